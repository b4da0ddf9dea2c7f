"""The two workshops of 2008, for as long as nothing else loads them."""

from datetime import date

from records import memory
from workshops.models import Workshop

from .known import Known
from .reading import said

TOLD = (
    (
        date(2008, 4, 21),
        date(2008, 4, 22),
        {
            "en": "Managing Return Migration",
            "fr": "La gestion de la migration de retour",
            "es": "Encauzar la migración de retorno",
        },
    ),
    (
        date(2008, 7, 7),
        date(2008, 7, 8),
        {
            "en": "Enhancing the Role of Return Migration in Fostering Development",
            "fr": "Le renforcement du rôle de la migration de retour dans les efforts de développement",
            "es": "Potenciar el papel de la migración de retorno en el fomento del desarrollo",
        },
    ),
)


def load_if_absent(known: Known) -> None:
    """Keep those of the two that are not there."""
    year = known.years[2008]
    for first, last, title in TOLD:
        if not year.workshops.filter(title_en=title["en"]).exists():
            slug = year.workshops.free_slug(title["en"])
            workshop = Workshop(year=year, slug=slug, starts_on=first, ends_on=last, **said(title, "title"))
            memory.keep(workshop, by=known.staff)
