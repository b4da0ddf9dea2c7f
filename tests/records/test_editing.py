"""A record is edited in the browser: nobody loses a word, and nothing typed is lost."""

import pytest
from django.urls import get_resolver

from membership.roles import GRANTS, Permission, Role
from records import history
from records.forms.record_editor import RecordEditor
from records.roles import SEE_HISTORY
from sessions_app.models import Year, YearPassage
from tests.records.typed import typed_on

pytestmark = pytest.mark.urls("tests.records.ledger")

EDIT = "/years/2030/edit/"


@pytest.fixture
def year(marta):
    year = Year(number=2030, theme_en="Moving Together", theme_fr="Avancer ensemble", theme_es="Avanzar juntos")
    parts = [
        YearPassage(position=1, text_en="Why it matters.", text_fr="Pourquoi."),
        YearPassage(position=2, text_en="What it asks."),
    ]
    history.save(year, by=marta, parts=parts)
    return year


@pytest.fixture
def keys(year):
    """The names of the two cards on the page."""
    return [str(key) for key in year.passages.order_by("position").values_list("pk", flat=True)]


@pytest.fixture
def at(client):
    """At whose desk the browser stands: `at(marta).get(…)`."""

    def sign_in(person):
        client.force_login(person)
        return client

    return sign_in


def texts():
    return list(YearPassage.objects.order_by("position").values_list("text_en", flat=True))


# Plain editing --------------------------------------------------------------------------------------------------------


def test_marta_changes_a_theme_and_says_why(at, marta, year):
    page = typed_on(at(marta).get(EDIT))

    answer = at(marta).post(EDIT, page | {"theme_fr": "Marcher ensemble", "why": "as the Membership wrote it"})

    assert answer.status_code == 302
    assert Year.objects.get().theme_fr == "Marcher ensemble"
    assert history.versions_of(year)[0].why == "as the Membership wrote it"


def test_saving_without_a_change_makes_no_version(at, marta, year):
    at(marta).post(EDIT, typed_on(at(marta).get(EDIT)))

    assert Year.objects.get().version == 1


def test_lines_ended_by_a_browser_are_no_change(at, marta, year):
    first = year.passages.first()
    first.text_en = "One line.\nAnother."
    history.save(year, by=marta, parts=[first])
    page = typed_on(at(marta).get(EDIT))
    name = f"yearpassage-{first.pk}-text_en"
    assert page[name] == ["One line.\nAnother."]

    at(marta).post(EDIT, page | {name: "One line.\r\nAnother."})

    assert Year.objects.get().version == 2


def test_a_wrong_entry_is_named_and_everything_typed_stays(at, marta, year, keys):
    page = typed_on(at(marta).get(EDIT)) | {"number": "1066", "theme_es": "Otra cosa"}
    page[f"yearpassage-{keys[0]}-text_en"] = "Typed at length."

    answer = at(marta).post(EDIT, page)

    assert answer.status_code == 422
    again = typed_on(answer)
    assert (again["number"], again["theme_es"]) == (["1066"], ["Otra cosa"])
    assert again[f"yearpassage-{keys[0]}-text_en"] == ["Typed at length."]
    assert 'role="alert"' in answer.content.decode()
    assert Year.objects.get().version == 1


def test_a_year_that_paulo_added_meanwhile_is_refused_in_words_and_what_was_typed_stays(at, marta, paulo, monkeypatch):
    is_valid = RecordEditor.is_valid

    def then_paulo_is_quicker(sheet):
        found = is_valid(sheet)
        history.save(Year(number=2031), by=paulo)
        return found

    page = typed_on(at(marta).get("/ledger/add/")) | {"number": "2031", "theme_en": "Typed at length"}
    monkeypatch.setattr(RecordEditor, "is_valid", then_paulo_is_quicker)

    answer = at(marta).post("/ledger/add/", page)

    assert answer.status_code == 409
    assert "This year is recorded already." in answer.content.decode()
    assert typed_on(answer)["theme_en"] == ["Typed at length"]


