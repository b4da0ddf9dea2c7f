"""How the records of a year are called that is only begun, and how many of them there are."""

from collections.abc import Mapping

from django.utils.translation import get_language, ngettext

from records.words import all_of, ordinal

_ORDINALS = {
    "en": "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth",
    "fr": "Premier Deuxième Troisième Quatrième Cinquième Sixième Septième Huitième Neuvième Dixième",
    "es": "Primer Segundo Tercer Cuarto Quinto Sexto Séptimo Octavo Noveno Décimo",
}
_FEMININE_ORDINALS = _ORDINALS | {
    "fr": _ORDINALS["fr"].replace("Premier", "Première"),
    "es": "Primera Segunda Tercera Cuarta Quinta Sexta Séptima Octava Novena Décima",
}
_EVENTS = {  # the noun, with its gender
    "en": {
        "workshop": ("workshop", False),
        "seminar": ("seminar", False),
        "conference": ("conference", False),
        "training_session": ("training session", False),
    },
    "fr": {
        "workshop": ("atelier", False),
        "seminar": ("séminaire", False),
        "conference": ("conférence", True),
        "training_session": ("session de formation", True),
    },
    "es": {
        "workshop": ("taller", False),
        "seminar": ("seminario", False),
        "conference": ("conferencia", True),
        "training_session": ("sesión de formación", True),
    },
}
_OF = {"en": "of", "fr": "de", "es": "de"}


def title(kind: str, place: int, year: int, language: str) -> str:
    """A title for what has none yet: First workshop of 2009 · Premier atelier de 2009 · Primer taller de 2009."""
    noun, is_feminine = _EVENTS[language][kind]
    spelt = (_FEMININE_ORDINALS if is_feminine else _ORDINALS)[language].split()
    which = spelt[place - 1] if place <= len(spelt) else ordinal(place, language, feminine=is_feminine)
    return f"{which} {noun} {_OF[language]} {year}"


def counted(kinds: Mapping[str, int]) -> str:
    """How many there are of each kind, but for those of which there is none: "2 consultations and 1 workshop"."""
    return all_of([_COUNTED[kind](count) % {"count": count} for kind, count in kinds.items() if count], get_language())


_COUNTED = {
    "consultation": lambda n: ngettext("%(count)d consultation", "%(count)d consultations", n),
    "workshop": lambda n: ngettext("%(count)d workshop", "%(count)d workshops", n),
    "seminar": lambda n: ngettext("%(count)d seminar", "%(count)d seminars", n),
    "conference": lambda n: ngettext("%(count)d conference", "%(count)d conferences", n),
    "training_session": lambda n: ngettext("%(count)d training session", "%(count)d training sessions", n),
    "budget": lambda n: ngettext("%(count)d budget", "%(count)d budgets", n),
}
