"""A note on paper: what stands on its pages, in three languages, and what the typesetter refuses to print."""

import io
import re
import threading
from collections import Counter
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pikepdf
import pytest

from documents import fonts, marks, rules
from documents.numbering import HEADING, PARAGRAPH, BlockText, numbered
from documents.typesetting import engine, pages, repair
from jobs.refusals import Final
from tests.documents.notes import LONG_THEME, SEA, long_note
from tests.documents.paper import destinations, needs_pdftotext, text_of, unbroken

pytest.importorskip("weasyprint", reason="pango is missing")


def silence(step, **facts):
    """Hears how far the work is, and tells nobody."""


def typeset(note):
    return pages.note_pdf(note, report=silence)


@pytest.fixture(scope="module")
def sea():
    """The note on the sea in three languages, as files."""
    return {language: typeset(note) for language, note in SEA.items()}


@pytest.fixture(scope="module")
def endless():
    """The note of 300 paragraphs and 60 footnotes, as a file."""
    return typeset(long_note())


def letters(text):
    return re.sub(r"[\W\d_]", "", text).casefold()


# The page


@needs_pdftotext
@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "IC/2031/3",
                "Original: English",
                "Geneva, 1 March 2031",
                "Those Who Stay: Places of Origin",
                "18 March 2031",
            ],
        ),
        (
            "fr",
            [
                "IC/2031/3",
                "Original : anglais",
                "Genève, le 1er mars 2031",
                "Ceux qui restent : les lieux d’origine",
                "18 mars 2031",
            ],
        ),
        (
            "es",
            [
                "IC/2031/3",
                "Original: inglés",
                "Ginebra, 1 de marzo de 2031",
                "Quienes se quedan: los lugares de origen",
                "18 de marzo de 2031",
            ],
        ),
    ],
)
def test_the_cover(sea, language, lines):
    cover = unbroken(text_of(sea[language], 1))
    note = SEA[language]
    organization = [
        "IOM International Organization for Migration",
        "OIM Organisation Internationale pour les Migrations",
        "OIM Organización Internacional para las Migraciones",
    ]
    expected = [*organization, " ".join(note.convening_body.split()), *lines[:3], note.title, *lines[3:]]
    assert [line for line in expected if line not in cover] == []
    assert [cover.index(line) for line in expected] == sorted(cover.index(line) for line in expected)


@needs_pdftotext
def test_the_text_begins_on_page_1_under_the_repeated_title(sea):
    for language, word in (("en", "Page"), ("fr", "Page"), ("es", "Página")):
        page = text_of(sea[language], 2)
        assert page.startswith(SEA[language].title)
        assert f"IC/2031/3\n{word}\u00a01" in page or f"IC/2031/3\n{word} 1" in page


@needs_pdftotext
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_paragraphs_bear_their_numbers_and_nothing_else_does(sea, language):
    labels = re.findall(r"^(\d+)\.\s", text_of(sea[language], 2, sea[language].pages), re.MULTILINE)
    assert [int(label) for label in labels] == [1, 2, 3, 4]


@needs_pdftotext
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_no_letter_is_lost(sea, language):
    printed = letters(text_of(sea[language]))
    for block in SEA[language].blocks:
        assert letters(marks.plain(block.text)) in printed
        assert all(letters(note) in printed for note in marks.plain_notes(block.text))


@needs_pdftotext
def test_a_name_can_be_found_as_it_is_written(sea):
    assert all("Ali Al-Ka’abi" in unbroken(text_of(file)) for file in sea.values())


@needs_pdftotext
def test_calls_follow_the_punctuation_in_english_and_precede_it_in_french_and_spanish(sea):
    assert "example.org/sea.1" in text_of(sea["en"])
    assert "example.org/mer1." in text_of(sea["fr"])
    assert "example.org/mar1." in text_of(sea["es"])


@needs_pdftotext
def test_ranges_and_dates(sea):
    english, french, spanish = (unbroken(text_of(sea[language])) for language in ("en", "fr", "es"))
    assert "(4–5 June)" in english
    assert "29 October–1 November" in english
    assert "(4–5 juin)" in french
    assert "29 octobre–1er novembre" in french
    assert "la 117e session" in french
    assert "(4–5 de junio)" in spanish
    assert "la 117.ª Reunión" in spanish


