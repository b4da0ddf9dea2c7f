"""The pages of the documents of workshops, and the views that call their verbs."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from membership.roles import Permission
from records import uploads
from records.guards import public, require_permission, signed_in, status_of
from records.refusals import Refused
from records.templatetags.texts import fallback
from workshops.actions import archives
from workshops.actions import materials as actions
from workshops.forms.materials import (
    AcceptanceForm,
    ConsentForm,
    DecliningForm,
    LanguageForm,
    WithdrawingForm,
    offer_form,
)
from workshops.models import Material, MaterialArchive, Workshop
from workshops.rules import materials as rules

_FORM = require_http_methods(["GET", "HEAD", "POST"])


def _of_workshop(view: Callable) -> Callable:
    """Find the workshop at this address, or answer 404."""

    @wraps(view)
    def found(request, number, slug):
        workshops = Workshop.objects.visible_to(request.user).with_year()
        return view(request, get_object_or_404(workshops, year__number=number, slug=slug))

    return found


def _of_material(view: Callable) -> Callable:
    """Find the document at this address with its files, or answer 404."""

    @wraps(view)
    def found(request, number, slug, paper):
        workshops = Workshop.objects.visible_to(request.user)
        workshop = get_object_or_404(workshops, year__number=number, slug=slug)
        materials = Material.objects.visible_to(request.user).of_workshop(workshop).with_files(workshop).with_offerer()
        return view(request, get_object_or_404(materials, number=paper))

    return found


# Pages ----------------------------------------------------------------------------------------------------------------


@require_safe
@signed_in
@_of_workshop
def materials(request, workshop):
    """The documents of a workshop: all for those who keep it; for others those that are public, and their own."""
    documents = Material.objects.visible_to(request.user).of_workshop(workshop).with_files(workshop).waiting_first()
    context = {
        "workshop": workshop,
        "documents": documents,
        "may_keep": request.user.may(Permission.KEEP_PROGRAMME),
        "obstacles": rules.obstacles_to_offering(workshop, request.user),
    }
    return render(request, "workshops/materials.html", context)


@require_safe
@public("a document is for everybody once it is accepted, has consent, and its day has come")
@_of_material
def material(request, material):
    """One document, its languages, and what one may do with it."""
    reader, is_signed_in = request.user, request.user.is_authenticated
    is_own = is_signed_in and not rules.obstacles_to_acting_for(material, reader)
    may_keep = reader.may(Permission.KEEP_PROGRAMME)
    context = {
        "material": material,
        "shown_in": fallback(material, "title") or fallback(material.workshop, "title"),
        "is_own": is_own,
        "may_keep": may_keep,
        "may_accept": may_keep and not rules.obstacles_to_accepting(material),
        "may_decline": may_keep and not rules.obstacles_to_declining(material),
        "may_consent": is_own and not rules.obstacles_to_consenting(material, reader),
        "consents": is_own and rules.consents_for(reader, member=material.member, person=material.person),
        "may_add_language": is_own and not rules.obstacles_to_adding_language(material, reader),
        "may_withdraw": is_own and not rules.obstacles_to_withdrawing(material, reader),
    }
    return render(request, "workshops/material.html", context)


# Offering -------------------------------------------------------------------------------------------------------------


@_FORM
@signed_in
@_of_workshop
def offer_material(request, workshop):
    """Offer a document to a workshop; those who keep the programme add it, and it is accepted at once."""
    may_keep = request.user.may(Permission.KEEP_PROGRAMME)
    verb = actions.add_material if may_keep else actions.offer_material
    form = offer_form(workshop, request.user)(workshop, request.user, *_sent(request))
    if material := _done(form, verb, workshop=workshop, by=request.user):
        said = _("“%(title)s” is added.") if may_keep else _("“%(title)s” is offered. The secretariat looks at it.")
        messages.success(request, said % {"title": material})
        return redirect(material)
    obstacles = rules.obstacles_to_offering(workshop, request.user)
    context = {"workshop": workshop, "form": form, "obstacles": obstacles, "may_keep": may_keep}
    return render(request, "workshops/offer_material.html", context, status=status_of(form))


@_FORM
@signed_in
@_of_material
def add_language(request, material):
    """Add the same document in another language."""
    form = LanguageForm(*_sent(request))
    if _done(form, actions.add_language, material=material, by=request.user):
        messages.success(request, _("“%(title)s” is there in one more language.") % {"title": material})
        return redirect(material)
    obstacles = rules.obstacles_to_adding_language(material, request.user)
    return _asked(request, "workshops/add_language.html", material, form, obstacles)


@_FORM
@signed_in
@_of_material
def give_consent(request, material):
    """Consent to the publication of a document; those who keep the programme write how they received the consent."""
    form = ConsentForm(material, request.user, *_sent(request))
    if _done(form, actions.give_consent, material=material, by=request.user):
        messages.success(request, _("The consent to the publication of “%(title)s” is noted.") % {"title": material})
        return redirect(material)
    obstacles = rules.obstacles_to_consenting(material, request.user)
    return _asked(request, "workshops/give_consent.html", material, form, obstacles)


@_FORM
@signed_in
@_of_material
def withdraw_material(request, material):
    """Take a document back, after saying what follows."""
    form = WithdrawingForm(material, request.user, *_sent(request))
    if _done(form, actions.withdraw_material, material=material, by=request.user):
        messages.success(request, _("“%(title)s” is withdrawn.") % {"title": material})
        return redirect("materials", number=material.workshop.year.number, slug=material.workshop.slug)
    obstacles = rules.obstacles_to_withdrawing(material, request.user)
    return _asked(request, "workshops/withdraw_material.html", material, form, obstacles)


# Deciding -------------------------------------------------------------------------------------------------------------


@_FORM
@require_permission(Permission.KEEP_PROGRAMME)
@_of_material
def accept_material(request, material):
    """Accept a document, and say from which day on it is public."""
    form = AcceptanceForm(material, *_sent(request))
    if _done(form, actions.accept_material, material=material, by=request.user):
        messages.success(request, _("“%(title)s” is accepted.") % {"title": material})
        return redirect("materials", number=material.workshop.year.number, slug=material.workshop.slug)
    return _asked(request, "workshops/accept_material.html", material, form, rules.obstacles_to_accepting(material))


@_FORM
@require_permission(Permission.KEEP_PROGRAMME)
@_of_material
def decline_material(request, material):
    """Decline a document, and say why."""
    form = DecliningForm(*_sent(request))
    if _done(form, actions.decline_material, material=material, by=request.user):
        messages.success(request, _("“%(title)s” is declined.") % {"title": material})
        return redirect("materials", number=material.workshop.year.number, slug=material.workshop.slug)
    return _asked(request, "workshops/decline_material.html", material, form, rules.obstacles_to_declining(material))


def _sent(request) -> tuple:
    """What was sent to a form, if anything."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def _done(form, verb: Callable, **known):
    """What the verb has made of a form, True where it names nothing; a refusal stands at the form in its words."""
    if not form.is_valid():
        return False
    try:
        return verb(**known, **form.cleaned_data) or True
    except Refused as refused:
        form.add_error(None, refused.reasons)
        return False


