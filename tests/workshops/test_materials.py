"""The documents of a workshop: offered by a delegation or a speaker, accepted by staff, public from a day on."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from jobs.models import Job, Message
from membership.access import Visitor
from membership.models import Accreditation, Member, MemberName, User
from membership.roles import Role
from records import history
from records.actions import restore_version
from records.models import StoredFile
from records.refusals import Refused
from sessions_app.choices import AppearanceStatus
from tests.conftest import accredited
from tests.factories import MemberFactory, PersonFactory, WorkshopAppearanceFactory, WorkshopFactory, YearFactory
from workshops.actions import materials, workshops
from workshops.choices import NEXT, MaterialState, language_names, own_name
from workshops.models import Material, MaterialFile
from workshops.rules import materials as rules
from workshops.templatetags.materials import in_kilobytes

from .papers import PAGE, PAPERS, TODAY, bridges_of, offered, published, typed, upload, year_of_today

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def year():
    return year_of_today()


@pytest.fixture
def bridges(year):
    return bridges_of(year)


@pytest.fixture
def joao():
    """Joao Brandt is a delegate of Ruritania."""
    return accredited("Joao Brandt", Role.DELEGATE, member=MemberFactory(slug="ruritania", name_en="Ruritania"))


@pytest.fixture
def ada(bridges):
    """Ada Lindqvist speaks at the workshop, and is accredited for nothing."""
    person = PersonFactory(name_en="Ada Lindqvist")
    ada = User.objects.create(email="ada@example.org", name="Ada Lindqvist", person=person)
    WorkshopAppearanceFactory(workshop=bridges, person=ada.person)
    return ada


def as_it_stands(material) -> Material:
    return Material.objects.get(pk=material.pk)


def who(user):
    """The same person in another request."""
    return type(user).objects.get(pk=user.pk)


# Offering -------------------------------------------------------------------------------------------------------------


def test_maria_offers_a_document_for_portugal(bridges, maria, portugal):
    material = offered(bridges, maria, titles={"en": "On Bridges", "fr": "Des ponts"})

    assert (material.number, material.member, material.offered_by) == (1, portugal, maria)
    assert material.get_absolute_url() == f"{PAPERS}1/"
    assert material.waits
    assert material.consent_by == maria
    [file] = material.files.all()
    assert (file.language, file.stored.record, file.ending) == ("en", material, "PDF")
    assert history.versions_of(material)[0].why == "offered"


def test_documents_are_numbered_within_their_workshop(bridges, year, maria):
    assert [offered(bridges, maria).number, offered(bridges, maria).number] == [1, 2]
    assert offered(WorkshopFactory(year=year), maria).number == 1


def test_a_document_has_a_title_in_one_language_whichever(bridges, maria):
    assert str(offered(bridges, maria, titles={"es": "Puentes"})) == "Puentes"
    with pytest.raises(Refused, match="Write the title of the document in one of the three languages"):
        offered(bridges, maria, titles={"en": ""})


def test_nobody_offers_for_another_delegation(bridges, maria, joao):
    with pytest.raises(Refused, match="You offer documents of your own delegation, or your own as a speaker"):
        offered(bridges, maria, member=joao.members[0])
    with pytest.raises(Refused, match="You offer documents of your own delegation"):
        offered(bridges, maria, member=None)


def test_a_speaker_offers_their_own_document_without_any_accreditation(bridges, ada):
    material = offered(bridges, ada, person=ada.person, kind="presentation")

    assert (material.person, material.author) == (ada.person, "Ada Lindqvist")


@pytest.mark.parametrize("status", [AppearanceStatus.WITHDRAWN, AppearanceStatus.REPLACED])
def test_a_speaker_who_does_not_come_offers_nothing_and_whoever_comes_instead_does(bridges, ada, status):
    appearance = bridges.appearances.get()
    stand_in = PersonFactory()
    appearance.status = status
    appearance.replaced_by = stand_in if status == AppearanceStatus.REPLACED else None
    appearance.save()

    assert rules.obstacles_to_offering(bridges, ada)
    ada.person = stand_in
    assert bool(rules.obstacles_to_offering(bridges, ada)) == (status == AppearanceStatus.WITHDRAWN)


def test_whoever_is_no_delegate_and_does_not_speak_offers_nothing(bridges):
    dana = accredited("Dana Hill", Role.DONOR, member=MemberFactory())

    with pytest.raises(Refused, match="Documents are offered by delegations, and by those who speak at the workshop"):
        offered(bridges, dana)


def test_an_accreditation_that_has_ended_offers_nothing(bridges, maria):
    Accreditation.objects.update(valid_from=TODAY - timedelta(days=9), valid_until=TODAY - timedelta(days=1))

    assert rules.obstacles_to_offering(bridges, who(maria))


def test_a_cancelled_workshop_takes_no_documents_but_from_the_secretariat(bridges, maria, marta):
    reason = dict.fromkeys(("en", "fr", "es"), "No hall.")
    bridges.starts_on = bridges.ends_on = TOMORROW
    history.save(bridges, by=None)
    workshops.cancel_workshop(workshop=bridges, day=TODAY, reason=reason, by=marta)

    with pytest.raises(Refused, match="“Bridges” is cancelled, and takes no documents"):
        offered(bridges, maria)
    assert published(bridges, marta).is_accepted


def test_nobody_buries_the_secretariat_under_documents(bridges, maria, joao, monkeypatch):
    monkeypatch.setattr(rules, "MOST_WAITING", 2)
    first, _second = offered(bridges, maria), offered(bridges, maria)

    with pytest.raises(Refused, match="2 documents of yours wait already"):
        offered(bridges, maria)
    offered(bridges, joao)
    materials.withdraw_material(material=first, by=maria)
    offered(bridges, maria)


def test_what_is_offered_and_withdrawn_in_a_row_is_bounded_too(bridges, maria, joao, monkeypatch):
    monkeypatch.setattr(rules, "MOST_IN_A_DAY", 2)
    for _time in range(2):
        materials.withdraw_material(material=offered(bridges, maria), by=maria)

    with pytest.raises(Refused, match="2 documents of yours were offered within a day, the most that is possible"):
        offered(bridges, maria)
    offered(bridges, joao)
    Material.objects.update(offered_at=timezone.now() - timedelta(days=1))
    offered(bridges, maria)


# Languages ------------------------------------------------------------------------------------------------------------


def test_the_same_document_in_another_language_stands_beside_the_first(bridges, maria):
    material = offered(bridges, maria)
    for language in ("pt", "fr"):
        materials.add_language(material=material, language=language, upload=upload(), by=maria)

    files = Material.objects.with_files(bridges).get().files.all()
    assert [file.own_name for file in files] == ["English", "Français", "Português"]
    assert history.versions_of(material)[0].why == "added: Français"


def test_a_language_is_there_once(bridges, maria):
    with pytest.raises(Refused, match="The document is there in this language already"):
        materials.add_language(material=offered(bridges, maria), language="en", upload=upload(), by=maria)


def test_a_hostile_file_leaves_neither_language_nor_document(bridges, maria):
    with pytest.raises(Refused, match="Files of this kind cannot be kept"):
        offered(bridges, maria, upload=upload("x.svg", b"<svg/>"))
    assert not Material.objects.exists()
    assert not StoredFile.objects.exists()


def test_what_is_accepted_gets_further_languages_from_the_secretariat_alone(bridges, maria, marta):
    material = offered(bridges, maria)
    materials.accept_material(material=material, by=marta)

    with pytest.raises(Refused, match=r"“On Bridges” is accepted\. Send further languages to the secretariat"):
        materials.add_language(material=material, language="fr", upload=upload(), by=maria)
    materials.add_language(material=material, language="fr", upload=upload(), by=marta)


def test_languages_are_named_in_the_readers_language_and_in_their_own():
    names = language_names()

    assert [code for code, _name in names[:3]] == ["en", "fr", "es"]
    assert ("pt", "Portuguese") in names
    assert (own_name("es"), own_name("ar"), own_name("xq")) == ("Español", "العربية", "xq")


# Deciding -------------------------------------------------------------------------------------------------------------


def test_marta_accepts_a_document_and_it_is_public_from_its_day_on(bridges, maria, marta):
    material = offered(bridges, maria)
    materials.accept_material(material=material, published_on=TODAY, by=marta)

    material = as_it_stands(material)
    assert material.is_public_on(TODAY)
    assert not material.is_public_on(TODAY - timedelta(days=1))
    assert history.versions_of(material)[0].why == "accepted"


def test_without_consent_nothing_is_ever_public(bridges, maria, marta):
    material = offered(bridges, maria, consent=False)
    with pytest.raises(Refused, match="Nobody has consented to the publication of this document"):
        materials.accept_material(material=material, published_on=TODAY, by=marta)
    materials.accept_material(material=material, by=marta)

    material = as_it_stands(material)
    material.published_on = TODAY
    with pytest.raises(Refused, match="Nobody has consented"):
        materials.keep_material(record=material, by=marta)
    with pytest.raises(Refused, match="Only a document that is accepted, and to whose publication there is consent"):
        history.save(material, by=marta)


def test_a_consent_that_comes_later_opens_the_way(bridges, maria, marta):
    material = offered(bridges, maria, consent=False)
    materials.accept_material(material=material, by=marta)
    materials.give_consent(material=material, by=maria)

    material = as_it_stands(material)
    material.published_on = TODAY
    materials.keep_material(record=material, by=marta)
    assert as_it_stands(material).is_public_on(TODAY)
    with pytest.raises(Refused, match="Maria Silva has consented to the publication already, on"):
        materials.give_consent(material=material, by=maria)


def test_the_secretariat_says_yes_for_its_own_documents_and_for_no_other(bridges, maria, marta, ada, portugal):
    own = published(bridges, marta, received="")
    assert (own.consent_by, own.consent_received) == (marta, "")

    for author in ({"member": portugal}, {"person": ada.person}):
        with pytest.raises(Refused, match="Consent is given by whoever wrote the document"):
            published(bridges, marta, received=" ", **author)
    material = offered(bridges, maria, consent=False)
    with pytest.raises(Refused, match="write how, and on which day"):
        materials.give_consent(material=material, by=marta)
    assert not as_it_stands(material).has_consent


def test_a_consent_that_the_secretariat_has_received_says_how(bridges, maria, marta, portugal):
    material = offered(bridges, maria, consent=False)
    materials.give_consent(material=material, received="By e-mail, on 3 March.", by=marta)

    material = as_it_stands(material)
    assert (material.consent_by, material.consent_received) == (marta, "By e-mail, on 3 March.")
    assert history.versions_of(material)[0].why == "consent to the publication received: By e-mail, on 3 March."
    added = published(bridges, marta, member=portugal, received="By post.")
    assert history.versions_of(added)[-1].why == "offered; the consent was received: By post."


def test_a_declined_document_says_why_and_is_over(bridges, maria, marta):
    material = offered(bridges, maria)
    materials.decline_material(material=material, reason="It is about tunnels.", by=marta)

    material = as_it_stands(material)
    assert (material.state, material.reason) == (MaterialState.DECLINED, "It is about tunnels.")
    for act in (
        lambda: materials.accept_material(material=material, by=marta),
        lambda: materials.withdraw_material(material=material, by=maria),
        lambda: materials.give_consent(material=material, by=maria),
        lambda: materials.add_language(material=material, language="fr", upload=upload(), by=marta),
    ):
        with pytest.raises(Refused, match=r"“On Bridges” was declined\. It can be offered anew\."):
            act()


def test_maria_withdraws_what_is_public_already_and_nobody_reads_it_any_more(bridges, maria, marta, visitor):
    material = offered(bridges, maria)
    materials.accept_material(material=material, published_on=TODAY, by=marta)
    assert Material.objects.visible_to(visitor).exists()

    materials.withdraw_material(material=material, by=maria)

    assert not Material.objects.visible_to(visitor).exists()
    assert not StoredFile.objects.visible_to(visitor).exists()
    assert as_it_stands(material).published_on is None


def test_only_its_own_delegation_and_the_secretariat_withdraw_a_document(bridges, maria, joao, ada, paulo):
    material, speech = offered(bridges, maria), offered(bridges, ada, person=ada.person)

    with pytest.raises(Refused, match="is of another delegation"):
        materials.withdraw_material(material=material, by=joao)
    with pytest.raises(Refused, match="is of somebody else"):
        materials.withdraw_material(material=speech, by=joao)
    for each in (material, speech):
        with pytest.raises(Refused, match="Write why the document is withdrawn; whoever offered it is told"):
            materials.withdraw_material(material=each, reason=" ", by=paulo)
        materials.withdraw_material(material=each, reason="It is about tunnels.", by=paulo)


def test_of_its_own_document_the_secretariat_says_that_it_is_its_own(client, bridges, maria, marta):
    published(bridges, marta)
    client.force_login(maria)

    assert "“On Bridges” is of the secretariat, which alone can change it." in client.get(f"{PAPERS}1/withdraw/").text
    assert client.post(f"{PAPERS}1/withdraw/").status_code in (409, 422)
    assert as_it_stands(Material.objects.get()).is_public


def test_every_step_that_is_not_planned_is_refused(bridges, maria, marta):
    acts = {
        MaterialState.ACCEPTED: lambda each: materials.accept_material(material=each, by=marta),
        MaterialState.DECLINED: lambda each: materials.decline_material(material=each, reason="No.", by=marta),
        MaterialState.WITHDRAWN: lambda each: materials.withdraw_material(material=each, reason="No.", by=marta),
    }
    for before, reach in {MaterialState.OFFERED: None, **acts}.items():
        for after, act in acts.items():
            material = offered(bridges, maria)
            if reach:
                reach(material)
            if after in NEXT[before]:
                act(material)
            else:
                with pytest.raises(Refused):
                    act(material)


def test_what_the_secretariat_adds_is_accepted_at_once(bridges, marta):
    material = published(bridges, marta, person=None)

    assert material.is_public_on(TODAY)
    assert material.author == "IDM secretariat"
    assert not Job.objects.exists()  # nobody has to be told


def test_a_document_for_somebody_else_is_added_by_the_secretariat_alone(bridges, maria):
    with pytest.raises(Refused, match="You offer documents of your own"):
        materials.add_material(
            workshop=bridges,
            kind="report",
            titles={"en": "Report"},
            language="en",
            upload=upload(),
            consent=True,
            by=maria,
        )


def test_an_old_version_that_is_restored_brings_back_the_words_and_no_decision(bridges, maria, marta):
    material = offered(bridges, maria)
    materials.accept_material(material=material, published_on=TODAY, by=marta)
    material = as_it_stands(material)
    material.title_en = "On Tunnels"
    materials.keep_material(record=material, by=marta)
    materials.withdraw_material(material=material, by=maria)

    restore_version(record=as_it_stands(material), number=1, by=marta, verb=materials.keep_material)
    restored = as_it_stands(material)
    assert (restored.title_en, restored.state) == ("On Bridges", MaterialState.WITHDRAWN)
    with pytest.raises(Refused, match="Only a document that is accepted"):
        restore_version(record=restored, number=2, by=marta, verb=materials.keep_material)


# Facts ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"title_en": "", "title_fr": None}, "every_document_has_a_title_in_one_language"),
        ({"consent_at": None}, "a_consent_has_its_person_and_its_moment"),
        ({"published_on": TODAY}, "only_what_is_accepted_and_has_consent_is_published"),
        ({"state": "declined"}, "a_declined_document_says_why"),
        ({"number": 1}, "one_document_per_number_and_workshop"),
    ],
)
def test_the_database_takes_no_document_that_cannot_be(bridges, maria, wrong, name):
    offered(bridges, maria)
    material = offered(bridges, maria)

    with pytest.raises(IntegrityError), transaction.atomic():
        Material.objects.filter(pk=material.pk).update(**wrong)
    for field, value in wrong.items():
        setattr(material, field, value)
    with pytest.raises(ValidationError):
        material.validate_constraints()


def test_a_document_is_not_of_a_member_and_of_a_speaker(bridges, maria):
    material = offered(bridges, maria)

    with pytest.raises(IntegrityError), transaction.atomic():
        Material.objects.filter(pk=material.pk).update(person=PersonFactory())


# Sight ----------------------------------------------------------------------------------------------------------------


def seen_by(user) -> set[str]:
    """The titles that somebody sees; whose files they see is the same, or it is a leak."""
    seen = Material.objects.visible_to(user)
    files = StoredFile.objects.visible_to(user)
    assert {stored.record for stored in files} == set(seen)
    assert {file.material for file in MaterialFile.objects.visible_to(user)} == set(seen)
    return {material.title for material in seen}


def test_everybody_sees_what_is_public_and_their_own_and_no_more(bridges, maria, joao, ada, marta, portugal):
    filipe = accredited("Filipe Nunes", Role.FOCAL_POINT, member=portugal)
    published(bridges, marta, "Public")
    published(bridges, marta, "Tomorrow", published_on=TOMORROW)
    published(bridges, marta, "Never", published_on=None, consent=False)
    published(bridges, marta, "Speech", published_on=None, person=ada.person)
    offered(bridges, maria, "Of Portugal")
    published(WorkshopFactory(year=YearFactory(number=TODAY.year + 1)), marta, "Of a hidden year")

    assert seen_by(Visitor()) == {"Public"}
    assert seen_by(joao) == {"Public"}
    assert seen_by(maria) == seen_by(filipe) == {"Public", "Of Portugal"}
    assert seen_by(ada) == {"Public", "Speech"}
    assert seen_by(marta) == {
        *("Public", "Tomorrow", "Never", "Speech", "Of Portugal", "Of a hidden year"),
    }


def test_an_account_that_is_closed_sees_no_more_than_a_visitor_of_its_member(bridges, maria, portugal):
    filipe = accredited("Filipe Nunes", Role.FOCAL_POINT, member=portugal)
    offered(bridges, maria, "Of Portugal")
    filipe.is_active = False

    assert seen_by(filipe) == set()


def test_whoever_no_longer_speaks_for_a_member_reads_nothing_of_it_that_is_not_public(client, bridges, maria):
    offered(bridges, maria)
    Accreditation.objects.update(valid_from=TODAY - timedelta(days=9), valid_until=TODAY - timedelta(days=1))
    maria = who(maria)

    assert seen_by(maria) == set()
    client.force_login(maria)
    assert client.get(f"{PAPERS}1/").status_code == 404
    assert client.get(StoredFile.objects.get().get_absolute_url()).status_code == 404


# Messages -------------------------------------------------------------------------------------------------------------


def test_maria_is_told_in_her_language_that_her_document_is_accepted(bridges, maria, marta, do_the_work):
    maria.language = "fr"
    maria.save()
    materials.accept_material(material=offered(bridges, maria), published_on=TODAY, by=marta)
    do_the_work()

    [message] = Message.objects.all()
    assert (message.to, message.language) == ("maria@example.org", "fr")
    assert message.subject == "«\u00a0On Bridges\u00a0» est accepté"
    assert f"/fr{PAPERS}1/" in message.body or message.sent_at


def test_maria_is_told_why_her_document_is_declined_and_once(bridges, maria, marta, monkeypatch):
    from workshops import tasks

    material = offered(bridges, maria)
    materials.decline_material(material=material, reason="It is about tunnels.", by=marta)
    for _time in range(2):
        tasks.tell_of_material(material.pk)

    [message] = Message.objects.all()
    assert message.subject == "“On Bridges” is declined"
    assert "The reason: It is about tunnels." in message.body
    assert f"{PAPERS}1/" in message.body


def test_whoever_has_no_account_any_more_is_told_nothing(bridges, maria, marta):
    from workshops import tasks

    material = offered(bridges, maria)
    materials.accept_material(material=material, by=marta)
    maria.is_active = False
    maria.save()
    tasks.tell_of_material(material.pk)

    assert not Message.objects.exists()


def test_those_who_keep_the_programme_are_told_of_an_offer_in_their_language_and_once(
    bridges, maria, marta, paulo, portugal
):
    from workshops import tasks

    marta.language = "fr"
    marta.save()
    material = offered(bridges, maria)
    [job] = Job.objects.all()
    assert (job.task, job.key, job.by) == ("workshops.tell_of_offer", material.pk, maria)
    for _time in range(2):
        tasks.tell_of_offer(material.pk)

    messages = {message.to: message for message in Message.objects.all()}
    assert set(messages) == {marta.email, paulo.email}
    assert messages[marta.email].subject == "«\u00a0On Bridges\u00a0» attend une décision du secrétariat"
    assert f"/fr{PAPERS}1/" in messages[marta.email].body
    assert "It is a document of: Portugal." in messages[paulo.email].body


def test_of_an_offer_that_is_decided_already_nobody_is_told(bridges, maria, marta):
    from workshops import tasks

    material = offered(bridges, maria)
    materials.accept_material(material=material, by=marta)
    tasks.tell_of_offer(material.pk)

    assert not Message.objects.exists()


def test_maria_is_told_why_the_secretariat_has_withdrawn_her_document(bridges, maria, marta):
    from workshops import tasks

    material = offered(bridges, maria)
    materials.withdraw_material(material=material, reason="It is about tunnels.", by=marta)
    assert Job.objects.filter(task="workshops.tell_of_material").exists()
    tasks.tell_of_material(material.pk)

    [message] = Message.objects.all()
    assert (message.to, message.subject) == ("maria@example.org", "“On Bridges” is withdrawn")
    assert "The secretariat has withdrawn “On Bridges”, which you offered to “Bridges”." in message.body
    assert "The reason: It is about tunnels." in message.body


def test_whoever_withdraws_their_own_document_is_told_nothing(bridges, maria):
    from workshops import tasks

    material = offered(bridges, maria)
    materials.withdraw_material(material=material, by=maria)
    tasks.tell_of_material(material.pk)

    assert not Job.objects.filter(task="workshops.tell_of_material").exists()
    assert not Message.objects.exists()


# Pages ----------------------------------------------------------------------------------------------------------------


def test_a_delegation_offers_a_document_through_the_form_and_sees_how_far_it_is(client, bridges, maria, portugal):
    client.force_login(maria)
    page = client.get(PAPERS).text
    assert "Offer a document" in page
    assert "No document was offered yet." in page

    response = client.post(f"{PAPERS}offer/", typed(author=f"member-{portugal.pk}"), follow=True)

    assert response.redirect_chain == [(f"{PAPERS}1/", 302)]
    assert "“On Bridges” is offered. The secretariat looks at it." in response.text
    assert "Waits for the secretariat" in client.get(PAPERS).text


def test_what_was_typed_stays_when_the_file_is_refused_and_the_page_says_to_choose_it_again(client, bridges, maria):
    client.force_login(maria)
    fields = typed(author=f"member-{maria.members[0].pk}", upload=upload("x.exe", b"MZ"))
    response = client.post(f"{PAPERS}offer/", fields)

    assert response.status_code == 422
    assert response.text.count("Files of this kind cannot be kept.") == 2
    assert 'value="On Bridges"' in response.text
    assert "Choose the file once more" in response.text


def test_a_form_of_somebody_who_may_not_offer_is_no_way_in(client, bridges, joao, portugal):
    client.force_login(joao)
    response = client.post(f"{PAPERS}offer/", typed(author=f"member-{portugal.pk}"))

    assert response.status_code == 422  # there is no such choice
    assert not Material.objects.exists()


def test_whoever_may_not_offer_reads_why_in_place_of_the_form(client, bridges):
    client.force_login(accredited("Dana Hill", Role.DONOR, member=MemberFactory()))

    for address in (PAPERS, f"{PAPERS}offer/"):
        page = client.get(address).text
        assert "Documents are offered by delegations, and by those who speak at the workshop." in page
        assert "Offer a document<" not in page
    assert client.post(f"{PAPERS}offer/").status_code == 422


def test_marta_accepts_with_a_day_and_the_workshop_shows_the_document_to_everybody(client, bridges, maria, marta):
    offered(bridges, maria)
    client.force_login(marta)
    assert f'value="{TODAY}"' in client.get(f"{PAPERS}1/accept/").text
    response = client.post(f"{PAPERS}1/accept/", {"published_on": TODAY}, follow=True)
    assert "“On Bridges” is accepted." in response.text
    client.logout()

    page = client.get(PAGE).text
    assert f'href="{PAPERS}1/"' in page
    assert f'href="{StoredFile.objects.get().get_absolute_url()}"' in page
    assert "Portugal" in page
    assert "Offered" not in client.get(f"{PAPERS}1/").text  # by whom and when is nobody's business


def test_of_a_document_without_consent_no_day_is_asked(client, bridges, maria, marta):
    offered(bridges, maria, consent=False)
    client.force_login(marta)
    page = client.get(f"{PAPERS}1/accept/").text

    assert "Nobody has consented to its publication." in page
    assert "published_on" not in page


def test_marta_enters_the_consent_that_maria_has_sent_her(client, bridges, maria, marta):
    offered(bridges, maria, consent=False)
    client.force_login(marta)
    page = client.get(f"{PAPERS}1/").text
    assert "Enter a consent that was received" in page
    assert '<button type="submit" class="btn btn-secondary">Consent to the publication' not in page
    assert client.post(f"{PAPERS}1/consent/").status_code == 422

    response = client.post(f"{PAPERS}1/consent/", {"received": "By e-mail, on 3 March."}, follow=True)

    assert "The consent to the publication of “On Bridges” is noted." in response.text
    assert "Received: By e-mail, on 3 March." in response.text


def test_maria_consents_with_one_button(client, bridges, maria):
    offered(bridges, maria, consent=False)
    client.force_login(maria)
    assert "Consent to the publication</button>" in client.get(f"{PAPERS}1/").text
    assert "received" not in client.get(f"{PAPERS}1/consent/").text
    client.post(f"{PAPERS}1/consent/")

    assert Material.objects.get().consent_by == maria


def test_what_consent_and_day_ask_of_one_another_is_told_with_the_other_errors(client, bridges, marta, portugal):
    client.force_login(marta)
    fields = typed(author=f"member-{portugal.pk}", kind="", published_on=TODAY)
    page = client.post(f"{PAPERS}offer/", fields).text
    assert page.count("Consent is given by whoever wrote the document.") == 2
    assert "Choose the file once more" in page

    del fields["consent"]
    page = client.post(f"{PAPERS}offer/", fields | {"upload": upload()}).text
    assert page.count("Nobody has consented to the publication of this document.") == 2


def test_declining_asks_for_the_reason(client, bridges, maria, marta):
    offered(bridges, maria)
    client.force_login(marta)
    assert client.post(f"{PAPERS}1/decline/", {"reason": ""}).status_code == 422
    response = client.post(f"{PAPERS}1/decline/", {"reason": "It is about tunnels."}, follow=True)

    assert "“On Bridges” is declined." in response.text
    client.force_login(maria)
    page = client.get(f"{PAPERS}1/").text
    assert "Declined for this reason:" in page
    assert "It is about tunnels." in page


def test_a_second_decision_is_refused_in_words(client, bridges, maria, marta):
    material = offered(bridges, maria)
    client.force_login(marta)
    materials.withdraw_material(material=material, by=maria)

    assert "was withdrawn. It can be offered anew." in client.get(f"{PAPERS}1/accept/").text
    response = client.post(f"{PAPERS}1/accept/", {"published_on": TODAY})
    assert response.status_code == 409
    assert "“On Bridges” was withdrawn. It can be offered anew." in response.text


def test_another_delegation_finds_nothing_at_the_address_of_an_offer(client, bridges, maria, joao):
    offered(bridges, maria)
    client.force_login(joao)

    for address in ("", "withdraw/", "languages/add/"):
        assert client.get(f"{PAPERS}1/{address}").status_code == 404
    assert client.post(f"{PAPERS}1/consent/").status_code == 404
    assert "On Bridges" not in client.get(PAPERS).text


def test_maria_withdraws_her_document_after_reading_what_follows(client, bridges, maria):
    offered(bridges, maria)
    client.force_login(maria)
    assert "It does not come back. It can be offered anew." in client.get(f"{PAPERS}1/withdraw/").text

    response = client.post(f"{PAPERS}1/withdraw/", follow=True)

    assert "“On Bridges” is withdrawn." in response.text
    assert as_it_stands(Material.objects.get()).state == MaterialState.WITHDRAWN


def test_staff_add_a_document_for_any_member_and_it_stands_there_under_its_name_of_the_day(client, bridges, marta):
    ruritania = MemberFactory(name_en="Ruritania")
    client.force_login(marta)
    fields = typed(author=f"member-{ruritania.pk}", published_on=TODAY, language="ar", received="By post.")
    response = client.post(f"{PAPERS}offer/", fields, follow=True)

    assert "“On Bridges” is added." in response.text
    client.logout()
    page = client.get(PAGE).text
    assert "Ruritania" in page
    assert '<span lang="ar">العربية</span>' in page


def test_marta_reads_on_the_page_of_the_workshop_how_many_wait_for_her(client, bridges, maria, marta):
    for _time in range(2):
        offered(bridges, maria)
    client.force_login(maria)
    assert "wait for you" not in client.get(PAGE).text
    client.force_login(marta)
    assert "2 wait for you" in client.get(PAGE).text
    materials.accept_material(material=Material.objects.get(number=1), by=marta)
    assert "1 waits for you" in client.get(PAGE).text


def test_marta_writes_why_she_withdraws_a_document_of_portugal(client, bridges, maria, marta):
    offered(bridges, maria)
    client.force_login(marta)
    page = client.get(f"{PAPERS}1/withdraw/").text
    assert "Maria Silva is told by e-mail that it is withdrawn, and why." in page
    assert "It is no longer public" not in page
    assert client.post(f"{PAPERS}1/withdraw/", {"reason": ""}).status_code == 422
    client.post(f"{PAPERS}1/withdraw/", {"reason": "It is about tunnels.\nSee above."})

    page = client.get(f"{PAPERS}1/").text
    assert "Withdrawn for this reason:" in page
    assert "<p>It is about tunnels.<br>See above.</p>" in page


def test_a_title_in_another_language_says_so_once_and_carries_it_wherever_it_stands(client, bridges, marta):
    published(bridges, marta, titles={"fr": "Des ponts"})
    bridges.title_fr, bridges.title_es = "Ponts", "Puentes"
    bridges.save()
    client.force_login(marta)
    sentence = "This text is not yet available in English; it is shown in French."

    for address in (PAGE, f"{PAPERS}1/"):
        page = client.get(address).text
        assert page.count(sentence) == 1
        assert '<span class="visually-hidden" lang="fr"> Des ponts</span>' in page
    assert "n’est pas encore disponible" not in client.get(f"/fr{PAPERS}1/").text


def test_the_search_finds_what_is_public_and_nothing_else(client, bridges, maria, marta):
    published(bridges, marta, "Viaducts")
    published(bridges, marta, "Viaducts to come", published_on=TOMORROW)
    offered(bridges, maria, "Viaducts of Portugal")

    page = client.get("/search/?q=viaducts").text
    assert "Documents of workshops" in page
    assert f'href="{PAPERS}1/"' in page
    assert "Viaducts to come" not in page
    assert "Viaducts of Portugal" not in page
    assert PAGE + '"' not in client.get("/search/?q=portugal").text
    client.force_login(maria)
    assert "Viaducts of Portugal" in client.get("/search/?q=viaducts").text


@pytest.mark.parametrize(
    ("size", "words"), [(1, "1\u00a0kB"), (537, "1\u00a0kB"), (999_001, "1000\u00a0kB"), (1_260_000, "1.3\u00a0MB")]
)
def test_the_size_of_a_file_is_told_in_kilobytes_on_one_line(size, words):
    assert in_kilobytes(size) == words


def test_a_title_of_markup_is_a_title(client, bridges, marta):
    published(bridges, marta, "<img src=x onerror=alert(1)>")
    page = client.get(PAGE).text

    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_marta_edits_what_is_accepted_and_compares_what_was(client, bridges, marta):
    material = published(bridges, marta)
    client.force_login(marta)
    fields = {"kind": "report", "title_en": "On Tunnels", "published_on": "", "version": material.version}
    response = client.post(f"{PAPERS}1/edit/", fields, follow=True)

    assert "On Tunnels is saved." in response.text
    assert client.get(f"{PAPERS}1/history/").status_code == 200
    assert not Member.objects.exists()


def test_a_member_stands_at_its_document_under_the_name_that_it_had_at_the_workshop(client, bridges, marta):
    member = MemberFactory(name_en="New Ruritania")
    names = [
        MemberName(member=member, short_name_en="Old Ruritania"),
        MemberName(member=member, short_name_en="New Ruritania", valid_from=TODAY),
    ]
    history.save(member, by=None, parts=names)
    bridges.starts_on = bridges.ends_on = TODAY - timedelta(days=1)
    history.save(bridges, by=None)
    published(bridges, marta, member=member)

    for address in (PAGE, f"{PAPERS}1/"):
        page = client.get(address).text
        assert "Old Ruritania" in page
        assert "New Ruritania" not in page
