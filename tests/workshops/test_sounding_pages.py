"""The pages of soundings, as a delegate, the secretariat and the public see them, and every way out of each."""

import re
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from membership.choices import MemberStanding
from membership.models import Accreditation
from membership.roles import Role
from records import history
from sessions_app.models import Year
from tests.conftest import accredited
from tests.factories import MemberFactory, SoundingFactory
from tests.records.typed import typed_on
from tests.workshops.conftest import TITLES
from workshops.actions import soundings as actions
from workshops.choices import Channel, Manner, SoundingKind, Visibility
from workshops.models import Preference, Sounding

pytestmark = pytest.mark.django_db

ADDRESS = "/consultations/2030-10-18/soundings/1/"
WHERE_IT_STANDS_TWICE = "“Managing Return” stands at the ranks 1, 2. Leave it at one of them."
NOT_COUNTED = "The answer was not counted"
REFERENCE = re.compile(r"[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}")
AT_HAND = {"HTTP_HX_REQUEST": "true"}


def answer(topics=(), said="order", member="portugal", **more):
    """What a browser sends of the form: an answer, and the order that stands in it."""
    return {"member": member, "answer": said, "order": list(topics)} | more


def close(sounding):
    """Let its time be over."""
    Sounding.objects.filter(pk=sounding.pk).update(
        announced_at=timezone.now() - timedelta(days=2),
        opens_at=timezone.now() - timedelta(days=2),
        closes_at=timezone.now() - timedelta(hours=1),
    )
    return Sounding.objects.with_topics().get(pk=sounding.pk)


def of_kind(kind, october, marta, **fields):
    """A sounding of this kind, announced and open."""
    drafted = SoundingFactory(consultation=october, kind=kind, neutral_order="as_offered", **fields)
    actions.announce_sounding(sounding=drafted, by=marta)
    return Sounding.objects.with_topics().get(pk=drafted.pk)


def order_on(page) -> list[int]:
    """The order that stands in the page's form."""
    return [int(key) for key in typed_on(page).get("order", [])]


def words_of(page) -> str:
    """The page as it is read: one space wherever there is any."""
    return plain(page.text)


def plain(text) -> str:
    return " ".join(text.split())


@pytest.fixture
def hers(client, maria):
    """Maria's browser."""
    client.force_login(maria)
    return client


@pytest.fixture
def martas(client, marta):
    """Marta's browser."""
    client.force_login(marta)
    return client


@pytest.fixture
def five(sounding):
    """Five other Member States."""
    return [MemberFactory(name_en=f"State {number}", standing=MemberStanding.STATE) for number in range(5)]


# The form -------------------------------------------------------------------------------------------------------------


def test_maria_is_asked_for_the_order_of_portugal(hers, sounding, topics):
    page = hers.get(ADDRESS)
    assert "<h1>Which topics would Portugal prefer?</h1>" in words_of(page)
    assert "Which topics does the Membership prefer?" in page.text
    assert plain(f"Closes {sounding.closes}") in words_of(page)
    assert typed_on(page)["answer"] == ["order"]
    assert order_on(page) == []
    assert "Nothing is ranked yet. Rank first what you prefer most." in page.text
    assert page.text.count("Rank first<") == 4
    assert [page.text.index(f'Rank first<span class="visually-hidden">: {title}') for title in TITLES] == sorted(
        page.text.index(f'Rank first<span class="visually-hidden">: {title}') for title in TITLES
    )
    assert "In the order of the discussion note, the same for every Member." in page.text
    assert "This page states nothing." in page.text
    assert "Answers of Portugal" not in page.text


def test_maria_comes_back_to_what_portugal_has_stated(hers, maria, portugal, sounding, topics):
    for order in (topics[:1], [topics[2], topics[0]]):
        actions.state_preference(sounding=sounding, member=portugal, manner=Manner.ORDER, order=order, by=maria)

    page = hers.get(ADDRESS)

    assert order_on(page) == [topics[2], topics[0]]
    assert page.text.count("Rank third<") == 2
    stated = words_of(page)[words_of(page).index("Answers of Portugal") :]
    assert stated.index("Counts now") < stated.index("Replaced")
    assert "by Maria Silva." in stated
    assert page.text.count("Reference ") == 2


def test_maria_comes_back_to_an_abstention(hers, maria, portugal, sounding):
    actions.state_preference(sounding=sounding, member=portugal, manner=Manner.ABSTENTION, by=maria)
    page = hers.get(ADDRESS)
    assert typed_on(page)["answer"] == ["abstention"]
    assert order_on(page) == []


def test_the_public_reads_what_is_asked_and_finds_no_form(client, sounding):
    page = client.get(ADDRESS)
    assert "<h1>Which topics does the Membership prefer?</h1>" in words_of(page)
    assert all(title in page.text for title in TITLES)
    assert 'id="ranking"' not in page.text
    assert "How it works" in page.text


# A move ---------------------------------------------------------------------------------------------------------------


def test_a_move_without_javascript_answers_with_the_whole_page(hers, sounding, topics):
    page = hers.post(f"{ADDRESS}rank/", answer(topics[:2], move=f"in:{topics[3]}"))
    assert page.status_code == 200
    assert "<h1>" in page.text
    assert order_on(page) == [topics[0], topics[1], topics[3]]
    assert "“Return without a Permit” now stands at rank 3 of 3." in page.text
    assert page.text.count('id="live"') == 1
    assert not Preference.objects.exists()


