"""What the portal answers when it cannot answer what was asked."""

import pytest
from django.test import Client

TEXT = "Members may wish to discuss how time at the Council is shared."


@pytest.fixture(autouse=True)
def faults(settings, db):
    settings.ROOT_URLCONF = "tests.look.faults"


def words(answer):
    return " ".join(answer.content.decode().split())


def test_a_missing_page_is_a_page_with_the_way_round(client):
    answer = client.get("/nowhere/")

    assert answer.status_code == 404
    assert "This page does not exist, or is not open to you." in words(answer)
    assert 'aria-label="The dialogue"' in words(answer)


def test_a_missing_page_keeps_its_address_in_the_other_languages(client):
    page = words(client.get("/fr/nowhere/?page=2"))

    assert 'href="/nowhere/?page=2" hreflang="en"' in page
    assert 'href="/es/nowhere/?page=2" hreflang="es"' in page


def test_a_closed_page_names_the_permission_and_whom_to_ask(client, maria):
    client.force_login(maria)
    answer = client.get("/issues/")

    assert answer.status_code == 403
    assert "issue notes" in words(answer)
    assert "mailto:secretariat@example.org" in words(answer)


def test_a_closed_page_of_the_ground_names_its_permission_in_words(client, maria):
    client.force_login(maria)
    page = words(client.get("/secretariat/jobs/"))

    assert "<li>see jobs and messages</li>" in page
    assert "see_jobs" not in page


def test_a_refusal_lists_its_reasons_and_keeps_what_was_typed(client):
    answer = client.post("/refuses/", {"text": TEXT, "password": "a secret of mine"}, headers={"referer": "/a/?b=c"})

    assert answer.status_code == 409
    assert "<li>Portugal has 3 of 3 places.</li><li>Registration closed on 28 March 2008.</li>" in words(answer)
    assert TEXT in words(answer)
    assert "a secret of mine" not in words(answer)


def test_a_refusal_leads_back_to_the_page_before_and_never_out_of_the_portal(client):
    from_inside = client.post("/refuses/", headers={"referer": "http://testserver/council/94/?sort=day"})
    from_outside = client.post("/refuses/", headers={"referer": "https://elsewhere.example/trap/"})

    assert '<a href="/council/94/?sort=day">Go back' in words(from_inside)
    assert '<a href="/">Go back' in words(from_outside)


def test_a_refusal_comes_to_htmx_as_reasons_for_the_top_of_the_open_page(client):
    answer = client.post("/refuses/", {"text": TEXT}, headers={"HX-Request": "true"})

    assert (answer.status_code, answer["HX-Retarget"], answer["HX-Reswap"]) == (409, "#messages", "innerHTML")
    assert "Portugal has 3 of 3 places." in words(answer)
    assert "<html" not in words(answer)


def test_who_was_signed_out_while_writing_finds_the_text_again(client):
    answer = client.post("/issues/", {"text": TEXT})

    assert answer.status_code == 403
    assert TEXT in words(answer)
    assert "You are signed out" in words(answer)


def test_who_was_signed_out_while_writing_keeps_the_open_page(client):
    answer = client.post(
        "/issues/", {"text": TEXT}, headers={"HX-Request": "true", "referer": "http://testserver/years/2008/"}
    )

    assert (answer.status_code, answer["HX-Retarget"], answer["HX-Reswap"]) == (403, "#messages", "innerHTML")
    assert "You are signed out" in words(answer)
    assert 'href="/sign-in/?next=/years/2008/"' in words(answer)
    assert "<html" not in words(answer)


def test_a_page_that_looks_for_itself_stops_when_its_reader_is_signed_out(client):
    answer = client.get("/jobs/7/", headers={"HX-Request": "true"})

    assert (answer.status_code, answer["HX-Retarget"]) == (286, "#messages")
    assert "You are signed out" in words(answer)
    assert "<html" not in words(answer)


def test_who_typed_nothing_is_sent_to_sign_in(client):
    assert client.post("/issues/", {"sort": "day"}).status_code == 302


def test_a_fault_of_ours_gives_its_number_and_nothing_else(client, caplog, django_assert_num_queries, marta):
    client.force_login(marta)
    client.raise_request_exception = False
    with django_assert_num_queries(0):
        answer = client.get("/breaks/")

    number = next(record.args[0] for record in caplog.records if record.name == "idm_portal.views.errors")
    assert answer.status_code == 500
    assert number in words(answer)
    assert "the sum of nothing" not in words(answer)


def test_an_odd_request_is_answered_with_a_page(client):
    answer = client.get("/is-odd/")

    assert answer.status_code == 400
    assert "cannot read this" in words(answer)


def test_a_host_that_is_not_ours_is_answered_with_a_page(client, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    answer = client.get("/", headers={"host": "elsewhere.example"})

    assert answer.status_code == 400


def test_a_form_of_an_older_session_says_what_to_do():
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/issues/", {"text": TEXT})

    assert answer.status_code == 403
    assert "Open it again, then send it." in words(answer)
    assert TEXT in words(answer)
