"""The faces that notes are set in: where they stand, and which characters they hold.

They come out of installed packages, each file loaded by its path. Of the system's fonts only Noto CJK takes part, where
it is installed: no package holds its characters.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

_CJK = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")
_CJK_FAMILIES = {f"Noto Serif CJK {forms}" for forms in ("JP", "KR", "SC", "TC", "HK")}


@dataclass(frozen=True)
class Face:
    """One file of letters."""

    family: str
    file: Path


def _packaged(family: str, package: str, file: str) -> Face:
    return Face(family, Path(str(files(package))) / "files" / file)


FACES = [
    _packaged("Source Serif 4", "fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf"),
    _packaged("Source Serif 4", "fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf"),
    _packaged("Noto Serif", "fontpkg_noto_serif", "NotoSerif[wdth,wght].ttf"),
    _packaged("Noto Serif", "fontpkg_noto_serif", "NotoSerif-Italic[wdth,wght].ttf"),
    _packaged("Noto Sans", "fontpkg_noto_sans", "NotoSans[wdth,wght].ttf"),
    _packaged("Noto Sans Arabic", "fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf"),
    *([Face("Noto Serif CJK SC", _CJK)] if _CJK.exists() else []),
]
FAMILIES = {face.family for face in FACES} | _CJK_FAMILIES  # one file holds the forms of all five


@cache
def letters() -> frozenset[int]:
    """The code points of every character that some face holds."""
    points: set[int] = set()
    for face in FACES:
        with TTFont(face.file, lazy=True, fontNumber=0) as font:
            points |= font.getBestCmap().keys()
    return frozenset(points)


def missing(texts: Iterable[str]) -> list[str]:
    """The characters of the texts that no face holds, in order: they would be boxes on paper."""
    return sorted(
        letter
        for letter in set().union(*texts)
        if ord(letter) not in letters() and unicodedata.category(letter) not in ("Cc", "Cf")
    )
