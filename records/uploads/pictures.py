"""What is wrong with a picture that is handed in."""

import struct
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import ImageFile, JpegImagePlugin, PngImagePlugin

from . import reasons
from .twofold import is_two_things

MOST_PIXELS = 40_000_000


def faults_of_png(content: bytes) -> str:
    """What is wrong with a PNG, in words; empty where nothing is."""
    if not content.endswith(b"\0\0\0\0IEND\xaeB`\x82") or is_two_things(content):
        return reasons.disguised()
    return _faults_of_picture(PngImagePlugin.PngImageFile, content)


def faults_of_jpeg(content: bytes) -> str:
    """What is wrong with a photograph, in words; empty where nothing is."""
    is_jpeg = content.startswith(b"\xff\xd8\xff") and content.rstrip(b"\0").endswith(b"\xff\xd9")
    if not is_jpeg or is_two_things(content):
        return reasons.disguised()
    return _faults_of_picture(JpegImagePlugin.JpegImageFile, content)


def _faults_of_picture(plugin: type, content: bytes) -> str:
    """What is wrong with a picture; its pixels are counted before any of them is unpacked."""
    forgiving, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False  # WeasyPrint forgives
    try:
        picture = plugin(BytesIO(content))
        width, height = picture.size
        if width * height > MOST_PIXELS:
            return _("The picture has too many pixels. Make it smaller.")
        picture.verify()
    except (OSError, SyntaxError, ValueError, EOFError, struct.error):
        return reasons.damaged()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = forgiving
    return ""