def test_a_move_with_htmx_answers_with_the_form_alone(hers, sounding, topics):
    part = hers.post(f"{ADDRESS}rank/", answer(topics[:2], move=f"up:{topics[1]}"), **AT_HAND)
    assert part.status_code == 200
    assert part.text.lstrip().startswith('<form id="ranking"')
    assert "<h1>" not in part.text
    assert order_on(part) == [topics[1], topics[0]]
    assert (
        '<div id="live" class="visually-hidden" role="status" hx-swap-oob="innerHTML">“Return and Development” now'
        " stands at rank 1 of 2.</div>"
    ) in words_of(part)
    assert not Preference.objects.exists()
    assert "now stands" not in hers.get(ADDRESS).text  # and is told once


@pytest.mark.parametrize(
    ("order", "move", "after", "said"),
    [
        ([0, 1, 2], "up:2", [0, 2, 1], "“Return as an Element” now stands at rank 2 of 3."),
        ([0, 1, 2], "down:0", [1, 0, 2], "“Managing Return” now stands at rank 2 of 3."),
        ([0, 1, 2], "up:0", [0, 1, 2], "“Managing Return” now stands at rank 1 of 3."),
        ([0, 1, 2], "down:2", [0, 1, 2], "“Return as an Element” now stands at rank 3 of 3."),
        ([0, 1, 2], "out:1", [0, 2], "“Return and Development” is not ranked now."),
        ([0], "out:0", [], "“Managing Return” is not ranked now."),
        ([], "in:3", [3], "“Return without a Permit” now stands at rank 1 of 1."),
        ([0, 1, 2], "in:3", [0, 1, 2, 3], "“Return without a Permit” now stands at rank 4 of 4."),
        ([0, 1], "in:1", [0, 1], "“Return and Development” now stands at rank 2 of 2."),
        ([0], "up:1", [0], "“Return and Development” is not ranked now."),
    ],
)
def test_each_move_leaves_an_order_and_says_where_the_topic_stands(hers, sounding, topics, order, move, after, said):
    way, _colon, place = move.partition(":")
    typed = answer([topics[each] for each in order], move=f"{way}:{topics[int(place)]}")
    for more in ({}, AT_HAND):
        page = hers.post(f"{ADDRESS}rank/", typed, **more)
        assert order_on(page) == [topics[each] for each in after]
        assert said in page.text


@pytest.mark.parametrize("move", ["", "up", "up:", "up:99999", "up:x", "sideways:1", "up:²", f"up:{'9' * 400}"])
def test_a_move_that_leads_nowhere_leaves_the_order(hers, sounding, topics, move):
    page = hers.post(f"{ADDRESS}rank/", answer(topics[:2], said="abstention", move=move))
    assert page.status_code == 200
    assert order_on(page) == topics[:2]
    assert typed_on(page)["answer"] == ["abstention"]


def test_who_moves_a_topic_answers_with_an_order(hers, sounding, topics):
    page = hers.post(f"{ADDRESS}rank/", answer([], said="abstention", move=f"in:{topics[0]}"))
    assert typed_on(page)["answer"] == ["order"]


def test_the_ends_cannot_be_moved_further(hers, sounding, topics):
    page = hers.post(f"{ADDRESS}rank/", answer(topics[:2], move=""))
    for key, way, is_disabled in ((0, "up", True), (0, "down", False), (1, "up", False), (1, "down", True)):
        [button] = re.findall(f'<button[^>]* id="topic-{topics[key]}-{way}"[^>]*>', page.text)
        assert button.endswith(" disabled>") == is_disabled


@pytest.mark.parametrize("verb", ["rank/", "check/", "state/"])
def test_who_asks_for_what_is_only_sent_is_led_back(hers, sounding, verb):
    back = hers.get(f"{ADDRESS}{verb}")
    assert (back.status_code, back["Location"]) == (302, ADDRESS)


# Checking and stating -------------------------------------------------------------------------------------------------


def test_checking_shows_the_answer_once_more_and_states_nothing(hers, sounding, topics):
    page = hers.post(f"{ADDRESS}check/", answer([topics[3], topics[1]]))
    said = words_of(page)
    assert page.status_code == 200
    assert "<li>Return without a Permit</li><li>Return and Development</li>" in said
    for fact in ("<dd>Portugal</dd>", "<dd>Maria Silva</dd>", f"<dd>{plain(sounding.closes)}</dd>"):
        assert fact in said
    assert "The topics that are not ranked stand behind all of these, none before another." in said
    assert "State this preference" in said
    assert order_on(page) == [topics[3], topics[1]]
    assert not Preference.objects.exists()


def test_where_all_are_ranked_nothing_is_said_of_others(hers, sounding, topics):
    assert "that are not ranked" not in hers.post(f"{ADDRESS}check/", answer(topics)).text


def test_change_leads_back_to_the_order_as_it_was(hers, sounding, topics):
    checked = hers.post(f"{ADDRESS}check/", answer([topics[3], topics[1]]))
    page = hers.post(f"{ADDRESS}rank/", typed_on(checked))
    assert order_on(page) == [topics[3], topics[1]]
    assert typed_on(page)["answer"] == ["order"]
    assert "now stands" not in page.text


