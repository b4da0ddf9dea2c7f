"""`/livez` and `/readyz`: what a monitor asks."""

import pytest
from django.db import OperationalError, connection


def test_livez_answers_without_touching_the_database(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        answer = client.get("/livez")

    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_readyz_asks_the_database_once(client, django_assert_num_queries, db):
    with django_assert_num_queries(1):
        answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_readyz_says_that_the_database_is_away_without_saying_more(client, monkeypatch):
    def away():
        raise OperationalError("connection to server at 10.0.0.7 failed")

    monkeypatch.setattr(connection, "cursor", away)
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert b"10.0.0.7" not in answer.content


def test_neither_starts_a_session(client, db):
    assert not client.get("/livez").cookies
    assert not client.get("/readyz").cookies


@pytest.mark.parametrize("address", ["/livez", "/readyz"])
def test_a_monitor_inside_the_installation_is_not_sent_to_https(client, db, settings, address):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]

    assert client.get(address).status_code == 200
