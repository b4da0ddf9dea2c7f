"""The twins of all journeys: the browser's complaints are heard when there is something to complain about."""

import pytest

GOOD = (
    "<!doctype html><html lang=en><head><title>The year</title></head><body><main><h1>2008</h1>{}</main></body></html>"
)


@pytest.fixture
def show(page, live_server):
    """Show a page made up for the test under the portal's own policy."""

    def show(body, page_as_a_whole=GOOD):
        page.route(
            f"{live_server.url}/made-up/",
            lambda route: route.fulfill(
                body=page_as_a_whole.format(body),
                content_type="text/html",
                headers={"Content-Security-Policy": "default-src 'self'"},
            ),
        )
        page.goto(f"{live_server.url}/made-up/")

    return show


def test_a_good_page_passes(show, inspect):
    show("<p>The theme of the year.</p>")
    inspect()


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<img src=/livez>", "axe: Images must have alternative text"),
        ("<h1>2009</h1>", "has 2 h1"),
        ("<pre>" + "wide " * 500 + "</pre>", "scrolls sideways"),
        ("<p style='color: red'>", "inline style"),
    ],
)
def test_a_bad_page_fails(show, inspect, complaints, body, fault):
    show(body)

    with pytest.raises(AssertionError, match=fault):
        inspect()
    complaints.clear()


def test_a_violated_policy_is_heard(show, complaints):
    show("<script>document.title = 'never'</script>")

    assert any("Content Security Policy" in complaint for complaint in complaints)
    complaints.clear()


def test_a_missing_file_is_heard(show, complaints):
    show("<img src=/nowhere.png alt=''>")

    assert any("nowhere.png answered 404" in complaint for complaint in complaints)
    complaints.clear()
