"""Decorators that say who may open a view. Every view has one, and a test looks that it does."""

from collections.abc import Callable, Sequence
from functools import wraps
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import NON_FIELD_ERRORS, BadRequest, PermissionDenied
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HTMX_STOP_POLLING, reswap, retarget

from .refusals import Refused


def drop_impossible_cookies(get_response: Callable) -> Callable:
    """Read no cookie with a NUL in it: ours have none, and PostgreSQL cannot be asked for one."""

    def middleware(request):
        request.COOKIES = {name: value for name, value in request.COOKIES.items() if "\0" not in value}
        return get_response(request)

    return middleware


def refuse_other_encodings(get_response: Callable) -> Callable:
    """Take no form in another encoding than UTF-8; no browser sends one, and Django refuses those without files."""

    def middleware(request):
        if request.content_params.get("charset", "utf-8").lower() not in {"utf-8", "utf8"}:
            raise BadRequest
        return get_response(request)

    return middleware


def require_permission(*permissions) -> Callable:
    """Open the view to whoever holds at least one of the permissions.

    The anonymous are sent to the sign-in page; others are refused with 403.
    """

    def guard(view: Callable) -> Callable:
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if any(request.user.may(permission) for permission in permissions):
                return _answer(view, request, *args, **kwargs)
            if not request.user.is_authenticated:
                return _redirect_to_sign_in(request)
            raise PermissionDenied(*permissions)

        guarded.guarded_by = permissions
        return guarded

    return guard


def signed_in(view: Callable) -> Callable:
    """Let in whoever has signed in, whatever they may; a page about themselves, or one that `.visible_to` narrows."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.user.is_authenticated:
            return _answer(view, request, *args, **kwargs)
        return _redirect_to_sign_in(request)

    guarded.guarded_by = ("signed in",)
    return guarded


def public(reason: str) -> Callable:
    """Let everybody in, for the reason given; what each may see is the matter of `.visible_to`."""

    def guard(view: Callable) -> Callable:
        @wraps(view)
        def guarded(request, *args, **kwargs):
            return _answer(view, request, *args, **kwargs)

        guarded.public_because = reason
        return guarded

    return guard


def _answer(view: Callable, request, *args, **kwargs):
    """The view's answer; where a verb refuses and the view has no better place for the reasons, a page of them."""
    try:
        return view(request, *args, **kwargs)
    except Refused as refused:
        return refusal(request, refused.reasons)


def refusal(request: HttpRequest, reasons: Sequence[str], status: int = 409) -> HttpResponse:
    """A page of the reasons, with what was typed; for htmx the reasons alone, to stand at the top of the open page."""
    if request.htmx:
        return _shown_at_the_top(render(request, "components/refusal.html", {"reasons": reasons}, status=status))
    back = _came_from(request)
    context = {"reasons": reasons, "typed": _typed_texts(request), "back": back, "language_path": back}
    return render(request, "409.html", context, status=status)


def status_of(form: BaseForm) -> int:
    """How a page answers with its form: 200 where it is only shown, 422 where an entry needs attention.

    409 where every entry stands and only the rules refused, whose reasons the view has added to the form.
    """
    if not form.is_bound or not form.errors:
        return 200
    return 409 if set(form.errors) == {NON_FIELD_ERRORS} else 422


def _redirect_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Ask to sign in; who wrote a text and was signed out meanwhile finds it on the page that says so.

    Htmx leaves the open page as it is, and says so at its top; a part of the page that looks for itself stops looking.
    """
    if request.htmx:
        status = HTMX_STOP_POLLING if request.method == "GET" else 403
        context = {"sign_in": redirect_to_login(_came_from(request)).url}
        return _shown_at_the_top(render(request, "records/_signed_out.html", context, status=status))
    typed = _typed_texts(request)
    if not typed:
        return redirect_to_login(request.get_full_path())
    back = _came_from(request)
    context = {"typed": typed, "sign_in": redirect_to_login(back).url, "language_path": back}
    return render(request, "records/signed_out.html", context, status=403)


def _shown_at_the_top(answer: HttpResponse) -> HttpResponse:
    """The same, for htmx to put at the top of the open page."""
    return reswap(retarget(answer, "#messages"), "innerHTML")


def _typed_texts(request: HttpRequest) -> list[str]:
    """What was typed that nobody wants to type again: texts of more than one word, never a password."""
    return [
        text
        for name, texts in request.POST.lists()
        if "password" not in name
        for text in texts
        if len(text.split()) > 1
    ]


def _came_from(request: HttpRequest) -> str:
    """The page of the portal on which the person was; its front page where the browser does not say."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, request.get_host(), require_https=request.is_secure()):
        return "/"
    page = urlsplit(referer)
    return page.path + (f"?{page.query}" if page.query else "")