def test_change_keeps_the_order_behind_another_answer(hers, sounding, topics):
    checked = hers.post(f"{ADDRESS}check/", answer(topics[:2], said="no_objection"))
    assert "No objection to any of them" in checked.text
    assert "that are not ranked" not in checked.text
    page = hers.post(f"{ADDRESS}rank/", typed_on(checked))
    assert (typed_on(page)["answer"], order_on(page)) == (["no_objection"], topics[:2])


def test_stating_leads_to_the_receipt(hers, maria, sounding, topics):
    checked = hers.post(f"{ADDRESS}check/", answer([topics[3], topics[1]]))

    stated = hers.post(f"{ADDRESS}state/", typed_on(checked))

    assert (stated.status_code, stated["Location"]) == (302, f"{ADDRESS}done/?member=portugal")
    preference = sounding.preferences.get()
    assert [topic.pk for topic in preference.order] == [topics[3], topics[1]]
    assert (preference.stated_by, preference.channel) == (maria, Channel.PORTAL)
    receipt = words_of(hers.get(stated["Location"]))
    assert "The preference of Portugal is stated" in receipt
    assert plain(f"You may change it until {sounding.closes}.") in receipt
    for fact in (preference.reference, plain(preference.stated), "Maria Silva"):
        assert f"<dd>{fact}</dd>" in receipt
    assert "<li>Return without a Permit</li><li>Return and Development</li>" in receipt


def test_an_order_behind_an_abstention_is_not_stated(hers, sounding, topics):
    hers.post(f"{ADDRESS}state/", answer(topics, said="abstention"))
    preference = sounding.preferences.get()
    assert (preference.manner, preference.order) == (Manner.ABSTENTION, [])
    assert "Abstention" in hers.get(f"{ADDRESS}done/").text


def test_the_same_form_sent_twice_states_once(hers, sounding, topics):
    answers = [hers.post(f"{ADDRESS}state/", answer(topics)) for _twice in range(2)]
    assert [each["Location"] for each in answers] == [f"{ADDRESS}done/?member=portugal"] * 2
    assert Preference.objects.count() == 1


def test_who_has_stated_nothing_has_no_receipt(hers, sounding):
    back = hers.get(f"{ADDRESS}done/")
    assert (back.status_code, back["Location"]) == (302, f"{ADDRESS}?member=portugal")


def test_the_receipt_shows_what_the_secretariat_entered(hers, marta, portugal, sounding, topics):
    today = timezone.localdate()
    actions.state_preference(
        sounding=sounding,
        member=portugal,
        manner=Manner.ORDER,
        order=topics[:1],
        channel=Channel.PAPER,
        received_on=today,
        by=marta,
    )
    receipt = words_of(hers.get(f"{ADDRESS}done/"))
    assert "Marta Keller, received on paper on" in receipt
    assert "Received on paper on" in words_of(hers.get(ADDRESS))


# What is no answer ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["check/", "state/"])
@pytest.mark.parametrize(
    ("said", "order", "words", "kept"),
    [
        ("order", [], "Rank one topic at least, or choose another answer.", []),
        ("", [0, 1], "Choose one of the answers.", [0, 1]),
        ("yes", [0, 1], "Choose one of the answers.", [0, 1]),
        ("perhaps", [0, 1], "Choose one of the answers.", [0, 1]),
        ("order", [2, 0, 2], "“Return as an Element” stands at the ranks 1, 3. Leave it at one of them.", [2, 0]),
        ("order", [1, 99_999], "One of the topics is not put in this sounding. Open the page again.", [1]),
        ("order", [1, "x"], "One of the topics is not put in this sounding. Open the page again.", [1]),
    ],
)
def test_what_is_no_answer_is_said_in_words_and_what_was_typed_is_kept(
    hers, sounding, topics, verb, said, order, words, kept
):
    typed = [topics[each] if each in range(4) else each for each in order]

    page = hers.post(f"{ADDRESS}{verb}", answer(typed, said=said))

    assert page.status_code == 422
    assert "<title>Error: " in words_of(page)
    assert "One thing needs your attention" in page.text
    assert page.text.count(words) == 2  # at the top, and where the answer is chosen
    assert order_on(page) == [topics[each] for each in kept]
    assert typed_on(page).get("answer", [""]) == [said if said == "order" else ""]
    assert not Preference.objects.exists()


def test_a_topic_of_another_sounding_is_none_of_this_one(hers, october, sounding, topics, marta):
    stranger = of_kind(SoundingKind.RANKED, october, marta, put=list(october.topics.all()[2:]), places=1)
    page = hers.post(f"{stranger.get_absolute_url()}state/", answer(topics[:1]))
    assert page.status_code == 422
    assert "One of the topics is not put in this sounding." in page.text


# Too late, too early, and not for everybody ---------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["check/", "state/"])
def test_whoever_comes_after_closing_is_told_which_answer_counts(hers, maria, portugal, sounding, topics, verb):
    last = actions.state_preference(sounding=sounding, member=portugal, manner=Manner.ORDER, order=topics[:1], by=maria)
    over = close(sounding)

    page = hers.post(f"{ADDRESS}{verb}", answer(topics[::-1]))

    said = words_of(page)
    assert page.status_code == 409
    assert NOT_COUNTED in said
    assert plain(f"The sounding closed on {over.closes}.") in said
    assert plain(f"The last answer of Portugal, stated {last.stated}, counts.") in said
    assert "<li>Return without a Permit</li><li>Return as an Element</li>" in said  # what was not counted
    assert "State this preference" not in said
    assert Preference.objects.get() == last


