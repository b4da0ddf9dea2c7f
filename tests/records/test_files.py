"""Files that records carry: as open as the record, handed out to be kept and never to be run."""

import gc
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from membership.actions import organizations
from membership.models import OrganizationName
from records import actions, history, uploads
from records.models import StoredFile
from records.refusals import Refused, refuse_if
from sessions_app.models import Consultation, Year
from tests.records.test_uploads import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def year_2008(marta):
    """A year that Marta has begun and not published."""
    year = Year(number=2008)
    actions.keep_record(record=year, by=marta)
    return year


@pytest.fixture
def statement(year_2008, marta):
    """A paper that Marta keeps with the year."""
    upload = SimpleUploadedFile("Déclaration de l'Équateur.pdf", pdf())
    return actions.keep_file(record=year_2008, upload=upload, by=marta)


def test_a_kept_file_knows_its_kind_size_and_fingerprint(statement, year_2008):
    assert statement.record == year_2008
    assert statement.name == "Déclaration de l'Équateur.pdf"
    assert statement.content_type == "application/pdf"
    assert statement.size == len(pdf())
    assert statement.sha256 == sha256(statement.file.read()).hexdigest()
    statement.file.close()


def test_it_stands_outside_the_web_root_under_a_generated_name(statement, var):
    assert (var / "private") in [*(var / statement.file.path).parents]
    assert "claration" not in statement.file.name


def test_a_hostile_file_is_refused_and_leaves_nothing(year_2008, marta, var):
    with pytest.raises(Refused, match="Files of this kind cannot be kept"):
        actions.keep_file(record=year_2008, upload=SimpleUploadedFile("x.svg", b"<svg/>"), by=marta)
    assert not StoredFile.objects.exists()
    assert list((var / "private").iterdir()) == []


def test_it_is_handed_out_to_be_kept_and_never_to_be_run(client, statement, marta):
    client.force_login(marta)
    response = client.get(statement.get_absolute_url())
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == pdf()
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''D%C3%A9claration")
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "private, no-cache"


def test_nobody_sees_the_file_of_a_record_that_they_do_not_see(client, statement, maria):
    assert client.get(statement.get_absolute_url()).status_code == 404
    client.force_login(maria)
    assert client.get(statement.get_absolute_url()).status_code == 404
    assert not StoredFile.objects.visible_to(maria).exists()


def test_everybody_sees_the_file_once_its_record_is_open(client, statement, year_2008, marta):
    year_2008.theme_en, year_2008.published_at = "Return Migration", timezone.now()
    actions.keep_record(record=year_2008, by=marta)
    response = client.get(statement.get_absolute_url())
    assert response.status_code == 200
    response.close()


def test_a_file_is_that_of_its_own_record_only(statement, marta, year_2008):
    consultation = Consultation(date="2008-02-26", pk=year_2008.pk)
    consultation.save_base(raw=True, force_insert=True)
    assert list(StoredFile.objects.of(consultation)) == []
    assert list(StoredFile.objects.of(year_2008)) == [statement]


def test_what_is_taken_away_is_gone_and_remembered(statement, marta, django_capture_on_commit_callbacks):
    place = Path(statement.file.path)
    with django_capture_on_commit_callbacks(execute=True):
        actions.take_file_away(stored=statement, by=marta)
    assert not StoredFile.objects.exists()
    assert not place.exists()
    last = StoredFile.history.latest()
    assert (last.history_type, last.history_user, last.name) == ("-", marta, "Déclaration de l'Équateur.pdf")


def test_a_file_is_looked_at_once_and_only_compared_afterwards(year_2008, marta, monkeypatch):
    upload, looks = SimpleUploadedFile("Statement.pdf", pdf()), []
    kind = uploads.Kind("application/pdf", lambda content: looks.append(content) or "")
    monkeypatch.setitem(uploads.KINDS, ".pdf", kind)

    assert uploads.obstacles(upload) == []  # as the form does
    actions.keep_file(record=year_2008, upload=upload, by=marta)

    assert len(looks) == 1


def test_a_file_that_has_changed_since_it_was_looked_at_is_looked_at_again(year_2008, marta):
    upload = SimpleUploadedFile("Statement.pdf", pdf())
    assert uploads.obstacles(upload) == []
    upload.seek(0)
    upload.write(b"MZ")

    with pytest.raises(Refused, match="not what its ending says"):
        actions.keep_file(record=year_2008, upload=upload, by=marta)
    assert not StoredFile.objects.exists()


def test_a_file_that_is_called_otherwise_since_is_looked_at_again(year_2008, marta):
    upload = SimpleUploadedFile("Statement.pdf", pdf())
    assert uploads.obstacles(upload) == []
    upload.name = "Statement.png"

    with pytest.raises(Refused, match="not what its ending says"):
        actions.keep_file(record=year_2008, upload=upload, by=marta)


@transaction.atomic
def keep_and_refuse(*, record, by):
    """A verb that finds out too late that it may not."""
    actions.keep_file(record=record, upload=SimpleUploadedFile("Statement.pdf", pdf()), by=by)
    refuse_if(["The year is closed."])


def on_the_disk(var) -> list[Path]:
    return [each for each in (var / "private").rglob("*") if each.is_file()]


def test_a_verb_that_refuses_after_keeping_a_file_leaves_none_on_the_disk(year_2008, marta, var):
    with pytest.raises(Refused, match="The year is closed"):
        keep_and_refuse(record=year_2008, by=marta)

    assert not StoredFile.objects.exists()
    assert on_the_disk(var) == []


