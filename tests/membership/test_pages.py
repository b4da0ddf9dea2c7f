"""The pages of this floor: what they show to whom, without a query more as records grow."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from membership.actions import invitations, members, organizations, people
from membership.choices import MemberStanding
from membership.models import Accreditation, Invitation, Member, MemberName, OrganizationName, PermanentMission, User
from membership.roles import Role

ONE_KIND_OF_EACH = [
    "/members/",
    "/members/?day=2008-02-26&words=land",
    "/members/state-0/",
    "/members/state-0/missions/{mission}/",
    "/organizations/",
    "/organizations/?words=institute",
    "/organizations/institute-0/",
    "/people/",
    "/people/{person}/",
    "/secretariat/",
    "/secretariat/roles/",
    "/secretariat/invitations/",
    "/secretariat/invitations/invite/",
    "/secretariat/accreditations/",
    "/secretariat/accreditations/{user}/",
    "/account/",
]


@pytest.fixture
def grow(portugal, marta):
    """Let every kind of record grow."""

    def grown(first, last):
        for number in range(first, last):
            member = members.admit_member(
                names=[MemberName(short_name_en=f"State {number}", short_name_fr=f"État {number}")], by=marta
            )
            mission = PermanentMission(member=member, name_en=f"Mission {number}", place_en="Geneva")
            members.keep_mission(record=mission, by=marta)
            before, after = (
                organizations.found_organization(names=[OrganizationName(name_en=f"{word} {number}")], by=marta)
                for word in ("Institute", "Centre")
            )
            after.successor, after.parent = before, before
            organizations.keep_organization(record=after, by=marta)
            people.name_person(name_en=f"Person {number}", by=marta)
            user = User.objects.create(email=f"user{number}@example.org", name=f"User {number}")
            Accreditation.objects.create(user=user, role=Role.DELEGATE, member=member)
            Accreditation.objects.create(user=user, role=Role.DONOR, organization=before)
            invitations.invite(
                email=f"guest{number}@example.org", name="Guest", role=Role.DELEGATE, member=member, by=marta
            )

    return grown


@pytest.mark.parametrize("address", ONE_KIND_OF_EACH)
def test_a_page_asks_no_more_as_records_grow(client, tomasz, grow, address):
    client.force_login(tomasz)
    grow(0, 2)
    address = address.format(
        mission=PermanentMission.objects.first().pk,
        person=people.Person.objects.first().pk,
        user=User.objects.get(email="user0@example.org").pk,
    )

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    queries()
    few = queries()
    grow(2, 20)

    assert queries() == few
    assert few <= 14


def test_everybody_reads_the_members_and_nobody_edits_them(client, grow):
    grow(0, 1)

    assert client.get("/members/state-0/").status_code == 200
    assert "/sign-in/" in client.get("/members/state-0/edit/")["Location"]


def test_a_list_of_a_day_leaves_out_who_came_later(client, marta):
    for name, admitted_on in (("Early", "1990-01-01"), ("Late", "2010-01-01"), ("Unrecorded", None)):
        members.admit_member(names=[MemberName(short_name_en=name)], admitted_on=admitted_on, by=marta)

    page = client.get("/members/?day=2008-02-26").content.decode()

    assert ("Early" in page, "Late" in page, "Unrecorded" in page) == (True, False, True)


def order(page, names):
    """The names in the order in which they stand on the page."""
    return sorted(names, key=page.content.decode().index)


def test_members_are_sorted_by_a_link_in_the_header_that_keeps_the_filters(client, marta):
    for name, fr, standing, admitted_on in (
        ("Germany", "Allemagne", MemberStanding.STATE, date(1954, 11, 30)),
        ("Ecuador", "Équateur", MemberStanding.OBSERVER, date(1990, 1, 1)),
        ("Switzerland", "Suisse", MemberStanding.STATE, date(1951, 12, 5)),
    ):
        names = [MemberName(short_name_en=name, short_name_fr=fr)]
        members.admit_member(names=names, standing=standing, admitted_on=admitted_on, by=marta)

    english = ["Ecuador", "Germany", "Switzerland"]
    assert order(client.get("/members/?sort=key"), english) == english
    assert order(client.get("/members/?sort=-key"), english) == english[::-1]
    assert order(client.get("/members/?sort=admitted_on"), english) == ["Switzerland", "Germany", "Ecuador"]
    french = ["Allemagne", "Équateur", "Suisse"]
    assert order(client.get("/fr/members/?sort=-key"), french) == french[::-1]

    page = client.get("/members/?standing=state&page=1&sort=key").content.decode()
    assert 'aria-sort="ascending"><a href="?standing=state&amp;sort=-key">Name ↑</a>' in page
    assert 'aria-sort="none"><a href="?standing=state&amp;sort=admitted_on">Admitted on</a>' in page
    assert client.get("/members/?sort=search_words").status_code == 200


def test_members_of_a_day_are_sorted_by_their_names_of_that_day(client, marta):
    members.admit_member(names=[MemberName(short_name_en="Swaziland")], by=marta)
    members.admit_member(names=[MemberName(short_name_en="Portugal")], by=marta)
    eswatini = MemberName(short_name_en="Eswatini", valid_from=date(2018, 4, 19))
    members.rename_member(member=Member.objects.get(slug="swaziland"), name=eswatini, by=marta)

    then, now = ["Portugal", "Swaziland"], ["Eswatini", "Portugal"]
    assert order(client.get("/members/?day=2008-02-26&sort=key"), then) == then
    assert order(client.get("/members/?day=2008-02-26&sort=-key"), then) == then[::-1]
    assert order(client.get("/members/?sort=-key"), now) == now[::-1]


def test_organizations_are_sorted_by_a_link_in_the_header(client, marta):
    for name, acronym in (("Office of Roads", "ZOR"), ("Centre of Bridges", "COB"), ("Institute of Tunnels", "AIT")):
        organizations.found_organization(names=[OrganizationName(name_en=name, acronym_en=acronym)], by=marta)

    names = ["Centre of Bridges", "Institute of Tunnels", "Office of Roads"]
    assert order(client.get("/organizations/"), names) == names
    assert order(client.get("/organizations/?sort=-key"), names) == names[::-1]
    assert order(client.get("/organizations/?sort=acronym"), names) == [names[1], names[0], names[2]]
    assert (
        'aria-sort="descending"><a href="?sort=key">Name ↓' in client.get("/organizations/?sort=-key").content.decode()
    )


def test_blank_dates_are_shown_as_not_recorded(client, portugal):
    assert "Not recorded" in client.get("/members/portugal/").content.decode()


def test_a_missing_translation_says_so(client, marta):
    members.admit_member(names=[MemberName(short_name_en="Morocco")], by=marta)

    page = client.get("/fr/members/morocco/").content.decode()

    assert '<span lang="en">Morocco</span>' in page
    assert 'class="not-translated"' in page


def test_contacts_of_a_member_are_for_the_secretariat(client, maria, marta):
    assert "Maria Silva" not in client.get("/members/portugal/").content.decode()

    client.force_login(marta)

    assert "Maria Silva" in client.get("/members/portugal/").content.decode()


def test_a_member_is_edited_with_its_names(client, marta, portugal):
    members.keep_member(
        record=Member.objects.get(), parts=[MemberName(short_name_en="Portugal", member=portugal)], by=marta
    )
    client.force_login(marta)
    name = portugal.names.get()

    response = client.post(
        "/members/portugal/edit/",
        {
            "version": Member.objects.get().version,
            "standing": "state",
            "iso_code": "PT",
            "membername-order": [str(name.pk)],
            f"membername-{name.pk}-short_name_en": "Portugal",
            f"membername-{name.pk}-formal_name_en": "the Portuguese Republic",
            "why": "from the list of Members",
        },
    )

    assert response["Location"] == "/members/portugal/"
    assert Member.objects.get().iso_code == "PT"
    assert portugal.names.get().formal_name_en == "the Portuguese Republic"


def test_a_new_name_is_given_on_its_own_page(client, marta):
    members.admit_member(names=[MemberName(short_name_en="Swaziland")], by=marta)
    client.force_login(marta)

    client.post("/members/swaziland/rename/", {"short_name_en": "Eswatini", "valid_from": "2018-04-19"})

    assert str(Member.objects.get()) == "Eswatini"


def test_a_refused_name_comes_back_with_the_reason(client, marta):
    members.admit_member(names=[MemberName(short_name_en="Swaziland")], by=marta)
    client.force_login(marta)

    response = client.post("/members/swaziland/rename/", {"short_name_en": "Eswatini", "valid_from": "2999-04-19"})

    assert response.status_code == 409
    assert "Eswatini" in response.content.decode()


def test_what_the_rules_refuse_is_no_mistake_in_typing(client, tomasz, marta, portugal):
    organizations.found_organization(
        names=[OrganizationName(name_en="Office of Roads", valid_from=date(2010, 1, 1))], by=marta
    )
    client.force_login(tomasz)
    invited = {"email": "ana@example.org", "name": "Ana Costa", "language": "en", "role": "delegate"}
    accredited = {"role": "delegate", "valid_from": "2030-01-01"}
    renamed = {"name_en": "Office of Bridges", "valid_from": "2009-01-01"}
    for address, refused, wrong in (
        ("/secretariat/invitations/invite/", invited, invited | {"email": "ana"}),
        (f"/secretariat/accreditations/{marta.pk}/accredit/", accredited, accredited | {"valid_from": "soon"}),
        ("/organizations/office-of-roads/rename/", renamed, renamed | {"valid_from": ""}),
    ):
        assert client.get(address).status_code == 200
        assert client.post(address, refused).status_code == 409, address
        assert client.post(address, wrong).status_code == 422, address


def test_a_search_by_a_former_name_shows_the_successor(client, grow):
    grow(0, 1)

    page = client.get("/organizations/?words=centre").content.decode()

    assert "Institute 0" in page


def test_somebody_is_invited_in_the_browser(client, marta, portugal):
    client.force_login(marta)
    form = {"email": "ana@example.org", "name": "Ana Costa", "language": "en", "role": "delegate"}

    refused = client.post("/secretariat/invitations/invite/", form)
    done = client.post("/secretariat/invitations/invite/", form | {"member": portugal.pk})

    assert "speaks for one Member" in refused.content.decode()
    assert done["Location"] == "/secretariat/invitations/"
    assert Invitation.objects.get().held_for == portugal


def test_the_secretariat_is_not_offered_what_it_cannot_give(client, marta):
    client.force_login(marta)

    page = client.get("/secretariat/invitations/invite/").content.decode()

    assert ('value="delegate"' in page, 'value="administrator"' in page) == (True, False)


def test_an_accreditation_is_ended_in_the_browser(client, tomasz, maria):
    client.force_login(tomasz)
    held = maria.accreditations.get()

    client.post(f"/secretariat/accreditations/{maria.pk}/{held.pk}/end/", {"why": "moved on"})

    assert not maria.accreditations.exists()


def test_what_is_against_the_rules_is_answered_with_the_reasons(client, tomasz):
    client.force_login(tomasz)
    held = tomasz.accreditations.get()

    response = client.post(f"/secretariat/accreditations/{tomasz.pk}/{held.pk}/end/", {"why": ""})

    assert response.status_code == 409
    assert "the only administrator" in response.content.decode()


def test_states_and_observers_can_be_told_apart(client, portugal, marta):
    members.admit_member(names=[MemberName(short_name_en="Watchland")], standing=MemberStanding.OBSERVER, by=marta)

    page = client.get("/members/?standing=observer").content.decode()

    assert ("Watchland" in page, "Portugal" in page) == (True, False)
