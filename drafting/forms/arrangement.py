"""How the editor shows a manuscript: which languages one sees, and in which one writes."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import get_language

from documents.models import Block

from .blocks import BlockForm

CODES = [code for code, _name in settings.LANGUAGES]


@dataclass(frozen=True)
class Arrangement:
    """How the manuscript lies: the text beside its preview, the preview alone, or two or three languages side by side.

    `language` is the one that is written; `left`, in two languages, the one that it is written from. In three languages
    each is written, and `language` is that of the latest act.
    """

    view: str
    language: str
    left: str = ""

    @classmethod
    def asked_for(cls, query: QueryDict, original: str) -> "Arrangement":
        """What an address asks for: `?language=fr`, `?view=two&left=en&right=fr`, or `?view=three`."""
        if query.get("view") != "two":
            asked = query.get("language", "")
            view = query["view"] if query.get("view") in ("preview", "three") else "text"
            return cls(view, asked if asked in CODES else get_language())
        left = query["left"] if query.get("left") in CODES else original
        others = [code for code in CODES if code != left]
        return cls("two", query["right"] if query.get("right") in others else others[0], left)

    @property
    def is_two(self) -> bool:
        """Whether two languages lie side by side."""
        return self.view == "two"

    @property
    def is_three(self) -> bool:
        """Whether all languages lie side by side."""
        return self.view == "three"

    @property
    def columns(self) -> list[str]:
        """The languages that lie side by side; none where one is written alone."""
        return CODES if self.is_three else [self.left, self.language] if self.is_two else []

    @property
    def written(self) -> list[str]:
        """The languages in which one writes here."""
        return CODES if self.is_three else [self.language]

    @property
    def query(self) -> str:
        """The arrangement as an address says it."""
        if self.is_two:
            return urlencode({"view": "two", "left": self.left, "right": self.language})
        return urlencode({"language": self.language} | ({} if self.view == "text" else {"view": self.view}))

    def writing(self, language: str) -> "Arrangement":
        """The same where this language is written."""
        return replace(self, language=language)

    def name_of(self, block: Block) -> str:
        """How ids and the browser name the open form of a block: where it may be open twice, with its language."""
        return f"{block.pk}-{self.language}" if self.is_three else str(block.pk)

    def form_of(self, block: Block, data: QueryDict | None = None, **options) -> BlockForm:
        """The form in which a block is written here."""
        return BlockForm.of(block, self.language, data, name=self.name_of(block), **options)
