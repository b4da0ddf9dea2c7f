"""Who took part in a sitting, in the order in which they did, each mode in its own phrasing."""

from collections.abc import Iterator
from itertools import groupby

from drafting.facts.values import Announced, Sitting, Speaker
from drafting.wording import grammar
from drafting.wording.language import LanguageWriter, together
from records import dates
from sessions_app.choices import AppearanceStatus, Capacity, Mode

AWAY = (AppearanceStatus.REPLACED, AppearanceStatus.WITHDRAWN)


def presents(speaker: Speaker) -> bool:
    """Whether the sentence on a launch names them, for no words of their own are recorded."""
    return speaker.mode == Mode.LAUNCH and speaker.status not in AWAY and not any(speaker.summary.values())


def spoken(sitting: Sitting, writer: LanguageWriter) -> Iterator[str]:
    """What was said, speaker by speaker; those of whom no words are recorded are named together."""
    spoke = [
        speaker
        for speaker in sitting.speakers
        if _has_spoken(sitting, speaker) and not _is_named_at_launch(sitting, speaker)
    ]
    has_spoken_before = False
    for part, speakers in groupby(spoke, key=_named_together):
        if part == Mode.PANEL:
            names = [named(speaker, writer) for speaker in speakers]
            yield writer.say("statements", n=len(names), names=writer.apart(names))
            has_spoken_before = True
            continue
        if part == Mode.MODERATION and has_spoken_before:
            names = [_who(speaker, writer) for speaker in speakers]
            yield writer.say("discussion-moderated", whom=writer.apart(names), deed="")
            continue
        for speaker in speakers:
            yield _statement(speaker, has_spoken_before, writer)
            has_spoken_before |= speaker.mode in (Mode.PANEL, Mode.FLOOR)


def _has_spoken(sitting: Sitting, speaker: Speaker) -> bool:
    """Whether it is recorded: who was only announced may not have come. A substitute mostly has a part of their own."""
    if speaker.status == AppearanceStatus.REPLACED:
        return _stands_for_another(sitting, speaker)
    return speaker.status == AppearanceStatus.SPOKE or (speaker.status not in AWAY and any(speaker.summary.values()))


def _stands_for_another(sitting: Sitting, speaker: Speaker) -> bool:
    """Whether it is here that the substitute is named."""
    substitute = speaker.replaced_by_id
    return substitute is not None and substitute not in [each.person_id for each in sitting.speakers]


def _is_named_at_launch(sitting: Sitting, speaker: Speaker) -> bool:
    """Whether the sentence on the launch has named them."""
    return bool(sitting.launched) and presents(speaker)


def _named_together(speaker: Speaker) -> str:
    """As what those are named together of whom no words are recorded; empty where one has a sentence of one's own."""
    if any(speaker.summary.values()) or speaker.announced:
        return ""
    if speaker.mode == Mode.MODERATION:
        return Mode.MODERATION
    is_plain = speaker.mode in (Mode.PANEL, Mode.LAUNCH) and speaker.status != AppearanceStatus.REPLACED
    return Mode.PANEL if is_plain and speaker.capacity not in (Capacity.KEYNOTE_SPEAKER, Capacity.SPECIAL_GUEST) else ""


def _statement(speaker: Speaker, after_others: bool, writer: LanguageWriter) -> str:
    """One speaker's part, each mode in its own phrasing."""
    deed, who = writer.goes_on(speaker.summary) or _announced(speaker, writer), _subject(speaker, writer)
    if speaker.mode == Mode.MODERATION and after_others:
        what = f", {writer.say('who-did', deed=deed)}" if deed else ""
        return writer.say("discussion-moderated", whom=_who(speaker, writer), deed=what)
    message = _message(speaker) or ("" if deed else "spoke")
    if not message:
        return f"{who} {deed}"
    values = {"who": who, "deed": writer.and_then(deed)}
    if message not in ("opened", "moderated"):
        values["as"] = _capacity(speaker, bool(deed), writer)
    return together(writer.say(message, **values))


def _message(speaker: Speaker) -> str:
    """The phrase of the mode; empty where it goes without saying."""
    by_mode = {Mode.OPENING: "opened", Mode.MODERATION: "moderated", Mode.FLOOR: "spoke-from-the-floor"}
    if speaker.capacity == Capacity.KEYNOTE_SPEAKER and speaker.mode in (Mode.PANEL, Mode.OPENING):
        return "gave-the-keynote"
    if speaker.capacity == Capacity.SPECIAL_GUEST and speaker.mode == Mode.PANEL:
        return "spoke"
    return by_mode.get(speaker.mode, "")


def _capacity(speaker: Speaker, goes_on: bool, writer: LanguageWriter) -> str:
    """That somebody was the Director General's guest; between commas where the language wants them."""
    if speaker.capacity != Capacity.SPECIAL_GUEST:
        return ""
    guest = writer.say("as-special-guest")
    if writer.language == "en":
        return f" {guest}"
    return f", {guest}," if goes_on else f", {guest}"


def _announced(speaker: Speaker, writer: LanguageWriter) -> str:
    things = [_thing(each, writer) for each in speaker.announced]
    return writer.say("announced", things=writer.all_of(things)) if things else ""


def _thing(announced: Announced, writer: LanguageWriter) -> str:
    when = dates.partial(announced.date, announced.precision, writer.language)
    details = ", ".join(filter(None, [writer.plain(announced.place), when]))
    return f"{writer.work(announced.title)} ({details})" if details else writer.work(announced.title)


def expected(sitting: Sitting, writer: LanguageWriter) -> Iterator[str]:
    """Who is to speak at a sitting that lies ahead when the note is issued."""
    coming = [
        speaker
        for speaker in sitting.speakers
        if (speaker.status not in AWAY or _stands_for_another(sitting, speaker))
        and not _is_named_at_launch(sitting, speaker)
    ]
    for mode, message in ((Mode.OPENING, "to-open"), (Mode.MODERATION, "to-moderate")):
        for speaker in coming:
            if speaker.mode == mode:
                yield writer.say(message, who=_subject(speaker, writer))
    others = [_who(speaker, writer) for speaker in coming if speaker.mode not in (Mode.OPENING, Mode.MODERATION)]
    if others:
        yield writer.say("to-speak", n=len(others), names=writer.apart(others))


def _subject(speaker: Speaker, writer: LanguageWriter) -> str:
    """The speaker before a verb: the affiliation stands between commas."""
    name = _who(speaker, writer)
    return f"{name}," if name != writer.name(speaker.person) else name


def _who(speaker: Speaker, writer: LanguageWriter) -> str:
    """The speaker as stated that day; where somebody replaced them, the substitute first."""
    name = named(speaker, writer)
    if speaker.status != AppearanceStatus.REPLACED:
        return name
    return writer.say("in-place-of", who=writer.name(speaker.replaced_by), whom=name)


def named(speaker: Speaker, writer: LanguageWriter) -> str:
    """The speaker with function, body and State as stated that day."""
    stated = [
        writer.plain(speaker.function),
        writer.foreign(speaker.body, speaker.body_language),
        writer.plain(speaker.state),
    ]
    name = ", ".join(filter(None, [writer.name(speaker.person), *stated]))
    further = grammar.small(writer.plain(speaker.further))
    return f"{name}, {grammar.and_then(further, writer.language)}" if further else name
