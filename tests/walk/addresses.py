"""Where each row of the table stands in the world: the arguments of its address, by the row's name."""

from datetime import date

from .marks import THIS_YEAR
from .world import World


def arguments(world: World) -> dict[str, dict]:
    """The rows with arguments; a row that is not named here has none."""
    parts = (_programme, _workshops, _materials, _money, _membership, _documents, _ground, _kept)
    return {name: given for part in parts for name, given in part(world).items()}


def _programme(world: World) -> dict[str, dict]:
    open_day, hidden_day = {"date": date(THIS_YEAR - 1, 3, 1)}, {"date": date(THIS_YEAR, 3, 2)}
    hidden_year, hidden_sitting = {"number": THIS_YEAR}, {"number": 98, "position": 1}
    return {
        "year": {"number": THIS_YEAR - 1},
        "year (not published)": hidden_year,
        "year_calendar": {"number": THIS_YEAR - 1},
        "year_calendar (not published)": hidden_year,
        "publish_year": hidden_year,
        "start_next_year": hidden_year,
        "export_programme": hidden_year,
        "consultation": open_day,
        "consultation (for a year not published)": hidden_day,
        "proposal": open_day | {"number": 1},
        "proposal (for a year not published)": hidden_day | {"number": 1},
        "council_session": {"number": 97},
        "council_session (of a year not published)": {"number": 98},
        "sitting": {"number": 97, "position": 1},
        "sitting (of a year not published)": hidden_sitting,
        "move_sitting": hidden_sitting,
        "mark_spoken": {"pk": world.hidden_appearance.pk},
        "replace_speaker": {"pk": world.hidden_appearance.pk},
        "speaker": {"slug": "ada-lindqvist"},
        "speaker (not shown to the public)": {"slug": "berta"},
        "publication": {"slug": "handbook"},
        "publication (of a year not published)": {"slug": "atlas"},
        "announcement": {"slug": "conference"},
        "announcement (at a year not published)": {"slug": "second"},
    }


def _workshops(world: World) -> dict[str, dict]:
    day, hidden_topic = {"date": date(THIS_YEAR - 1, 3, 1)}, {"position": 2}
    on_closed = ("sounding", "sounding_result", "check_preference")
    answered = ("rank_topics", "state_preference", "preference_stated", "close_sounding", "enter_preference")
    on_open = (*on_closed, *answered)
    hidden_speech = {"number": THIS_YEAR, "slug": "fords", "pk": world.hidden_speech.pk}
    return {
        "workshop": {"number": THIS_YEAR - 1, "slug": "bridges"},
        "workshop (of a year not published)": {"number": THIS_YEAR, "slug": "fords"},
        "workshop_calendar": {"number": THIS_YEAR - 1, "slug": "bridges"},
        "workshop_calendar (of a year not published)": {"number": THIS_YEAR, "slug": "fords"},
        "cancel_workshop": {"number": THIS_YEAR, "slug": "fords"},
        "reinstate_workshop": {"number": THIS_YEAR, "slug": "ferries"},
        "confirm_workshop_speaker": hidden_speech,
        "mark_workshop_speaker_spoken": hidden_speech,
        "replace_workshop_speaker": hidden_speech,
        "topic": day | {"position": 1},
        "topic (for a year not published)": day | hidden_topic,
        "move_topic": day | hidden_topic,
        "make_workshop": day | hidden_topic,
        "decide_topic": day | hidden_topic,
        **dict.fromkeys(on_open, day | {"number": 1}),
        **{f"{name} (closed)": day | {"number": 2} for name in on_closed},
        **{f"{name} (not announced)": day | {"number": 3} for name in ("sounding", "sounding_result")},
        "announce_sounding": day | {"number": 3},
    }


