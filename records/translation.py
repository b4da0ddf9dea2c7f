"""No text of this floor exists in three languages; what it keeps has its history all the same."""

from . import memory
from .models import StoredFile

memory.remember(StoredFile)
