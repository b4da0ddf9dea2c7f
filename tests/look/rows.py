"""One record of every kind with everything that hangs on it; and, as often as wished, one more of everything."""

from datetime import date, timedelta
from secrets import token_hex

from allauth.usersessions.models import UserSession
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from documents.actions import blocks, notes, renditions
from documents.actions.symbols import reserve_symbol
from documents.choices import Level
from documents.models import Block, Note, Series
from drafting import actions as drafts
from funding.models import BudgetLine
from jobs import actions as jobs
from jobs.choices import Failure
from jobs.models import Job
from membership.actions.invitations import invite
from membership.choices import MemberStanding
from membership.models import (
    Accreditation,
    MemberName,
    Organization,
    OrganizationName,
    PermanentMission,
    User,
)
from membership.roles import Role
from records import history
from records.models import StoredFile
from sessions_app.choices import AppearanceStatus
from sessions_app.models import (
    Answer,
    Distribution,
    Editor,
    Endorsement,
    Launch,
    Preparation,
    Proposer,
    SittingPassage,
    TimeAllotment,
    YearPassage,
)
from tests import factories as make
from tests.conftest import accredited
from tests.records.test_uploads import pdf
from training.models import LanguageOffered, TrainingPassage
from workshops.actions import soundings
from workshops.actions.materials import add_language, add_material, offer_material
from workshops.actions.workshops import cancel_workshop
from workshops.choices import LANGUAGES_OF_INTERPRETATION, Basis, Outcome
from workshops.models import (
    CoOrganizer,
    Folding,
    InterpretationLanguage,
    Material,
    OfferedTopic,
    Preference,
    RankedTopic,
    Sounding,
    Topic,
    WorkshopPassage,
)

LANGUAGES = ("en", "fr", "es")


def _upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("paper.pdf", pdf())


