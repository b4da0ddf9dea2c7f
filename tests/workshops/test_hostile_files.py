"""Hostile files at the door of a workshop: each is refused in words, and leaves nothing; good ones come in.

What one file after the other is refused for, `tests/records/test_uploads.py` states; here all of them come through the
form on which delegations offer documents, with what comes to mind only to somebody who means harm.
"""

import struct
import zipfile
import zlib
from io import BytesIO

import pikepdf
import pytest
from PIL import ImageFile

from records.models import StoredFile
from tests.records import test_uploads as plain
from tests.records import traps
from tests.records.test_uploads import excel, office, pdf, picture, png_chunk, word
from workshops.models import Material

from .papers import PAPERS, bridges_of, typed, year_of_today

pytestmark = pytest.mark.django_db

DISGUISED, KIND, ENDINGS, NAME, DAMAGED = plain.DISGUISED, plain.KIND, plain.ENDINGS, plain.NAME, plain.DAMAGED
ACTIVE, MACROS, TOO_MUCH, LINKED, PIXELS = plain.ACTIVE, plain.MACROS, plain.TOO_MUCH, plain.LINKED, plain.PIXELS
STOWAWAY = "The file carries another file inside it that is no document. Take that out, and save it again."
LINK = "A link in the file leads to a file or a program. Leave only links to web pages and e-mail addresses."
COMMAND = "The file starts a program when it is opened. Save it without links to other programs."

HTML, SVG = plain.HTML, plain.SVG
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


# PDF ------------------------------------------------------------------------------------------------------------------


def pdf_with(change, **how) -> bytes:
    document, file = pikepdf.new(), BytesIO()
    document.add_blank_page()
    change(document)
    document.save(file, **how)
    return file.getvalue()


def link(document, **action) -> None:
    annotation = {"Type": pikepdf.Name.Annot, "Subtype": pikepdf.Name.Link, "Rect": [0, 0, 9, 9]}
    document.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(**annotation, A=pikepdf.Dictionary(**action))])


def linking(address: str, **how) -> bytes:
    return pdf_with(lambda document: link(document, S=pikepdf.Name.URI, URI=address), **how)


def acting(name: str, **entries) -> bytes:
    return pdf_with(lambda document: link(document, S=pikepdf.Name(f"/{name}"), **entries))


def opening(address: str) -> bytes:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=address)
    return pdf_with(lambda document: document.Root.__setitem__("/OpenAction", action))


def page_that_acts(document) -> None:
    act = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/seen")
    document.pages[0].obj["/AA"] = pikepdf.Dictionary(O=act)


def saying(text: bytes) -> bytes:
    """A PDF on whose page this text stands."""

    def write(document):
        document.pages[0].Contents = document.make_stream(b"BT /F1 12 Tf 72 700 Td (" + text + b") Tj ET")

    return pdf_with(write, compress_streams=True, recompress_flate=True)


def form_of_xfa(document) -> None:
    document.Root["/AcroForm"] = pikepdf.Dictionary(XFA=document.make_stream(b"<xdp/>"), Fields=pikepdf.Array([]))


IN_STREAMS = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
RAW_SCRIPT = pdf(OpenAction=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))
HEXED = RAW_SCRIPT.replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS", b"/J#53")


# Office ---------------------------------------------------------------------------------------------------------------


