"""Drafting a note from the records, and taking over, or not, what the records say anew.

Nothing comes upward from below by itself: that a record has changed is shown beside the block that was drafted from
it, and a person takes the new text or keeps the old. `drafted` is the text that the block was drafted with: where it
says something else, it was edited by hand, and is never overwritten unasked. `set_aside` is a later text of the records
that a person has seen and not taken; they are silent until they give yet another.
"""

from collections.abc import Iterable
from contextlib import suppress

from django.db import transaction
from django.utils.translation import gettext as _

from documents.actions import blocks, notes, translations
from documents.choices import Alignment
from documents.models import Block, HouseStyle, Note, PlanPart
from drafting.comparison import draft_of
from drafting.facts import house
from drafting.paragraphs.plan import Drafted
from records import history
from records.refusals import Changed, Refused, refuse_if
from sessions_app.models import Consultation

from . import rules


@transaction.atomic
def draft_note_for(*, consultation: Consultation, by) -> Note:
    """Start the note for a consultation, and draft it; a second one is refused.

    Locks, in this order: the consultation, for its notes are counted; the note.
    """
    consultation = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    refuse_if(rules.obstacles_to_drafting_for(consultation))
    note = notes.start_note(consultation=consultation, by=by)
    draft_note(note=note, by=by)
    return note


@transaction.atomic
def draft_note(*, note: Note, by) -> list[Block]:
    """Write into the note all blocks that the records give and the note has not; what stands in it stays."""
    note = blocks.lock(note)
    fresh = draft_of(note)
    refuse_if(rules.obstacles_to_drafting(note, fresh))
    return _add(note, [each for each in fresh if each.key not in _keys(note)], fresh, by=by)


@transaction.atomic
def add_drafted(*, note: Note, key: str, by) -> Block:
    """Put one block that the records give into the note, at its place among the others."""
    note = blocks.lock(note)
    fresh = draft_of(note)
    wanted = next((each for each in fresh if each.key == key), None)
    if wanted is None:
        raise Changed([_("The records no longer give this block.")])
    if standing := note.blocks.filter(drafting_key=key).first():
        return standing
    return _add(note, [wanted], fresh, by=by)[0]


@transaction.atomic
def take_drafted(*, block: Block, language: str, read: str, seen: str, by) -> Block:
    """Let the block say what the records say now: in this language, and in the others where nobody has edited it.

    `read` is the fingerprint of the block as the person read it, `seen` that of the records' text they were shown.
    """
    note = blocks.lock(block.note)
    block = blocks.unchanged(note, block, read)
    wanted = _shown(note, block, seen)
    others = [other for other, text in block.texts.items() if text == block.drafted_in(other)]
    taken = {each: wanted.texts[each] for each in {language, *others} if wanted.texts[each]}
    translations.write(block, taken)
    _remember_drafted(block, taken)
    _align(block, wanted, taken)
    history.save(note, by=by, why=_("New text taken from the records"), parts=[block])
    return block


@transaction.atomic
def keep_text(*, block: Block, language: str, read: str, seen: str, by) -> Block:
    """Let the block say what it says in this language; until the records change again, they are silent about it."""
    note = blocks.lock(block.note)
    block = blocks.unchanged(note, block, read)
    wanted = _shown(note, block, seen)
    setattr(block, f"set_aside_{language}", wanted.texts[language])
    history.save(note, by=by, why=_("Text kept, though the records say something else"), parts=[block])
    return block


@transaction.atomic
def detach_from_record(*, block: Block, read: str, by) -> Block:
    """Detach a block whose record is gone: from now on it follows no record."""
    note = blocks.lock(block.note)
    block = blocks.unchanged(note, block, read)
    refuse_if(rules.obstacles_to_detaching(block, draft_of(note)))
    block.drafting_key = ""
    _remember_drafted(block, dict.fromkeys(block.texts, ""))
    history.save(note, by=by, why=_("The block follows no record any more"), parts=[block])
    return block


@transaction.atomic
def adopt_house_style(*, by, plan: Iterable[PlanPart] | None = None) -> HouseStyle:
    """Make the portal's own house style, or this plan, one that the secretariat keeps; the one that stands, stands.

    There is no row to lock before the first: of two who adopt at once, the second is stopped by the constraint.
    """
    if plan is None:
        plan = [_part(place, part) for place, part in enumerate(house.default().plan, start=1)]
    if not HouseStyle.objects.exists():
        with suppress(Refused):
            history.save(HouseStyle(), by=by, why=_("Adopted"), parts=plan)
    return HouseStyle.objects.get()


def _part(place: int, part) -> PlanPart:
    texts = {f"heading_{language}": text for language, text in part.heading.items()}
    texts |= {f"standing_{language}": text for language, text in part.sentences.items()}
    return PlanPart(kind=part.kind, position=place, **texts)


def _keys(note: Note) -> set[str]:
    return set(note.blocks.exclude(drafting_key="").values_list("drafting_key", flat=True))


def _shown(note: Note, block: Block, seen: str) -> Drafted:
    """What the records say of the block now, if it is what the person was shown."""
    wanted = next((each for each in draft_of(note) if each.key == block.drafting_key), None)
    if wanted is None or wanted.fingerprint != seen:
        raise Changed([_("The records have changed again meanwhile; read what they say now first.")])
    return wanted


def _align(block: Block, wanted: Drafted, taken: Iterable[str]) -> None:
    """Texts that the records give together render each other; beside another original, those taken are out of date."""
    original = block.note.original_language
    if block.text_in(original) != wanted.texts[original]:
        for language in taken:
            translations.set_alignment(block, language, Alignment.OUT_OF_DATE)
        return
    for language, text in block.texts.items():
        if text and text == wanted.texts[language]:
            translations.set_alignment(block, language, Alignment.UP_TO_DATE)


def _remember_drafted(block: Block, texts) -> None:
    for language, text in texts.items():
        setattr(block, f"drafted_{language}", text)
        setattr(block, f"set_aside_{language}", "")


def _add(note: Note, wanted: list[Drafted], fresh: list[Drafted], *, by) -> list[Block]:
    """Put the wanted blocks into the note, each after the one that comes before it in the draft."""
    standing, added, moved = list(note.blocks.all()), [], []
    order = [each.key for each in fresh]
    for each in wanted:
        block = Block(note=note, level=each.level, drafting_key=each.key)
        translations.write(block, each.texts)
        _remember_drafted(block, each.texts)
        place = _place(standing, order, each.key)
        moved += blocks.place_at(standing, place, block)
        standing.insert(place, block)
        added.append(block)
    if added:
        parts = {id(block): block for block in [*added, *moved]}
        history.save(note, by=by, why=_("Drafted from the records"), parts=parts.values())
    return added


def _place(standing: list[Block], order: list[str], key: str) -> int:
    """Before which of the standing blocks a drafted one belongs: after the nearest before it in the draft, else first.

    Where none of those before it stands, it goes before the nearest that comes after it; where none does, to the end.
    """
    places = {block.drafting_key: place for place, block in enumerate(standing) if block.drafting_key}
    at = order.index(key)
    before = next((places[each] for each in reversed(order[:at]) if each in places), None)
    if before is not None:
        return before + 1
    return next((places[each] for each in order[at + 1 :] if each in places), len(standing))
