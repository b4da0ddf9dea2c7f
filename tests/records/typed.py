"""What a person finds on a page's form, and sends back as it stands."""

from html.parser import HTMLParser


class _Form(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self.text: tuple[str, list[str]] | None = None
        self.select: str | None = None

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        name, kind = attributes.get("name"), attributes.get("type")
        ticked = kind not in ("radio", "checkbox") or "checked" in attributes
        if tag == "input" and name and kind not in ("submit", "search") and ticked:
            self._put(name, attributes.get("value", "on" if kind == "checkbox" else ""))
        elif tag == "textarea":
            self.text = (name, [])
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in attributes:
            self._put(self.select, attributes.get("value", ""))

    def handle_data(self, data):
        if self.text:
            self.text[1].append(data)

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._put(self.text[0], "".join(self.text[1]).removeprefix("\n"))
            self.text = None
        elif tag == "select":
            self.select = None

    def _put(self, name, value):
        self.found.setdefault(name, []).append(value)


def typed_on(response) -> dict[str, list[str]]:
    """Every field of the page's forms with what stands in it, as a browser would send it."""
    form = _Form()
    form.feed(response.content.decode())
    return form.found