@pytest.mark.django_db(transaction=True)
def test_a_verb_that_refuses_leaves_no_file_where_nothing_is_around_it_either(year_2008, marta, var):
    kept = actions.keep_file(record=year_2008, upload=SimpleUploadedFile("Kept.pdf", pdf()), by=marta)
    with pytest.raises(Refused, match="The year is closed"):
        keep_and_refuse(record=year_2008, by=marta)

    gc.collect()  # what is kept for good is not forgotten with what waited for it
    assert on_the_disk(var) == [Path(kept.file.path)]


@pytest.mark.django_db(transaction=True)
def test_what_is_undone_inside_a_verb_that_goes_on_takes_only_its_own_file_along(year_2008, marta, var):
    with transaction.atomic():
        kept = actions.keep_file(record=year_2008, upload=SimpleUploadedFile("Kept.pdf", pdf()), by=marta)
        with suppress(Refused):
            keep_and_refuse(record=year_2008, by=marta)

    gc.collect()
    assert on_the_disk(var) == [Path(kept.file.path)]
    assert list(StoredFile.objects.all()) == [kept]


def test_a_row_that_is_refused_leaves_no_file(year_2008, marta, var, monkeypatch):
    def refuse(*_args, **_fields):
        raise Refused(["No."])

    monkeypatch.setattr(history, "save", refuse)
    with pytest.raises(Refused):
        actions.keep_file(record=year_2008, upload=SimpleUploadedFile("Statement.pdf", pdf()), by=marta)

    assert on_the_disk(var) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The portal knows “Statutes.pdf”, and cannot find its content."),
        ("fr", "mais n’en trouve pas le contenu"),
        ("es", "pero no encuentra su contenido"),
    ],
)
def test_a_file_whose_content_is_gone_is_told_in_words(client, institute, marta, language, sentence):
    stored = actions.keep_file(record=institute, upload=SimpleUploadedFile("Statutes.pdf", pdf()), by=marta)
    Path(stored.file.path).unlink()

    response = client.get(f"{'' if language == 'en' else f'/{language}'}{stored.get_absolute_url()}")

    assert response.status_code == 404
    assert sentence in response.text
    assert stored.file.name not in response.text


def test_a_folder_in_the_place_of_a_file_is_told_in_words_too(client, institute, marta):
    stored = actions.keep_file(record=institute, upload=SimpleUploadedFile("Statutes.pdf", pdf()), by=marta)
    Path(stored.file.path).unlink()
    Path(stored.file.path).mkdir()

    assert client.get(stored.get_absolute_url()).status_code == 404


# In the browser, at a record that carries files -----------------------------------------------------------------------


@pytest.fixture
def institute(marta):
    """An organization that Marta keeps."""
    return organizations.found_organization(names=[OrganizationName(name_en="Institute of Places")], by=marta)


def test_marta_adds_a_file_and_everybody_finds_it_on_the_page(client, institute, marta):
    client.force_login(marta)
    address = f"{institute.get_absolute_url()}files/add/"
    response = client.post(address, {"upload": SimpleUploadedFile("Statutes.pdf", pdf())}, follow=True)
    assert response.redirect_chain == [(institute.get_absolute_url(), 302)]
    assert "Statutes.pdf now belongs to Institute of Places." in response.text
    client.logout()
    page = client.get(institute.get_absolute_url()).text
    assert f'href="{StoredFile.objects.get().get_absolute_url()}"' in page
    assert "Add a file" not in page


@pytest.mark.parametrize(
    ("posted", "reason"),
    [
        ({}, "Choose a file."),
        ({"upload": SimpleUploadedFile("x.html", b"<script>")}, "Files of this kind cannot be kept."),
        ({"upload": SimpleUploadedFile("x.exe.pdf", pdf())}, "The name of the file has two endings."),
        ({"upload": SimpleUploadedFile("x.pdf", b"MZ")}, "The content of the file is not what its ending says."),
        ({"upload": SimpleUploadedFile("x.pdf", b"")}, "The file is empty."),
    ],
)
def test_what_cannot_be_kept_is_told_at_the_field_and_above_the_page(client, institute, marta, posted, reason):
    client.force_login(marta)
    response = client.post(f"{institute.get_absolute_url()}files/add/", posted)
    assert response.status_code == 422
    assert response.text.count(reason) == 2
    assert not StoredFile.objects.exists()


def test_taking_a_file_away_says_first_what_follows(client, institute, marta):
    stored = actions.keep_file(record=institute, upload=SimpleUploadedFile("Statutes.pdf", pdf()), by=marta)
    client.force_login(marta)
    address = f"{institute.get_absolute_url()}files/{stored.pk}/take-away/"
    assert "nobody can download it" in client.get(address).text
    assert StoredFile.objects.exists()
    assert client.post(address).status_code == 302
    assert not StoredFile.objects.exists()


def test_a_file_is_taken_away_at_its_own_record_only(client, institute, statement, marta):
    client.force_login(marta)
    assert client.post(f"{institute.get_absolute_url()}files/{statement.pk}/take-away/").status_code == 404
    assert StoredFile.objects.exists()


def test_who_keeps_no_organizations_adds_no_files(client, institute, maria):
    address = f"{institute.get_absolute_url()}files/add/"
    assert client.get(address).status_code == 302
    client.force_login(maria)
    assert client.get(address).status_code == 403
    assert client.post(address, {"upload": SimpleUploadedFile("x.pdf", pdf())}).status_code == 403
    assert not StoredFile.objects.exists()