def test_whoever_comes_after_closing_without_an_answer_is_told_so(hers, sounding, topics):
    close(sounding)
    page = hers.post(f"{ADDRESS}state/", answer(topics))
    assert page.status_code == 409
    assert "No answer of Portugal counts." in page.text


def test_after_closing_the_page_leads_to_the_result_and_shows_the_own_answer(hers, maria, portugal, sounding, topics):
    actions.state_preference(sounding=sounding, member=portugal, manner=Manner.ORDER, order=topics[:1], by=maria)
    close(sounding)
    page = hers.get(ADDRESS)
    assert "See the result" in page.text
    assert 'id="ranking"' not in page.text
    assert "Counted" in page.text
    assert "This answer was counted." in hers.get(f"{ADDRESS}done/").text


def test_a_sounding_that_is_not_open_yet_says_when_it_opens(client, drafted, marta, maria, october):
    drafted.opens_at = timezone.now() + timedelta(hours=3)
    history.save(drafted, by=None)
    actions.announce_sounding(sounding=drafted, by=marta)
    client.force_login(maria)

    page = client.get(ADDRESS)
    sent = client.post(f"{ADDRESS}state/", answer([], said="abstention"))

    assert "Not yet open" in page.text
    assert plain(f"The sounding opens on {drafted.opens}.") in words_of(page)
    assert 'id="ranking"' not in page.text
    assert sent.status_code == 409
    assert NOT_COUNTED in sent.text
    assert not Preference.objects.exists()


def test_a_draft_is_nobodys_but_the_secretariats(client, drafted, maria, marta):
    for reader, status in ((maria, 404), (marta, 200)):
        client.force_login(reader)
        assert client.get(ADDRESS).status_code == status
    client.force_login(maria)
    for verb in ("rank/", "check/", "state/"):
        assert client.post(f"{ADDRESS}{verb}", answer()).status_code == 404


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("newcomer", "The admission of Tamoa dates from 19 October 2030, after the consultation of 18 October 2030."),
        ("quelm", "Only Member States state preferences; the standing of Quelm is that of an observer."),
    ],
)
def test_a_member_without_an_expression_is_told_why_and_states_none(client, sounding, topics, request, who, words):
    member = request.getfixturevalue(who)
    client.force_login(accredited("Ida Vos", Role.DELEGATE, member=member))

    page = client.get(ADDRESS)

    assert words in words_of(page)
    assert 'id="ranking"' not in page.text
    for verb in ("check/", "state/"):
        sent = client.post(f"{ADDRESS}{verb}", answer(topics, member=member.slug))
        assert sent.status_code == 409
        assert words in words_of(sent)
        assert f"No answer of {member} counts." in words_of(sent)
    assert not Preference.objects.exists()


@pytest.mark.parametrize("verb", ["rank/", "check/", "state/"])
def test_nobody_answers_for_a_member_for_which_they_do_not_speak(hers, peru, sounding, topics, verb):
    for member in ("peru", "nowhere"):
        assert hers.post(f"{ADDRESS}{verb}", answer(topics, member=member)).status_code == 404
        assert hers.get(f"{ADDRESS}?member={member}").status_code == 404
        assert hers.get(f"{ADDRESS}done/?member={member}").status_code == 404
    assert not Preference.objects.exists()


@pytest.mark.parametrize("verb", ["rank/", "check/", "state/"])
def test_who_speaks_for_no_member_is_refused_or_asked_to_sign_in(client, marta, sounding, topics, verb):
    door = client.post(f"{ADDRESS}{verb}", answer(topics))
    assert (door.status_code, door["Location"].split("?")[0]) == (302, "/sign-in/")
    client.force_login(marta)
    assert client.post(f"{ADDRESS}{verb}", answer(topics)).status_code == 403
    assert not Preference.objects.exists()


def test_a_delegate_whose_accreditation_ended_yesterday_states_nothing(hers, maria, sounding, topics):
    Accreditation.objects.filter(user=maria).update(
        valid_from=timezone.localdate() - timedelta(days=9), valid_until=timezone.localdate() - timedelta(days=1)
    )
    page = hers.get(ADDRESS)
    assert page.status_code == 200
    assert 'id="ranking"' not in page.text
    for verb in ("rank/", "check/", "state/"):
        assert hers.post(f"{ADDRESS}{verb}", answer(topics)).status_code == 403
    assert hers.get(f"{ADDRESS}done/?member=portugal").status_code == 403
    assert not Preference.objects.exists()


def test_who_speaks_for_two_members_chooses_for_which(hers, maria, peru, portugal, sounding, topics):
    for role in (Role.DELEGATE, Role.FOCAL_POINT):
        Accreditation.objects.create(user=maria, role=role, member=peru)
    for member, other in ((portugal, peru), (peru, portugal)):
        page = hers.get(f"{ADDRESS}?member={member.slug}")
        assert f"Which topics would {member} prefer?" in page.text
        assert page.text.count(f'href="{ADDRESS}?member={other.slug}"') == 1
        assert typed_on(page)["member"] == [member.slug]
        assert f'href="/fr{ADDRESS}?member={member.slug}"' in page.text  # the language is not that of another Member

    moved = hers.post(f"{ADDRESS}rank/", answer([], member="peru", move=f"in:{topics[0]}"))
    checked = hers.post(f"{ADDRESS}check/", typed_on(moved))
    assert "<dd>Peru</dd>" in checked.text
    stated = hers.post(f"{ADDRESS}state/", typed_on(checked))

    assert stated["Location"] == f"{ADDRESS}done/?member=peru"
    receipt = hers.get(stated["Location"])
    assert "The preference of Peru is stated" in receipt.text
    assert f'href="{ADDRESS}?member=peru"' in receipt.text
    assert Preference.objects.get().member == peru


