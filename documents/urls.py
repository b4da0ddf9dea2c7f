"""Addresses of this floor; a URL's name is its view's name.

Symbols vary in depth; a verb on a symbol stands after `/-/`.
"""

from django.urls import path, register_converter

from records.urls import kept

from .forms.notes import NOTE
from .forms.styles import HOUSE_STYLE
from .forms.symbols import SERIES, SYMBOL_ENTRY
from .symbols import SymbolConverter
from .views import drafting, editor, issuing, notes, styles, symbols

register_converter(SymbolConverter, "symbol")

urlpatterns = [
    path("documents/", notes.documents, name="documents"),
    path("documents/symbols/", symbols.symbols, name="symbols"),
    path("documents/symbols/-/reserve/", symbols.reserve_symbol, name="reserve_symbol"),
    path("documents/symbols/-/enter/", symbols.enter_symbol, name="enter_symbol"),
    path("documents/house-style/", styles.house_style, name="house_style"),
    path("documents/house-style/-/adopt/", styles.adopt_house_style, name="adopt_house_style"),
    *kept(HOUSE_STYLE),
    *kept(SYMBOL_ENTRY),
    *kept(SERIES),
    path("documents/drafts/-/start/", issuing.start_note, name="start_note"),
    path("documents/drafts/-/draft/", drafting.draft_note_for, name="draft_note_for"),
    path("documents/drafts/<int:pk>/", notes.draft, name="draft"),
    path("documents/drafts/<int:pk>.pdf", notes.draft_pdf, name="draft_pdf"),
    path("documents/drafts/<int:pk>/-/write/", editor.write_note, name="write_note"),
    path("documents/drafts/<int:pk>/-/check/", editor.check_note, name="check_note"),
    path("documents/drafts/<int:pk>/-/issue/", issuing.issue_note, name="issue_note"),
    path("documents/drafts/<int:pk>/-/typeset/", issuing.order_rendition, name="order_rendition"),
    path("documents/drafts/<int:pk>/-/draft/", drafting.draft_note, name="draft_note"),
    path("documents/drafts/<int:pk>/-/add-drafted/", drafting.add_drafted, name="add_drafted"),
    path("documents/drafts/<int:pk>/blocks/<int:key>/-/take/", drafting.take_drafted, name="take_drafted"),
    path("documents/drafts/<int:pk>/blocks/<int:key>/-/keep/", drafting.keep_text, name="keep_text"),
    path("documents/drafts/<int:pk>/blocks/<int:key>/-/let-go/", drafting.let_go, name="let_go"),
    path("documents/drafts/<int:pk>/blocks/-/add/", editor.add_block, name="add_block"),
    path("documents/drafts/<int:pk>/blocks/<int:key>/-/edit/", editor.edit_block, name="edit_block"),
    path(
        "documents/drafts/<int:pk>/blocks/<int:key>/-/confirm/", editor.confirm_translation, name="confirm_translation"
    ),
    path("documents/drafts/<int:pk>/blocks/<int:key>/-/move/", editor.move_block, name="move_block"),
    path("documents/drafts/<int:pk>/blocks/<int:key>/-/split/", editor.split_block, name="split_block"),
    path("documents/drafts/<int:pk>/blocks/<int:key>/-/merge/", editor.merge_block, name="merge_block"),
    path("documents/drafts/<int:pk>/blocks/<int:key>/-/delete/", editor.delete_block, name="delete_block"),
    path("documents/drafts/<int:pk>/blocks/<int:key>/-/restore/", editor.restore_block, name="restore_block"),
    *kept(NOTE),
    path("documents/<symbol:symbol>/", notes.note, name="note"),
    path("documents/<symbol:symbol>.pdf", notes.note_pdf, name="note_pdf"),
    path("documents/<symbol:symbol>.json", notes.note_json, name="note_json"),
    path("documents/<symbol:symbol>/-/typeset/", issuing.order_rendition, name="order_rendition"),
]