def _materials(world: World) -> dict[str, dict]:
    """Documents of workshops; what is done with one is done with the one that was offered."""
    here, hidden = {"number": THIS_YEAR - 1, "slug": "bridges"}, {"number": THIS_YEAR, "slug": "fords"}
    offered = here | {"paper": world.offer.number}
    acts = ("add_language", "give_consent", "withdraw_material", "accept_material", "decline_material")
    return {
        **dict.fromkeys(("materials", "offer_material", "order_archive", "download_archive"), here),
        **dict.fromkeys(acts, offered),
        "material": here | {"paper": world.material.number},
        "material (offered)": offered,
        "material (to come)": here | {"paper": world.material_to_come.number},
        "material (of a year not published)": hidden | {"paper": world.hidden_material.number},
        "download_file (of an offer)": {"key": world.offer.files.get().stored_id},
        "download_file (of a document to come)": {"key": world.material_to_come.files.get().stored_id},
        "download_file (of a document of a year not published)": {"key": world.hidden_material.files.get().stored_id},
    }


def _money(world: World) -> dict[str, dict]:
    """Where training sessions stand, and the money that is for them."""
    this_year, last_year = {"number": THIS_YEAR}, {"number": THIS_YEAR - 1}
    return {
        "training_session": last_year | {"slug": "roads"},
        "training_session (of a year not published)": this_year | {"slug": "rivers"},
        "funding_of_year": last_year,
        "funding_of_year (not published)": this_year,
        "budget": last_year | {"pk": world.budget.pk},
        "budget (still to be made available)": last_year | {"pk": world.budget_to_come.pk},
        "budget (of a year not published)": this_year | {"pk": world.hidden_budget.pk},
        "contribution": last_year | {"pk": world.contribution.pk},
        "contribution (to a year not published)": this_year | {"pk": world.hidden_contribution.pk},
        "project_document": last_year | {"pk": world.document.pk},
        "project_document (still to be made available)": last_year | {"pk": world.document_to_come.pk},
        "add_project_document_file": last_year | {"pk": world.document.pk},
        "take_project_document_file_away": last_year | {"pk": world.document.pk, "key": world.files["document"].pk},
        "donor": {"slug": "ruritania"},
        **dict.fromkeys(("add_training_session", "add_budget", "add_contribution", "add_project_document"), this_year),
    }


def _membership(world: World) -> dict[str, dict]:
    stranger = {"pk": world.stranger.pk}
    accreditation = world.stranger.accreditations.get()
    invited = {
        f"{verb} ({name})": {"pk": invitation.pk}
        for verb in ("send_invitation_again", "withdraw_invitation")
        for name, invitation in world.invitations.items()
    }
    return invited | {
        "member": {"slug": "portugal"},
        "rename_member": {"slug": "portugal"},
        "mission": {"slug": "portugal", "pk": world.mission.pk},
        "organization": {"slug": "hillside-foundation"},
        "rename_organization": {"slug": "hillside-foundation"},
        "person": {"pk": world.guest.pk},
        "user_accreditations": stranger,
        "accredit": stranger,
        "end_accreditation": {"user": world.stranger.pk, "pk": accreditation.pk},
        "deactivate_user": stranger,
        "reactivate_user": stranger,
        "end_sessions": stranger,
        "accept_invitation": {"token": world.token},
        "accept_invitation (made up)": {"token": "made-up"},
        "mfa_edit_webauthn": {"pk": world.passkey.pk},
        "mfa_remove_webauthn": {"pk": world.passkey.pk},
        "account_reset_password_from_key": {"uidb36": "1", "key": "made-up"},
    }


def _documents(world: World) -> dict[str, dict]:
    note, restricted = {"symbol": str(world.note)}, {"symbol": str(world.restricted)}
    draft, block = {"pk": world.draft.pk}, {"pk": world.draft.pk, "key": world.block.pk}
    on_draft = ("draft", "draft_pdf", "write_note", "check_note", "issue_note", "add_block", "add_drafted")
    on_block = ("edit_block", "confirm_translation", "move_block", "split_block", "merge_block", "delete_block")
    on_drafted = ("take_drafted", "keep_text", "let_go")
    files = ("note", "note_pdf", "note_json")
    return {
        **dict.fromkeys(on_draft, draft),
        **dict.fromkeys(on_block, block),
        **dict.fromkeys(on_drafted, block),
        "draft_note": draft,
        "restore_block": {"pk": world.draft.pk, "key": world.lost_block.pk},
        "draft (issued)": {"pk": world.note.pk},
        "draft (issued, restricted)": {"pk": world.restricted.pk},
        **dict.fromkeys(files, note),
        **{f"{name} (restricted)": restricted for name in files},
        "order_rendition": note,
        "order_rendition (of a draft)": draft,
    }


