"""All public documents of a workshop in one ZIP file: made by the worker, and handed out as long as it is right."""

import io
import re
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import translation

from jobs.choices import State
from jobs.models import Job
from records.models import StoredFile
from records.refusals import Refused
from tests.factories import MemberFactory
from tests.records.test_uploads import pdf, picture
from workshops import tasks
from workshops.actions import archives, materials
from workshops.exports.archives import index_of, path_of
from workshops.models import Material, MaterialArchive
from workshops.models.materials import contents_of

from .papers import PAGE, PAPERS, TODAY, bridges_of, offered, published, upload, year_of_today

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

ZIP = f"{PAGE}materials.zip"


@pytest.fixture
def bridges():
    return bridges_of(year_of_today())


@pytest.fixture
def papers(bridges, marta, maria):
    """Two public documents, one of them in two languages, and two that are not public."""
    slides = published(
        bridges, marta, "Slides / ../on: bridges", titles={"en": "Slides / ../on: bridges", "fr": "Des ponts"},
        kind="presentation", upload=upload("A.png", picture("PNG")),
    )  # fmt: skip
    materials.add_language(material=slides, language="fr", upload=upload("B.pdf"), by=marta)
    published(bridges, marta, "Tomorrow", published_on=TODAY + timedelta(days=1))
    offered(bridges, maria, "Only offered")
    published(bridges, marta, "مذكرة", language="ar")


def made(bridges, by) -> MaterialArchive:
    archives.order_archive(workshop=bridges, by=by)
    archive = MaterialArchive.objects.get()
    tasks.make_archive(archive.pk)
    return MaterialArchive.objects.get()


def opened(archive) -> zipfile.ZipFile:
    with archive.file.open() as file:
        return zipfile.ZipFile(io.BytesIO(file.read()))


def test_it_holds_what_is_public_in_folders_by_kind_under_safe_names(bridges, papers, maria):
    packed = opened(made(bridges, maria))

    assert packed.testzip() is None
    assert packed.namelist() == [
        "index.txt",
        "presentations/01-slides-on-bridges-en.png",
        "presentations/01-des-ponts-fr.pdf",
        "background-papers/04-document-ar.pdf",
    ]
    assert packed.read("presentations/01-des-ponts-fr.pdf") == pdf()


def test_its_index_tells_in_three_languages_what_it_holds(bridges, papers, maria):
    index = opened(made(bridges, maria)).read("index.txt").decode()

    assert "Documents of “Bridges”" in index
    assert "1. Slides / ../on: bridges (IDM secretariat)" in index
    assert "1. Des ponts (" in index
    assert index.count("    presentations/01-des-ponts-fr.pdf\r\n") == 3
    assert "Only offered" not in index


def test_a_title_breaks_no_line_of_the_index(bridges, marta):
    published(bridges, marta, "One\r\nTwo\x1b[31m\u202e")

    assert "1. One Two[31m (" in index_of(bridges, Material.objects.with_files(bridges))


@pytest.mark.parametrize("title", ["../../etc/passwd", "C:\\x", "CON", "x" * 300, "\0", "<>:|?*", "a/b\\c", "…"])
def test_no_title_leads_out_of_the_archive_and_no_two_files_have_one_place(bridges, marta, title):
    for _time in range(2):
        published(bridges, marta, title.replace("\0", "") or "-")
    places = [path_of(each, each.files.get()) for each in Material.objects.all()]

    assert len(set(places)) == 2
    assert all(re.fullmatch(r"background-papers/\d\d-[\w-]{1,60}-en\.pdf", place) for place in places)


def test_the_same_documents_give_the_same_bytes_and_are_made_once(bridges, papers, maria, marta):
    archive = made(bridges, maria)
    first = Path(archive.file.path).read_bytes()
    Job.objects.all().delete()

    assert archives.order_archive(workshop=bridges, by=marta) is None
    assert not Job.objects.exists()
    tasks.make_archive(archive.pk)
    again = MaterialArchive.objects.get()
    assert (again.contents, again.made_at) == (archive.contents, archive.made_at)
    assert Path(again.file.path).read_bytes() == first


