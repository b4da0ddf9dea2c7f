"""`manage.py web_fonts`: cut the two fonts that the pages load out of the installed Source Serif 4."""

from pathlib import Path

import fontpkg
from django.conf import settings
from django.core.management.base import BaseCommand
from fontTools import subset
from fontTools.varLib.instancer import instantiateVariableFont

AXES = {"opsz": 20, "wght": (400, 700)}  # one optical size for titles and text; regular to bold
LATIN = [
    *range(0x0020, 0x0180),  # Latin, with its extension A
    *range(0x0300, 0x0370),  # combining accents
    *range(0x1E00, 0x1F00),  # Latin of Vietnamese and of transliterated names
    *range(0x2000, 0x2070),  # punctuation, and the narrow spaces of French
    *range(0x20A0, 0x20C0),  # currencies
    *range(0x2190, 0x2194),  # arrows
    0x2116,
    0x2122,
    0x2212,
]
FACES = {"source-serif-4.woff2": "normal", "source-serif-4-italic.woff2": "italic"}


class Command(BaseCommand):
    """Cut the pages' two fonts, unless they are there."""

    help = "Cut the two fonts that the pages load out of the installed Source Serif 4, into var/fonts."

    def handle(self, **options) -> None:
        """Cut what is missing."""
        for name, style in FACES.items():
            if not (settings.WEB_FONTS / name).exists():
                cut(fontpkg.path("Source Serif 4", style=style), settings.WEB_FONTS / name)


def cut(source: Path, target: Path) -> None:
    """Write the Latin part of a variable font as a compressed web font."""
    options = subset.Options(flavor="woff2", notdef_outline=True)
    options.layout_features += ["lnum", "tnum"]  # figures in tables
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LATIN)
    unfinished = target.with_suffix(".part")
    with subset.load_font(source, options) as font:
        cutter.subset(font)
        instantiateVariableFont(font, AXES, inplace=True)
        subset.save_font(font, unfinished, options)
    unfinished.replace(target)
