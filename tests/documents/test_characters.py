"""Each language sets its own quotation marks, spaces, dashes and ordinals; nothing else of a text changes."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.characters import (
    CALL,
    CLOSE,
    END_NOWRAP,
    END_SUPERIOR,
    NOWRAP,
    OPEN,
    STAND_INS,
    SUPERIOR,
    WHOLE,
    quotations_match,
    typeset,
)

# ␣ a space that may not break, ˽ a narrow one; ⟨…⟩ stays whole, {…} stands high; < and > are ends of a mark, ¹ a call.
LEGIBLE = str.maketrans(
    {
        "\u00a0": "␣",
        "\u202f": "˽",
        NOWRAP: "⟨",
        END_NOWRAP: "⟩",
        SUPERIOR: "{",
        END_SUPERIOR: "}",
        OPEN: "<",
        CLOSE: ">",
        CALL: "¹",
    }
)
STORED = str.maketrans({"<": OPEN, ">": CLOSE, "¹": CALL})


@pytest.mark.parametrize(
    ("language", "typed", "set_as"),
    [
        # quotation marks, however they were typed
        ("en", "\"A 'b' c\"", "“A ‘b’ c”"),
        ("en", 'He said "one "two" three".', "He said “one ‘two’ three”."),
        ("en", "« A “b” c »", "“A ‘b’ c”"),
        ("en", '"<Free Movement>"', "“<Free Movement>”"),
        ("en", '<"Return">', "<“Return”>"),
        ("en", '("in brackets")', "(“in brackets”)"),
        ("fr", '"A "b" c"', "«˽A “b” c˽»"),
        ("fr", "«A»", "«˽A˽»"),
        ("fr", "« A »", "«˽A˽»"),
        ("fr", 'l\'"État"', "l’«˽État˽»"),
        ("es", "«A “b” c»", "“A ‘b’ c”"),
        ("es", '"¿Sí?"', "“¿Sí?”"),
        # apostrophes
        ("en", "migrants' rights and the Council's", "migrants’ rights and the Council’s"),
        ("en", "Ali Abdullah Al-Ka'abi", "Ali Abdullah Al-Ka’abi"),
        ("en", "'safe' isn't the '90s", "‘safe’ isn’t the ’90s"),
        ("fr", "qu'il l'a", "qu’il l’a"),
        # the high punctuation of French
        ("fr", "Un; deux! trois? quatre: cinq", "Un˽; deux˽! trois˽? quatre␣: cinq"),
        ("fr", "Un ; deux ! trois ? quatre : cinq", "Un˽; deux˽! trois˽? quatre␣: cinq"),
        ("fr", "Vraiment ?! (?)", "Vraiment˽?! (?)"),
        ("fr", "à 10:30", "à 10:30"),
        ("fr", "<gras>: voir", "<gras>␣: voir"),
        ("en", "One; two! three? four: five", "One; two! three? four: five"),
        ("es", "¿Uno? ¡Dos!: tres", "¿Uno? ¡Dos!: tres"),
        # the side of a call
        ("en", "a word¹.", "a word.¹"),
        ("en", "a word,¹ and", "a word,¹ and"),
        ("en", "a <word¹>.", "a <word>.¹"),
        ("en", "a word ¹ and", "a word¹ and"),
        ("fr", "un mot.¹", "un mot¹."),
        ("fr", "un mot ;¹ et", "un mot¹˽; et"),
        ("fr", "un <mot.>¹", "un <mot¹.>"),
        ("fr", "(un mot).¹¹", "(un mot)¹¹."),
        ("en", "a word¹ ¹, and", "a word,¹¹ and"),
        ("fr", "un mot. ¹", "un mot¹."),
        ("es", "¿palabra?¹", "¿palabra¹?"),
        ("es", "palabra¹, otra", "palabra¹, otra"),
        # dashes and ranges
        ("en", "2008 - the first", "2008␣– the first"),
        ("en", "held on 18-19 June 2007", "held on ⟨18–19⟩␣June 2007"),
        ("en", "29 February-1 March 2016", "⟨29␣February–1␣March⟩ 2016"),
        ("fr", "(29 février-1er mars 2016)", "⟨(29␣février–1{er}␣mars⟩ 2016)"),
        ("en", "in (18-19 June)", "in ⟨(18–19⟩␣June)"),
        ("es", "4-5 de junio de 2030", "⟨4–5⟩␣de␣junio de 2030"),
        ("en", "ISBN 978-92-9068-214-1 of 2008-02-26", "ISBN 978-92-9068-214-1 of 2008-02-26"),
        ("en", "cross-border, G-20", "cross-border, G-20"),
        # spaces that may not break
        ("en", "on 15 February 2008", "on 15␣February 2008"),
        ("fr", "le 1er mars 2008", "le 1{er}␣mars 2008"),
        ("es", "el 18 de octubre de 2007", "el 18␣de␣octubre de 2007"),
        ("en", "Janos J. Bogardi and Mr. X, No. 5, para. 7", "Janos J.␣Bogardi and Mr.␣X, No.␣5, para.␣7"),
        ("en", "IDM 2007 and the IDM in 2007", "IDM␣2007 and the IDM in 2007"),
        ("fr", "M. Tandonnet, Mme Soyinka, no 5", "M.␣Tandonnet, Mme␣Soyinka, no␣5"),
        ("es", "Sr. Cabrera, párr. 7, 20 %", "Sr.␣Cabrera, párr.␣7, 20␣%"),
        ("fr", "10 000 personnes en 2007", "10␣000 personnes en 2007"),
        ("es", "1 250 000 personas", "1␣250␣000 personas"),
        ("en", "on 26 and 27 November 2030", "on 26␣and␣27␣November 2030"),
        ("fr", "les 26 et 27 novembre 2030", "les 26␣et␣27␣novembre 2030"),
        ("es", "los días 7 y 8 de julio de 2030", "los días 7␣y␣8␣de␣julio de 2030"),
        # numbers in order
        ("en", "the 94th Session", "the 94th␣Session"),
        ("fr", "la 94e session, le 1er atelier", "la 94{e}␣session, le 1{er}␣atelier"),
        ("es", "la 94ª Reunión, la 94.ª Reunión", "la 94.ª␣Reunión, la 94.ª␣Reunión"),
        # what is not seen, and what would turn the order of the letters round
        ("en", "co\u00adoperation \u200bhere \u202egnorw\u202c", "cooperation here gnorw"),
        ("en", " two \n lines\t", "two lines"),
        ("en", "two\n\nlines \u200b here", "two lines here"),
    ],
)
def test_a_line_in_its_language(language, typed, set_as):
    assert typeset(typed.translate(STORED), language).translate(LEGIBLE) == set_as


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ('"a" and "b"', True),
        ('"a "b" c"', True),
        ("the migrants' rights", True),
        ('"a and b', False),
        ("a” and b", False),
    ],
)
def test_quotations_that_match(text, match):
    assert quotations_match(text) is match


STRETCHES = st.sampled_from(
    [*"aÉ1 2.,;:!?()-–'\"«»“”’\u00a0", OPEN, CLOSE, CALL, WHOLE, "18-19 June", "29 mars-1er mai "]
)
TEXTS = st.lists(STRETCHES).map("".join)


@given(TEXTS, st.sampled_from(["en", "fr", "es"]))
def test_no_letter_and_no_mark_is_lost(text, language):
    result = typeset(text, language)
    for kept in (r"[^\W_]", OPEN, CLOSE, CALL, WHOLE):
        normal = unicodedata.normalize("NFC", text)
        assert re.findall(kept, result.replace("ª", "")) == re.findall(kept, normal.replace("ª", ""))


@given(TEXTS, st.sampled_from(["en", "fr", "es"]))
def test_no_mark_begins_or_ends_in_what_stays_whole_or_stands_high(text, language):
    result = re.sub(f"{SUPERIOR}[^{STAND_INS}]+{END_SUPERIOR}", "", typeset(text, language))
    result = re.sub(f"{NOWRAP}(?:[^{STAND_INS}]+|\\(+{WHOLE}){END_NOWRAP}", "", result)
    assert not re.search(f"[{NOWRAP}{END_NOWRAP}{SUPERIOR}{END_SUPERIOR}]", result)


@given(TEXTS, st.sampled_from(["en", "fr", "es"]))
def test_no_straight_quotation_mark_and_no_space_before_a_call_is_left(text, language):
    result = typeset(text, language)
    assert not set("\"'") & set(result)
    assert not re.search(f"(?<!«)[ \u00a0\u202f]{CALL}", result)
