"""The typesetter reads the portal's own files by name, and no author can make it read anything else."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

weasyprint = pytest.importorskip("weasyprint", reason="pango is missing")
from weasyprint.urls import FatalURLFetchingError  # noqa: E402 -- only where WeasyPrint can be imported

from records.fetcher import PortalFetcher  # noqa: E402 -- imports WeasyPrint


@pytest.fixture
def own_files(tmp_path):
    """A style sheet and a font that the portal calls its own, beside a secret that it does not."""
    (tmp_path / "note.css").write_text("p { color: black }")
    (tmp_path / "emblem.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')
    (tmp_path / "secret.txt").write_text("secret")
    return {"note.css": tmp_path / "note.css", "emblem [1].svg": tmp_path / "emblem.svg"}


@pytest.fixture
def neighbour():
    """A server on this machine that writes down what it is asked for."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *words):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/x", asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_style_sheet_is_read_by_its_name(own_files):
    response = PortalFetcher(own_files).fetch("portal:note.css")
    assert response.read() == b"p { color: black }"
    assert response.content_type == "text/css"


def test_a_name_with_brackets_may_be_percent_encoded(own_files):
    assert PortalFetcher(own_files).fetch("portal:emblem%20%5B1%5D.svg").content_type == "image/svg+xml"


@pytest.mark.parametrize(
    "address",
    [
        "secret.txt",
        "portal:secret.txt",
        "portal:",
        "portal:../note.css",
        "portal:note.css?x",
        "portal:/note.css",
        "portal:%2e%2e/secret.txt",
        "PORTAL:note.css",
        "file:///etc/hostname",
        "file:note.css",
        "ftp://localhost/x",
        "data:text/css,p%7B%7D",
        "https://example.org/",
        "//example.org/",
        "",
    ],
)
def test_every_other_address_is_refused(own_files, address):
    fetcher = PortalFetcher(own_files)
    for way in (fetcher, fetcher.fetch, fetcher.open):
        with pytest.raises(PermissionError, match="not one of the portal's own files"):
            way(address)


LOUD = [
    '<img src="{}">',
    '<link rel="stylesheet" href="{}">',
    '<link rel="attachment" href="{}">',
    '<a rel="attachment" href="{}">x</a>',
    '<object data="{}"></object>',
    '<embed src="{}">',
    "<style>@import url({});</style>",
    "<style>@import '{}';</style>",
    "<style>@font-face {{ font-family: x; src: url({}) }} p {{ font-family: x }}</style><p>x",
    "<style>p {{ background: url({}) }}</style><p>x",
    "<style>p::before {{ content: url({}) }}</style><p>x",
    "<style>li {{ list-style-image: url({}) }}</style><li>x",
    "<style>p {{ border: 1px solid; border-image: url({}) 1 }}</style><p>x",
    "<style>@page {{ background: url({}) }}</style><p>x",
    '<p style="background: url({})">x',
]
# WeasyPrint leaves out a drawing that fails for whatever reason, and goes on.
QUIET = [
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{}" width="9" height="9"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><use href="{}#x"/></svg>',
]


@pytest.mark.parametrize("way", LOUD)
@pytest.mark.parametrize("kind", ["loopback", "file", "data"])
def test_html_that_asks_for_what_is_not_ours_stops_the_rendering(way, kind, own_files, neighbour, tmp_path):
    loopback, asked = neighbour
    address = {"loopback": loopback, "file": (tmp_path / "secret.txt").as_uri(), "data": "data:text/plain,secret"}[kind]
    html = weasyprint.HTML(string=way.format(address), url_fetcher=PortalFetcher(own_files))
    with pytest.raises(FatalURLFetchingError):
        html.write_pdf()
    assert asked == []


@pytest.mark.parametrize("way", QUIET)
def test_a_drawing_that_asks_for_what_is_not_ours_reaches_nobody(way, own_files, neighbour):
    address, asked = neighbour
    weasyprint.HTML(string=way.format(address), url_fetcher=PortalFetcher(own_files)).write_pdf()
    assert asked == []


@pytest.mark.parametrize("way", [LOUD[0], LOUD[1], LOUD[2], LOUD[6], LOUD[9], LOUD[13], QUIET[0]])
def test_without_our_fetcher_the_same_html_reaches_the_neighbour(way, neighbour):
    address, asked = neighbour
    weasyprint.HTML(string=way.format(address)).write_pdf()
    assert asked == ["/x"]