def test_a_required_text_is_asked_for_in_its_original_language_only(at, marta, year, keys):
    page = typed_on(at(marta).get(EDIT))

    without_spanish = at(marta).post(EDIT, page | {f"yearpassage-{keys[0]}-text_es": ""})
    without_english = at(marta).post(EDIT, page | {f"yearpassage-{keys[0]}-text_en": ""})

    assert (without_spanish.status_code, without_english.status_code) == (302, 422)


def test_a_delegate_may_not_edit(at, maria, year):
    assert at(maria).get(EDIT).status_code == 403
    assert at(maria).post(EDIT, {"theme_en": "Mine"}).status_code == 403
    assert Year.objects.get().theme_en == "Moving Together"


def test_somebody_who_has_not_signed_in_is_asked_to(client, year):
    assert client.get(EDIT).status_code == 302
    assert client.get(EDIT).url.endswith(f"?next={EDIT}")


def test_a_new_year_is_added_with_its_passages(at, marta):
    page = {
        "number": "2031",
        "theme_en": "Borders",
        "yearpassage-order": ["new-1", "new-2"],
        "yearpassage-new-1-kind": "rationale",
        "yearpassage-new-1-text_en": "Because.",
        "yearpassage-new-2-kind": "rationale",
    }

    answer = at(marta).post("/ledger/add/", page)

    assert answer.status_code == 302
    assert texts() == ["Because."]  # a card that was left blank is no passage


# Cards ----------------------------------------------------------------------------------------------------------------


def test_cards_move_without_javascript_and_keep_what_was_typed(at, marta, year, keys):
    page = typed_on(at(marta).get(EDIT)) | {f"yearpassage-{keys[0]}-text_en": "Typed, not saved."}

    moved = at(marta).post(EDIT, page | {"arrange": f"yearpassage:down:{keys[0]}"})

    assert moved.status_code == 200
    again = typed_on(moved)
    assert again["yearpassage-order"] == [keys[1], keys[0]]
    assert again[f"yearpassage-{keys[0]}-text_en"] == ["Typed, not saved."]
    assert Year.objects.get().version == 1
    at(marta).post(EDIT, again)
    assert texts() == ["What it asks.", "Typed, not saved."]


def test_the_first_card_stays_first(at, marta, year, keys):
    page = typed_on(at(marta).get(EDIT))

    moved = typed_on(at(marta).post(EDIT, page | {"arrange": f"yearpassage:up:{keys[0]}"}))

    assert moved["yearpassage-order"] == keys


def test_a_card_taken_out_can_be_put_back_before_saving(at, marta, year, keys):
    page = typed_on(at(marta).get(EDIT))
    without = typed_on(at(marta).post(EDIT, page | {"arrange": f"yearpassage:remove:{keys[0]}"}))
    assert without["yearpassage-removed"] == [keys[0]]

    back = typed_on(at(marta).post(EDIT, without | {"arrange": f"yearpassage:return:{keys[0]}"}))

    assert "yearpassage-removed" not in back
    at(marta).post(EDIT, without)
    assert texts() == ["What it asks."]


def test_added_cards_have_keys_of_their_own(at, marta, year, keys):
    page = typed_on(at(marta).get(EDIT))

    once = typed_on(at(marta).post(EDIT, page | {"arrange": "yearpassage:add"}))
    twice = typed_on(at(marta).post(EDIT, once | {"arrange": "yearpassage:add"}))

    assert twice["yearpassage-order"] == [*keys, "new-1", "new-2"]
    assert twice["yearpassage-new-2-kind"] == ["rationale"]


@pytest.mark.parametrize("nonsense", ["", "yearpassage", "yearpassage:up:999", "other:add", "yearpassage:explode:1"])
def test_a_button_that_does_not_exist_does_nothing(at, marta, year, keys, nonsense):
    page = typed_on(at(marta).get(EDIT))

    answer = at(marta).post(EDIT, page | {"arrange": nonsense})

    assert answer.status_code == 200
    assert typed_on(answer)["yearpassage-order"] == keys