def test_whatever_is_asked_while_it_is_being_made_is_one_job(bridges, papers, maria, marta):
    assert archives.order_archive(workshop=bridges, by=maria)
    assert archives.order_archive(workshop=bridges, by=marta) is None
    Job.objects.update(state=State.FAILED, failure="lost")
    assert archives.order_archive(workshop=bridges, by=marta)


def test_a_new_document_makes_a_new_file_and_the_old_one_goes(
    bridges, papers, maria, marta, django_capture_on_commit_callbacks
):
    old = Path(made(bridges, maria).file.path)
    published(bridges, marta, "One more")
    with django_capture_on_commit_callbacks(execute=True):
        new = Path(made(bridges, maria).file.path)

    assert new.exists()
    assert not old.exists()


def test_where_nothing_is_public_nothing_is_made(bridges, maria):
    offered(bridges, maria)

    with pytest.raises(Refused, match="No document of “Bridges” is public yet"):
        archives.order_archive(workshop=bridges, by=maria)
    assert not MaterialArchive.objects.exists()


def test_of_a_year_that_is_not_published_nothing_is_packed_and_its_page_offers_nothing_else(
    client, bridges, papers, marta
):
    bridges.year.published_at = None
    bridges.year.save()
    said = "“Bridges” is not open to everybody yet: its year is not published."

    with pytest.raises(Refused, match=said):
        archives.order_archive(workshop=bridges, by=marta)
    assert not MaterialArchive.objects.exists()
    client.force_login(marta)
    page = client.get(PAGE).text
    assert said in page
    assert "Slides / ../on: bridges" in page
    assert "Pack all documents into a ZIP file" not in page


def test_a_file_that_is_gone_ends_the_job_with_a_sentence(bridges, papers, maria, do_the_work):
    stored = StoredFile.objects.get(name="B.pdf")
    Path(stored.file.path).unlink()
    job = archives.order_archive(workshop=bridges, by=maria)
    do_the_work()

    job.refresh_from_db()
    assert job.state == State.FAILED
    assert job.reasons == ["The file “B.pdf” of “Slides / ../on: bridges” is missing. It has to be offered anew."]
    assert not MaterialArchive.objects.get().is_there


def test_a_file_that_is_another_is_not_packed(bridges, papers, maria):
    Path(StoredFile.objects.get(name="B.pdf").file.path).write_bytes(b"%PDF-1.7 another")

    with pytest.raises(Refused, match="is not what was kept"):
        made(bridges, maria)


def test_its_progress_is_told(bridges, papers, maria, do_the_work, monkeypatch):
    steps = []
    monkeypatch.setattr("jobs.tasks.report_progress", lambda step, **facts: steps.append(step % facts))
    made(bridges, maria)

    assert steps == ["document 1 of 3", "document 2 of 3", "document 3 of 3"]


@pytest.mark.parametrize("way", ["withdrawn", "its day taken out", "its day put off"])
def test_what_is_no_longer_public_does_not_stay_on_the_disk(
    bridges, papers, maria, marta, django_capture_on_commit_callbacks, way
):
    packed = Path(made(bridges, maria).file.path)
    slides = Material.objects.get(number=1)
    with django_capture_on_commit_callbacks(execute=True):
        if way == "withdrawn":
            materials.withdraw_material(material=slides, by=marta)
        else:
            slides.published_on = None if way == "its day taken out" else TODAY + timedelta(days=1)
            materials.keep_material(record=slides, by=marta)

    archive = MaterialArchive.objects.get()
    assert not packed.exists()
    assert (archive.contents, bool(archive.file), archive.size, archive.made_at) == ("", False, None, None)
    assert made(bridges, maria).is_there


