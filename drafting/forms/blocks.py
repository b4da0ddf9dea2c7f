"""What a person writes in a block."""

import re
import unicodedata
from html import unescape

import nh3
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from documents import footnotes, marks
from documents.choices import Level
from documents.models import Block
from documents.numbering import fingerprint

LONGEST = 100_000  # characters of one block in one language

_TAG = re.compile(r"</?(?:p|div|span|br|b|i|em|strong|u|a|ul|ol|li|table|tr|td|h[1-6]|font|sup|sub)\b[^<>]*>", re.I)
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_CALL = re.compile(r"\[\^\w+\]")
_SENTENCE = re.compile(r"[.!?…][\"”’»)*\]]*(?:\[\^\w+\])*\s+(?=\S)")


class BlockForm(forms.Form):
    """The text of one block in one language, as the person has it before them.

    `read` is the fingerprint of the text that the person began from; `rendering`, in a translation, that of the
    original then. `key` is the block's; `name` stands in ids, for several forms of one block may be open.
    """

    text = forms.CharField(
        label=_("Text"), max_length=LONGEST, required=False, strip=True, widget=forms.Textarea(attrs={"rows": 6})
    )
    level = forms.TypedChoiceField(
        label=_("Level"),
        coerce=lambda level: Level(int(level)),
        choices=[(Level.HEADING.value, Level.HEADING.label), (Level.SUBHEADING.value, Level.SUBHEADING.label)],
        widget=forms.RadioSelect,
        required=False,
        empty_value=None,
    )
    read = forms.CharField(widget=forms.HiddenInput, required=False)
    rendering = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, language: str, level: Level, key: str, name: str = "", **options):
        super().__init__(data, auto_id=f"%s-{name or key}", **options)
        self.language, self.key, self.name, self.is_heading = language, key, name or key, level != Level.PARAGRAPH
        self.meanwhile = None  # what somebody else has made of the text while this person was writing
        self.fields["text"].widget.attrs |= {"lang": language, "class": "form-control writing-text"}
        self.fields["text"].widget.attrs["rows"] = 2 if self.is_heading else self._rows()
        if not self.is_heading:
            del self.fields["level"]

    @classmethod
    def fresh(cls, language: str, level: Level, data=None) -> "BlockForm":
        """The form of a block that is to come; it needs some words."""
        form = cls(data, language=language, level=level, key="new", initial={"level": level})
        form.fields["text"].required = True
        return form

    @classmethod
    def of(cls, block: Block, language: str, data=None, *, name: str = "", **options) -> "BlockForm":
        """The form of a block as it stands now, with what was typed, if anything was."""
        initial = {"text": block.text_in(language), "read": block.fingerprint(language), "level": block.level}
        if language != block.note.original_language:
            initial["rendering"] = block.fingerprint(block.note.original_language)
        return cls(data, language=language, level=block.level, key=str(block.pk), name=name, initial=initial | options)

    def clean_text(self) -> str:
        """The text as it is stored: composed, with plain line ends, and without the tags of pasted HTML."""
        text = unicodedata.normalize("NFC", self.cleaned_data["text"].replace("\r\n", "\n").replace("\r", "\n"))
        return unescape(nh3.clean(text, tags=set())).strip() if _TAG.search(text) else text

    def clean_rendering(self) -> str:
        """The fingerprint of an original, or nothing."""
        rendering = self.cleaned_data["rendering"]
        return rendering if _FINGERPRINT.fullmatch(rendering) else ""

    def is_untouched(self) -> bool:
        """Whether the text is the one that the person began from; otherwise the form says what to do with it."""
        if self.is_valid() and fingerprint(self.cleaned_data["text"]) != self.cleaned_data["read"]:
            changed = _("You have changed this text. Save it, or cancel and confirm the translation as it was.")
            self.add_error("text", changed)
        return self.is_valid()

    def focused(self) -> "BlockForm":
        """The same form, where the person begins to write at once."""
        self.fields["text"].widget.attrs["autofocus"] = True
        return self

    def with_footnote(self) -> "BlockForm":
        """The same form with a footnote begun: its call at the end of the text, its line below."""
        text = self.initial["text"]
        written = footnotes.notes(text)
        label = next(str(number) for number in range(1, len(written) + 2) if str(number) not in written)
        lines = [f"[^{name}]: {note}" for name, note in written.items()] + [f"[^{label}]: "]
        self.initial["text"] = f"{footnotes.body(text)}[^{label}]\n\n" + "\n".join(lines)
        return self

    def _rows(self) -> int:
        return max(4, len(self.initial.get("text", "")) // 70 + 2)


class SplitForm(forms.Form):
    """After which sentence a paragraph is divided, in each language that is written."""

    read = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, block: Block, data=None, **options):
        super().__init__(data, auto_id=f"split-%s-{block.pk}", initial={"read": block.fingerprint()}, **options)
        for language, name in settings.LANGUAGES:
            if text := block.text_in(language):
                ends = _ends(text)
                self.fields[f"at_{language}"] = forms.TypedChoiceField(
                    label=name,
                    choices=[*ends, ("", _("Stays whole in the first paragraph"))],
                    coerce=int,
                    empty_value=None,
                    required=False,
                    widget=forms.RadioSelect,
                    initial=ends[0][0] if ends else "",
                )

    def places(self) -> dict[str, int]:
        """After how many characters to divide, by language; a language that stays whole is not named."""
        chosen = {name.removeprefix("at_"): place for name, place in self.cleaned_data.items() if name != "read"}
        return {language: place for language, place in chosen.items() if place is not None}


def _ends(text: str) -> list[tuple[int, str]]:
    """The places between the sentences of a text, each with the words around it; none within marks or a quotation.

    Each stretch is looked at by itself: where all before it is clear, it alone decides.
    """
    body = footnotes.body(text)
    places, said, begin = [], [], 0
    for end in [*(sentence.end() for sentence in _SENTENCE.finditer(body)), len(body)]:
        stretch = _CALL.sub("", body[begin:end])
        if not marks.problems(stretch):
            said += marks.plain(stretch).split()
            places.append((end, len(said)))
            begin = end
    if begin < len(body):
        return []
    return [
        (end, f"… {' '.join(said[max(0, count - 6) : count])} | {' '.join(said[count : count + 6])} …")
        for end, count in places[:-1]
    ]
