"""Files that are handed in: the plain ones are kept, the hostile ones are refused in words."""

import struct
import zipfile
import zlib
from io import BytesIO
from types import SimpleNamespace
from xml.parsers import expat

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from PIL import Image

from records import uploads
from records.uploads import markup
from records.uploads.links import is_plain_link


def pdf(**root) -> bytes:
    document, file = pikepdf.new(), BytesIO()
    document.add_blank_page()
    for name, value in root.items():
        document.Root[f"/{name}"] = value
    document.save(file, deterministic_id=True)
    return file.getvalue()


def locked_pdf() -> bytes:
    document, file = pikepdf.new(), BytesIO()
    document.add_blank_page()
    document.save(file, encryption=pikepdf.Encryption(owner="owner", user="user"))
    return file.getvalue()


def pdf_with_attachment() -> bytes:
    document, file = pikepdf.new(), BytesIO()
    document.add_blank_page()
    document.attachments["evil.exe"] = b"MZ"
    document.save(file)
    return file.getvalue()


def pdf_with_script_on_a_link() -> bytes:
    document, file = pikepdf.new(), BytesIO()
    document.add_blank_page()
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
    document.pages[0].Annots = pikepdf.Array([link])
    document.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


def pdf_bomb() -> bytes:
    """A few kilobytes whose stream of objects unpacks to far more than anybody needs."""
    packed = zlib.compress(b"1 0 " + b" " * 100_000_000 + b"<< >>", 9)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R /X 5 0 R >>",
        2: b"<< /Type /Pages /Count 0 /Kids [] >>",
        4: b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
        + packed
        + b"\nendstream",
    }
    file, places = b"%PDF-1.5\n", {}
    for number, content in objects.items():
        places[number] = len(file)
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = [(0, 0), (1, places[1]), (1, places[2]), (0, 0), (1, places[4]), (2, 4), (1, len(file))]
    table = b"".join(struct.pack(">BIB", kind, place, 0) for kind, place in rows)
    start = len(file)
    file += b"6 0 obj\n<< /Type /XRef /Size 7 /W [1 4 1] /Root 1 0 R /Length %d >>\nstream\n" % len(table)
    return file + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start


def picture(kind: str, size=(4, 3)) -> bytes:
    file = BytesIO()
    Image.new("RGB", size).save(file, kind)
    return file.getvalue()


