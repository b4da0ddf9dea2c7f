"""What a page costs: its queries, and its CPU milliseconds beside those of its own template.

Each main page is asked for by Marta Keller of the secretariat, to whom the pages show the most. The request passes
through the whole of Django – middleware, session, guard, view, template – as a web server hands it in, but without a
network and over one connection that is open already.

It is compared with the same request answered by the same template with its rows already read. What the view renders its
templates with is caught once; then the request is answered by these templates with these very contexts, whose QuerySets
hold their rows and whose records hold what belongs to them. So both sides pay for the request itself (three queries for
the session, the person and the accreditations) and for turning rows into HTML, and the ratio says what is paid above
that: finding, reading and preparing the rows. A list of choices that a form reads at every rendering is read on both
sides.

Both are done by turns, warm, in one thread; the figures are medians. Queries are all those of the request.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from unittest.mock import patch

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.http import HttpResponse
from django.template.backends.django import Template
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.models import Note
from membership.models import Member, Person, User
from sessions_app.models import Consultation, Sitting, SittingAppearance, Year
from workshops.models import Workshop

from .figures import Figure, at_most, by_turns, compared, counted

READER = "marta@example.org"
ROUNDS = 25
DEARER = at_most(2.5)
QUERIES = at_most(12)


class Handler(WSGIHandler):
    """The portal as a web server calls it; another view may answer `instead` of the page's own."""

    instead = None

    def __init__(self) -> None:
        super().__init__()
        client = Client()
        client.force_login(User.objects.get(email=READER))
        self._requests = RequestFactory()
        self._requests.cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value

    def resolve_request(self, request):
        """Find the page's view, as always, and put the other one into its place."""
        match = super().resolve_request(request)
        return (self.instead, (), {}) if self.instead else match

    def ask(self, address: str, *, instead=None) -> HttpResponse:
        """Answer one request of the reader."""
        self.instead = instead
        response = self.get_response(self._requests.get(address, headers={"host": "localhost"}))
        if response.status_code != 200:
            raise RuntimeError(f"{address} answers {response.status_code}")
        return response


def figures() -> Iterator[Figure]:
    """The lines of all pages, as they are measured."""
    handler = Handler()
    for name, address in addresses().items():
        ask = partial(handler.ask, address)
        with caught_templates() as caught:
            page = ask()
        templates_alone = partial(handler.ask, address, instead=partial(answer_with, caught))
        if len(templates_alone().content) < len(page.content) * 0.9:
            raise RuntimeError(f"{address} is not what its templates make of what was caught")
        with CaptureQueriesContext(connection) as queries:
            ask()
        whole, alone = by_turns(ROUNDS, ask, templates_alone)
        yield compared(f"page: {name}", whole * 1000, alone * 1000, "ms", DEARER)
        yield counted(f"page: {name}", len(queries), "queries", QUERIES)


def addresses() -> dict[str, str]:
    """The main pages, each with the demo record that shows the most on it."""
    issued = Note.objects.get(symbol__symbol="IC/2008/2")
    draft = Note.objects.drafts().first()
    sitting = max(Sitting.objects.all(), key=lambda sitting: sitting.appearances.count())
    speaker = max(Person.objects.all(), key=lambda person: SittingAppearance.objects.of(person).count())
    return {
        "home": reverse("home"),
        "year": Year.objects.get(number=2008).get_absolute_url(),
        "years": reverse("years"),
        "consultation": Consultation.objects.get(pk=issued.consultation_id).get_absolute_url(),
        "Council session": sitting.council_session.get_absolute_url(),
        "sitting": sitting.get_absolute_url(),
        "workshops": reverse("workshops"),
        "workshop": Workshop.objects.get(slug="managing-return-migration").get_absolute_url(),
        "speakers": reverse("speakers"),
        "speaker": reverse("speaker", kwargs={"slug": speaker.slug}),
        "documents": reverse("documents"),
        "issued note": issued.get_absolute_url(),
        "draft note": draft.get_absolute_url(),
        "note editor": reverse("write_note", kwargs={"pk": draft.pk}),
        "members": reverse("members"),
        "member": Member.objects.get(slug="portugal").get_absolute_url(),
        "symbols": reverse("symbols"),
        "history of a draft": reverse("note_history", kwargs={"pk": draft.pk}),
        "secretariat": reverse("secretariat"),
        "search": f"{reverse('search')}?q=migration",
    }


@contextmanager
def caught_templates() -> Iterator[list[tuple]]:
    """Every template that is rendered for itself, not within another one, with its context and whether it is the page.

    The contexts are filled when the rendering is over.
    """
    caught, depth, render = [], 0, Template.render

    def rendered(self, context=None, request=None):
        nonlocal depth
        if depth == 0:
            caught.append((self, context, request is not None))
        depth += 1
        try:
            return render(self, context, request)
        finally:
            depth -= 1

    with patch.object(Template, "render", rendered):
        yield caught


def answer_with(caught: list[tuple], request) -> HttpResponse:
    """The answer that the caught templates make, and nothing else."""
    made = [template.render(context, request if is_page else None) for template, context, is_page in caught]
    return HttpResponse(made[-1])
