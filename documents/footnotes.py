"""A block's text and the footnotes at its end.

`[^1]` in the text calls a note, whose words stand on a line of their own below: `[^1]: The note.` Labels are the
block's own; numbers follow from the order of the document.
"""

import re

_CALL = re.compile(r"\\.|\[\^(\w+)\]", re.DOTALL)
_NOTE = re.compile(r"^\[\^(\w+)\]:", re.MULTILINE)
_NOT_CUT = re.compile(r"(?:\[\^\w+\])+|\[[^\s\[\]]+\]|\]\{[^}]*\}")  # calls, symbols, and what stands in braces


def body(text: str) -> str:
    """The block without the notes at its end."""
    return text[: _end_of_body(text)].strip()


def notes(text: str) -> dict[str, str]:
    """The block's footnotes by their labels, in the order in which they are written."""
    labels = list(_NOTE.finditer(text))
    ends = [label.start() for label in labels[1:]] + [len(text)]
    return {label[1]: text[label.end() : end].strip() for label, end in zip(labels, ends, strict=False)}


def written(text: str) -> list[str]:
    """The labels of the notes as they are written, one twice where it is written twice."""
    return [note[1] for note in _NOTE.finditer(text)]


def called(text: str) -> list[str]:
    """The labels that a text calls, in their order, one twice where it is called twice."""
    return [call[1] for call in _CALL.finditer(text) if call[1]]


def calls(text: str) -> list[str]:
    """The labels of the written notes that the block calls, each once, in the order of their calls."""
    known = notes(text)
    return [label for label in dict.fromkeys(called(body(text))) if label in known]


def split(text: str, at: int) -> tuple[str, str]:
    """Two blocks out of one, cut at a place in the body, or after the mark there; each keeps the notes it calls."""
    end = _end_of_body(text)
    at = max(0, min(at, end))
    for mark in _NOT_CUT.finditer(text[:end]):
        inside = mark.start() <= at if mark[0].startswith("[^") else mark.start() < at
        if inside and at < mark.end():
            at = mark.end()
    left, right, known = text[:at], text[at:end], notes(text)
    uncalled = {label: note for label, note in known.items() if label not in called(text[:end])}
    return _with_notes(left, _those_of(left, known) | uncalled), _with_notes(right, _those_of(right, known))


def join(first: str, second: str) -> str:
    """One block out of two, with the notes of both."""
    first_body, first_notes = _relabelled(body(first), notes(first), 1)
    second_body, second_notes = _relabelled(body(second), notes(second), 1 + len(first_notes))
    return _with_notes(f"{first_body} {second_body}".strip(), first_notes | second_notes, relabel=False)


def _end_of_body(text: str) -> int:
    first = _NOTE.search(text)
    return first.start() if first else len(text)


def _those_of(text: str, known: dict[str, str]) -> dict[str, str]:
    return {label: known[label] for label in dict.fromkeys(called(text)) if label in known}


def _relabelled(text: str, known: dict[str, str], first: int) -> tuple[str, dict[str, str]]:
    """A body and its notes with labels that count from `first` in the order of the calls; uncalled notes come last."""
    order = dict.fromkeys(label for label in [*called(text), *known] if label in known)
    labels = {label: str(number) for number, label in enumerate(order, start=first)}
    text = _CALL.sub(lambda call: f"[^{labels[call[1]]}]" if call[1] in labels else call[0], text)
    return text, {new: known[old] for old, new in labels.items()}


def _with_notes(text: str, known: dict[str, str], *, relabel: bool = True) -> str:
    """A block as it is stored: the body, an empty line, and each note on a line of its own."""
    text, known = _relabelled(text.strip(), known, 1) if relabel else (text, known)
    lines = "\n".join(f"[^{label}]: {note}" for label, note in known.items())
    return f"{text}\n\n{lines}".strip() if lines else text
