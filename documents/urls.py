"""Addresses of this floor; a URL's name is its view's name.

Symbols vary in depth; a verb on a symbol stands after `/-/`.
"""

from django.urls import path, register_converter

from records.urls import record_urls

from .forms.notes import NOTE
from .forms.styles import HOUSE_STYLE
from .forms.symbols import SERIES, SYMBOL_ENTRY
from .symbols import SymbolConverter
from .views import issuing, notes, symbols

register_converter(SymbolConverter, "symbol")

urlpatterns = [
    path("documents/", notes.documents, name="documents"),
    path("documents/symbols/", symbols.symbols, name="symbols"),
    path("documents/symbols/-/reserve/", symbols.reserve_symbol, name="reserve_symbol"),
    path("documents/symbols/-/enter/", symbols.enter_symbol, name="enter_symbol"),
    *record_urls(HOUSE_STYLE),
    *record_urls(SYMBOL_ENTRY),
    *record_urls(SERIES),
    path("documents/drafts/-/start/", issuing.start_note, name="start_note"),
    path("documents/drafts/<number:pk>/", notes.draft, name="draft"),
    path("documents/drafts/<number:pk>.pdf", notes.draft_pdf, name="draft_pdf"),
    path("documents/drafts/<number:pk>/-/typeset/", issuing.order_rendition, name="order_rendition"),
    *record_urls(NOTE),
    path("documents/<symbol:symbol>/", notes.note, name="note"),
    path("documents/<symbol:symbol>.pdf", notes.note_pdf, name="note_pdf"),
    path("documents/<symbol:symbol>.json", notes.note_json, name="note_json"),
    path("documents/<symbol:symbol>/-/typeset/", issuing.order_rendition, name="order_rendition"),
]
