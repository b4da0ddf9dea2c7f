"""The light marks: what they mean, what they never become, and how a block is divided and joined."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import footnotes, marks

ORIGIN = """Opened by [Ada Lindqvist]{.name}.[^b] It was "**Harbours**"[^a] again.

[^a]: The first workshop.
[^b]: See [IC/2030/2]."""


# What they mean


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("**Harbours** and *The Atlas*", "<strong>Harbours</strong> and <em>The Atlas</em>"),
        ("[Ada Lindqvist]{.name}", '<b class="name">Ada Lindqvist</b>'),
        ("[Ali Al-Ka'abi]{.name}", '<b class="name">Ali <span class="nowrap">Al-Ka’abi</span></b>'),
        ("*[Puerto Seguro]{lang=es}*", '<em><span lang="es">Puerto Seguro</span></em>'),
        ("[Владимир Наумов]{.name lang=ru}", '<b class="name" lang="ru">Владимир Наумов</b>'),
        ('the "safe" port', "the “safe” port"),
        ("[IC/2030/2/Rev.1]", '<span class="nowrap">IC/2030/2/Rev.1</span>'),
        ("see MC/2239.", 'see <span class="nowrap">MC/2239</span>.'),
        ("at www.example.org/sea.", 'at <span class="nowrap">www.example.org/sea</span>.'),
        ("to ada@example.org:", 'to <span class="nowrap">ada@example.org</span>:'),
        (r"\*no star\* and snake_case_name", "*no star* and snake_case_name"),
        ("entry/labour/residence", "entry/labour/residence"),
        ("[square] brackets", "[square] brackets"),
    ],
)
def test_a_mark_means(typed, html):
    assert marks.html(typed, "en") == html


def test_a_symbol_links_to_a_document_that_is_here():
    here = {"IC/2030/2": "/documents/IC/2030/2/"}.get
    assert marks.html("[IC/2030/2] and [IC/2030/11]", "en", link=here) == (
        '<a class="nowrap" href="/documents/IC/2030/2/">IC/2030/2</a> and <span class="nowrap">IC/2030/11</span>'
    )


def test_a_long_address_may_break_after_its_slashes():
    assert "<wbr>" in marks.html(f"www.example.org/{'sea/' * 20}harbour", "en")


def test_notes_are_numbered_in_the_order_of_their_calls():
    html = marks.html(ORIGIN, "en", first_note=7)
    assert re.findall(r'id="fnref(\d)" href="#fn(\d)"', html) == [("7", "7"), ("8", "8")]
    assert marks.notes_html(ORIGIN, "en") == ['See <span class="nowrap">IC/2030/2</span>.', "The first workshop."]


def test_on_paper_a_note_stands_beside_its_call():
    html = marks.html("Stay[^1].\n[^1]: Or go.", "fr", notes_beside=True)
    assert html == (
        'Stay<a class="call" id="fnref1" href="#fn1" role="doc-noteref">1</a>'
        '<span class="fn" id="fn1"><a class="fnb" href="#fnref1">1</a>Or go.</span>.'
    )


def test_two_calls_at_one_place_are_separated_by_a_comma():
    html = marks.html("Stay[^1][^2].\n[^1]: Or go.\n[^2]: Or wait.", "en")
    assert re.sub("<a[^>]*>", "", html) == 'Stay.1</a><sup class="comma">,</sup>2</a>'


def test_plain_words_have_no_marks_and_no_notes():
    assert marks.plain(ORIGIN) == 'Opened by Ada Lindqvist. It was "Harbours" again.'
    assert marks.plain_notes(ORIGIN) == ["See IC/2030/2.", "The first workshop."]


def test_a_block_and_its_notes_cite_symbols():
    assert marks.cited("[IC/2030/11] after IC/2030/3[^1]\n[^1]: [IC/2030/2], [IC/2030/11]") == [
        "IC/2030/11",
        "IC/2030/2",
    ]


# What they never become


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        '<img src="http://127.0.0.1/x" onerror=alert(1)>',
        "![picture](http://127.0.0.1/x)",
        "[link](javascript:alert(1))",
        "[link]: http://127.0.0.1/x\n\n[link]",
        "<http://127.0.0.1/x>",
        "&lt;b&gt; &#60;b&#62;",
        "[words]{.call #fn1 onclick=alert(1) style='position:fixed'}",
        '[words]{lang="en\\" onclick=\\"alert(1)"}',
        "[words]{lang=en class=fn}",
        "`code` ~~struck~~ # heading",
        "[^1]\n[^1]: <style>@import 'http://127.0.0.1/x'</style>",
        "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6 \x00\x0b",
    ],
)
def test_hostile_words_stay_words(typed):
    html = marks.html(typed, "en", notes_beside=True)
    tags = set(re.findall(r"<[^>]*>", html))
    assert {re.match(r"</?(\w+)", tag)[1] for tag in tags} <= {"span", "a", "b", "em", "strong", "sup"}
    assert all(
        re.fullmatch(
            r'</\w+>|<(strong|em|span)>|<span (class="(nowrap|fn)"( id="fn\d")?|lang="[a-z]{2}")>'
            r'|<a class="(call|fnb)"( id="fnref\d")? href="#fn(ref)?\d"( role="doc-noteref")?>',
            tag,
        )
        for tag in tags
    )


@given(st.text(st.sampled_from("ab*[]{}.^1:\"' \n\\<>&/_=#-()") | st.characters(codec="utf-8"), max_size=60))
def test_whatever_is_typed_is_well_formed_and_loses_no_letter(typed):
    html = marks.html(typed, "en")
    opened = []
    for end, tag in re.findall(r"<(/?)(\w+)[^>]*>", html):
        assert not end or opened.pop() == tag
        if not end:
            opened.append(tag)
    assert not opened
    assert not re.search(r"[\ufdd0-\ufdef]", html)


@pytest.mark.parametrize(
    "hostile", ["[", "*", "[a]{", "**a ", "[^1]", "'a ", '"a ', "a@", "www.", ";", "{.name}", "[[", "\\"]
)
def test_hostile_length_does_not_take_long(hostile):
    typed = hostile * (8_000 // len(hostile))
    started = time.process_time()
    marks.html(typed, "fr")
    marks.problems(typed)
    assert time.process_time() - started < 3


# What is unclear


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("**Harbours", "star"),
        ("five * six", "star"),
        ("[Ada Lindqvist]{.speaker}", "Braces"),
        ("[Ada Lindqvist]{.name", "Braces"),
        ("[words]{lang=es onclick=x}", "Braces"),
        ('the "safe port', "quotation"),
        ("Stay[^1].", "missing"),
        ("Stay[^1] or go[^1].\n[^1]: Or wait.", "more than once"),
        ("Stay.\n[^1]: Or go.", "nothing calls it"),
        ("Stay[^1].\n[^1]: Or go.\n[^1]: Or wait.", "written more than once"),
        ("Stay[^1].\n[^1]:", "no words"),
        ("Stay[^1].\n[^1]: Or go[^1].", "calls another"),
    ],
)
def test_what_is_unclear_is_said(typed, words):
    (problem,) = marks.problems(typed)
    assert words in problem


@pytest.mark.parametrize(
    "clear", [ORIGIN, r"five \* six", 'the migrants\' "right" to stay', "a [sic] word", "[IC/2030/2]"]
)
def test_clear_marks_have_no_problem(clear):
    assert marks.problems(clear) == []


def test_a_heading_calls_no_note():
    assert any("heading" in problem for problem in marks.problems("Rescue[^1]\n[^1]: At sea.", heading=True))


# Divided, joined and pasted


def test_each_half_keeps_the_notes_it_calls():
    first, second = footnotes.split(ORIGIN, ORIGIN.index(" It was"))
    assert first == "Opened by [Ada Lindqvist]{.name}.[^1]\n\n[^1]: See [IC/2030/2]."
    assert second == 'It was "**Harbours**"[^1] again.\n\n[^1]: The first workshop.'


def test_a_cut_inside_a_mark_falls_after_it():
    first, _second = footnotes.split(ORIGIN, ORIGIN.index("^b]"))
    assert footnotes.calls(first) == ["1"]


def test_a_cut_among_the_notes_leaves_the_block_whole():
    first, second = footnotes.split(ORIGIN, len(ORIGIN) - 3)
    assert marks.plain_notes(first) == marks.plain_notes(ORIGIN)
    assert second == ""


def test_joined_blocks_keep_their_notes_apart():
    joined = footnotes.join("Stay[^1].\n[^1]: Or go.", "Wait[^1][^x].\n[^x]: Here.\n[^1]: There.")
    assert joined == "Stay[^1]. Wait[^2][^3].\n\n[^1]: Or go.\n[^2]: There.\n[^3]: Here."


@given(
    st.lists(st.sampled_from(["Stay", "go.", "**Harbours**", "[^1]", "word[^2]", "[^3],"]), min_size=1),
    st.integers(0, 80),
)
def test_dividing_and_joining_loses_nothing(words, at):
    text = f"{' '.join(words)}\n\n[^1]: First.\n[^2]: Second.\n[^3]: Third."
    joined = footnotes.join(*footnotes.split(text, at))
    uncalled = set(footnotes.notes(text)) - set(footnotes.calls(text))
    assert set(footnotes.notes(joined).values()) >= {footnotes.notes(text)[label] for label in uncalled}
    assert [note for note in marks.plain_notes(joined) if note] == _called_in_turn(text, footnotes.split(text, at))
    assert re.sub(r"\[\^\d\]|\s", "", footnotes.body(joined)) == re.sub(r"\[\^\d\]|\s", "", footnotes.body(text))


def _called_in_turn(text, halves):
    """The notes that the halves call, one half after the other."""
    return [note for half in halves for note in marks.plain_notes(half)]


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("<p>One <b>two</b></p><p>three<br>four</p>", "One two\n\nthree four"),
        ("<div style='color:red' onclick=x>a &lt;b&gt; &amp; c</div>", "a <b> & c"),
        ("<script>alert(1)</script><style>p{}</style>words", "words"),
        ("<p>5 * 6 [^1]: {x} \\</p>", r"5 \* 6 \[^1]: \{x\} \\"),
        ("<ul><li>one</li><li>two</li></ul>", "one\n\ntwo"),
        ("plain words", "plain words"),
    ],
)
def test_pasted_markup_becomes_plain_text(pasted, text):
    assert marks.from_paste(pasted) == text


def test_what_was_pasted_means_what_it_says():
    assert marks.plain(marks.from_paste("<p>**not bold** [^1] [x]{.name}</p>")) == "**not bold** [^1] [x]{.name}"