def test_calls_and_notes_are_linked_both_ways(sea):
    with pikepdf.open(io.BytesIO(sea["en"].pdf)) as pdf:
        links = [str(note.Dest) for page in pdf.pages for note in page.get("/Annots", []) if "/Dest" in note]
    assert sorted(links) == ["fn1", "fn2", "fnref1", "fnref2"]


def test_the_file_says_what_it_is(sea):
    with pikepdf.open(io.BytesIO(sea["fr"].pdf)) as pdf:
        assert str(pdf.Root.Lang) == "fr"
        assert str(pdf.docinfo.Title) == "IC/2031/3 – Ceux qui restent\u00a0: les lieux d’origine"
        assert str(pdf.docinfo.CreationDate).startswith("D:20310301")
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_outline() as outline:
            (cover,) = outline.root
            assert [heading.title for heading in cover.children] == [
                "L’IDM en 2030\u00a0: la migration et la mer",
                "Le dialogue à la 117e\u00a0session du Conseil",
            ]


def test_a_file_holds_no_fonts_but_our_own(sea, endless):
    for file in (*sea.values(), endless):
        with pikepdf.open(io.BytesIO(file.pdf)) as pdf:
            assert engine.embedded_fonts(pdf) <= fonts.FAMILIES


def test_the_same_note_gives_the_same_file(sea):
    again = typeset(SEA["es"])
    assert again.sha256 == sea["es"].sha256
    assert again.pdf == sea["es"].pdf


@needs_pdftotext
def test_a_draft_says_so_on_every_page_and_its_symbol_is_only_proposed(sea):
    draft = typeset(replace(SEA["fr"], draft=True, issued_on=None))
    for page in range(1, draft.pages + 1):
        assert "Projet" in text_of(draft, page)
        assert "(cote proposée)" in text_of(draft, page)
    assert "Projet" not in text_of(sea["fr"])


def test_the_cover_holds_a_theme_of_three_hundred_characters(endless):
    assert len(LONG_THEME) > 300
    assert destinations(endless)["para-1"] == 1


# A long note


@needs_pdftotext
def test_a_long_note_loses_nothing(endless):
    note = long_note()
    printed = text_of(endless)
    body = unbroken(re.sub(r"^IC/2031/3$|^Page.\d+$", "", printed, flags=re.MULTILINE))
    assert re.findall(r"(\d+)\. Begin(\d+)\b", body) == [(str(number), str(number)) for number in range(1, 301)]
    assert re.findall(r"\bEnd(\d+)\.", body) == [str(number) for number in range(1, 301)]
    assert body.count("Владимир Наумов") == sum("Владимир" in block.text for block in note.blocks)
    written = [said for block in note.blocks for said in (marks.plain(block.text), *marks.plain_notes(block.text))]
    assert Counter(letters("".join(written))) - Counter(letters(printed)) == Counter()


@needs_pdftotext
def test_every_paragraph_of_a_long_note_bears_its_number_and_nothing_else_does(endless):
    labels = re.findall(r"^(\d+)\.(?=\s|$)", text_of(endless, 2, endless.pages), re.MULTILINE)
    assert labels == [str(number) for number in range(1, 301)]


def test_every_footnote_of_a_long_note_stands_on_the_page_of_its_call(endless):
    place = destinations(endless)
    assert [number for number in range(1, 61) if place[f"fn{number}"] != place[f"fnref{number}"]] == []


def test_a_paragraph_longer_than_a_page_runs_on(endless):
    place = destinations(endless)
    assert place["para-151"] - place["para-150"] >= 1


def test_a_word_longer_than_its_line_breaks_rather_than_leaves_the_page():
    endless = "Migration" * 12
    note = replace(
        with_paragraph(f"{endless} [Anna-{'Maria' * 30}]{{.name}}"), title=endless, theme=endless, place=endless
    )
    note = replace(note, blocks=(BlockText(HEADING, 1, endless, "above"), *note.blocks), convening_body=endless)
    assert typeset(note).pages == 2


