"""The kinds of input that once gave a failure, each at every place where it could."""

from io import BytesIO

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.urls.converters import IntConverter

from idm_portal.wsgi import application
from tests.walk.walking import patterns

from .fuzzing import Fuzz, Input

NO_KEYS = ("new-1", "99999999999999999999", "before\x00after", "x")


@pytest.mark.both_engines
@pytest.mark.parametrize("prefix", ["", "/fr", "/es"])
@pytest.mark.parametrize("number", ["2147483648", "99999999999999999999", "9" * 400])
def test_a_number_that_no_record_can_have_is_no_address(client, tomasz, prefix, number):
    client.force_login(tomasz)
    assert client.get(f"{prefix}/years/{number}/").status_code == 404


def test_every_number_in_an_address_is_bounded():
    unbounded = [
        route
        for route, pattern in patterns()
        if not pattern.callback.__module__.startswith("allauth.")
        if any(isinstance(converter, IntConverter) for converter in pattern.pattern.converters.values())
    ]
    assert unbounded == []
    assert "year" in get_resolver().reverse_dict


@pytest.mark.both_engines
@pytest.mark.parametrize("nonsense", NO_KEYS)
def test_who_comes_second_with_nonsense_in_every_field_is_answered_in_words(world, table, nonsense):
    fuzz = Fuzz(world, table, seed=1)
    for name in (name for name in table.rows if name.startswith("edit_") and " (" not in name):
        for form in fuzz.forms_at("ines", fuzz.walkers["ines"].address(name)):
            if faster := fuzz.somebody_elses(form):
                fields = tuple((each, value if each == "version" else nonsense) for each, value in form.fields)
                for more in ((), (("seen", "1"),)):
                    fuzz.send(Input("ines", "POST", form.action, (*fields, *more), after=faster))

    assert fuzz.found.sent["ines"] > 10
    assert not fuzz.found.faults, "\n\n".join(fuzz.found.faults)


def test_the_administrator_who_speaks_for_no_member_sees_a_sounding_by_htmx_too(world, table):
    fuzz = Fuzz(world, table, seed=1)
    address = fuzz.walkers["tomasz"].address("sounding")

    fuzz.send(Input("tomasz", "GET", address, headers=(("hx-request", "true"),)))

    assert (fuzz.found.faults, dict(fuzz.found.answers)) == ([], {200: 1})


NUL = r"\000"  # as a cookie spells it
UTF_8 = ("utf-8", "UTF-8", '"utf8"')
OTHERS = ("hex", "zlib", "rot13", "idna", "undefined", "unicode_escape", "utf-16", "none")


def _sent(content_type: str, **facts) -> tuple[int, str]:
    """What a web server gets for a form that is sent in this way to the page for signing in."""
    part = b'--x\r\nContent-Disposition: form-data; name="login"\r\n\r\n\\ud800@example.org\r\n--x--\r\n'
    request = RequestFactory().post("/fr/sign-in/", part, "multipart/form-data; boundary=x", query_params={"q": "x"})
    answered = []
    environ = request.environ | {"CONTENT_TYPE": content_type, "wsgi.input": BytesIO(part)} | facts
    page = application(environ, lambda status, headers: answered.append(status))
    return int(answered[0][:3]), b"".join(page).decode()


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", OTHERS)
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "text/plain"])
def test_what_is_sent_in_another_encoding_than_ours_is_refused_on_a_page_in_the_language_of_the_address(kind, encoding):
    status, page = _sent(f"{kind}; charset={encoding}")

    assert status == 400
    assert 'lang="fr"' in page


@pytest.mark.django_db
@pytest.mark.parametrize("nonsense", ["a*=nonsense''x", "charset*=hex''x", "charset*=utf-8''hex"])
def test_nor_is_a_kind_of_content_read_that_says_nonsense(nonsense):
    assert _sent(f"text/plain; {nonsense}")[0] == 400


@pytest.mark.django_db
def test_whoever_comes_by_another_name_and_in_another_encoding_than_ours_is_refused_too():
    assert _sent("text/plain; charset=hex", HTTP_HOST="elsewhere.example.org")[0] == 400


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", UTF_8)
def test_a_form_in_ours_is_read(encoding):
    status, page = _sent(f"multipart/form-data; boundary=x; charset={encoding}")

    assert status == 403  # it has no token
    assert 'lang="fr"' in page


@pytest.mark.both_engines
@pytest.mark.django_db
@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "messages", "django_language"])
def test_whoever_brings_a_cookie_that_no_portal_has_set_is_a_visitor(client, name):
    assert client.get("/sign-in/", headers={"cookie": f'{name}="{NUL * 32}"'}).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("way", ["http://[", "//[", "\0", "http://elsewhere.example.org/"])
def test_whoever_signs_in_is_never_led_away_from_here(client, tomasz, way):
    tomasz.set_password("harbour-lantern-27")
    tomasz.save()
    typed = {"login": tomasz.email, "password": "harbour-lantern-27", "next": way}

    assert client.get("/sign-in/", {"next": way}).status_code == 200
    assert client.post("/sign-in/", typed).url == "/"


@pytest.mark.both_engines
@pytest.mark.parametrize("address", ["/documents/?words=", "/search/?q=", "/members/?words=", "/speakers/?words="])
@pytest.mark.parametrize("search", ["a+" * 1000, "W" * 70_000], ids=["a thousand words", "one word without an end"])
def test_a_search_looks_for_a_dozen_words_of_bearable_length(client, portugal, address, search):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address + search).status_code == 200
    assert max(len(query["sql"]) for query in asked) < 100_000