class Rows:
    """The first of everything is what the pages show; `grow` adds to it and beside it."""

    def __init__(self, *, by: User) -> None:
        self.by, self.count = by, 0
        self.year = make.YearFactory(number=timezone.localdate().year, published_at=timezone.now())
        self.hidden_year = make.YearFactory(number=self.year.number - 5)
        self.consultation = make.ConsultationFactory(date=date(2031, 10, 1))
        self.session = make.CouncilSessionFactory(number=3000, year=self.year, starts_on=date(2032, 11, 29))
        for subject in ("idm", "governance"):
            self._part(TimeAllotment(council_session=self.session, subject=subject, planned_minutes=90))
        self.sitting = make.SittingFactory(council_session=self.session)
        self.person = make.PersonFactory()
        self.publication = make.PublicationFactory()
        self.announcement = make.AnnouncementFactory()
        self.proposal = make.ProposalFactory(consultation=self.consultation)
        self.workshop = make.WorkshopFactory(year=self.year)
        self.called_off = make.WorkshopFactory(year=self.year)
        reason = dict.fromkeys(LANGUAGES, "No hall.")
        cancel_workshop(workshop=self.called_off, day=timezone.localdate(), reason=reason, by=by)
        self.topic = make.TopicFactory(consultation=self.consultation, year=self.year, outcome=Outcome.FOLDED)
        self.member = make.MemberFactory(name_en="Avaria", slug="avaria", standing=MemberStanding.STATE)
        self.own_member = next(iter(by.members), self.member)  # of the reader, who may speak for one
        self.open_sounding, self.closed_sounding, self.drafted_sounding = self._soundings()
        self.material = self._offer(self.workshop)
        self.organization = self._organization("Alder Foundation")
        self.training = make.TrainingSessionFactory(
            year=self.year, workshop=make.WorkshopFactory(year=self.year), partner=self.organization
        )
        for language in ("en", "fr"):
            self._part(LanguageOffered(training_session=self.training, language=language))
        self.donor = make.DonorFactory(member=self.member)
        self.budget = make.BudgetFactory(year=self.year, currency="CHF", available_from=self.consultation)
        self.contribution = make.ContributionFactory(year=self.year, donor=self.donor)
        self.document = make.ProjectDocumentFactory(year=self.year, available_from=self.consultation)
        self._carry_paper(self.document)
        self.mission = PermanentMission(member=self.member, name_en="Mission of Avaria")
        history.save(self.mission, by=by)
        self.series = Series(code="IC", shape="IC/{year}/{number}", title_en="Consultations")
        history.save(self.series, by=by)
        self.user = accredited("Ada Avar", Role.DELEGATE, member=self.member)
        self.user.person = self.person
        self.user.save()
        self.reserved = reserve_symbol(series=self.series, by=by, symbol="IC/2031/900")
        self.style = drafts.adopt_house_style(by=by)
        self.draft = self._draft("IC/2031/901", paragraphs=2)
        self._part(forgotten := YearPassage(year=self.year, text_en="Forgotten."))
        drafts.draft_note(note=self.draft, by=by)  # what is added from here on overtakes it
        self.year.refresh_from_db()
        history.save(self.year, by=by, without=[forgotten])
        self.issued = self._issue(self._draft("IC/2031/1", paragraphs=1))
        self.invitation = self._invite("Cy Guest")
        self.grow()

    @property
    def addresses(self) -> list[str]:
        """Where the first of everything stands."""
        records = (
            *(self.year, self.consultation, self.session, self.sitting, self.person, self.publication),
            *(self.announcement, self.proposal, self.member, self.organization, self.mission, self.series),
            *(self.user, self.reserved, self.draft, self.style, self.issued, self.hidden_year),
            *(self.workshop, self.called_off, self.topic, self.material),
            *(self.open_sounding, self.closed_sounding, self.drafted_sounding),
            *(self.training, self.donor, self.budget, self.contribution, self.document),
        )
        to_be_started = reverse("start_next_year", kwargs={"number": 2001})  # a year with everything, and none after it
        feed = reverse("workshop_calendar", kwargs={"number": self.year.number, "slug": self.workshop.slug})
        return [to_be_started, feed, *(record.get_absolute_url() for record in records)]

    def grow(self) -> None:
        """One more of everything."""
        self.count += 1
        self._grow_programme()
        self._grow_sitting()
        self._grow_publications()
        self._grow_workshops()
        self._grow_soundings()
        self._grow_membership()
        self._grow_money()
        self._grow_notes()
        self._grow_work()
        self._keep_again()

    # The programme ----------------------------------------------------------------------------------------------------

    def _grow_programme(self) -> None:
        year = make.YearFactory(number=self.year.number + self.count, published_at=timezone.now())
        consultation = make.ConsultationFactory(date=date(2032, 1, 1) + timedelta(days=self.count), place_en="Geneva")
        self._part(Preparation(consultation=consultation, year=self.year))
        self._part(Preparation(consultation=self.consultation, year=year))
        self._part(Endorsement(year=self.year, consultation=consultation))
        self._part(Endorsement(year=year, consultation=self.consultation))
        self._part(YearPassage(year=self.year, position=self.count, text_en="Because of the roads."))
        session = make.CouncilSessionFactory(number=3000 + self.count, year=self.year)
        make.SittingAppearanceFactory(sitting=make.SittingFactory(council_session=session), person=self.person)
        proposal = make.ProposalFactory(consultation=self.consultation)
        for each in (self.proposal, proposal):
            self._part(Proposer(proposal=each, member=make.MemberFactory()))
            self._part(Answer(proposal=each, text_en="Gladly."))

    def _grow_sitting(self) -> None:
        sitting = make.SittingFactory(council_session=self.session)
        for each in (self.sitting, sitting):
            self._part(SittingPassage(sitting=each, position=self.count, text_en="To see the roads."))
            appearance = make.SittingAppearanceFactory(
                sitting=each,
                member=make.MemberFactory(),
                status=AppearanceStatus.REPLACED,
                replaced_by=make.PersonFactory(),
            )
            make.AnnouncementFactory(appearance=appearance, publication=self.publication, host=self.member)
        spoken = make.SittingAppearanceFactory(sitting=sitting, person=self.person, member=self.member)
        make.AnnouncementFactory(appearance=spoken, publication=make.PublicationFactory())

    def _grow_publications(self) -> None:
        publication = make.PublicationFactory(base_work=self.publication)
        for each, editor in ((self.publication, make.PersonFactory()), (publication, self.person)):
            self._part(Editor(publication=each, person=editor, position=self.count))
            self._part(Launch(publication=each, sitting=self.sitting))
            self._part(Launch(publication=each, sitting=make.SittingFactory()))
            self._part(Distribution(publication=each, sitting=self.sitting, title_en="Summary"))

    # Topics and workshops ---------------------------------------------------------------------------------------------

    def _soundings(self) -> list[Sounding]:
        """One that is open, in which the reader's own Member has stated something, one closed, and one to come."""
        found = [make.SoundingFactory(consultation=self.consultation, put=self._new_topics(3)) for _time in range(3)]
        for sounding in found[:2]:
            soundings.announce_sounding(sounding=sounding, by=self.by)
            self._state(sounding, self.own_member, replaced=False)
        soundings.close_sounding(sounding=found[1], by=self.by)
        tasks = ("workshops.announce_sounding", "workshops.tell_of_closing")
        Job.objects.filter(task__in=tasks).delete()  # the list of jobs shows the same kinds at any size
        return [Sounding.objects.with_topics().get(pk=each.pk) for each in found]

    def _new_topics(self, count: int) -> list[Topic]:
        titles = {f"title_{language}": "Ferries" for language in LANGUAGES}
        fields = {"consultation": self.consultation, "year": self.year, "description_en": "By night.", **titles}
        return [make.TopicFactory(**fields) for _time in range(count)]

    def _state(self, sounding: Sounding, member, *, replaced: bool) -> None:
        """Keep an answer as it stands in a sounding, also in one that is closed."""
        preference = Preference(
            sounding=sounding,
            member=member,
            manner="order",
            reference=token_hex(5),
            stated_at=timezone.now(),
            stated_by=self.by,
            replaced_at=timezone.now() if replaced else None,
        )
        ranking = [RankedTopic(topic=each.topic, rank=rank) for rank, each in enumerate(sounding.offered.all(), 1)]
        history.save(preference, by=self.by, parts=ranking)

    def _grow_soundings(self) -> None:
        """One more topic in each, one more State that answers, and one more answer of the reader's own."""
        state = make.MemberFactory(name_en=f"Zemlya {self.count}", standing=MemberStanding.STATE)
        keys = [each.pk for each in (self.open_sounding, self.closed_sounding, self.drafted_sounding)]
        for sounding in Sounding.objects.filter(pk__in=keys):
            [topic] = self._new_topics(1)
            offered = OfferedTopic(topic=topic, position=sounding.offered.count() + 1)
            history.save(sounding, by=self.by, parts=[offered])
            self._state(sounding, state, replaced=False)
            self._state(sounding, self.own_member, replaced=True)
        make.SoundingFactory(consultation=self.consultation, put=self._new_topics(2))

    def _grow_workshops(self) -> None:
        coming = {"starts_on": date(2100, 1, self.count), "ends_on": date(2100, 1, self.count)}
        workshop = make.WorkshopFactory(year=self.year, **coming)
        past = {"starts_on": date(2020, 1, self.count), "ends_on": date(2020, 1, self.count)}
        make.WorkshopFactory(year=make.YearFactory(number=2300 + self.count, published_at=timezone.now()), **past)
        for each in (self.workshop, workshop):
            self._part(WorkshopPassage(workshop=each, position=self.count, text_en="To see the bridges."))
            item = make.AgendaItemFactory(workshop=each)
            self._part(CoOrganizer(workshop=each, name_en="A port.", member=make.MemberFactory()))
            host = self._organization(f"Poplar {self.count}")
            self._part(CoOrganizer(workshop=each, name_en="A hall.", organization=host))
            if self.count <= len(LANGUAGES_OF_INTERPRETATION):
                code, _name = LANGUAGES_OF_INTERPRETATION[self.count - 1]
                self._part(InterpretationLanguage(workshop=each, language=code))
            make.WorkshopAppearanceFactory(
                workshop=each,
                item=item,
                member=make.MemberFactory(),
                status=AppearanceStatus.REPLACED,
                replaced_by=make.PersonFactory(),
            )
            make.WorkshopAppearanceFactory(workshop=each, person=self.person)
        fields = {"consultation": self.consultation, "year": self.year}
        selected = {"outcome": Outcome.SELECTED, "basis": Basis.ADMINISTRATION, "workshop": self.workshop}
        make.TopicFactory(**fields, **selected)
        folded = make.TopicFactory(**fields, outcome=Outcome.FOLDED)
        for topic, takers in ((self.topic, [workshop]), (folded, [self.workshop, workshop])):
            for each in takers:
                self._part(Folding(topic=topic, workshop=each, elements_en="Some."))

        published = {"published_on": timezone.localdate(), "member": make.MemberFactory(), "received": "By e-mail."}
        for each in (self.workshop, workshop):
            public = add_material(**self._paper(each), by=self.by, **published)
            for material in (self._offer(each), public):
                add_language(material=material, language="fr", upload=_upload(), by=self.by)
        language = "".join(chr(ord("a") + int(digit)) for digit in f"{self.count:03d}")
        add_language(material=self.material, language=language, upload=_upload(), by=self.by)

    def _offer(self, workshop) -> Material:
        return offer_material(**self._paper(workshop), by=self.by)

    def _paper(self, workshop) -> dict:
        fields = {"workshop": workshop, "kind": "statement", "titles": {"en": "On Bridges"}}
        return fields | {"language": "en", "upload": _upload(), "consent": True}

    # Training and money -----------------------------------------------------------------------------------------------

    def _grow_money(self) -> None:
        """Beside the first of everything, events with budgets and contributions, in this year and in one long over."""
        self._part(TrainingPassage(training_session=self.training, position=self.count, text_en="To see the roads."))
        self._part(BudgetLine(budget=self.budget, position=self.count, title_en="Halls", amount=100, currency="CHF"))
        past = make.YearFactory(number=2001) if self.count == 1 else type(self.year).objects.get(number=2001)
        consultation = make.ConsultationFactory(date=date(2000, 1, self.count), convening_body_en="Consultations")
        self._part(Preparation(consultation=consultation, year=past))
        for year in (self.year, past):
            training = make.TrainingSessionFactory(
                year=year, workshop=make.WorkshopFactory(year=year), partner=self._organization(f"Elm {self.count}")
            )
            self._part(LanguageOffered(training_session=training, language="es"))
            budget = make.BudgetFactory(
                year=year,
                target="workshop",
                workshop=make.WorkshopFactory(year=year),
                currency="CHF",
                available_from=self.consultation,
            )
            self._part(BudgetLine(budget=budget, title_en="Halls", amount=100, currency="CHF"))
            for_training = {"target": "training", "training_session": self.training if year == self.year else training}
            make.ContributionFactory(year=year, donor=self.donor, thanks_en="Thanks.", **for_training)
            donor = make.DonorFactory(member=None, organization=self._organization(f"Oak {self.count}"))
            make.ContributionFactory(year=year, donor=donor, thanks_en="Thanks.", **for_training)
            self._carry_paper(make.ProjectDocumentFactory(year=year, available_from=self.consultation))
        self._carry_paper(self.document)

    def _carry_paper(self, record) -> None:
        content = ContentFile(b"%PDF-1.7", name="paper.pdf")
        facts = {"name": "paper.pdf", "content_type": "application/pdf", "size": 8, "sha256": "0" * 64}
        history.save(StoredFile(record=record, file=content, **facts), by=self.by)

    # Membership -------------------------------------------------------------------------------------------------------

    def _grow_membership(self) -> None:
        day = date(1990 + self.count, 1, 1)
        self._part(MemberName(member=self.member, short_name_en=f"Avaria {self.count}", valid_from=day))
        history.save(PermanentMission(member=self.member, name_en=f"Mission {self.count}"), by=self.by)
        self._part(OrganizationName(organization=self.organization, name_en=f"Alder {self.count}", valid_from=day))
        for fields in (
            {"successor": self.organization},
            {"parent": self.organization},
            {"successor": self.organization},
        ):
            self._organization(f"Beech {self.count}", **fields)
        for record in (self.member, self.organization):
            self._carry_paper(record)
        self._grow_accounts()

    def _grow_accounts(self) -> None:
        clerk = User.objects.create(email=f"clerk{self.count}@example.org", name=f"Bo Clerk {self.count}")
        for role, held_for in ((Role.DELEGATE, self.member), (Role.FOCAL_POINT, make.MemberFactory())):
            history.save(Accreditation(user=clerk, role=role, member=held_for), by=self.by)
        ended = {"valid_from": date(2001, 1, 1), "valid_until": date(2001 + self.count, 1, 1)}
        history.save(
            Accreditation(user=self.user, role=Role.DELEGATE, member=make.MemberFactory(), **ended), by=self.by
        )
        for each in (self.user, self.by):
            client = Client()
            client.force_login(each)
            facts = {"ip": "192.0.2.7", "session_key": client.session.session_key}
            UserSession.objects.create(user=each, user_agent="Firefox 140", **facts)
        self._invite(f"Cy Guest {self.count}")

    def _invite(self, name: str) -> str:
        """The link of an invitation to the portal."""
        fields = {"email": f"{slugify(name)}@example.org", "name": name, "role": Role.DELEGATE}
        _invitation, token = invite(member=make.MemberFactory(), by=self.by, **fields)
        return reverse("accept_invitation", args=[token])

    def _organization(self, name: str, **fields) -> Organization:
        slug = Organization.objects.free_slug(name)
        organization = Organization(slug=slug, name_en=name, **fields)
        history.save(organization, by=self.by, parts=[OrganizationName(organization=organization, name_en=name)])
        return Organization.objects.get(pk=organization.pk)

    # Notes, work ------------------------------------------------------------------------------------------------------

    def _grow_notes(self) -> None:
        reserve_symbol(series=self.series, by=self.by, symbol=f"IC/2031/{900 - 2 * self.count}")
        history.save(
            Series(code=f"X{'ABCDEFGHIJKLMNOP'[self.count]}", shape="X/{number}", title_en="Others"), by=self.by
        )
        self._draft(f"IC/2031/{300 + self.count}", paragraphs=1)
        other = self._draft(f"IC/2031/{1 + self.count}", paragraphs=1)
        fields = {f"{name}_{language}": "The workshop." for name in ("text", "drafted") for language in LANGUAGES}
        key = f"workshop:{self.workshop.pk}:passage:{self.count}"
        self._part(Block(note=other, position=10_000, drafting_key=key, **fields))
        other = self._issue(Note.objects.get(pk=other.pk))
        draft = Note.objects.get(pk=self.draft.pk)
        blocks.add_block(note=draft, level=Level.HEADING, texts=dict.fromkeys(LANGUAGES, "Roads"), by=self.by)
        self._write(draft, f"See [{other}].")

    def _draft(self, symbol: str, *, paragraphs: int) -> Note:
        covers = {"title": "The dialogue", "theme": "Roads", "convening_body": "Consultations"}
        note = notes.start_note(
            by=self.by,
            consultation=self.consultation,
            proposed_symbol=symbol,
            issued_on=date(2031, 9, 1),
            reports_on=self.year,
            plans=self.year,
            **{f"{name}_{code}": said for name, said in covers.items() for code in LANGUAGES},
        )
        for _paragraph in range(paragraphs):
            self._write(note, "As told in [IC/2031/900]." if symbol == "IC/2031/1" else "As told in [IC/2031/1].")
        return Note.objects.get(pk=note.pk)

    def _write(self, note: Note, text: str) -> None:
        said = f"{text}[^1]\n\n[^1]: By many hands."
        blocks.add_block(note=note, level=Level.PARAGRAPH, texts=dict.fromkeys(LANGUAGES, said), by=self.by)

    def _issue(self, note: Note) -> Note:
        note = notes.issue_note(note=note, symbol=note.proposed_symbol, by=self.by)
        rendition = note.renditions.get(language="en")
        renditions.keep_rendition(rendition=rendition, pdf=b"%PDF-1.7", pages=1, of_version=note.version)
        return note

    def long_note(self, paragraphs: int) -> Note:
        """An issued note, which cannot grow, as long as another would have grown."""
        return self._issue(self._draft("IC/2031/500", paragraphs=paragraphs))

    def _grow_work(self) -> None:
        jobs.post_message(
            key=f"rows/{self.count}", to="ada@example.org", subject="News", body="News.", language="en", by=self.by
        )
        failed = jobs.claim(jobs.enqueue("documents.typeset", key=self.count, by=self.by).pk)
        jobs.fail(job=failed, failure=Failure.REFUSED, reasons=["No."], detail="")

    def _part(self, part) -> None:
        history.save(getattr(part, part.part_of), by=self.by, parts=[part])

    # Histories --------------------------------------------------------------------------------------------------------

    def _keep_again(self) -> None:
        """Another version of each record that the pages show, with another date or word in it."""
        for record, name in (
            (self.year, "theme_en"),
            (self.consultation, "place_en"),
            (self.session, "place_en"),
            (self.sitting, "title_en"),
            (self.publication, "subtitle_en"),
            (self.announcement, "place_en"),
            (self.proposal, "title_en"),
            (self.member, "iso_code"),
            (self.mission, "place_en"),
            (self.organization, "succeeded_on"),
            (self.person, "other_spellings"),
            (self.series, "title_en"),
            (self.reserved, "remark"),
            (self.draft, "place_en"),
            (self.workshop, "place_en"),
            (self.topic, "title_en"),
            (self.training, "place_en"),
            (self.donor, "interests_en"),
            (self.contribution, "description_en"),
            (self.document, "title_en"),
        ):
            record.refresh_from_db()
            setattr(record, name, date(2020, 1, self.count) if name.endswith("_on") else f"A{self.count % 10}")
            history.save(record, by=self.by)
        self.style.refresh_from_db()
        self.style.bold_titles = not self.style.bold_titles
        history.save(self.style, by=self.by)