def packed(parts: dict[str, bytes], main_part: str = "word/document.xml", types: str = "<Types/>") -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr(main_part, "<x/>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def leading(kind: str, target: str = "http://example.org/x", mode: str = "External", place: str = "") -> bytes:
    """A Word file of which a part leads somewhere."""
    one = f'<Relationship Id="r1" Type="{kind}" Target="{target}" TargetMode="{mode}"/>'
    return packed({place or "word/_rels/document.xml.rels": f"<Relationships>{one}</Relationships>".encode()})


def said(text: str) -> bytes:
    """A Word file that says this."""
    return packed({"word/header1.xml": f"<w:hdr {W}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:hdr>".encode()})


def field(*pieces: str) -> bytes:
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return packed({"word/footer1.xml": f"<w:ftr {W}>{runs}</w:ftr>".encode()})


def embedding(name: str, content: bytes) -> bytes:
    return packed({f"ppt/embeddings/{name}": content}, "ppt/presentation.xml")


def table_with(name: str, content: bytes) -> bytes:
    return packed({name: content}, "xl/workbook.xml")


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "\x01Ole10Native".encode("utf-16-le") + b"evil.exe\0MZ"


def lying_archive() -> bytes:
    """An archive whose part says that it is small."""
    content = packed({"word/media/a": b"a" * 5_000})
    return content.replace(struct.pack("<I", 5_000), struct.pack("<I", 5))


def twice_the_same() -> bytes:
    return packed({"WORD/Document.xml": b"<x/>"})


# Pictures -------------------------------------------------------------------------------------------------------------


def png_with(*chunks: bytes) -> bytes:
    content = picture("PNG")
    return content[:33] + b"".join(chunks) + content[33:]


def jpeg_with_comment(text: bytes) -> bytes:
    content = picture("JPEG")
    return content[:2] + b"\xff\xfe" + struct.pack(">H", len(text) + 2) + text + content[2:]


def text_bomb() -> bytes:
    return png_with(png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"x" * 70_000_000, 9)))