# What the typesetter refuses


def with_paragraph(text):
    return replace(SEA["en"], blocks=(BlockText(PARAGRAPH, 0, text, "only"),))


def test_a_character_without_a_glyph_is_refused_before_anything_is_set():
    with pytest.raises(Final, match="𓀀"):
        typeset(with_paragraph("A hieroglyph: 𓀀."))


def test_a_footnote_that_might_not_fit_is_refused_before_anything_is_set():
    with pytest.raises(Final, match="1501"):
        typeset(with_paragraph(f"Stay[^1].\n[^1]: {'o' * rules.LONGEST_FOOTNOTE}n"))


def test_footnotes_that_crowd_one_line_are_refused_before_anything_is_set():
    notes = "\n".join(f"[^{label}]: {'Words of it. ' * 110}" for label in range(1, 5))
    with pytest.raises(Final, match="calls more footnotes on one line"):
        typeset(with_paragraph(f"Stay[^1][^2][^3][^4].\n{notes}"))


def test_as_many_footnotes_as_one_line_may_call_stand_on_its_page():
    called = "".join(f"[^{label}]" for label in range(1, 17))
    notes = "\n".join(f"[^{label}]: {'Words of it. ' * 21}" for label in range(1, 17))
    place = destinations(typeset(with_paragraph(f"Stay{called}.\n{notes}")))
    assert len({place[f"{end}{label}"] for end in ("fn", "fnref") for label in range(1, 17)}) == 1


def test_a_footnote_taller_than_its_page_is_refused_and_not_cut(monkeypatch):
    monkeypatch.setattr(rules, "LONGEST_FOOTNOTE", 100_000)
    monkeypatch.setattr(rules, "ROOM_FOR_FOOTNOTES", 1000)
    with pytest.raises(Final, match="outside the page"):
        typeset(with_paragraph(f"Stay[^1].\n[^1]: {'Words without end. ' * 600}"))


def test_a_foreign_font_is_refused(monkeypatch):
    monkeypatch.setattr(fonts, "FAMILIES", {"Source Serif 4"})
    with pytest.raises(Final, match="Noto Sans"):
        typeset(SEA["en"])


def test_the_engine_sees_our_own_fonts_even_where_the_system_has_others(monkeypatch):
    monkeypatch.setenv("FONTCONFIG_FILE", "/etc/fonts/fonts.conf")
    assert typeset(SEA["en"]).pages == 2


def test_hostile_words_fetch_nothing():
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}"
    try:
        file = typeset(
            replace(
                with_paragraph(
                    f'<img src="{address}/a"> ![]({address}/b) [x]{{style="background:url({address}/c)"}} '
                    f"<style>@import '{address}/d'</style> </p><link rel=attachment href='file:///etc/passwd'>[^1]\n"
                    f"[^1]: <iframe src={address}/e> url({address}/f)"
                ),
                theme=f'"><img src={address}/g>',
                convening_body=f"<object data='{address}/h'>",
                symbol='IC/1"><script>',
            )
        )
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert asked == []
    with pikepdf.open(io.BytesIO(file.pdf)) as pdf:
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})


def test_a_style_sheet_that_asks_for_a_foreign_file_stops_the_work(tmp_path, monkeypatch):
    sheet = tmp_path / "note.css"
    sheet.write_text("body { background: url(file:///etc/hostname) }")
    monkeypatch.setattr(engine, "STYLE_SHEET", sheet)
    with pytest.raises(Final, match="hostname"):
        typeset(SEA["en"])


# The guards around the engine


def test_without_the_pixel_below_the_notes_they_leave_their_calls(tmp_path, monkeypatch):
    """The twin of the guard: the engine still finds every note too tall for its area."""
    sheet = tmp_path / "note.css"
    sheet.write_text(engine.STYLE_SHEET.read_text().replace("padding-bottom: 1px;", ""))
    monkeypatch.setattr(engine, "STYLE_SHEET", sheet)
    with engine.engine_environment(None):
        document = engine.lay_out(pages.note_html(SEA["en"], target="print"), report=silence)
    assert repair.Layout(document).displaced_notes


