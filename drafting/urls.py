"""Addresses of this floor; a URL's name is its view's name. They stand below those of the notes that are written."""

from django.urls import path

from .views import editor, issuing, records, styles

urlpatterns = [
    path("documents/house-style/", styles.house_style, name="house_style"),
    path("documents/house-style/-/adopt/", styles.adopt_house_style, name="adopt_house_style"),
    path("documents/drafts/-/draft/", records.draft_note_for, name="draft_note_for"),
    path("documents/drafts/<number:pk>/-/write/", editor.write_note, name="write_note"),
    path("documents/drafts/<number:pk>/-/check/", issuing.check_note, name="check_note"),
    path("documents/drafts/<number:pk>/-/issue/", issuing.issue_note, name="issue_note"),
    path("documents/drafts/<number:pk>/-/draft/", records.draft_note, name="draft_note"),
    path("documents/drafts/<number:pk>/-/add-drafted/", records.add_drafted, name="add_drafted"),
    path("documents/drafts/<number:pk>/blocks/<number:key>/-/take/", records.take_drafted, name="take_drafted"),
    path("documents/drafts/<number:pk>/blocks/<number:key>/-/keep/", records.keep_text, name="keep_text"),
    path("documents/drafts/<number:pk>/blocks/<number:key>/-/let-go/", records.let_go, name="let_go"),
    path("documents/drafts/<number:pk>/blocks/-/add/", editor.add_block, name="add_block"),
    path("documents/drafts/<number:pk>/blocks/<number:key>/-/edit/", editor.edit_block, name="edit_block"),
    path(
        "documents/drafts/<number:pk>/blocks/<number:key>/-/confirm/",
        editor.confirm_translation,
        name="confirm_translation",
    ),
    path("documents/drafts/<number:pk>/blocks/<number:key>/-/move/", editor.move_block, name="move_block"),
    path("documents/drafts/<number:pk>/blocks/<number:key>/-/split/", editor.split_block, name="split_block"),
    path("documents/drafts/<number:pk>/blocks/<number:key>/-/merge/", editor.merge_block, name="merge_block"),
    path("documents/drafts/<number:pk>/blocks/<number:key>/-/delete/", editor.delete_block, name="delete_block"),
    path("documents/drafts/<number:pk>/blocks/<number:key>/-/restore/", editor.restore_block, name="restore_block"),
]