def test_who_speaks_for_an_observer_too_is_first_asked_for_the_state(client, quelm, peru, sounding):
    ida = accredited("Ida Vos", Role.DELEGATE, member=quelm)
    Accreditation.objects.create(user=ida, role=Role.DELEGATE, member=peru)
    client.force_login(ida)
    assert "Which topics would Peru prefer?" in client.get(ADDRESS).text


def test_maria_states_in_french(hers, sounding, topics):
    page = hers.get(f"/fr{ADDRESS}")
    assert "Managing Return (fr)" in page.text
    stated = hers.post(f"/fr{ADDRESS}state/", answer(topics))
    assert stated["Location"] == f"/fr{ADDRESS}done/?member=portugal"
    assert "La préférence" in hers.get(stated["Location"]).text


# Nobody learns what others chose --------------------------------------------------------------------------------------


def masked(page, own: Preference | None = None) -> str:
    """What was answered, without what is drawn anew for every page and what stands on Maria's own receipt."""
    text = re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", page.text)
    for own_word in (own.reference, own.stated) if own else ():
        text = text.replace(own_word, "·")
    return f"{page.status_code} {page.get('Location')} {text}"


def round_of(client, maria, sounding, topics) -> list[tuple[str, int]]:
    """All that Maria is answered from the first look to the receipt, with its length."""
    client.force_login(maria)
    pages = [
        client.get(ADDRESS),
        client.post(f"{ADDRESS}rank/", answer(topics[:1], move=f"in:{topics[1]}"), **AT_HAND),
        client.post(f"{ADDRESS}check/", answer(topics[:2])),
        client.post(f"{ADDRESS}check/", answer([])),
        client.post(f"{ADDRESS}state/", answer(topics[:2])),
        client.get(f"{ADDRESS}done/"),
        client.get(f"{ADDRESS}result/"),
        client.get(ADDRESS),
    ]
    own = sounding.preferences.of_member(maria.members[0]).get()
    assert [page.status_code for page in pages] == [200, 200, 200, 422, 302, 200, 200, 200]
    assert own.reference in pages[5].text
    return [(masked(page, own), len(page.content)) for page in pages]


def read_by(client, reader, address) -> tuple[str, int]:
    client.logout()
    if reader:
        client.force_login(reader)
    page = client.get(address)
    return masked(page), len(page.content)


@pytest.fixture
def worlds(five, sounding, topics, marta, paulo):
    """Call it with a look, and it is looked when nobody else has stated anything, when one State has, and five."""

    def look_at(look) -> list:
        found = []
        for count in (0, 1, 5):
            with transaction.atomic():
                for place, member in enumerate(five[:count]):
                    for order in (topics[place % 4 :], topics[::-1]):
                        actions.state_preference(
                            sounding=sounding, member=member, manner=Manner.ORDER, order=order, by=paulo
                        )
                found.append(look())
                transaction.set_rollback(True)
        return found

    return look_at


def test_maria_is_answered_the_same_bytes_whatever_others_have_stated(client, maria, sounding, topics, worlds):
    nobody, one, five = worlds(lambda: round_of(client, maria, sounding, topics))
    assert nobody == one == five


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}result/", f"{ADDRESS}enter/", f"{ADDRESS}close/"])
@pytest.mark.parametrize("who", ["marta", "tomasz", "visitor"])
def test_before_closing_the_secretariat_and_the_public_are_told_nothing_either(client, worlds, request, who, address):
    reader = None if who == "visitor" else request.getfixturevalue(who)
    nobody, one, five = worlds(lambda: read_by(client, reader, address))
    assert nobody == one == five


def test_the_page_of_the_consultation_tells_nothing_before_closing(client, maria, marta, worlds, october):
    for reader in (maria, marta, None):
        nobody, one, five = worlds(lambda reader=reader: read_by(client, reader, october.get_absolute_url()))
        assert nobody == one == five


def test_after_closing_the_same_look_finds_what_others_have_stated(client, marta, sounding, worlds):
    def look():
        close(sounding)
        return read_by(client, marta, f"{ADDRESS}result/")

    assert len(set(worlds(look))) == 3


# The result -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["marta", "maria", "visitor"])
def test_before_closing_there_is_no_result_for_anybody(client, sounding, topics, portugal, paulo, request, who):
    actions.state_preference(sounding=sounding, member=portugal, manner=Manner.ORDER, order=topics, by=paulo)
    if who != "visitor":
        client.force_login(request.getfixturevalue(who))
    page = client.get(f"{ADDRESS}result/")
    assert page.status_code == 200
    assert "Results are worked out after closing." in page.text
    for heading in ("First choices", "Who answered what", "Member State", "No answer"):
        assert heading not in page.text


