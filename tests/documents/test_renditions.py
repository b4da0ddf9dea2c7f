"""Typeset files: made by the worker, served from storage under their hash."""

from hashlib import sha256
from io import StringIO

import pikepdf
import pytest
from django.core.management import CommandError, call_command

from documents import tasks
from documents.actions import blocks, notes, renditions
from documents.choices import Distribution, RenditionState
from documents.models import Note, Rendition
from jobs.models import Job


@pytest.fixture
def issued(draft, ines):
    return notes.issue_note(note=draft, symbol="IC/2009/3", by=ines)


def kept(note, language, pdf=b"%PDF-1.7 kept"):
    """The file of a note in one language, as if a worker had made it."""
    rendition = note.renditions.get(language=language)
    renditions.keep_rendition(rendition=rendition, pdf=pdf, pages=3, of_version=note.version)
    return Rendition.objects.get(pk=rendition.pk)


def test_the_worker_typesets_an_issued_note_and_keeps_the_file_with_its_hash(issued):
    rendition = issued.renditions.get(language="fr")

    tasks.typeset(rendition.pk)

    rendition.refresh_from_db()
    content = rendition.file.read()
    rendition.file.close()
    assert rendition.state == RenditionState.READY
    assert (rendition.sha256, rendition.size) == (sha256(content).hexdigest(), len(content))
    with pikepdf.open(rendition.file.path) as pdf:
        assert (len(pdf.pages), str(pdf.Root.Lang)) == (rendition.pages, "fr")


def test_typesetting_twice_keeps_one_file(issued):
    rendition = issued.renditions.get(language="es")
    first = kept(issued, "es")

    renditions.keep_rendition(rendition=rendition, pdf=b"%PDF-1.7 later", pages=9, of_version=issued.version)

    assert Rendition.objects.get(pk=rendition.pk).sha256 == first.sha256


def test_a_draft_is_typeset_as_often_as_wished_and_only_its_last_file_stays(
    draft, marta, django_capture_on_commit_callbacks
):
    first = renditions.order_rendition(note=draft, language="en", by=marta)
    assert renditions.order_rendition(note=draft, language="en", by=marta) == first
    old = kept(draft, "en")
    old_file = old.file.path

    second = renditions.order_rendition(note=draft, language="en", by=marta)
    with django_capture_on_commit_callbacks(execute=True):
        renditions.keep_rendition(rendition=second, pdf=b"%PDF-1.7 new", pages=2, of_version=draft.version)

    assert [rendition.pk for rendition in draft.renditions.all()] == [second.pk]
    with pytest.raises(FileNotFoundError), open(old_file):
        pass


def test_the_file_of_an_issued_note_is_ordered_again_only_while_it_is_missing(issued, ines):
    kept(issued, "en")
    before = Job.objects.count()

    assert renditions.order_rendition(note=issued, language="en", by=ines).is_ready
    assert Job.objects.count() == before
    assert not renditions.order_rendition(note=issued, language="fr", by=ines).is_ready
    assert Rendition.objects.count() == 3


def test_a_draft_that_was_issued_meanwhile_leaves_its_late_file_to_itself(draft, marta, ines):
    late = renditions.order_rendition(note=draft, language="en", by=marta)
    issued = notes.issue_note(note=draft, symbol="IC/2009/3", by=ines)
    frozen = kept_of_snapshot(issued, "en")

    renditions.keep_rendition(rendition=late, pdf=b"%PDF-1.7 late", pages=1, of_version=1)

    assert Rendition.objects.get(pk=frozen.pk).sha256 == frozen.sha256
    assert not Rendition.objects.get(pk=late.pk).is_ready


def kept_of_snapshot(note, language):
    rendition = note.snapshot.renditions.get(language=language)
    renditions.keep_rendition(rendition=rendition, pdf=b"%PDF-1.7 frozen", pages=3, of_version=note.version)
    return Rendition.objects.get(pk=rendition.pk)


# Addresses ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/fr", "fr"), ("/es", "es")])
def test_everybody_is_served_the_file_in_the_language_of_the_address(client, issued, prefix, language):
    file = kept(issued, language, pdf=f"%PDF-1.7 {language}".encode())

    answer = client.get(f"{prefix}/documents/IC/2009/3.pdf")

    assert b"".join(answer) == f"%PDF-1.7 {language}".encode()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Language"] == language
    assert answer["Content-Disposition"] == f'inline; filename="IC-2009-3-{language}.pdf"'
    assert answer["ETag"] == f'"{file.sha256}"'


def test_who_has_the_file_already_is_not_sent_it_again(client, issued):
    file = kept(issued, "en")

    answer = client.get("/documents/IC/2009/3.pdf", headers={"if-none-match": f'"{file.sha256}"'})

    assert (answer.status_code, answer.content) == (304, b"")


def test_a_file_that_is_not_there_yet_is_being_prepared(client, issued):
    answer = client.get("/documents/IC/2009/3.pdf")

    assert answer.status_code == 404
    assert answer["Retry-After"] == "20"
    assert "The PDF is being prepared" in answer.text


