"""The training sessions of the demo."""

from training import actions
from training.models import LanguageOffered, TrainingPassage, TrainingSession
from workshops.models import Workshop

from .known import Known
from .reading import all_said, said


def load(content: dict, known: Known) -> None:
    """Keep the training sessions of a file, after the workshops that they mirror."""
    for told in content.get("training_session", ()):
        _load_training_session(told, known)


def _load_training_session(told: dict, known: Known) -> None:
    year = known.years[told["year"]]
    session = TrainingSession(
        year=year,
        workshop=Workshop.objects.get(year=year, title_en=told["mirrors"]) if "mirrors" in told else None,
        starts_on=told.get("starts_on"),
        ends_on=told.get("ends_on"),
        partner=known.organizations[told["partner"]] if "partner" in told else None,
        **{f"title_is_ours_{language}": True for language in told.get("ours", ())},
        **all_said(told, ["title", "place", "tool", "audience"]),
    )
    aims = [TrainingPassage(position=place, **said(text, "text")) for place, text in enumerate(told["aim"], start=1)]
    languages = [
        LanguageOffered(language=language, position=place) for place, language in enumerate(told["languages"], start=1)
    ]
    actions.keep_training_session(record=session, parts=[*aims, *languages], by=known.staff)
