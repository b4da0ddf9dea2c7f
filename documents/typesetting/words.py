"""The words of the printed form, fixed by the Organization's style in each language: no messages of the interface."""

from dataclasses import dataclass

ORGANIZATION = {  # in the order of the letterhead, whatever the note's language
    "en": ("IOM", "International Organization for Migration"),
    "fr": ("OIM", "Organisation Internationale pour les Migrations"),
    "es": ("OIM", "Organización Internacional para las Migraciones"),
}


@dataclass(frozen=True)
class FormWords:
    """What the form says in one language around the note's own words."""

    page: str
    original: str
    languages: dict[str, str]
    draft: str
    proposed: str
    keywords: tuple[str, ...]


WORDS = {
    "en": FormWords(
        page="Page",
        original="Original: {language}",
        languages={"en": "English", "fr": "French", "es": "Spanish"},
        draft="Draft",
        proposed="proposed",
        keywords=("International Dialogue on Migration", "IDM"),
    ),
    "fr": FormWords(
        page="Page",
        original="Original\u00a0: {language}",
        languages={"en": "anglais", "fr": "français", "es": "espagnol"},
        draft="Projet",
        proposed="cote proposée",
        keywords=("Dialogue international sur la migration", "IDM"),
    ),
    "es": FormWords(
        page="Página",
        original="Original: {language}",
        languages={"en": "inglés", "fr": "francés", "es": "español"},
        draft="Borrador",
        proposed="signatura propuesta",
        keywords=("Diálogo Internacional sobre la Migración", "IDM"),
    ),
}