def test_a_passage_of_another_year_cannot_be_drawn_in(at, marta, year):
    other = Year(number=2031)
    history.save(other, by=marta, parts=[YearPassage(position=1, text_en="Of another year.")])
    foreign = other.passages.get()
    page = typed_on(at(marta).get(EDIT))
    page["yearpassage-order"].append(str(foreign.pk))
    page[f"yearpassage-{foreign.pk}-text_en"] = "Stolen."
    page[f"yearpassage-{foreign.pk}-kind"] = "rationale"

    at(marta).post(EDIT, page)

    assert other.passages.get().text_en == "Of another year."


# Two people -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def both_edit(at, marta, paulo, year):
    """Paulo saves what he changed while Marta still types hers; gives the answer that she gets."""

    def edit(*, paulo_types, marta_types):
        hers = typed_on(at(marta).get(EDIT))
        his = typed_on(at(paulo).get(EDIT))
        assert at(paulo).post(EDIT, his | paulo_types).status_code == 302
        return at(marta).post(EDIT, hers | marta_types)

    return edit


def test_the_second_sees_both_texts_and_nothing_is_saved(both_edit):
    answer = both_edit(paulo_types={"theme_en": "Moving Apart"}, marta_types={"theme_en": "Moving <Forward>"})

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Paulo Reis has changed this record too" in page
    assert "Apart" in page
    assert "&lt;Forward&gt;" in page
    assert "<Forward>" not in page
    assert Year.objects.get().theme_en == "Moving Apart"


def test_what_only_one_of_them_changed_is_chosen_already(both_edit, at, marta):
    answer = both_edit(paulo_types={"theme_fr": "Texte de Paulo"}, marta_types={"theme_es": "Texto de Marta"})

    assert at(marta).post(EDIT, typed_on(answer)).status_code == 302

    year = Year.objects.get()
    assert (year.theme_fr, year.theme_es) == ("Texte de Paulo", "Texto de Marta")


def test_where_both_changed_a_text_she_has_to_choose(both_edit, at, marta):
    answer = both_edit(paulo_types={"theme_en": "His"}, marta_types={"theme_en": "Hers"})

    again = at(marta).post(EDIT, typed_on(answer))

    assert again.status_code == 409
    assert "Choose one of the texts." in again.content.decode()
    assert Year.objects.get().theme_en == "His"


@pytest.mark.parametrize(("choice", "text"), [("theirs", "His"), ("yours", "Hers"), ("third", "Ours")])
def test_she_takes_his_text_or_hers_or_writes_a_third(both_edit, at, marta, choice, text):
    page = typed_on(both_edit(paulo_types={"theme_en": "His"}, marta_types={"theme_en": "Hers"}))

    answer = at(marta).post(EDIT, page | {"pick:theme_en": choice, "third:theme_en": "Ours"})

    assert answer.status_code == 302
    assert Year.objects.get().theme_en == text


def test_a_third_person_in_between_brings_the_page_again_with_the_newer_text(both_edit, at, marta, ines):
    page = typed_on(both_edit(paulo_types={"theme_en": "His"}, marta_types={"theme_en": "Hers"}))
    newest = typed_on(at(ines).get(EDIT))
    at(ines).post(EDIT, newest | {"theme_en": "Inès's"})

    answer = at(marta).post(EDIT, page | {"pick:theme_en": "yours"})

    assert answer.status_code == 409
    assert "Inès Favre has changed this record too" in answer.content.decode()
    at(marta).post(EDIT, typed_on(answer) | {"pick:theme_en": "yours"})
    assert Year.objects.get().theme_en == "Hers"


def test_a_passage_that_he_added_stays_beside_hers(both_edit, at, marta, keys):
    added = {"yearpassage-order": [*keys, "new-1"], "yearpassage-new-1-kind": "aim"}
    answer = both_edit(
        paulo_types=added | {"yearpassage-new-1-text_en": "Paulo's passage."},
        marta_types=added | {"yearpassage-new-1-text_en": "Marta's passage."},
    )

    assert at(marta).post(EDIT, typed_on(answer)).status_code == 302

    assert sorted(texts()) == ["Marta's passage.", "Paulo's passage.", "What it asks.", "Why it matters."]


