"""Writing a note: its headings and paragraphs. Adding, dividing and taking out act on all languages at once.

A note and its blocks are one unit with one version, but two persons who write different blocks do not meet: each of
these verbs holds the note, reads the block anew, and compares it with the fingerprint of what the person had read.
"""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from documents import footnotes, rules
from documents.choices import Alignment, Level
from documents.models import Block, Note
from documents.queries import last_of, original_language_at
from records import history
from records.refusals import Changed, Refused, refuse_if

from . import translations

ROOM = 1024  # between the positions of neighbours


@transaction.atomic
def add_block(
    *, note: Note, by, level: Level = Level.PARAGRAPH, after: Block | None = None, texts: Mapping[str, str] = {}
) -> Block:
    """Put a new block below another, or at the end; `texts` says by language what is written already."""
    note = lock(note)
    blocks = list(note.blocks.all())
    place = next((place for place, block in enumerate(blocks, start=1) if block == after), len(blocks))
    block = Block(note=note, level=level)
    moved = place_at(blocks, place, block)
    translations.write(block, texts)
    history.save(note, by=by, why=_("Block added"), parts=[block, *moved])
    return block


@transaction.atomic
def edit_block(
    *, block: Block, language: str, text: str, read: str, by, level: Level | None = None, rendering: str = ""
) -> Block:
    """Write what a block says in one language, unless somebody has changed just that text since it was `read`.

    `rendering` is the fingerprint of the original from which a translation was written; where it has changed meanwhile,
    the translation is kept, and is out of date at once. Without it, the original as it stands counts.
    """
    note = lock(block.note)
    block = _current(note, block)
    level = block.level if level is None else level
    if (text, level) == (block.text_in(language), block.level):
        return block
    if read != block.fingerprint(language):
        raise Changed([_("Somebody else has changed this text since you began.")])
    refuse_if(rules.obstacles_to_level(block, level))
    translations.write(block, {language: text}, rendering=rendering)
    block.level = level
    history.save(note, by=by, why=_("Text edited"), parts=[block])
    return block


@transaction.atomic
def confirm_translation(*, block: Block, language: str, read: str, by) -> Block:
    """Note that a translation is still right as it is; `read` is the fingerprint of it and the original together."""
    note = lock(block.note)
    block = _current(note, block)
    if read != block.fingerprint(note.original_language, language):
        raise Changed(
            [_("Somebody else has changed the original or the translation meanwhile; read both again first.")]
        )
    refuse_if(rules.obstacles_to_confirming_translation(block, language))
    if block.alignment_in(language) != Alignment.UP_TO_DATE:
        translations.set_alignment(block, language, Alignment.UP_TO_DATE)
        history.save(note, by=by, why=_("Translation confirmed as it is"), parts=[block])
    return block


@transaction.atomic
def move_block(*, block: Block, up: bool, by) -> Block:
    """Let a block change places with its neighbour above or below."""
    note = lock(block.note)
    block = _current(note, block)
    neighbours = Block.objects.before(block) if up else Block.objects.after(block)
    neighbour = neighbours.first()
    if neighbour is None:
        return block
    block.position, neighbour.position = neighbour.position, block.position
    history.save(note, by=by, why=_("Block moved"), parts=[block, neighbour])
    return block


@transaction.atomic
def split_block(*, block: Block, at: Mapping[str, int], read: str, by) -> Block:
    """Divide a paragraph in two; `at` says for each language after how many characters of its text.

    A language that is not named stays wholly in the first. Footnotes go with their calls. Gives the second paragraph.
    A translation divided with its original stands to it as before; one that is divided alone is out of date.
    """
    note = lock(block.note)
    block = unchanged(note, block, read)
    refuse_if(rules.obstacles_to_splitting(block, at))
    blocks = list(note.blocks.all())
    block = blocks[blocks.index(block)]
    second = Block(note=note, level=block.level)
    moved = place_at(blocks, blocks.index(block) + 1, second)
    stood = translations.alignments(block)
    halves = {language: footnotes.split(block.text_in(language), place) for language, place in at.items()}
    with_original = Alignment.UP_TO_DATE if note.original_language in at else Alignment.OUT_OF_DATE
    for part, half in ((block, 0), (second, 1)):
        translations.write(part, {language: texts[half] for language, texts in halves.items()})
        for language in halves:
            translations.set_alignment(part, language, translations.worst_of(stood[language], with_original))
    parts = {id(part): part for part in [block, second, *moved]}
    history.save(note, by=by, why=_("Paragraph divided"), parts=parts.values())
    return second