def _asked(request, template: str, material, form, obstacles: list[str]):
    """The form of one act on a document, or what is in the way of it."""
    context = {"material": material, "form": form, "obstacles": [] if form.is_bound else obstacles}
    return render(request, template, context, status=status_of(form))


# All in one file ------------------------------------------------------------------------------------------------------


@require_POST
@signed_in
@_of_workshop
def order_archive(request, workshop):
    """Have all public documents packed into one file, and lead to where one sees how far it is."""
    job = archives.order_archive(workshop=workshop, by=request.user)
    if job is not None:
        return redirect(job)
    messages.info(request, _("All documents are packed already, or will be within minutes."))
    return redirect(f"{workshop.get_absolute_url()}#documents")


@require_safe
@public("it holds what everybody may read one by one")
@_of_workshop
def download_archive(request, workshop):
    """Hand out all public documents in one file, as long as it holds these and no others."""
    archive = get_object_or_404(MaterialArchive.objects.visible_to(request.user), workshop=workshop)
    open_to_all = Material.objects.of_workshop(workshop).public_on(timezone.localdate())
    if not archive.holds(open_to_all.with_files(workshop)):
        raise Http404
    name = f"{workshop.year.number}-{workshop.slug}.zip"
    return uploads.handed_out(archive.file.open(), name=name, content_type="application/zip")