class Sick:
    """A layout with defects that go away under the cures they need."""

    def __init__(self, fixes):
        self.fixes = fixes
        self.displaced_notes = [] if "hold-more" in fixes.get("para-2", "") else [1]
        self.paragraphs_broken_early = set() if "spread" in fixes.get("para-5", "") else {"para-5"}
        self.words_outside = []

    def last_paragraph(self, note):
        return "para-2"


class Incurable(Sick):
    """A layout whose note moves on, whatever is done."""

    rounds = 0

    def __init__(self, fixes):
        type(self).rounds += 1
        super().__init__({})

    def last_paragraph(self, note):
        return f"para-{self.rounds}"


def test_cures_are_tried_one_after_another_until_nothing_is_wrong(monkeypatch):
    monkeypatch.setattr(repair, "Layout", Sick)
    fixes = repair.repaired(dict, report=silence)
    assert fixes == {"para-2": "hold hold-more", "para-5": "spread"}


def test_the_repair_ends_after_its_rounds_and_says_which_note_does_not_fit(monkeypatch):
    monkeypatch.setattr(repair, "Layout", Incurable)
    with pytest.raises(Final, match="1"):
        repair.repaired(dict, report=silence)
    assert Incurable.rounds == repair.ROUNDS + 1


@pytest.mark.parametrize(
    ("html", "prepared"),
    [
        ("opened by <b>Ada</b>", "opened by<span> </span><b>Ada</b>"),
        ("dit «\u202f<em>sauver</em>\u202f»", "dit<span> </span><span>«\u202f</span><em>sauver</em>\u202f»"),
        ("an absence of legislation.", 'an absence of <span class="last">legislation</span>.'),
        ("law and <em>legislation</em>.", 'law and<span> </span><em><span class="last">legislation</span></em>.'),
        ("an absence of law.", "an absence of law."),
    ],
)
def test_a_block_is_made_ready_for_the_engine(html, prepared):
    assert repair.prepared(html) == prepared


def test_no_line_of_a_long_note_breaks_early():
    note = long_note(paragraphs=60, footnotes=0)
    with engine.engine_environment(None):
        document = engine.lay_out(pages.note_html(note, target="print"), report=silence)
    assert repair.Layout(document).paragraphs_broken_early == set()


def test_without_boxes_for_the_spaces_lines_break_early(monkeypatch):
    """The twin of the guard: the engine still breaks a line after the first of the words that fit."""
    monkeypatch.setattr(repair, "prepared", lambda html: html)
    words = (
        'À l\'issue des consultations informelles tenues avec les Membres en 2007, "**Migration de retour**" suivra. '
    )
    with engine.engine_environment(None):
        note = with_paragraph(
            words + "Rien de plus n'est à dire ici, sinon que les lignes se suivent et se ressemblent. " * 8
        )
        html = pages.note_html(replace(note, language="fr"), target="print")
        document = engine.lay_out(html, report=silence)
    assert repair.Layout(document).paragraphs_broken_early == {"para-1"}


@pytest.mark.parametrize(
    ("lines", "early"),
    [
        (["w" * 80, "w" * 80, "end"], False),
        (["w" * 80, "early", "and " + "w" * 70, "end"], True),
        (["w" * 80, "before an address", "w" * 75, "end"], False),
        (["end"], False),
    ],
)
def test_a_line_that_ends_although_its_next_word_had_room(lines, early):
    assert repair._breaks_early(lines, 80) is early


# The same note on a page


def test_on_a_page_the_notes_stand_at_the_end_of_the_text():
    html = pages.note_html(SEA["en"], target="web", link={"IC/2030/2": "/documents/IC/2030/2/"}.get)
    assert html.index('id="fnref2"') < html.index('id="para-4"') < html.index('id="fn1"') < html.index('id="fn2"')
    assert html.count("/documents/IC/2030/2/") == 1
    assert "style=" not in html


def test_headings_and_paragraphs_have_addresses():
    html = pages.note_html(SEA["en"], target="web")
    for block in numbered(SEA["en"].blocks):
        assert f'id="{block.anchor}"' in html
    assert sum(block.kind == HEADING for block in SEA["en"].blocks) == html.count("<h2") + html.count("<h3")
