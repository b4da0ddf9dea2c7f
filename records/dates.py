"""Days, ranges of days and hours as the three languages write them: pure functions of values.

Two forms. The *label* stands in headings, brackets and tables: 18–19 June 2007 · 18–19 juin 2007 · 18 y 19 de junio
de 2007. The *phrase* stands in a sentence, with its preposition or article: on 18–19 June 2007 · les 18 et 19 juin 2007
· los días 18 y 19 de junio de 2007. Both carry their no-break spaces; ranges have an en dash, and the typesetter keeps
`18–19` on one line. The French `1er` is plain text: `words.superiors` says which of its letters stand high.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from itertools import groupby
from zoneinfo import ZoneInfo

from babel.dates import get_day_names, get_month_names

from . import words

GENEVA = ZoneInfo("Europe/Zurich")
NO_BREAK = "\u00a0"
EN_DASH = "\u2013"


def label(first: date, last: date | None, language: str, *, year: bool = True) -> str:
    """One day or a range as headings, brackets and tables write it.

    Without `year` the year is left to the sentence around; a range over two years names both in any case.
    """
    last = last or first
    if first == last:
        return _day(first, language, year)
    if language != "es":
        return f"{_start(first, last, language)}{EN_DASH}{_day(last, language, year)}"
    link = "y" if _is_pair(first, last) else "a"
    return f"{_start(first, last, language)} {link} {_day(last, language, year)}"


def phrase(first: date, last: date | None, language: str, *, year: bool = True) -> str:
    """One day or a range as a sentence says when: "held …", "tenu …", "celebrado …"."""
    last = last or first
    start, end = _start(first, last, language), _day(last, language, year)
    if first == last:
        return {"en": f"on {end}", "fr": f"le {end}", "es": f"el {end}"}[language]
    if _is_pair(first, last):
        return {
            "en": f"on {start}{EN_DASH}{end}",
            "fr": f"les {start} et {end}",
            "es": f"los días {start} y {end}",
        }[language]
    return {"en": f"from {start} to {end}", "fr": f"du {start} au {end}", "es": f"del {start} al {end}"}[language]


def listed(days: Iterable[date], language: str, *, year: bool = True) -> str:
    """Several single days, in their order: "27 and 28 November 2007", "2 mars, 21 juin et 18 octobre 2007"."""
    ordered = sorted(set(days))
    last_of_year = {day.year: day for day in ordered}
    parts = []
    for _month_of_year, in_month in groupby(ordered, key=lambda day: (day.year, day.month)):
        *others, end = in_month
        names_year = end == last_of_year[end.year] and (year or len(last_of_year) > 1)
        parts += [_number(day, language) for day in others] + [_day(end, language, names_year)]
    return words.all_of(parts, language)


def listed_phrase(days: Iterable[date], language: str) -> str:
    """The same in a sentence: "on 27 and 28 November 2007", « les 2 mars et 21 juin 2007 », «el 2 de marzo de 2007»."""
    days = sorted(set(days))
    if len(days) == 1:
        return phrase(days[0], None, language)
    return f"{ {'en': 'on', 'fr': 'les', 'es': 'los días'}[language] } {listed(days, language)}"


def partial(day: date | None, precision: str, language: str) -> str:
    """A date known to the `day`, the `month` or the `year`; empty where it has `none`."""
    if day is None or precision == "none":
        return ""
    if precision == "year":
        return str(day.year)
    return _month(day, language, True) if precision == "month" else _day(day, language, True)


def partial_phrase(day: date | None, precision: str, language: str) -> str:
    """The same in a sentence: "in January 2008", "en janvier 2008", "en enero de 2008"."""
    if precision == "day" and day:
        return phrase(day, None, language)
    known = partial(day, precision, language)
    return known and f"{'in' if language == 'en' else 'en'} {known}"


def dated(place: str, day: date, language: str) -> str:
    """Place and day of issue: "Geneva, 15 February 2008", "Genève, le 15 février 2008"."""
    return f"{place}, {'le ' if language == 'fr' else ''}{_day(day, language, True)}"


def hour(moment: time, language: str) -> str:
    """An hour in a table or badge: 18:00 · 18 h · 18 h 30 · 18.00 h."""
    if language == "en":
        return f"{moment:%H:%M}"
    if language == "es":
        return f"{moment.hour}.{moment:%M}{NO_BREAK}h"
    minutes = f"{NO_BREAK}{moment:%M}" if moment.minute else ""
    return f"{moment.hour}{NO_BREAK}h{minutes}"


def deadline(moment: datetime, language: str) -> str:
    """When something closes, in Geneva: weekday, day, hour and zone, as it ends a sentence."""
    local = moment.astimezone(GENEVA)
    weekday, day = _weekday(local, language), _day(local, language, True)
    if language == "en":
        return f"{weekday}, {day}, {hour(local.time(), language)}, Geneva{NO_BREAK}time"
    if language == "fr":
        return f"{weekday} {day}, {_french_hour(local.time())} (heure de{NO_BREAK}Genève)"
    return f"{weekday} {day}, {_spanish_hour(local.time())} (hora de{NO_BREAK}Ginebra)"


def _is_pair(first: date, last: date) -> bool:
    """Whether these are two days running within one month: "18 and 19", not "from 18 to 19"."""
    return (last - first).days == 1 and first.month == last.month


def _start(first: date, last: date, language: str) -> str:
    """The first day of a range, with no more of month and year than the last day leaves open."""
    if first.year != last.year:
        return _day(first, language, True)
    return _number(first, language) if first.month == last.month else _day(first, language, False)


def _number(day: date, language: str) -> str:
    return "1er" if language == "fr" and day.day == 1 else str(day.day)


def _day(day: date, language: str, year: bool) -> str:
    of = f"{NO_BREAK}de{NO_BREAK}" if language == "es" else NO_BREAK
    return f"{_number(day, language)}{of}{_month(day, language, year)}"


def _month(day: date, language: str, year: bool) -> str:
    name = get_month_names("wide", locale=language)[day.month]
    of = " de " if language == "es" else " "
    return f"{name}{of}{day.year}" if year else name


def _weekday(day: date, language: str) -> str:
    return get_day_names("wide", locale=language)[day.weekday()]


def _french_hour(moment: time) -> str:
    """« 18 heures » in a sentence, « 18 h 30 » where minutes follow."""
    if moment.minute:
        return hour(moment, "fr")
    return f"{moment.hour}{NO_BREAK}{'heure' if moment.hour < 2 else 'heures'}"


def _spanish_hour(moment: time) -> str:
    if moment.hour == 1:
        return f"a la 1.{moment:%M}{NO_BREAK}hora"
    return f"a las {moment.hour}.{moment:%M}{NO_BREAK}horas"
