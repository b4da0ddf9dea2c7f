"""The forms of a page, with what their fields say, as a browser would send them untouched."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit


@dataclass
class Form:
    """One form that acts: where it posts, and its fields in their order."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class Forms(HTMLParser):
    """Reads the forms that post out of a page."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.found: list[Form] = []
        self._form: Form | None = None
        self._select = self._text = ""
        self._chosen: str | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._begin(said)
        elif self._form is None:
            return
        elif tag == "input":
            self._input(said)
        elif tag == "button":
            self._form.buttons.append((said.get("name", ""), said.get("value", "")))
        elif tag == "select":
            self._select, self._chosen = said.get("name", ""), None
        elif tag == "option" and self._select:
            if "selected" in said or self._chosen is None:
                self._chosen = said.get("value", "")
        elif tag == "textarea":
            self._text, self._words = said.get("name", ""), []

    def handle_data(self, data: str) -> None:
        if self._text:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select" and self._select and self._form:
            self._form.fields.append((self._select, self._chosen or ""))
            self._select = ""
        elif tag == "textarea" and self._text and self._form:
            self._form.fields.append((self._text, "".join(self._words)))
            self._text = ""

    def _begin(self, said: dict[str, str]) -> None:
        if said.get("method", "").lower() != "post":
            return
        place = urlsplit(urljoin(self.address, said.get("action") or self.address))
        if not place.netloc:
            self._form = Form(f"{place.path}?{place.query}" if place.query else place.path)
            self.found.append(self._form)

    def _input(self, said: dict[str, str]) -> None:
        kind, name = said.get("type", "text"), said.get("name", "")
        if kind == "file":
            self._form.files.append(name)
        elif kind == "submit":
            self._form.buttons.append((name, said.get("value", "")))
        elif name and name != "csrfmiddlewaretoken" and (kind not in {"radio", "checkbox"} or "checked" in said):
            self._form.fields.append((name, said.get("value", "")))


def forms_of(address: str, page: str) -> list[Form]:
    """Every form of the page that posts to this portal."""
    reader = Forms(address)
    reader.feed(page)
    return reader.found
