"""What stands on the pages of a typeset file."""

import io
import re
import shutil
import subprocess

import pikepdf
import pytest

needs_pdftotext = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is missing")


def text_of(file, *pages_wanted):
    """The words of a file in the order of its content; of one page, or from one page to another."""
    first, last = (pages_wanted * 2)[:2] if pages_wanted else (1, file.pages)
    command = ["pdftotext", "-raw", "-f", str(first), "-l", str(last), "-", "-"]
    return subprocess.run(command, input=file.pdf, capture_output=True, check=True).stdout.decode().replace("\f", "\n")


def unbroken(text):
    """The words on one line, without the hyphens and breaks of the lines."""
    return re.sub(r"\s+", " ", re.sub(r"-\n(?=[a-záéíóúñçàèù])", "", text)).replace("\u00a0", " ")


def destinations(file):
    """The page on which each anchor of a file stands, counted from the cover as 0."""
    with pikepdf.open(io.BytesIO(file.pdf)) as pdf:
        places = {page.objgen: number for number, page in enumerate(pdf.pages)}
        names = pdf.Root.Names.Dests.Names
        return {str(names[at]): places[names[at + 1][0].objgen] for at in range(0, len(names), 2)}