@transaction.atomic
def merge_block(*, block: Block, by) -> Block:
    """Join a paragraph with the next one, in all languages; a translation is as up to date as both of its parts."""
    note = lock(block.note)
    block = _current(note, block)
    following = note.blocks.after(block).first()
    refuse_if(rules.obstacles_to_merging(block, following))
    first, second = translations.alignments(block), translations.alignments(following)
    if not block.drafting_key:
        _follow(block, following)
    translations.write(
        block,
        {language: footnotes.join(text, following.text_in(language)) for language, text in block.texts.items()},
    )
    for language, alignment in first.items():
        translations.set_alignment(block, language, translations.worst_of(alignment, second[language]))
    history.save(note, by=by, why=_("Paragraphs joined"), parts=[block], without=[following])
    return block


@transaction.atomic
def delete_block(*, block: Block, read: str, by) -> None:
    """Take a block out in all languages; `restore_block` brings it back."""
    note = lock(block.note)
    block = unchanged(note, block, read)
    history.save(note, by=by, why=_("Block taken out"), without=[block])


@transaction.atomic
def restore_block(*, note: Note, key: int, by, texts: Mapping[str, str] = {}, rendering: str = "") -> Block:
    """Bring back a block that was taken out, to where it stood, as it was, or with what was written since.

    Where somebody else has brought it back already, it stays as it stands; what was written since is not put over it.
    """
    note = lock(note)
    if standing := note.blocks.filter(pk=key).first():
        if any(text != standing.text_in(language) for language, text in texts.items()):
            raise Changed([_("Somebody else has changed this text since you began.")])
        return standing
    last = last_of(note, key)
    if last is None:
        raise Refused([_("This note has never had such a block.")])
    block = history.rebuild(Block, last)
    block.note = note
    if note.blocks.filter(drafting_key=block.drafting_key).exists():  # its record has given another one since
        block.drafting_key = ""
    if (then := original_language_at(note, last.history_date)) != note.original_language:
        translations.change_original(block, then, note.original_language)
    translations.write(block, texts, rendering=rendering)
    history.save(note, by=by, why=_("Block brought back"), parts=[block])
    return block


def lock(note: Note) -> Note:
    """Hold the note until the transaction ends, and refuse where it can no longer be changed."""
    note = Note.objects.select_for_update(of=("self",)).get(pk=note.pk)
    refuse_if(rules.obstacles_to_editing(note))
    return note


def _current(note: Note, block: Block) -> Block:
    """The block as it is now."""
    current = note.blocks.filter(pk=block.pk).first()
    if current is None:
        raise Changed([_("Somebody else has taken this block out meanwhile.")])
    return current


def unchanged(note: Note, block: Block, read: str) -> Block:
    """The block as it is now, if it still says what the person has read."""
    current = _current(note, block)
    if read != current.fingerprint():
        raise Changed([_("Somebody else has changed this block meanwhile; read it again first.")])
    return current


def _follow(block: Block, other: Block) -> None:
    """Let a block follow the record that the other was drafted from; the other is taken out with the same act."""
    block.drafting_key = other.drafting_key
    for language in block.texts:
        setattr(block, f"drafted_{language}", other.drafted_in(language))
        setattr(block, f"set_aside_{language}", other.set_aside_in(language))


def place_at(blocks: list[Block], place: int, block: Block) -> list[Block]:
    """Give a new block its position at this place, and give back the blocks that had to move for it."""
    above = blocks[place - 1].position if place else 0
    below = blocks[place].position if place < len(blocks) else above + 2 * ROOM
    block.position = (above + below) // 2
    if above < block.position < below:
        return []
    block.position = ROOM * (place + 1)
    for at, other in enumerate(blocks):
        other.position = ROOM * (at + (1 if at < place else 2))
    return blocks