MORE = {
    # what it is called
    "a device of Windows": ("CON.pdf", pdf(), NAME),
    "a device in small letters": ("nul.docx", word(), NAME),
    "a port with two endings": ("com1.2008.pdf", pdf(), NAME),
    "a name that hides its ending behind a soft hyphen": ("x.ex\u00ade.pdf", pdf(), ENDINGS),
    "a name of markup": ("<img src=x onerror=alert(1)>.svg", SVG, KIND),
    "a program in capitals with a second ending": ("X.EXE.PDF", pdf(), ENDINGS),
    "a page in mixed capitals": ("x.hTmL.pdf", pdf(), ENDINGS),
    "a program with a space before its second ending": ("x.exe .pdf", pdf(), ENDINGS),
    "a shortcut with a second ending": ("x.lnk.pdf", pdf(), ENDINGS),
    "a macro file with a second ending": ("x.docm.docx", word(), ENDINGS),
    "an archive with a second ending": ("x.7z.pdf", pdf(), ENDINGS),
    "a NUL that cuts a name": ("x.pdf\0.exe", pdf(), KIND),
    "a NUL that joins two endings": ("x.exe\0.pdf", pdf(), ENDINGS),
    "a name written backwards that ends in exe": ("invoice\u202efdp.exe", b"MZ", KIND),
    "a stream of NTFS": ("x.pdf::$DATA", pdf(), KIND),
    "nothing but an ending": (".pdf", pdf(), KIND),
    "a trailing space": ("x.pdf .", pdf(), KIND),
    # what it says it is
    "a GIF": ("x.gif", picture("GIF"), KIND),
    "an old Word file": ("x.doc", b"\xd0\xcf\x11\xe0", KIND),
    "an old Word file that says docx": ("x.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, DISGUISED),
    "rich text that says Word": ("x.docx", b"{\\rtf1 x}", DISGUISED),
    "a web archive": ("x.mhtml", b"MIME-Version: 1.0", KIND),
    "a stylesheet that says Excel": ("x.xlsx", b"<?xml version='1.0'?><x/>", DISGUISED),
    "an Excel file that says PowerPoint": ("x.pptx", excel(), DISGUISED),
    "a JPEG that says PDF": ("x.pdf", picture("JPEG"), DISGUISED),
    "a PDF that says PNG": ("x.png", pdf(), DISGUISED),
    # two things in one
    "a GIF that is a script too": ("x.png", b"GIF89a/*" + picture("GIF") + b"*/=1;alert(1)", DISGUISED),
    "a PDF after a web page": ("x.pdf", HTML + pdf(), DISGUISED),
    "a PDF after empty lines": ("x.pdf", b"\n\n" + pdf(), DISGUISED),
    "a PDF whose end is far away": ("x.pdf", pdf() + b" " * 4096, DISGUISED),
    "a web page in the text of a picture": ("x.png", png_with(png_chunk(b"tEXt", b"Comment\0" + HTML)), DISGUISED),
    "a web page in the comment of a photograph": ("x.jpg", jpeg_with_comment(HTML), DISGUISED),
    "an SVG in the comment of a photograph": ("x.jpeg", jpeg_with_comment(SVG), DISGUISED),
    # what a PDF does
    "a script under another spelling": ("x.pdf", HEXED, ACTIVE),
    "a script in a stream of objects": ("x.pdf", plain.pdf_with_script_on_a_link(), ACTIVE),
    "a link that is a script": ("x.pdf", linking("javascript:app.alert(1)"), LINK),
    "a link that is a script, in a stream of objects": ("x.pdf", linking("JavaScript:alert(1)", **IN_STREAMS), LINK),
    "a link that is a script, with a line break": ("x.pdf", linking("java\nscript:alert(1)"), LINK),
    "a link to a file": ("x.pdf", linking("file:///c:/windows/system32/calc.exe"), LINK),
    "a link to a share": ("x.pdf", linking("\\\\198.51.100.7\\share"), LINK),
    "a PDF that opens an address by itself": ("x.pdf", opening("https://example.org/seen"), ACTIVE),
    "a page that opens an address by itself": ("x.pdf", pdf_with(page_that_acts), ACTIVE),
    "a PDF that goes to another file": ("x.pdf", acting("GoToR", F="\\\\198.51.100.7\\x.pdf"), ACTIVE),
    "a PDF that goes into another file": ("x.pdf", acting("GoToE", F="x.pdf"), ACTIVE),
    "a PDF that sends a form": ("x.pdf", acting("SubmitForm", F="https://example.org"), ACTIVE),
    "a PDF that reads a form": ("x.pdf", acting("ImportData", F="x.fdf"), ACTIVE),
    "a form of XFA": ("x.pdf", pdf_with(form_of_xfa), ACTIVE),
    "a form of XFA in a stream of objects": ("x.pdf", pdf_with(form_of_xfa, **IN_STREAMS), ACTIVE),
    "a PDF that breaks off": ("x.pdf", pdf()[:200], DISGUISED),
    "a PDF without its middle": ("x.pdf", pdf()[:20] + b"\n%%EOF\n", DAMAGED),
    # what an Office file does
    "macros under another name": (
        "x.docx",
        leading("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "x.bin", "Internal"),
        MACROS,
    ),
    "macros by their kind": (
        "x.docx",
        packed({}, types='<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main"/></Types>'),
        MACROS,
    ),
    "macros in capitals": ("x.docx", packed({"word/VBAPROJECT.BIN": b"x"}), MACROS),
    "a template from elsewhere, spelt with a reference": ("x.docx", leading(f"{OFFICE}/attached&#84;emplate"), LINKED),
    "a template from elsewhere, in a part in capitals": (
        "x.docx",
        leading(f"{OFFICE}/attachedTemplate", place="word/_rels/settings.xml.RELS"),
        LINKED,
    ),
    "a template from elsewhere, in the strict form": (
        "x.docx",
        leading("http://purl.oclc.org/ooxml/officeDocument/relationships/attachedTemplate"),
        LINKED,
    ),
    "a picture from elsewhere": ("x.docx", leading(f"{OFFICE}/image"), LINKED),
    "a web page as a part": ("x.docx", leading(f"{OFFICE}/aFChunk", "x.xml", "Internal"), LINKED),
    "a link of Word that is a script": ("x.docx", leading(f"{OFFICE}/hyperlink", "javascript:alert(1)"), LINK),
    "a link of Word to a share": ("x.docx", leading(f"{OFFICE}/hyperlink", "\\\\198.51.100.7\\share"), LINK),
    "a link of Word to a troubleshooter": ("x.docx", leading(f"{OFFICE}/hyperlink", "ms-msdt:/id"), LINK),
    "relationships that are no XML": ("x.docx", packed({"_rels/.rels": b"<Relationships><x"}), DAMAGED),
    "a command in a field": ("x.docx", field("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe x"), COMMAND),
    "a command in a field, in pieces": ("x.docx", field("DD", "EAU", "TO cmd x"), COMMAND),
    "a command in a field, spelt with references": ("x.docx", field("&#68;&#68;E cmd x"), COMMAND),
    "a command behind a table": (
        "x.xlsx",
        packed({"xl/externalLinks/externalLink1.xml": b"<externalLink><ddeLink/></externalLink>"}, "xl/workbook.xml"),
        COMMAND,
    ),
    "a program as a part": ("x.docx", packed({"word/embeddings/evil.exe": b"x"}), STOWAWAY),
    "a program under a plain name": ("x.docx", packed({"word/embeddings/oleObject1.bin": b"MZ\x90\0"}), STOWAWAY),
    "a program in a package": ("x.docx", packed({"word/embeddings/oleObject1.bin": PACKAGE}), STOWAWAY),
    "a script as a part": ("x.pptx", embedding("run.vbs", b"x"), STOWAWAY),
    "an archive as a part": ("x.pptx", embedding("x.zip", office("x.txt")), STOWAWAY),
    "macros in a table inside": (
        "x.pptx",
        embedding("t.xlsx", packed({"xl/vbaProject.bin": b""}, "xl/workbook.xml")),
        MACROS,
    ),
    "a bomb in a table inside": ("x.pptx", embedding("t.xlsx", table_with("xl/x", b"\0" * 11_000_000)), TOO_MUCH),
    "too many tables inside": (
        "x.pptx",
        packed({f"ppt/embeddings/{number}.xlsx": b"" for number in range(51)}, "ppt/presentation.xml"),
        TOO_MUCH,
    ),
    "entities in small letters": ("x.docx", packed({"word/x.xml": b"<!doctype x><x/>"}), DAMAGED),
    "a file of the server as an entity": (
        "x.xlsx",
        packed({"xl/x.xml": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'}, "xl/workbook.xml"),
        DAMAGED,
    ),
    "an encoding that hides": (
        "x.docx",
        packed({"word/x.xml": b'<?xml version="1.0" encoding="UTF-7"?>+ADw-x/+AD4-'}),
        DAMAGED,
    ),
    "a part that climbs": ("x.docx", packed({"../../etc/cron.d/x": b"x"}), DISGUISED),
    "a part at the root": ("x.docx", packed({"/etc/cron.d/x": b"x"}), DISGUISED),
    "a part that stands there twice": ("x.docx", twice_the_same(), DISGUISED),
    "an archive that lies about its size": ("x.docx", lying_archive(), DISGUISED),
    # what a picture does
    "a bomb in the text of a picture": ("x.png", text_bomb(), DAMAGED),
    "a picture that breaks off": ("x.png", picture("PNG")[:-20], DISGUISED),
    "a photograph that breaks off": ("x.jpg", picture("JPEG")[:-2], DISGUISED),
}
# Django takes what cannot be printed out of a name before anybody sees it, so that these come through a browser clean.
CLEANED_BY_THE_BROWSER_DOOR = {"a name written backwards", "a name with an unseen letter"}
HOSTILE = {name: each for name, each in plain.HOSTILE.items() if name not in CLEANED_BY_THE_BROWSER_DOOR} | MORE
assert not HOSTILE.keys() & traps.HOSTILE.keys()
HOSTILE |= traps.HOSTILE

CHART = packed({"xl/worksheets/sheet1.xml": b"<worksheet/>"}, "xl/workbook.xml")
GOOD = {
    "a statement": ("Statement.pdf", pdf(), "Statement.pdf"),
    "a PDF with its objects in streams": (
        "Statement.pdf",
        pdf_with(lambda document: None, **IN_STREAMS),
        "Statement.pdf",
    ),
    "a PDF with a link": ("Slides.pdf", linking("https://www.iom.int/"), "Slides.pdf"),
    "a PDF with an address": ("Slides.pdf", linking("mailto:idm@example.org"), "Slides.pdf"),
    "a PDF that tells of scripts": ("On the web.pdf", saying(b"<script>alert\\(1\\)</script>"), "On the web.pdf"),
    "capitals": ("PROGRAMME.PDF", pdf(), "PROGRAMME.PDF"),
    "a name in another script": ("برنامج.pdf", pdf(), "برنامج.pdf"),
    "a symbol": ("IC.2008.2.pdf", pdf(), "IC.2008.2.pdf"),
    "a name that only begins like a device": ("Contents.pdf", pdf(), "Contents.pdf"),
    "a name of markup": ("<img src=x onerror=alert(1)>.docx", word(), "<img src=x onerror=alert(1)>.docx"),
    "a name that climbs": ("../../x.pdf", pdf(), "x.pdf"),
    "a name that climbs in Windows": ("..\\..\\x.pdf", pdf(), "x.pdf"),
    "a whole path": ("/etc/cron.d/x.pdf", pdf(), "x.pdf"),
    "a name written backwards": ("x\u202efdp.pdf", pdf(), "xfdp.pdf"),
    "a name with an unseen letter": ("x\u200b.pdf", pdf(), "x.pdf"),
    "a Word file": ("Programme.docx", word(), "Programme.docx"),
    "a Word file with links": ("Links.docx", leading(f"{OFFICE}/hyperlink", "https://www.iom.int/"), "Links.docx"),
    "a Word file that tells of DDE": ("DDE.docx", said("La DDE de Genève &lt;script&gt;"), "DDE.docx"),
    "a Word file with a page number": ("Paged.docx", field(" PAGE "), "Paged.docx"),
    "a table": ("List.xlsx", excel(), "List.xlsx"),
    "slides": ("Slides.pptx", office("ppt/presentation.xml"), "Slides.pptx"),
    "slides with a chart": ("Slides.pptx", embedding("Microsoft_Excel_Sheet1.xlsx", CHART), "Slides.pptx"),
    "a poster": ("Poster.png", picture("PNG"), "Poster.png"),
    "a photograph": ("Room.jpeg", jpeg_with_comment(b"Room XII"), "Room.jpeg"),
}

GOOD |= {name: (called, content, called) for name, (called, content) in traps.GOOD.items()}


def sent(fields: dict[str, str], name: str, content: bytes) -> dict:
    """A form with a file as it comes over the wire, under this very name; Django's own client would make it shorter."""
    edge = b"--edge\r\nContent-Disposition: form-data; name="
    texts = [edge + f'"{field}"\r\n\r\n{text}\r\n'.encode() for field, text in fields.items()]
    head = f'"upload"; filename="{name}"\r\nContent-Type: application/octet-stream\r\n\r\n'.encode()
    body = b"".join([*texts, edge, head, content, b"\r\n--edge--\r\n"])
    return {"data": body, "content_type": "multipart/form-data; boundary=edge"}


@pytest.fixture
def offer(client, maria):
    """Maria hands in a file for Portugal, through the form."""
    bridges_of(year_of_today())
    client.force_login(maria)
    fields = typed(author=f"member-{maria.members[0].pk}")
    del fields["upload"]
    return lambda name, content: client.post(f"{PAPERS}offer/", **sent(fields, name, content))


def test_there_are_enough_of_them():
    assert len(HOSTILE) >= 180
    assert len(GOOD) >= 40


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_file_is_refused_in_words_and_leaves_nothing(hostile, offer, var):
    name, content, reason = HOSTILE[hostile]

    response = offer(name, content)

    assert response.status_code == 422
    assert response.context["form"].errors == {"upload": [reason]}
    assert 'value="On Bridges"' in response.text  # what was typed stays
    assert "Choose the file once more" in response.text
    assert not Material.objects.exists()
    assert not StoredFile.objects.exists()
    assert not [each for each in (var / "private").rglob("*") if each.is_file()]


def test_a_bomb_is_no_smaller_where_the_typesetter_was_loaded_before(offer, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)

    assert offer("x.png", text_bomb()).context["form"].errors == {"upload": [DAMAGED]}


@pytest.mark.parametrize("good", GOOD)
def test_a_good_file_is_kept_under_its_plain_name(good, offer, var):
    name, content, kept_as = GOOD[good]

    response = offer(name, content)

    assert response.status_code == 302, response.context["form"].errors
    stored = Material.objects.get().files.get().stored
    assert stored.name == kept_as
    with stored.file.open() as file:
        assert file.read() == content
    assert [each.parent.parent.name for each in (var / "private").rglob("*") if each.is_file()] == ["files"]
