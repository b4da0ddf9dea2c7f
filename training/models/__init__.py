"""Training sessions."""

from .sessions import LanguageOffered, TrainingPassage, TrainingSession

__all__ = ["LanguageOffered", "TrainingPassage", "TrainingSession"]
