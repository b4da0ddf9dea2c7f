"""How a view finds the note that its address names, as far as the person may see it."""

from functools import wraps

from django.shortcuts import get_object_or_404, redirect

from .models import Note


def by_symbol(view):
    """Find the note of a symbol typed in any capitals, and lead to its canonical address where they differ."""

    @wraps(view)
    def found(request, symbol):
        note = get_object_or_404(Note.objects.visible_to(request.user).called(symbol).with_facts().with_files())
        if note.symbol.symbol != symbol:
            return redirect(request.resolver_match.view_name, symbol=note.symbol.symbol)
        return view(request, note)

    return found


def by_draft(view):
    """Find a draft by its number; once it is issued, its address leads to the note."""

    @wraps(view)
    def found(request, pk, **address):
        note = get_object_or_404(Note.objects.visible_to(request.user).with_facts().with_files(), pk=pk)
        return view(request, note, **address) if note.is_draft else redirect(note)

    return found
