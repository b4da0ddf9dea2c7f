"""`manage.py messages`: what the interface says in French and Spanish is complete, or the build fails."""

import gettext
import shutil
from textwrap import dedent

import pytest
from django.core.management import CommandError, call_command

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
needs_gettext = pytest.mark.skipif(not shutil.which("xgettext"), reason="there is no gettext: apt-get install gettext")


@pytest.fixture
def portal(tmp_path, settings):
    """A portal of one page, with a French catalogue."""
    settings.BASE_DIR = tmp_path
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/year.html").write_text('{% load i18n %}{% translate "The year" %}{% translate "Council" %}')
    (tmp_path / "locale/fr/LC_MESSAGES").mkdir(parents=True)
    return tmp_path


def write_catalogue(portal, entries):
    (portal / "locale/fr/LC_MESSAGES/django.po").write_text(HEAD + dedent(entries))


COMPLETE = """
    msgid "Council"
    msgstr "Conseil"

    msgid "The year"
    msgstr "L'année"
"""


def test_messages_are_compiled_without_gettext_on_the_machine(portal):
    write_catalogue(portal, COMPLETE)

    call_command("messages")

    with (portal / "locale/fr/LC_MESSAGES/django.mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("The year") == "L'année"


@needs_gettext
def test_a_complete_catalogue_passes(portal):
    write_catalogue(portal, COMPLETE)

    call_command("messages", "--check")


@needs_gettext
@pytest.mark.parametrize(
    ("entries", "fault"),
    [
        (COMPLETE.replace("L'année", ""), "fr: not translated: 'The year'"),
        (COMPLETE.replace('msgid "The', '#, fuzzy\n    msgid "The'), "fr: fuzzy: 'The year'"),
        (COMPLETE.replace("Council", "Counsel"), "fr: new in the sources: 'Council'"),
        (COMPLETE.replace("Council", "Counsel"), "fr: no longer in the sources: 'Counsel'"),
    ],
)
def test_what_is_missing_fuzzy_new_or_left_over_is_named(portal, entries, fault):
    write_catalogue(portal, entries)

    with pytest.raises(CommandError, match=fault):
        call_command("messages", "--check")


@needs_gettext
def test_collecting_adds_what_is_new_and_keeps_what_is_translated(portal):
    write_catalogue(portal, COMPLETE.replace("Council", "Mitigation"))

    call_command("messages", "--collect")

    collected = (portal / "locale/fr/LC_MESSAGES/django.po").read_text()
    assert 'msgid "Council"' in collected
    assert "L'année" in collected
    assert "Mitigation" not in collected
