"""The demo after some weeks of work: whatever its loader leaves out, and a page has to show."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric import ec
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import BooleanField, CharField, TextField
from django.urls import get_resolver, reverse
from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from documents.actions import renditions
from documents.actions.blocks import delete_block, edit_block
from documents.actions.notes import start_note
from documents.models import Note
from drafting.actions import add_drafted
from funding.models import ProjectDocument
from jobs import actions as jobs
from jobs.choices import Failure
from jobs.models import Job
from membership.actions.invitations import invite
from membership.actions.members import keep_mission
from membership.models import Member, Organization, PermanentMission, User
from membership.roles import Role
from records import history
from records.actions import keep_file
from records.forms.record_admin import RecordAdmin
from records.models import Record
from records.refusals import Refused
from sessions_app.actions import keep_sitting, keep_year
from sessions_app.choices import AppearanceStatus, YearPassageKind
from sessions_app.models import Consultation, Sitting, Year, YearPassage
from workshops.actions.appearances import confirm_workshop_speaker
from workshops.actions.materials import (
    accept_material,
    add_language,
    add_material,
    decline_material,
    offer_material,
    withdraw_material,
)
from workshops.actions.soundings import keep_sounding
from workshops.actions.workshops import keep_workshop
from workshops.choices import Outcome, SoundingKind, WorkshopPassageKind
from workshops.models import (
    CoOrganizer,
    InterpretationLanguage,
    Material,
    MaterialArchive,
    Sounding,
    Topic,
    Workshop,
    WorkshopPassage,
)
from workshops.tasks import make_archive

PASSAGES = [
    (
        "Those who care are seldom asked.",
        "On consulte rarement ceux qui soignent.",
        "Rara vez se consulta a quien cuida.",
    ),
    (
        "Care is work, and much of it is done by migrants.",
        "Prendre soin est un travail, que font souvent des migrants.",
        "Cuidar es un trabajo que hacen a menudo personas migrantes.",
    ),
]
A_SECRET = "JBSWY3DPEHPK3PXP"


@dataclass(frozen=True)
class Links:
    """Addresses to which no link of a page leads, but a message or what somebody has just done."""

    with_files: tuple[str, ...]  # the pages of records that carry files
    invitation: str
    forgotten_password: str
    undo: str  # the page after a paragraph was taken out of a draft
    two_languages: str  # the same draft, where a translation is out of date and another is missing
    three_languages: str
    overtaken: str  # the same draft, after its records have moved on: two blocks are marked, one is an orphan
    without_note: str  # a consultation for which a note can be drafted
    selected_topic: str  # a topic of which a workshop can be made
    held_together: str  # a past workshop with co-organizers, where somebody was marked as having spoken by mistake
    with_documents: tuple[str, ...]  # two workshops with public documents; those of one are packed into a ZIP file
    offers: str  # all documents of a workshop, in every state
    without_consent: str  # a document that waits, and to whose publication nobody has consented
    empty_draft: str  # a draft in which nothing is written yet
    prepared_sounding: str  # one that is not announced yet
    open_sounding: str  # one to which the delegates of the demo can answer, and some have
    even_split: str  # the result of one in which preferences were evenly divided
    split_topic: str  # where it is decided on a topic among those
    closed_account: str
    own_account: str  # of whoever administers the portal


def put_to_use() -> Links:
    """Let people work with the demo."""
    marta, anahit = (User.objects.get(name=name) for name in ("Marta Keller", "Anahit Soryan"))
    bangladesh = Member.objects.get(slug="bangladesh")
    keep_year(record=Year(number=timezone.localdate().year + 2), by=marta)  # it has no theme yet
    mission = PermanentMission(member=bangladesh, name_en="Permanent Mission of Bangladesh", place_en="Geneva")
    keep_mission(record=mission, by=marta)
    carriers = (
        bangladesh,
        Organization.objects.get(slug="alderwick-foundation"),
        ProjectDocument.objects.get(year__number=2008),
    )
    for record in carriers:
        keep_file(record=record, upload=SimpleUploadedFile("note-verbale-of-12-march.pdf", _pdf()), by=marta)
    prepared = _prepare_a_sounding(by=marta)
    for record_admin in kinds_of_records():
        for record in record_admin.model.objects.visible_to(marta):
            with suppress(Refused):  # what is issued is frozen
                _change_and_change_back(record_admin, record, by=marta)
    _let_records_move_on(by=marta)
    _typeset(by=marta)
    _let_work_fail()
    _protect(anahit)
    offered = _offer_papers(by=anahit, staff=marta)  # before the documents are packed, which what is withdrawn undoes
    return Links(
        with_files=tuple(record.get_absolute_url() for record in carriers),
        invitation=_invite(bangladesh, by=marta),
        forgotten_password=_forget_a_password(User.objects.get(name="Levon Dareni")),
        undo=_take_out_a_paragraph(by=marta),
        two_languages=_let_translations_wait(by=marta),
        three_languages=f"{reverse('write_note', args=[Note.objects.drafts().first().pk])}?view=three",
        overtaken=reverse("write_note", args=[Note.objects.drafts().first().pk]),
        without_note=Consultation.objects.filter(notes=None).latest("date").get_absolute_url(),
        selected_topic=Topic.objects.filter(outcome=Outcome.SELECTED, workshop=None).first().get_absolute_url(),
        held_together=_put_a_workshop_right(by=marta),
        with_documents=_publish_papers(by=marta),
        offers=f"{_workshop_of_this_year().get_absolute_url()}materials/",
        without_consent=offered.get_absolute_url(),
        empty_draft=_start_a_note(by=marta),  # the newest draft from here on
        prepared_sounding=prepared,
        open_sounding=_open_sounding().get_absolute_url(),
        even_split=f"{_split_sounding().get_absolute_url()}result/",
        split_topic=f"{Topic.objects.get(title_en='The Night Shift').get_absolute_url()}decide/",
        closed_account=User.objects.get(name="Olga Prenn").get_absolute_url(),
        own_account=User.objects.get(name="Tomasz Lis").get_absolute_url(),
    )


def _workshop_of_this_year() -> Workshop:
    return Workshop.objects.not_cancelled().get(slug="keys-to-the-town-housing-and-first-work")


def _publish_papers(*, by: User) -> tuple[str, ...]:
    """Each workshop has a paper in three languages; one also a file in a language of other letters."""
    packed, other = _workshop_of_this_year(), Workshop.objects.filter(year__number=2008).first()
    for workshop in (packed, other):
        titles = {"en": "Questions for discussion", "fr": "Questions à débattre", "es": "Preguntas para el debate"}
        paper = add_material(
            **_paper(workshop, kind="background", titles=titles), published_on=timezone.localdate(), by=by
        )
        for language in ("fr", "es", "ar"):
            upload = SimpleUploadedFile(f"questions-{language}.pdf", _pdf())
            add_language(material=paper, language=language, upload=upload, by=by)
    make_archive(MaterialArchive.objects.create(workshop=packed).pk)
    return packed.get_absolute_url(), other.get_absolute_url()


def _offer_papers(*, by: User, staff: User) -> Material:
    """A delegation has offered four papers: one is accepted, one declined, one withdrawn; the last still waits."""
    workshop, own = _workshop_of_this_year(), {"member": by.members[0], "by": by}
    accepted, declined, withdrawn = (
        offer_material(**_paper(workshop, titles={"en": title}), **own)
        for title in ("Statement by the delegation", "A commercial brochure", "A first draft")
    )
    accept_material(material=accepted, by=staff)
    decline_material(material=declined, reason="It advertises a product.", by=staff)
    withdraw_material(material=withdrawn, by=by)
    return offer_material(**_paper(workshop, titles={"fr": "Le logement d’abord"}, consent=False), **own)


def _paper(workshop: Workshop, **fields) -> dict:
    upload = SimpleUploadedFile("paper.pdf", _pdf())
    offered = {"workshop": workshop, "kind": "statement", "language": "en", "upload": upload, "consent": True}
    return offered | fields


def _invite(member: Member, *, by: User) -> str:
    fields = {"name": "Nadia Rahal", "email": "nadia@example.org", "role": Role.DELEGATE, "member": member}
    _invitation, token = invite(by=by, **fields)
    return reverse("accept_invitation", args=[token])


def _forget_a_password(user: User) -> str:
    args = [user_pk_to_url_str(user), default_token_generator.make_token(user)]
    return reverse("account_reset_password_from_key", args=args)


def _take_out_a_paragraph(*, by: User) -> str:
    draft = Note.objects.drafts().first()
    block = draft.blocks.last()
    delete_block(block=block, read=block.fingerprint(), by=by)
    return f"{reverse('write_note', args=[draft.pk])}?undo={block.pk}"


def _put_a_workshop_right(*, by: User) -> str:
    """It is recorded who held it too, in which languages and what for; and that one who was marked has not spoken."""
    workshop = Workshop.objects.filter(appearances__status=AppearanceStatus.SPOKE).latest("starts_on")
    foundation = Organization.objects.get(slug="alderwick-foundation")
    parts = [
        WorkshopPassage(kind=WorkshopPassageKind.AIMS, text_en="To compare first days at school."),
        CoOrganizer(name_en="Alderwick Foundation", name_fr="Fondation Alderwick", organization=foundation),
        CoOrganizer(name_en="Town of Lower Brook", position=2),
        *(InterpretationLanguage(language=code) for code in ("en", "fr", "es", "ar", "zh", "ru")),
    ]
    keep_workshop(record=workshop, parts=parts, by=by)
    confirm_workshop_speaker(appearance=workshop.appearances.filter(status=AppearanceStatus.SPOKE).first(), by=by)
    return workshop.get_absolute_url()


def _let_translations_wait(*, by: User) -> str:
    """The original of a paragraph is written anew, and the translation of another is taken away."""
    draft = Note.objects.drafts().first()
    first, second = [block for block in draft.blocks.all() if not block.is_heading][:2]
    for block, language, text in ((first, "en", f"Since then, {first.text_en}"), (second, "fr", "")):
        edit_block(block=block, language=language, text=text, read=block.fingerprint(language), by=by)
    return f"{reverse('write_note', args=[draft.pk])}?view=two&left=en&right=fr"


def _let_records_move_on(*, by: User) -> None:
    """Two sittings of a draft are called anew, one after its text was edited by hand; passages come and go."""
    draft = Note.objects.drafts().first()
    blocks = [block for block in draft.blocks.all() if block.drafting_key.startswith("sitting:")][-2:]
    own = blocks[0]
    edit_block(block=own, language="en", text=f"As planned, {own.text_en}", read=own.fingerprint("en"), by=by)
    for block in blocks:
        sitting = Sitting.objects.get(pk=block.drafting_key.removeprefix("sitting:"))
        for language in ("en", "fr", "es"):
            setattr(sitting, f"title_{language}", f"{getattr(sitting, f'title_{language}')} (2)")
        keep_sitting(record=sitting, by=by)
    forgotten, fresh = [
        YearPassage(kind=YearPassageKind.RATIONALE, position=place, text_en=en, text_fr=fr, text_es=es)
        for place, (en, fr, es) in enumerate(PASSAGES, start=90)
    ]
    keep_year(record=draft.plans, parts=[forgotten], by=by)
    add_drafted(note=draft, key=f"coming:passage:{forgotten.pk}", by=by)
    keep_year(record=Year.objects.get(pk=draft.plans_id), parts=[fresh], without=[forgotten], by=by)


def _start_a_note(*, by: User) -> str:
    note = start_note(consultation=Consultation.objects.filter(notes=None).earliest("date"), by=by)
    return reverse("write_note", args=[note.pk])


def _open_sounding() -> Sounding:
    return Sounding.objects.announced().get(closed_at=None)


def _split_sounding() -> Sounding:
    return Sounding.objects.exclude(closed_at=None).get(kind=SoundingKind.RANKED)


def _prepare_a_sounding(*, by: User) -> str:
    """Another one about the topics of the open one, which is still to be announced."""
    standing = _open_sounding()
    fields = {f"question_{language}": getattr(standing, f"question_{language}") for language in ("en", "fr", "es")}
    prepared = Sounding(consultation=standing.consultation, closes_at=standing.closes_at, **fields)
    keep_sounding(record=prepared, by=by)
    return prepared.get_absolute_url()


def _pdf() -> bytes:
    """One empty page."""
    kept = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(kept)
    return kept.getvalue()


def kinds_of_records() -> Iterable[RecordAdmin]:
    """Every kind of record that is kept in the browser."""
    by_name = {
        pattern.default_args["record_admin"].name: pattern.default_args["record_admin"]
        for pattern in _patterns(get_resolver().url_patterns)
        if "record_admin" in pattern.default_args
    }
    return by_name.values()


def _patterns(patterns: Iterable) -> Iterable:
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _patterns(pattern.url_patterns)
        else:
            yield pattern


def _change_and_change_back(record_admin: RecordAdmin, record: Record, *, by: User) -> None:
    """Two more versions, the last of which says what the first said."""
    fields = history.recorded_fields(type(record))
    texts = [
        field for field in fields if isinstance(field, CharField | TextField) and not field.choices and not field.unique
    ]
    texts.sort(key=lambda field: not field.name.endswith("_en"))
    chosen = next(iter(texts), None) or next(field for field in fields if isinstance(field, BooleanField))
    stood = getattr(record, chosen.name)
    other = f"{stood} (new)"[: chosen.max_length] if texts else not stood
    for said, why in ((other, "As the Council calls it"), (stood, "")):
        setattr(record, chosen.name, said)
        record_admin.verb(record=record, parts=(), without=(), by=by, why=why)


def _typeset(*, by: User) -> None:
    """One file of the issued note and one of the draft are there; others wait for a worker."""
    draft = Note.objects.drafts().first()
    issued = Note.objects.issued().first()
    for note, language in ((draft, "en"), (issued, "en"), (issued, "fr")):
        rendition = renditions.order_rendition(note=note, language=language, by=by)
        renditions.keep_rendition(rendition=rendition, pdf=_pdf(), pages=5, of_version=note.version)


def _let_work_fail() -> None:
    """One job is under way, and one has failed."""
    running, failed = (jobs.claim(job.pk) for job in Job.objects.order_by("pk")[:2])
    jobs.report_progress(job=running, step="page %(done)s of about %(of)s", facts={"done": 3, "of": 5})
    jobs.fail(job=failed, failure=Failure.REFUSED, reasons=["The note has 31 pages."], detail="")


def _protect(user: User) -> None:
    """A second factor, codes in case it is lost, and a passkey."""
    TOTP.activate(user, A_SECRET)
    RecoveryCodes.activate(user)
    WebAuthn.add(user, "Office laptop", _passkey())


def _passkey() -> dict:
    """What a browser answers when it has made a passkey."""
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    credential = AttestedCredentialData.create(bytes(16), b"a key", key)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    about = AttestationObject.create("none", AuthenticatorData.create(bytes(32), flags, 0, credential), {})
    asked = CollectedClientData.create("webauthn.create", b"asked", "http://localhost")
    return {
        "id": websafe_encode(b"a key"),
        "rawId": websafe_encode(b"a key"),
        "type": "public-key",
        "response": {"clientDataJSON": websafe_encode(asked), "attestationObject": websafe_encode(about)},
        "clientExtensionResults": {"credProps": {"rk": True}},
    }
