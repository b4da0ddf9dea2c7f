"""Why not, and what to look at twice: lists of sentences; empty means that nothing is in the way."""

from django.conf import settings
from django.utils.translation import gettext as _

from .models import TrainingSession


def obstacles_to_keeping(session: TrainingSession) -> list[str]:
    """Why this training session cannot be kept as it now is."""
    workshop = session.workshop
    if workshop is None or workshop.year_id == session.year_id:
        return []
    return [
        _("“%(workshop)s” is a workshop of %(other)d. Choose one of %(year)d, the year of the training session.")
        % {"workshop": workshop.title, "other": workshop.year.number, "year": session.year.number}
    ]


def warnings_about(session: TrainingSession) -> list[str]:
    """In which languages the session is not called like the workshop that it mirrors."""
    return [
        _("In %(language)s the session is called “%(title)s”, and the workshop that it mirrors “%(other)s”.")
        % {"language": _NAMES[language](), "title": title, "other": other}
        for language, title, other in _titles(session)
        if title and other and title != other
    ]


def _titles(session: TrainingSession) -> list[tuple[str, str | None, str | None]]:
    """The titles of a session and of its workshop, language by language."""
    if session.workshop is None:
        return []
    name = "title_{}".format
    return [
        (language, getattr(session, name(language)), getattr(session.workshop, name(language)))
        for language, _name in settings.LANGUAGES
    ]


_NAMES = {  # as they stand in a sentence
    "en": lambda: _("English"),
    "fr": lambda: _("French"),
    "es": lambda: _("Spanish"),
}