@pytest.mark.parametrize(
    ("visibility", "delegate", "public"),
    [
        (Visibility.SECRETARIAT, "for the secretariat.", "for the secretariat."),
        (Visibility.MEMBERS, "", "for Members."),
        (Visibility.PUBLIC, "", ""),
    ],
)
def test_after_closing_the_result_is_shown_to_whom_it_was_promised(
    client, maria, marta, portugal, peru, rosa, sounding, topics, visibility, delegate, public
):
    Sounding.objects.update(visibility=visibility)
    actions.state_preference(sounding=sounding, member=portugal, manner=Manner.ORDER, order=topics, by=maria)
    close(sounding)
    for reader, refusal in ((marta, ""), (rosa, delegate), (None, public)):
        client.logout()
        if reader:
            client.force_login(reader)
        page = words_of(client.get(f"{ADDRESS}result/"))
        if refusal:
            assert f"The result of this sounding is {refusal}" in page
            assert "First choices" not in page
        else:
            assert "“Managing Return” is the first choice of the Membership." in page
            assert "Answers received: 1 of 2." in page
        assert ("Who answered what" in page) == (reader == marta)
        assert ("Peru" in page) == (reader in (marta,))


def test_the_secretariat_sees_who_preferred_what_and_who_is_silent(martas, portugal, peru, sounding, topics, marta):
    entered = actions.state_preference(
        sounding=sounding,
        member=portugal,
        manner=Manner.ORDER,
        order=[topics[1], topics[0]],
        channel=Channel.MAIL,
        received_on=timezone.localdate(),
        by=marta,
    )
    close(sounding)
    page = words_of(martas.get(f"{ADDRESS}result/"))
    assert "<li>Return and Development</li><li>Managing Return</li>" in page
    assert "Received by e-mail" in page
    assert entered.reference in page
    assert "<li>Peru</li>" in page[page.index("Who has not answered") :]


def test_a_tie_is_shown_as_a_tie(martas, portugal, peru, sounding, topics, marta):
    newer = MemberFactory(name_en="Qatar", standing=MemberStanding.STATE)
    for member, first in ((portugal, 0), (peru, 1), (newer, 2)):
        actions.state_preference(sounding=sounding, member=member, manner=Manner.ORDER, order=[topics[first]], by=marta)
    close(sounding)
    page = words_of(martas.get(f"{ADDRESS}result/"))
    assert "Preferences were evenly divided among “Managing Return”, “Return and Development” and" in page
    assert page.count("Equally placed") == 1
    assert "2 of them are still to be chosen; the Administration decides, and gives its reason." in page


def test_a_result_without_any_answer_says_so(martas, portugal, sounding):
    close(sounding)
    page = words_of(martas.get(f"{ADDRESS}result/"))
    assert "No Member has named a topic." in page
    assert "Nobody has answered." in page
    assert "Equally placed" not in page


# One topic, and yes or no ---------------------------------------------------------------------------------------------


@pytest.fixture
def single(october, marta):
    """A sounding that asks for one topic."""
    return of_kind(SoundingKind.SINGLE, october, marta)


@pytest.fixture
def question(october, marta):
    """A plain question."""
    fields = {f"question_{code}": f"Is more time wished? ({code})" for code in ("en", "fr", "es")}
    return of_kind(SoundingKind.QUESTION, october, marta, **fields)


def test_maria_chooses_one_topic(hers, single):
    keys = [each.topic_id for each in single.offered.all()]
    page = hers.get(ADDRESS)
    assert page.text.count('name="answer"') == 6
    assert "answer" not in typed_on(page)
    assert "Your order" not in page.text
    assert all(title in page.text for title in TITLES)

    empty = hers.post(f"{ADDRESS}check/", {"member": "portugal"})
    assert empty.status_code == 422
    assert "Choose one of the answers." in empty.text

    checked = hers.post(f"{ADDRESS}check/", {"member": "portugal", "answer": f"topic-{keys[2]}"})
    assert "<li>Return as an Element</li>" in checked.text
    assert "that are not ranked" not in checked.text
    changed = hers.post(f"{ADDRESS}rank/", typed_on(checked))
    assert typed_on(changed)["answer"] == [f"topic-{keys[2]}"]

    hers.post(f"{ADDRESS}state/", typed_on(checked))
    assert [topic.pk for topic in single.preferences.get().order] == [keys[2]]
    assert typed_on(hers.get(ADDRESS))["answer"] == [f"topic-{keys[2]}"]


@pytest.mark.parametrize("said", ["order", "topic-99999", "topic-", "topic-x", "yes"])
def test_what_is_not_one_of_the_topics_is_no_answer(hers, single, said):
    page = hers.post(f"{ADDRESS}state/", {"member": "portugal", "answer": said})
    assert page.status_code == 422
    assert "Choose one of the answers." in page.text
    assert not Preference.objects.exists()


def test_maria_answers_a_plain_question(hers, question, portugal, peru, rosa):
    page = hers.get(ADDRESS)
    assert "<h1>Is more time wished? (en)</h1>" in words_of(page)
    assert page.text.count('name="answer"') == 3
    assert "answer" not in typed_on(page)
    assert "It is a sounding and no vote" in page.text

    checked = hers.post(f"{ADDRESS}check/", {"member": "portugal", "answer": "yes"})
    assert '<p class="answer">Yes</p>' in checked.text
    hers.post(f"{ADDRESS}state/", typed_on(checked))
    assert question.preferences.get().manner == Manner.YES
    assert '<p class="answer">Yes</p>' in hers.get(f"{ADDRESS}done/").text

    for said in ("order", "no_objection", ""):
        assert hers.post(f"{ADDRESS}state/", {"member": "portugal", "answer": said}).status_code == 422

    close(question)
    result = words_of(hers.get(f"{ADDRESS}result/"))
    assert "More Members have answered yes than no." in result
    assert "First choices" not in result