def test_a_passage_that_he_took_out_while_she_wrote_on_it_is_her_choice(both_edit, at, marta, keys):
    page = typed_on(
        both_edit(
            paulo_types={"yearpassage-removed": [keys[0]]},
            marta_types={f"yearpassage-{keys[0]}-text_en": "Why it matters a lot."},
        )
    )
    name = f"pick:yearpassage-{keys[0]}"
    assert at(marta).post(EDIT, page).status_code == 409

    assert at(marta).post(EDIT, page | {name: "yours"}).status_code == 302

    assert sorted(texts()) == ["What it asks.", "Why it matters a lot."]
    assert YearPassage.objects.get(text_en="Why it matters a lot.").text_fr == "Pourquoi."


def test_a_passage_that_he_took_out_and_she_left_alone_is_gone(both_edit, at, marta, keys):
    answer = both_edit(paulo_types={"yearpassage-removed": [keys[0]]}, marta_types={"theme_en": "Hers"})

    at(marta).post(EDIT, typed_on(answer))

    assert texts() == ["What it asks."]
    assert Year.objects.get().theme_en == "Hers"


def test_a_passage_that_she_took_out_while_he_wrote_on_it_is_her_choice(both_edit, at, marta, keys):
    page = typed_on(
        both_edit(
            paulo_types={f"yearpassage-{keys[0]}-text_en": "Why it matters a lot."},
            marta_types={"yearpassage-removed": [keys[0]]},
        )
    )

    at(marta).post(EDIT, page | {f"pick:yearpassage-{keys[0]}": "theirs"})

    assert texts() == ["Why it matters a lot.", "What it asks."]


def test_two_who_save_at_the_same_moment_lose_nothing(at, marta, paulo, year, monkeypatch):
    page = typed_on(at(marta).get(EDIT))

    def paulo_saves_just_now(sheet):
        his = Year.objects.get()
        his.theme_en = "His"
        history.save(his, by=paulo)
        return True

    monkeypatch.setattr(RecordEditor, "has_changed", paulo_saves_just_now)

    answer = at(marta).post(EDIT, page | {"theme_en": "Hers"})

    assert answer.status_code == 409
    assert "Hers" in answer.content.decode()
    assert Year.objects.get().theme_en == "His"


# History --------------------------------------------------------------------------------------------------------------


def test_the_history_tells_who_changed_what_and_why(at, marta, paulo, year):
    year.theme_fr = "Marcher ensemble"
    history.save(year, by=paulo, why="the French colleagues asked")

    page = at(marta).get("/years/2030/history/").content.decode()

    assert "Overarching theme (French)" in page
    assert "Paulo Reis" in page
    assert "the French colleagues asked" in page


def test_the_history_tells_of_what_is_the_same_in_every_language(at, marta, year):
    year.number = 2031
    history.save(year, by=marta)

    assert '<td data-l="What">Year</td>' in at(marta).get("/years/2031/history/").content.decode()


@pytest.mark.parametrize("prefix", ["", "/fr", "/es"])
def test_two_versions_are_compared_in_every_language(at, marta, year, prefix):
    year.theme_fr, year.theme_es = "Marcher ensemble", "Caminar juntos"
    history.save(year, by=marta)

    page = at(marta).get("/years/2030/history/1..2/").content.decode()

    for word in ("<del>Avancer</del>", "<ins>Marcher</ins>", "<ins>Caminar</ins>"):
        assert word in page


def test_the_chosen_versions_lead_to_their_comparison_in_either_order(at, marta, year):
    history.save(year, by=marta)

    for query in ("old=1&new=2", "old=2&new=1"):
        assert at(marta).get(f"/years/2030/history/compare/?{query}").url == "/years/2030/history/1..2/"
    assert at(marta).get("/years/2030/history/compare/?old=2&new=2").url == "/years/2030/history/"


