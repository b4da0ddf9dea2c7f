"""What `manage.py check` says about notices to workers and mail."""

from jobs import checks


def test_all_is_well(settings):
    assert checks.transport_is_not_the_outbox(None) == []
    assert checks.broker_folder_is_writable(None) == []


def test_an_outbox_that_sends_into_itself_is_an_error(settings):
    settings.OUTBOX_TRANSPORT = settings.EMAIL_BACKEND

    (error,) = checks.transport_is_not_the_outbox(None)

    assert error.id == "jobs.E001"


def test_a_folder_of_rings_that_is_not_there_is_an_error(settings, tmp_path):
    settings.CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(tmp_path / "nowhere"),
        "control_folder": str(tmp_path),
    }

    (error,) = checks.broker_folder_is_writable(None)

    assert "nowhere" in error.msg


def test_redis_needs_no_folder(settings):
    settings.CELERY_BROKER_URL = "redis://localhost"
    settings.CELERY_BROKER_TRANSPORT_OPTIONS = {}

    assert checks.broker_folder_is_writable(None) == []