# The secretariat ------------------------------------------------------------------------------------------------------


def test_marta_prepares_a_sounding_without_naming_topics(martas, october):
    page = martas.get("/consultations/2030-10-18/soundings/add/")
    closes = timezone.localtime() + timedelta(days=3)
    typed = typed_on(page) | {"question_en": "Which?", "closes_at": f"{closes:%Y-%m-%dT%H:%M}"}

    added = martas.post("/consultations/2030-10-18/soundings/add/", typed)

    assert (added.status_code, added["Location"]) == (302, ADDRESS)
    sounding = Sounding.objects.get()
    assert [str(each) for each in sounding.offered.all()] == TITLES
    assert sounding.announced_at is None
    shown = martas.get(ADDRESS).text
    assert "Draft" in shown
    assert "Announce the sounding" in shown
    assert "Their order is drawn by lot when the sounding is announced." in shown
    for verb in ("enter/", "close/"):
        assert f'href="{ADDRESS}{verb}"' not in shown


def test_marta_edits_a_draft(martas, drafted):
    page = martas.get(f"{ADDRESS}edit/")
    kept = martas.post(f"{ADDRESS}edit/", typed_on(page) | {"question_fr": "Lesquels ?", "places": "3"})
    assert kept["Location"] == ADDRESS
    drafted.refresh_from_db()
    assert (drafted.question_fr, drafted.places) == ("Lesquels ?", 3)
    assert drafted.offered.count() == 4


def test_marta_cannot_change_what_is_announced_and_keeps_what_she_typed(martas, sounding):
    page = martas.get(f"{ADDRESS}edit/")
    refused = martas.post(f"{ADDRESS}edit/", typed_on(page) | {"question_en": "Something else?"})
    assert refused.status_code == 409
    assert "what it asks stays as it was read" in refused.text
    assert typed_on(refused)["question_en"] == ["Something else?"]


def test_marta_moves_the_closing_time_to_a_later_one(martas, sounding):
    later = timezone.localtime(sounding.closes_at) + timedelta(days=1)
    page = martas.get(f"{ADDRESS}edit/")
    kept = martas.post(f"{ADDRESS}edit/", typed_on(page) | {"closes_at": f"{later:%Y-%m-%dT%H:%M}"})
    assert kept.status_code == 302
    assert Sounding.objects.get().closes_at > sounding.closes_at


def test_marta_is_told_what_announcing_does_and_announces(martas, drafted, portugal, peru, quelm):
    page = words_of(martas.get(f"{ADDRESS}announce/"))
    assert "2 Member States have one answer each: those that were Members on 18 October 2030." in page
    assert plain(f"It opens at once, and closes {drafted.closes}.") in page
    announced = martas.post(f"{ADDRESS}announce/", follow=True)
    assert announced.redirect_chain == [(ADDRESS, 302)]
    assert "The sounding is announced. Every delegation is being told." in announced.text
    assert Sounding.objects.get().announced_at
    again = martas.post(f"{ADDRESS}announce/")
    assert again.status_code == 409
    assert "The sounding is announced already." in again.text


def test_what_keeps_a_sounding_from_being_announced_stands_in_place_of_the_button(martas, drafted, october):
    drafted.question_es = ""
    history.save(drafted, by=None)
    Year.objects.update(published_at=None)
    page = martas.get(f"{ADDRESS}announce/")
    assert "The question is missing in: Spanish." in page.text
    assert "Delegations cannot read about 2031 yet. Publish the year first." in page.text
    assert 'class="confirm"' not in page.text
    refused = martas.post(f"{ADDRESS}announce/")
    assert refused.status_code == 409
    assert "The question is missing in: Spanish." in refused.text
    assert Sounding.objects.get().announced_at is None


def entry(member, topics=(), **more):
    """What Marta types from a letter."""
    ranks = {f"rank_{rank}": key for rank, key in enumerate(topics, 1)}
    fields = {"member": member.pk, "channel": "paper", "received_on": f"{timezone.localdate()}", "answer": "order"}
    return fields | ranks | more


def test_marta_enters_an_answer_that_came_on_paper(martas, marta, portugal, sounding, topics):
    page = martas.get(f"{ADDRESS}enter/")
    assert "An answer that the Member has given before is replaced by this one, and kept." in page.text

    entered = martas.post(f"{ADDRESS}enter/", entry(portugal, [topics[2], topics[0]]), follow=True)

    preference = Preference.objects.get()
    assert f"The answer of Portugal is entered. Reference {preference.reference}." in entered.text
    assert ([topic.pk for topic in preference.order], preference.channel) == ([topics[2], topics[0]], Channel.PAPER)
    assert preference.stated_by == marta


def test_marta_enters_an_abstention_and_is_asked_for_no_rank(martas, portugal, sounding):
    martas.post(f"{ADDRESS}enter/", entry(portugal, answer="abstention"))
    assert Preference.objects.get().manner == Manner.ABSTENTION


