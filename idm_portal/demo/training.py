"""The training sessions of the demo."""

from training import actions
from training.models import LanguageOffered, TrainingPassage, TrainingSession
from workshops.models import Workshop

from .known import LoadedRecords
from .reading import all_localized, localized


def load(content: dict, known: LoadedRecords) -> None:
    """Keep the training sessions of a file, after the workshops that they mirror."""
    for entry in content.get("training_session", ()):
        _load_training_session(entry, known)


def _load_training_session(entry: dict, known: LoadedRecords) -> None:
    year = known.years[entry["year"]]
    session = TrainingSession(
        year=year,
        workshop=Workshop.objects.get(year=year, title_en=entry["mirrors"]) if "mirrors" in entry else None,
        starts_on=entry.get("starts_on"),
        ends_on=entry.get("ends_on"),
        partner=known.organizations[entry["partner"]] if "partner" in entry else None,
        **{f"title_is_ours_{language}": True for language in entry.get("ours", ())},
        **all_localized(entry, ["title", "place", "tool", "audience"]),
    )
    aims = [
        TrainingPassage(position=place, **localized(text, "text")) for place, text in enumerate(entry["aim"], start=1)
    ]
    languages = [
        LanguageOffered(language=language, position=place) for place, language in enumerate(entry["languages"], start=1)
    ]
    actions.keep_training_session(record=session, parts=[*aims, *languages], by=known.staff)