def test_an_old_version_is_restored_after_its_changes_were_shown(at, marta, year):
    year.theme_en = "A mistake"
    history.save(year, by=marta)

    shown = at(marta).get("/years/2030/history/1/restore/").content.decode()
    assert "<del>A mistake</del>" in shown

    assert at(marta).post("/years/2030/history/1/restore/", {"version": 2}).status_code == 302
    assert Year.objects.get().theme_en == "Moving Together"


def test_restoring_waits_where_somebody_was_faster(at, marta, paulo, year):
    year.theme_en = "A mistake"
    history.save(year, by=marta)
    year.theme_en = "Put right"
    history.save(year, by=paulo)

    answer = at(marta).post("/years/2030/history/1/restore/", {"version": 2})

    assert answer.status_code == 409
    assert "Paulo Reis has changed the record meanwhile" in answer.content.decode()
    assert Year.objects.get().theme_en == "Put right"


@pytest.mark.parametrize("address", ["history/", "history/compare/?old=1&new=2", "history/1..2/", "history/1/restore/"])
def test_who_changed_what_is_for_those_who_may_see_it(at, marta, year, monkeypatch, address):
    history.save(year, by=marta)
    address = f"/years/2030/{address}"
    assert at(marta).get(address).status_code in (200, 302)
    monkeypatch.setitem(GRANTS, Role.SECRETARIAT, GRANTS[Role.SECRETARIAT] - {Permission.SEE_HISTORY})

    assert at(marta).get(address).status_code == 403
    assert at(marta).get(EDIT).status_code == 200


def test_whoever_keeps_records_sees_their_history_too():
    patterns = get_resolver("idm_portal.urls").reverse_dict.values()
    kept = {
        defaults["record_admin"].permission
        for _ways, _regex, defaults, _converters in patterns
        if "record_admin" in defaults
    }

    assert SEE_HISTORY in Permission
    assert kept > {Permission.KEEP_PROGRAMME, Permission.KEEP_MEMBERSHIP}
    assert all(SEE_HISTORY in granted for granted in GRANTS.values() if granted & kept)


@pytest.mark.parametrize("address", ["history/1..9/", "history/9/restore/"])
def test_a_version_that_never_was_is_not_found(at, marta, year, address):
    assert at(marta).get(f"/years/2030/{address}").status_code == 404


def test_a_number_beyond_all_versions_is_no_version(at, marta, year):
    endless = "9" * 5000
    page = typed_on(at(marta).get(EDIT)) | {"theme_en": "Moving Apart"}

    assert at(marta).post(EDIT, page | {"version": endless}).status_code == 404
    assert at(marta).post(EDIT, page | {"seen": endless}).status_code == 404
    assert at(marta).post("/years/2030/history/1/restore/", {"version": endless}).status_code == 409
    for query in (f"old=1&new={endless}", f"old={endless}&new={endless}", "old=&new=1"):
        assert at(marta).get(f"/years/2030/history/compare/?{query}").url == "/years/2030/history/"


def test_the_history_takes_the_same_queries_with_ten_times_the_versions(at, marta, year, django_assert_num_queries):
    def queries():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(
            connection,
        ) as captured:
            at(marta).get("/years/2030/history/")
        return len(captured)

    at(marta).get("/years/2030/history/")
    before = queries()
    for number in range(10):
        year.theme_en = f"Theme {number}"
        history.save(year, by=marta, parts=[YearPassage(position=number + 3, text_en=f"Passage {number}")])

    assert queries() == before


# Lists ----------------------------------------------------------------------------------------------------------------


def test_the_list_is_searched_sorted_and_turned_over(at, marta, django_assert_max_num_queries):
    for number in range(2001, 2041):
        history.save(Year(number=number, theme_en=f"Theme of {number}"), by=marta)

    first = at(marta).get("/ledger/?sort=number").content.decode()
    assert "Theme of 2001" in first
    assert "Theme of 2040" not in first
    assert "Theme of 2040" in at(marta).get("/ledger/?sort=number&page=2").content.decode()
    found = at(marta).get("/ledger/?q=2017+theme").content.decode()
    assert "Theme of 2017" in found
    assert "Theme of 2018" not in found
    assert at(marta).get("/ledger/?sort=password&page=nonsense").status_code == 200