def test_what_is_withdrawn_while_it_is_being_packed_is_not_kept(bridges, papers, maria, marta, monkeypatch):
    def withdraw_and_write(target, *_fields, **_how):
        materials.withdraw_material(material=Material.objects.get(number=1), by=marta)
        target.write(b"PK")

    monkeypatch.setattr(tasks, "write_archive", withdraw_and_write)

    with pytest.raises(Refused, match="The documents have changed while they were being packed"):
        made(bridges, maria)
    assert not MaterialArchive.objects.get().file


def test_whatever_its_index_tells_makes_another_file(bridges, papers, maria, marta):
    member = MemberFactory(name_en="Ruritania")
    published(bridges, marta, "Of Ruritania", member=member)

    def fingerprint() -> str:
        workshop = type(bridges).objects.get(pk=bridges.pk)
        return contents_of(workshop, Material.objects.of_workshop(workshop).with_files(workshop))

    fingerprints = [fingerprint()]
    for row, changes in (
        (bridges, {"title_fr": "Des ponts"}),
        (bridges, {"starts_on": TODAY, "ends_on": TODAY}),
        (member, {"name_es": "Ruritania Nueva"}),
        (Material.objects.get(number=1), {"published_on": TODAY - timedelta(days=1)}),
        (Material.objects.get(number=1), {"title_es": "Puentes"}),
    ):
        type(row).objects.filter(pk=row.pk).update(**changes)
        fingerprints.append(fingerprint())
    assert len(set(fingerprints)) == len(fingerprints)
    with translation.override("es"):
        assert fingerprint() == fingerprints[-1]


def test_the_index_names_each_file_as_it_stands_in_the_archive(bridges, marta, maria):
    published(bridges, marta, titles={"fr": "Des ponts", "es": "Puentes"}, language="ar")
    packed = opened(made(bridges, maria))

    [place] = [name for name in packed.namelist() if name != "index.txt"]
    assert place == "background-papers/01-des-ponts-ar.pdf"
    assert packed.read("index.txt").decode().count(f"    {place}\r\n") == 3


def test_the_index_names_a_member_in_each_of_its_languages(bridges, marta):
    published(bridges, marta, member=MemberFactory(name_en="Ruritania", name_fr="Ruritanie"))
    index = index_of(bridges, Material.objects.with_files(bridges))

    assert "(Ruritania)" in index
    assert "(Ruritanie)" in index


# On the page ----------------------------------------------------------------------------------------------------------


def test_maria_orders_it_and_everybody_downloads_it(client, bridges, papers, maria, do_the_work):
    assert "materials/archive/" not in client.get(PAGE).text
    client.force_login(maria)
    assert "Pack all documents into a ZIP file" in client.get(PAGE).text
    response = client.post(f"{PAPERS}archive/", follow=True)
    assert "ZIP file: Documents of “Bridges”" in response.text
    do_the_work()
    client.logout()

    assert "Download all documents (ZIP, " in client.get(PAGE).text
    response = client.get(ZIP)
    assert b"".join(response.streaming_content).startswith(b"PK\x03\x04")
    assert response["Content-Disposition"] == f'attachment; filename="{TODAY.year}-bridges.zip"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_it_is_no_longer_handed_out_once_it_holds_what_is_no_longer_public(client, bridges, papers, maria, marta):
    made(bridges, maria)
    materials.withdraw_material(material=Material.objects.get(number=1), by=marta)

    assert client.get(ZIP).status_code == 404
    assert "Download all documents" not in client.get(PAGE).text


def test_whoever_asks_for_what_is_there_already_reads_so(client, bridges, papers, maria):
    made(bridges, maria)
    client.force_login(maria)
    response = client.post(f"{PAPERS}archive/", follow=True)

    assert response.redirect_chain == [(f"{PAGE}#documents", 302)]
    assert "All documents are packed already, or will be within minutes." in response.text


def test_before_it_is_made_there_is_nothing_at_its_address(client, bridges, papers):
    assert client.get(ZIP).status_code == 404