def png_chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png_bomb() -> bytes:
    """A header that promises 100,000 × 100,000 pixels."""
    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    chunks = png_chunk(b"IHDR", header) + png_chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def office(main_part: str, comment: bytes = b"", **parts: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(main_part, "<x/>")
        for number, content in enumerate(parts.values()):
            archive.writestr(list(parts)[number].replace("__", "/").replace("_dot_", "."), content)
        archive.comment = comment
    return file.getvalue()


def word(**parts: bytes) -> bytes:
    return office("word/document.xml", **parts)


def excel() -> bytes:
    file = BytesIO()
    Workbook().save(file)
    return file.getvalue()


def obstacles(name: str, content: bytes) -> list[str]:
    return uploads.obstacles(SimpleUploadedFile(name, content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Statement.pdf", pdf()),
        ("IC.2008.2.pdf", pdf()),
        ("Déclaration de l'Équateur.PDF", pdf()),
        ("Programme v1.2.docx", word()),
        ("List.xlsx", excel()),
        ("Slides.pptx", office("ppt/presentation.xml")),
        ("Poster.png", picture("PNG")),
        ("Room.jpg", picture("JPEG")),
        ("Room.jpeg", picture("JPEG")),
    ],
)
def test_plain_files_are_kept(name, content):
    assert obstacles(name, content) == []


DISGUISED = "The content of the file is not what its ending says."
KIND = "Files of this kind cannot be kept. Hand in PDF, Word, Excel, PowerPoint, PNG or JPEG."
ENDINGS = "The name of the file has two endings. Leave only the last one."
NAME = "Give the file a shorter, plain name."
DAMAGED = "The file is damaged. Save it again, and hand in that file."
ACTIVE = "The PDF holds a program or another file. Print it to a new PDF, and hand in that one."
PIXELS = "The picture has too many pixels. Make it smaller."
MACROS = "The file holds macros. Save it without macros."
TOO_MUCH = "The file holds too much when it is unpacked."
LINKED = "The file loads parts of itself from elsewhere. Save it without links to other files."

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
REMOTE = b'<Relationship Type="http://x/relationships/attachedTemplate" Target="http://x" TargetMode="External"/>'

HOSTILE = {
    "an SVG": ("x.svg", SVG, KIND),
    "an SVG that says PNG": ("x.png", SVG, DISGUISED),
    "HTML": ("x.html", HTML, KIND),
    "HTML that says PDF": ("x.pdf", HTML, DISGUISED),
    "HTML that says JPEG": ("x.jpg", HTML, DISGUISED),
    "a program": ("x.exe", b"MZ\x90\0", KIND),
    "a program that says PDF": ("x.pdf", b"MZ\x90\0", DISGUISED),
    "a program with a second ending": ("x.exe.pdf", pdf(), ENDINGS),
    "HTML with a second ending": ("x.html.png", picture("PNG"), ENDINGS),
    "a second ending of the other kind": ("x.pdf.exe", pdf(), KIND),
    "no ending": ("README", pdf(), KIND),
    "an ending and a dot": ("x.pdf.", pdf(), KIND),
    "a name written backwards": ("x\u202efdp.pdf", pdf(), NAME),
    "a name with an unseen letter": ("x\u200b.pdf", pdf(), NAME),
    "a name without end": (f"{'x' * 200}.pdf", pdf(), NAME),
    "macros by their ending": ("x.docm", word(), KIND),
    "macros inside": ("x.docx", word(word__vbaProject_dot_bin=b"x"), MACROS),
    "a Word file that says Excel": ("x.xlsx", word(), DISGUISED),
    "an archive that says Word": ("x.docx", office("x.txt"), DISGUISED),
    "an archive": ("x.zip", office("x.txt"), KIND),
    "a bomb in an archive": ("x.docx", word(word__media__x=b"\0" * (uploads.LARGEST_CONTENT + 1)), TOO_MUCH),
    "too many parts": ("x.docx", word(**{f"p{number}": b"" for number in range(uploads.MOST_PARTS)}), TOO_MUCH),
    "entities": ("x.docx", word(word__x_dot_xml=b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'), DAMAGED),
    "hidden entities": ("x.docx", word(word__x_dot_xml="<!DOCTYPE x>".encode("utf-16")), DAMAGED),
    "a template from elsewhere": ("x.docx", word(word___rels__s_dot_xml_dot_rels=REMOTE), LINKED),
    "a web page after an archive": ("x.docx", word() + HTML, DISGUISED),
    "a web page as an archive's comment": ("x.docx", office("word/document.xml", comment=HTML), DISGUISED),
    "an archive that breaks off": ("x.docx", word()[:-40], DISGUISED),
    "an archive after a PDF": ("x.pdf", pdf() + office("x.txt"), DISGUISED),
    "a PDF that is a web page too": ("x.pdf", pdf().replace(b"%PDF-1.3\n", b"%PDF-1.3\n%<script>\n", 1), DISGUISED),
    "a PDF that starts a script": (
        "x.pdf",
        pdf(OpenAction=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")),
        ACTIVE,
    ),
    "a PDF that starts a program": (
        "x.pdf",
        pdf(OpenAction=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")),
        ACTIVE,
    ),
    "a PDF with a script on a link": ("x.pdf", pdf_with_script_on_a_link(), ACTIVE),
    "a PDF that carries a program": ("x.pdf", pdf_with_attachment(), ACTIVE),
    "a locked PDF": ("x.pdf", locked_pdf(), "The PDF is locked. Save it without a password."),
    "a bomb in a PDF": ("x.pdf", pdf_bomb(), DAMAGED),
    "a PDF of nothing": ("x.pdf", b"%PDF-1.7\n%%EOF\n", DAMAGED),
    "a picture of too many pixels": ("x.png", png_bomb(), PIXELS),
    "an archive after a picture": ("x.png", picture("PNG") + office("x.txt"), DISGUISED),
    "an archive after a photograph": ("x.jpg", picture("JPEG") + office("x.txt"), DISGUISED),
    "a script after a photograph": ("x.jpg", picture("JPEG") + b"<script>alert(1)</script>", DISGUISED),
    "a PNG that says JPEG": ("x.jpg", picture("PNG"), DISGUISED),
    "a GIF that says PNG": ("x.png", picture("GIF"), DISGUISED),
    "a broken picture": ("x.png", picture("PNG").replace(b"IDAT", b"IDAX"), DAMAGED),
    "nothing": ("x.pdf", b"", "The file is empty."),
    "too much": ("x.pdf", b"%PDF-" + b"\0" * uploads.LARGEST_FILE, "The file is larger than 20 MB."),
}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_files_are_refused_in_words(hostile):
    name, content, reason = HOSTILE[hostile]
    assert obstacles(name, content) == [reason]


def test_a_file_is_kept_under_a_name_that_nobody_chose():
    place = uploads.new_place(None, "../../Statement of the day.PDF")
    folder, shelf, name = place.split("/")
    assert folder == "files"
    assert name.startswith(shelf)
    assert name.endswith(".pdf")
    assert "Statement" not in place
    assert place != uploads.new_place(None, "../../Statement of the day.PDF")


# How much work it is to look at a file --------------------------------------------------------------------------------


@pytest.fixture
def read(monkeypatch):
    """The sizes of the XML parts that are read."""
    sizes, create = [], expat.ParserCreate

    def counting():
        parser = create()
        reading = SimpleNamespace(
            Parse=lambda content, last: sizes.append(len(content)) or pass_on(parser, reading, content)
        )
        return reading

    def pass_on(parser, reading, content):
        for name, value in vars(reading).items():
            if name != "Parse":
                setattr(parser, name, value)
        return parser.Parse(content, True)

    monkeypatch.setattr(markup.expat, "ParserCreate", counting)
    return sizes


def test_each_part_of_a_word_file_is_read_once(read):
    text = b"<x>" + b"instrText" * 40_000 + b"</x>"

    assert obstacles("x.docx", word(word__a_dot_xml=text)) == []
    assert sorted(read) == [len("<x/>"), len("<Types/>"), len(text)]


@pytest.mark.parametrize(
    ("part", "most"), [("_rels__x_dot_rels", markup.LARGEST_RELATIONSHIPS), ("word__x_dot_xml", markup.LARGEST_PART)]
)
def test_a_part_that_is_too_large_is_not_read_at_all(part, most, read):
    assert obstacles("x.docx", word(**{part: b"<x>" + b" " * most + b"</x>"})) == [TOO_MUCH]
    assert max(read) < 100


def test_the_elements_of_all_parts_are_counted_together():
    limits = markup.Limits(elements=5)
    part = b"<x><y/><y/></x>"

    assert markup.faults_of_xml("word/a.xml", part, limits) == ""
    assert limits.elements == 2
    with pytest.raises(markup.TooMuch):
        markup.faults_of_xml("word/b.xml", part, limits)


def test_what_many_attributes_hold_counts_as_well():
    limits = markup.Limits(elements=100)
    attributes = " ".join(f'a{number}=""' for number in range(2000))

    with pytest.raises(markup.TooMuch):
        markup.faults_of_xml("word/a.xml", f"<x {attributes}/>".encode(), limits)


def test_the_objects_of_a_pdf_are_counted_before_any_of_them_is_asked_for(monkeypatch):
    looks, look = [], uploads.pdf._dictionary
    monkeypatch.setattr(uploads.pdf, "_dictionary", lambda thing: looks.append(thing) or look(thing))
    assert obstacles("x.pdf", pdf()) == []
    number = len(looks)
    monkeypatch.setattr(uploads.pdf, "MOST_OBJECTS", number - 1)
    assert obstacles("x.pdf", pdf()) == [TOO_MUCH]
    assert len(looks) == number


def test_what_the_objects_of_a_pdf_say_together_has_a_limit(monkeypatch):
    monkeypatch.setattr(uploads.pdf, "MOST_WRITTEN", 1000)

    assert obstacles("x.pdf", pdf()) == []
    assert obstacles("x.pdf", pdf(X=pikepdf.Array([1] * 1000))) == [TOO_MUCH]


@pytest.mark.parametrize(
    "address", ["http://x.org", " HTTPS://x.org", "mailto:a@b.org", "tel:+41", "www.iom.int", "#top", "", " ", "\t#x"]
)
def test_links_to_pages_persons_and_places_are_plain(address):
    assert is_plain_link(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x",
        "\ufeffjavascript:x",
        "java\tscript:x",
        "x" * 20_000,
        " " * 20_000 + "javascript:x",
        "//host/x",
        "\\\\host\\x",
        "http:\\\\host",
        "file:x",
        "ms-word:x",
        "x.exe",
        "/x",
        "../x",
        "httpx://x",
        "ｊavascript:x",
    ],
)
def test_all_other_links_are_not(address):
    assert not is_plain_link(address)