def _ground(world: World) -> dict[str, dict]:
    files = {
        "download_file": "portugal",
        "download_file (of a year not published)": "hidden_year",
        "download_file (of a draft)": "draft",
        "download_file (of a restricted note)": "restricted",
        "download_file (of a person not shown)": "guest",
        "download_file (of a project document)": "document",
        "download_file (of a project document to come)": "document_to_come",
    }
    jobs = {"": "maria", " (of somebody else)": "otto"}
    return {
        **{name: {"key": world.files[record].pk} for name, record in files.items()},
        **{
            f"{verb}{whose}": {"number": world.jobs[name].pk}
            for verb in ("job", "retry_job")
            for whose, name in jobs.items()
        },
        "add_member_file": {"slug": "portugal"},
        "take_member_file_away": {"slug": "portugal", "key": world.files["portugal"].pk},
        "add_organization_file": {"slug": "hillside-foundation"},
        "take_organization_file_away": {"slug": "hillside-foundation", "key": world.files["foundation"].pk},
    }


def _kept(world: World) -> dict[str, dict]:
    """What every kind of record has; the record is a private one wherever there are such."""
    records = {
        "year": (world.year, {"number": THIS_YEAR - 1}),
        "consultation": (world.hidden_consultation, {"date": date(THIS_YEAR, 3, 2)}),
        "proposal": (world.hidden_proposal, {"date": date(THIS_YEAR, 3, 2), "number": 1}),
        "council_session": (world.hidden_session, {"number": 98}),
        "sitting": (world.hidden_sitting, {"number": 98, "position": 1}),
        "publication": (world.hidden_publication, {"slug": "atlas"}),
        "announcement": (world.hidden_announcement, {"slug": "second"}),
        "workshop": (world.hidden_workshop, {"number": THIS_YEAR, "slug": "fords"}),
        "topic": (world.hidden_topic, {"date": date(THIS_YEAR - 1, 3, 1), "position": 2}),
        "sounding": (world.drafted_sounding, {"date": date(THIS_YEAR - 1, 3, 1), "number": 3}),
        "material": (world.offer, {"number": THIS_YEAR - 1, "slug": "bridges", "paper": world.offer.number}),
        "training_session": (world.hidden_training, {"number": THIS_YEAR, "slug": "rivers"}),
        "donor": (world.donor, {"slug": "ruritania"}),
        "budget": (world.hidden_budget, {"number": THIS_YEAR, "pk": world.hidden_budget.pk}),
        "contribution": (world.hidden_contribution, {"number": THIS_YEAR, "pk": world.hidden_contribution.pk}),
        "project_document": (world.document_to_come, {"number": THIS_YEAR - 1, "pk": world.document_to_come.pk}),
        "member": (world.cast.portugal, {"slug": "portugal"}),
        "mission": (world.mission, {"slug": "portugal", "pk": world.mission.pk}),
        "organization": (world.cast.foundation, {"slug": "hillside-foundation"}),
        "person": (world.guest, {"pk": world.guest.pk}),
        "note": (world.draft, {"pk": world.draft.pk}),
        "house_style": (world.style, {}),
        "series": (world.series, {"pk": world.series.pk}),
        "symbol_entry": (world.reserved, {"pk": world.reserved.pk}),
    }
    found = {"series": {"pk": world.series.pk}, "symbol_entry": {"pk": world.reserved.pk}}
    for name, (record, address) in records.items():
        versions = {"old": 1, "new": type(record).objects.get(pk=record.pk).version}
        found |= {
            f"edit_{name}": address,
            f"{name}_history": address,
            f"choose_{name}_versions": address,
            f"compare_{name}": address | versions,
            f"restore_{name}": address | {"old": 1},
        }
    return found | {
        "add_mission": {"slug": "portugal"},
        "add_sitting": {"number": 98},
        "add_workshop": {"number": THIS_YEAR},
        "add_topic": {"date": date(THIS_YEAR - 1, 3, 1)},
        "add_sounding": {"date": date(THIS_YEAR - 1, 3, 1)},
    }