def test_the_file_of_the_draft_is_never_served_as_what_was_issued(client, draft, marta, ines):
    renditions.order_rendition(note=draft, language="en", by=marta)
    kept(draft, "en", pdf=b"%PDF-1.7 of the draft")
    renditions.order_rendition(note=draft, language="fr", by=marta)
    issued = notes.issue_note(note=draft, symbol="IC/2009/3", by=ines)

    client.force_login(ines)
    assert client.get("/documents/IC/2009/3.pdf").status_code == 404
    page = client.get("/documents/IC/2009/3/").text
    assert "PDF, <span" not in page
    assert page.count("Typesetting IC/2009/3, French: queued") == 1

    kept_of_snapshot(issued, "en")
    assert b"".join(client.get("/documents/IC/2009/3.pdf")) == b"%PDF-1.7 frozen"


def test_those_who_see_jobs_see_how_far_the_files_are_and_the_public_does_not(client, issued, ines):
    job = Job.objects.get(key=issued.renditions.get(language="fr").pk)
    assert f'id="job-{job.pk}"' not in client.get("/documents/IC/2009/3/").text

    client.force_login(ines)
    page = client.get("/documents/IC/2009/3/").text
    assert f'id="job-{job.pk}"' in page
    assert "Typesetting IC/2009/3, French: queued" in page

    tasks.typeset(job.key)
    assert issued.renditions.get(language="fr").get_absolute_url() == "/fr/documents/IC/2009/3.pdf"
    assert 'href="/fr/documents/IC/2009/3.pdf"' in client.get("/documents/IC/2009/3/").text


def test_the_json_is_byte_for_byte_what_was_hashed(client, issued):
    answer = client.get("/documents/IC/2009/3.json")

    assert sha256(answer.content).hexdigest() == issued.snapshot.sha256
    assert answer["ETag"] == f'"{issued.snapshot.sha256}"'
    assert answer.json()["languages"]["es"]["theme"] == "Rivers es"


@pytest.mark.parametrize("ending", ["/", ".pdf", ".json"])
def test_a_symbol_in_other_capitals_leads_to_the_canonical_address(client, issued, ending):
    answer = client.get(f"/fr/documents/ic/2009/3{ending}")

    assert (answer.status_code, answer["Location"]) == (302, f"/fr/documents/IC/2009/3{ending}")


def test_a_restricted_note_is_for_those_who_are_signed_in(client, draft, ines, maria):
    draft.distribution = Distribution.RESTRICTED
    notes.edit_note(record=draft, by=ines)
    issued = notes.issue_note(note=draft, symbol="IC/2009/3", by=ines)
    kept(issued, "en")

    assert [client.get(f"/documents/IC/2009/3{ending}").status_code for ending in ("/", ".pdf", ".json")] == [404] * 3
    client.force_login(maria)
    assert client.get("/documents/IC/2009/3.json").status_code == 200


def test_the_file_of_a_draft_is_for_those_who_write_it(client, draft, marta, maria):
    renditions.order_rendition(note=draft, language="en", by=marta)
    kept(draft, "en")

    client.force_login(maria)
    assert client.get(f"/documents/drafts/{draft.pk}.pdf").status_code == 404
    client.force_login(marta)
    answer = client.get(f"/documents/drafts/{draft.pk}.pdf")
    assert b"".join(answer) == b"%PDF-1.7 kept"
    assert answer["Cache-Control"] == "private, no-cache"


# The shell ------------------------------------------------------------------------------------------------------------


def test_the_shell_typesets_what_was_issued(issued, tmp_path):
    said = StringIO()

    call_command("typeset", "ic/2009/3", language="fr", output=tmp_path / "note.pdf", stdout=said)

    with pikepdf.open(tmp_path / "note.pdf") as pdf:
        assert str(pdf.Root.Lang) == "fr"
    assert f"SHA-256 {sha256((tmp_path / 'note.pdf').read_bytes()).hexdigest()}" in said.getvalue()


def test_the_shell_and_the_worker_make_the_same_file(issued, tmp_path):
    rendition = issued.renditions.get(language="en")
    tasks.typeset(rendition.pk)

    call_command("typeset", "IC/2009/3", output=tmp_path / "note.pdf", stdout=StringIO())

    rendition.refresh_from_db()
    assert sha256((tmp_path / "note.pdf").read_bytes()).hexdigest() == rendition.sha256


def test_the_shell_typesets_a_draft(draft, tmp_path):
    call_command("typeset", draft=draft.pk, language="es", output=tmp_path / "draft.pdf", stdout=StringIO())

    assert (tmp_path / "draft.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"symbol": "IC/2009/99"}, "No note was issued under the symbol IC/2009/99."),
        ({"symbol": "IC/2009/3", "language": "de"}, "There is no language de; choose one of en, fr, es."),
        ({"symbol": None}, "Name the symbol of an issued note, or a draft with --draft."),
        ({"symbol": None, "draft": 999}, "There is no draft 999."),
    ],
)
def test_the_shell_says_in_one_line_what_is_not_there(issued, asked, sentence, capsys):
    asked = dict(asked)
    with pytest.raises(CommandError) as refused:
        call_command("typeset", *filter(None, [asked.pop("symbol")]), **asked)

    assert (str(refused.value), refused.value.returncode) == (sentence, 1)


def test_the_shell_says_when_a_footnote_cannot_be_set(draft, marta, tmp_path):
    block = draft.blocks.last()
    text = f"Long.[^1]\n\n[^1]: {'words ' * 300}"
    blocks.edit_block(block=block, language="en", text=text, read=block.fingerprint("en"), by=marta)

    with pytest.raises(CommandError, match="is too long in English"):
        call_command("typeset", draft=Note.objects.get().pk, output=tmp_path / "x.pdf", stdout=StringIO())