@pytest.mark.parametrize(
    ("ranks", "more", "words"),
    [
        ({"rank_1": 0, "rank_3": 2}, {}, "Nothing stands at this rank, and a topic after it. Move it up."),
        ({"rank_1": 0, "rank_2": 0}, {}, WHERE_IT_STANDS_TWICE),
        ({}, {}, "Rank one topic at least, or choose another answer."),
        ({"rank_1": 0}, {"answer": "abstention"}, "Only an order of topics names topics."),
        ({"rank_1": 0}, {"answer": "perhaps"}, "Choose one of the answers."),
        ({"rank_1": 0}, {"answer": ""}, "Fill in “Answer”."),
        ({"rank_1": 0}, {"member": ""}, "Fill in “Member”."),
        ({"rank_1": 0}, {"channel": ""}, "Fill in “Received”."),
        ({"rank_1": 0}, {"received_on": ""}, "Fill in “Received on”."),
    ],
)
def test_what_marta_typed_wrongly_is_said_at_its_place_and_kept(martas, portugal, sounding, topics, ranks, more, words):
    typed = entry(portugal, **{name: topics[place] for name, place in ranks.items()}) | more

    page = martas.post(f"{ADDRESS}enter/", typed)

    assert page.status_code == 422
    assert page.text.count(words) == 2
    assert ('<a href="#id_rank_2">' in page.text) == (words == WHERE_IT_STANDS_TWICE or "rank_3" in ranks)
    kept = typed_on(page)
    for name, place in ranks.items():
        assert kept[name] == [str(topics[place])]
    if "member" not in more:
        assert kept["member"] == [str(portugal.pk)]
    assert not Preference.objects.exists()


def test_marta_enters_nothing_for_a_member_without_an_expression(martas, newcomer, sounding, topics):
    page = martas.post(f"{ADDRESS}enter/", entry(newcomer, topics))
    assert page.status_code == 409
    assert "The admission of Tamoa dates from 19 October 2030" in words_of(page)
    kept = typed_on(page)
    assert (kept["member"], kept["rank_4"]) == ([str(newcomer.pk)], [str(topics[3])])
    assert not Preference.objects.exists()


def test_marta_enters_nothing_that_is_still_to_come(martas, portugal, sounding, topics):
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = martas.post(f"{ADDRESS}enter/", entry(portugal, topics, received_on=f"{tomorrow}"))
    assert page.status_code == 409
    assert "is still to come. Enter an answer once it is received." in page.text


def test_marta_enters_one_topic_and_a_plain_answer(martas, portugal, single, october, marta):
    assert 'name="rank_1"' in martas.get(f"{ADDRESS}enter/").text
    assert 'name="rank_2"' not in martas.get(f"{ADDRESS}enter/").text
    key = single.offered.all()[1].topic_id
    martas.post(f"{ADDRESS}enter/", entry(portugal, [key]))
    assert [topic.pk for topic in single.preferences.get().order] == [key]

    asked = of_kind(SoundingKind.QUESTION, october, marta)
    assert 'name="rank_1"' not in martas.get(f"{asked.get_absolute_url()}enter/").text
    martas.post(f"{asked.get_absolute_url()}enter/", entry(portugal, answer="no"))
    assert asked.preferences.get().manner == Manner.NO


def test_nothing_is_entered_when_the_sounding_is_closed(martas, portugal, sounding, topics):
    close(sounding)
    page = martas.get(f"{ADDRESS}enter/")
    assert "The sounding closed on" in page.text
    assert "Enter this answer" not in page.text
    late = martas.post(f"{ADDRESS}enter/", entry(portugal, topics))
    assert late.status_code == 409
    assert typed_on(late)["rank_1"] == [str(topics[0])]
    assert not Preference.objects.exists()


def test_closing_is_confirmed_by_the_name_of_the_sounding(martas, sounding, portugal):
    page = martas.get(f"{ADDRESS}close/")
    assert "This cannot be undone:" in page.text
    assert "Type Sounding 1 to confirm" in page.text

    mistyped = martas.post(f"{ADDRESS}close/", {"typed": "Sounding 2"})
    assert mistyped.status_code == 422
    assert "Type “Sounding 1” as it stands here." in mistyped.text
    assert Sounding.objects.get().closed_at is None

    closed = martas.post(f"{ADDRESS}close/", {"typed": "sounding 1"}, follow=True)
    assert closed.redirect_chain == [(f"{ADDRESS}result/", 302)]
    assert "The sounding is closed. This is what the Membership prefers." in closed.text
    assert Sounding.objects.get().closed_at

    again = martas.post(f"{ADDRESS}close/", {"typed": "Sounding 1"})
    assert again.status_code == 409
    assert "The sounding closed on" in again.text
    shown = martas.get(f"{ADDRESS}close/").text
    assert "The sounding closed on" in shown
    assert 'class="confirm"' not in shown


def test_a_draft_is_not_closed(martas, drafted):
    assert "A draft is not closed; it can be left, or edited." in martas.get(f"{ADDRESS}close/").text


@pytest.mark.parametrize("verb", ["announce/", "close/", "enter/", "edit/"])
def test_a_delegate_runs_no_sounding(hers, sounding, verb):
    assert hers.get(f"{ADDRESS}{verb}").status_code == 403
    assert hers.post(f"{ADDRESS}{verb}", {"typed": "Sounding 1"}).status_code == 403
    assert f'href="{ADDRESS}{verb}"' not in hers.get(ADDRESS).text
    assert Sounding.objects.get().closed_at is None
