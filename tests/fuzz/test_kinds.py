"""The kinds of input that once gave a failure, each at every place where it could."""

import pytest
from django.urls import get_resolver
from django.urls.converters import IntConverter

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


@pytest.mark.django_db
@pytest.mark.parametrize(
    "encoding", ["hex", "zlib", "rot13", "idna", "undefined", "unicode_escape", "utf-16", "latin-1"]
)
def test_a_form_in_another_encoding_than_ours_is_not_read(client, encoding):
    part = b'--x\r\nContent-Disposition: form-data; name="login"\r\n\r\n\\ud800@example.org\r\n--x--\r\n'

    answer = client.generic("POST", "/sign-in/", part, f"multipart/form-data; boundary=x; charset={encoding}")

    assert answer.status_code == 400
    assert "<h1" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "utf8", "of no name"])
def test_a_form_in_ours_is(client, encoding):
    part = b'--x\r\nContent-Disposition: form-data; name="login"\r\n\r\nada@example.org\r\n--x--\r\n'

    answer = client.generic("POST", "/sign-in/", part, f"multipart/form-data; boundary=x; charset={encoding}")

    assert answer.status_code == 200
    assert "ada@example.org" in answer.content.decode()
