"""The records among which the cast walks: of every kind some that are open, and some that bear a mark."""

from datetime import date, timedelta
from hashlib import sha256

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from documents.actions import blocks, notes, renditions
from documents.actions.symbols import reserve_symbol
from documents.choices import Distribution, Level
from documents.models import Note, PlanPart, Series
from drafting import actions as drafts
from funding.actions import keep_budget
from funding.models import BudgetLine
from jobs import actions as jobs
from jobs.choices import Failure, State
from jobs.models import Job
from membership.actions.invitations import invite
from membership.models import PermanentMission
from membership.roles import Role
from records import history
from records.models import StoredFile
from sessions_app.models import Answer, Endorsement, Launch, Preparation, Proposer, SittingPassage, YearPassage
from sessions_app.models import Distribution as HandedOut
from tests import factories as make
from tests.conftest import accredited
from training.models import TrainingPassage
from workshops.actions import soundings
from workshops.actions.workshops import cancel_workshop
from workshops.choices import Basis, Outcome
from workshops.models import (
    AgendaItem,
    CoOrganizer,
    Folding,
    InterpretationLanguage,
    Material,
    MaterialArchive,
    MaterialFile,
    WorkshopPassage,
)
from workshops.tasks import make_archive

from .cast import Cast
from .marks import THIS_YEAR, word

LANGUAGES = ("en", "fr", "es")


class World:
    """Everything there is, built anew for each walk."""

    def __init__(self) -> None:
        self.cast = Cast()
        self.by = self.cast.ines
        self._people()
        self._open_programme()
        self._hidden_programme()
        self._workshops()
        self._soundings()
        self._materials()
        self._training()
        self._funding()
        self._notes()
        self._files()
        self._invitations()
        self._work()

    # People -----------------------------------------------------------------------------------------------------------

    def _people(self) -> None:
        self.speaker = make.PersonFactory(name_en="Ada Lindqvist", slug="ada-lindqvist")
        self.guest = make.PersonFactory(name_en=f"Berta {word('person')}", slug="berta", is_public=False)
        self.mission = PermanentMission(member=self.cast.portugal, name_en="Mission of Portugal", place_en="Geneva")
        history.save(self.mission, by=self.by)
        self.stranger = accredited(f"Otto {word('account')}", Role.DELEGATE, member=self.cast.ruritania)
        self.stranger.email = f"{word('address')}@example.org".lower()
        self.stranger.save()
        browser = Client()
        browser.force_login(self.stranger)
        UserSession.objects.create(
            user=self.stranger,
            ip="192.0.2.7",
            session_key=browser.session.session_key,
            user_agent=f"Browser {word('browser')}",
        )
        self.passkey = Authenticator.objects.create(
            user=self.stranger,
            type=Authenticator.Type.WEBAUTHN,
            data={"name": word("passkey"), "passwordless": True, "credential": {"id": word("passkey")}},
        )

    # The programme ----------------------------------------------------------------------------------------------------

    def _open_programme(self) -> None:
        """What everybody sees; its history says more than they may know."""
        self.year = make.YearFactory(number=THIS_YEAR - 1, theme_en=f"First thoughts {word('history')}")
        self.year.theme_en, self.year.published_at = "Roads and Bridges", timezone.now()
        history.save(self.year, by=self.by, why=f"Reworded {word('reason')}")
        self.consultation = make.ConsultationFactory(date=date(THIS_YEAR - 1, 3, 1))
        self._prepare(self.consultation, self.year)
        self.proposal = self._proposal(self.consultation, "More time", "Gladly")
        self.session = make.CouncilSessionFactory(number=97, year=self.year, starts_on=date(THIS_YEAR - 1, 11, 25))
        self.sitting = make.SittingFactory(council_session=self.session, position=1)
        self.appearance = make.SittingAppearanceFactory(sitting=self.sitting, person=self.speaker)
        self.announcement = make.AnnouncementFactory(slug="conference", appearance=self.appearance)
        self.publication = make.PublicationFactory(slug="handbook")

    def _hidden_programme(self) -> None:
        """The year that is not published: today's, so that the front page would show it first."""
        self.hidden_year = make.YearFactory(number=THIS_YEAR, theme_en=f"Rivers {word('year')}")
        self._part(YearPassage(year=self.hidden_year, text_en=f"Because {word('plan')}"))
        self.hidden_consultation = make.ConsultationFactory(
            date=date(THIS_YEAR, 3, 2), place_en=f"Hall {word('consultation')}"
        )
        self._prepare(self.hidden_consultation, self.hidden_year)
        self._prepare(self.consultation, self.hidden_year)
        self._part(Endorsement(year=self.year, consultation=self.hidden_consultation))
        self._part(Endorsement(year=self.hidden_year, consultation=self.consultation))
        self.hidden_proposal = self._proposal(self.hidden_consultation, word("proposal"), word("answer"))
        self.hidden_session = make.CouncilSessionFactory(
            number=98, year=self.hidden_year, place_en=f"Room {word('session')}"
        )
        self.hidden_sitting = make.SittingFactory(
            council_session=self.hidden_session, position=1, title_en=f"Sources {word('sitting')}"
        )
        self._part(SittingPassage(sitting=self.hidden_sitting, text_en=f"To see {word('purpose')}"))
        self.hidden_appearance = make.SittingAppearanceFactory(
            sitting=self.hidden_sitting, person=self.speaker, summary_en=f"Said {word('speech')}"
        )
        make.SittingAppearanceFactory(sitting=self.hidden_sitting, person=self.guest)
        self.hidden_announcement = make.AnnouncementFactory(
            slug="second", title_en=f"Fair {word('announcement')}", appearance=self.hidden_appearance
        )
        self._publications()

    def _publications(self) -> None:
        """A book that is known from a hidden sitting only, and what is open leads to it."""
        self.hidden_publication = make.PublicationFactory(slug="atlas", title_en=f"Atlas {word('publication')}")
        self._part(Launch(publication=self.hidden_publication, sitting=self.hidden_sitting))
        self._part(Launch(publication=self.publication, place_en="Geneva"))
        self._part(Launch(publication=self.publication, sitting=self.hidden_sitting, place_en=word("launch")))
        self._part(HandedOut(publication=self.publication, sitting=self.hidden_sitting, title_en=word("handout")))
        self.publication.base_work = self.hidden_publication
        history.save(self.publication, by=self.by)

    def _workshops(self) -> None:
        """A workshop that everybody sees, one of the year that is not published, and a topic for each.

        Both topics were offered at the same consultation, which is open.
        """
        open_workshop = self.workshop = make.WorkshopFactory(year=self.year, title_en="Bridges", slug="bridges")
        make.WorkshopAppearanceFactory(workshop=open_workshop, person=self.speaker)
        make.TopicFactory(
            consultation=self.consultation,
            year=self.year,
            outcome=Outcome.SELECTED,
            basis=Basis.FIRST_CHOICE,
            workshop=open_workshop,
        )
        workshop = make.WorkshopFactory(year=self.hidden_year, title_en=f"Fords {word('workshop')}", slug="fords")
        self._part(WorkshopPassage(workshop=workshop, text_en=f"To see {word('workshop-passage')}"))
        self._part(AgendaItem(workshop=workshop, title_en=f"Opening {word('workshop-item')}"))
        self.hidden_speech = make.WorkshopAppearanceFactory(
            workshop=workshop, person=self.speaker, summary_en=f"Said {word('workshop-speech')}"
        )
        self._part(CoOrganizer(workshop=workshop, name_en=f"Guild {word('workshop-guild')}"))
        self._part(InterpretationLanguage(workshop=workshop, language="pt"))
        unheard = make.PersonFactory(name_en=f"Carla {word('workshop-speaker')}", slug="carla", is_public=False)
        make.WorkshopAppearanceFactory(workshop=workshop, person=unheard)
        make.WorkshopAppearanceFactory(workshop=workshop, person=self.guest)
        self.hidden_topic = make.TopicFactory(
            consultation=self.consultation,
            year=self.hidden_year,
            title_en=f"Fords {word('topic')}",
            outcome=Outcome.FOLDED,
        )
        self._part(Folding(topic=self.hidden_topic, workshop=workshop, elements_en=f"Some {word('folding')}"))
        self.hidden_workshop = workshop
        last_days = {"starts_on": date(THIS_YEAR, 12, 30), "ends_on": date(THIS_YEAR, 12, 31)}
        ferries = make.WorkshopFactory(year=self.hidden_year, title_en="Ferries", slug="ferries", **last_days)
        reason = dict.fromkeys(LANGUAGES, f"No boat {word('workshop-reason')}")
        cancel_workshop(workshop=ferries, day=date(THIS_YEAR, 1, 1), reason=reason, by=self.by)

    def _soundings(self) -> None:
        """Of the open consultation: one that is open, one closed for the secretariat, and one not announced yet.

        Ruritania has stated something in both that are announced; Portugal has stated nothing.
        """
        topics = [
            make.TopicFactory(
                consultation=self.consultation,
                year=self.year,
                **{f"title_{code}": f"Ferries by {name} ({code})" for code in LANGUAGES},
            )
            for name in ("day", "night", "season")
        ]
        for mark, visibility in (("receipt-of-one-open", "members"), ("receipt", "secretariat")):
            sounding = make.SoundingFactory(consultation=self.consultation, visibility=visibility, put=topics)
            soundings.announce_sounding(sounding=sounding, by=self.by)
            order = [topic.pk for topic in topics]
            preference = soundings.state_preference(
                sounding=sounding, member=self.cast.ruritania, manner="order", order=order, by=self.cast.joao
            )
            preference.reference = word(mark)
            history.save(preference, by=self.by)
        soundings.close_sounding(sounding=sounding, by=self.by)
        self.drafted_sounding = make.SoundingFactory(
            consultation=self.consultation, put=topics, question_en=f"Which ferry {word('sounding')}?", question_fr=""
        )

    def _materials(self) -> None:
        """Documents of the open workshop: one is public, one has its day still to come, one was only offered."""
        today = timezone.localdate()
        self.material = self._paper(self.workshop, "Plans", "open", published_on=today)
        self.material_to_come = self._paper(
            self.workshop, word("material-to-come"), "material-file-to-come", published_on=today + timedelta(days=1)
        )
        self.hidden_material = self._paper(
            self.hidden_workshop, word("hidden-material"), "hidden-material-file", published_on=today
        )
        self.offer = self._paper(
            self.workshop, word("material"), "material-file", member=self.cast.portugal, offered_by=self.cast.maria
        )
        archive = MaterialArchive.objects.create(workshop=self.workshop)
        make_archive(archive.pk)

    def _paper(self, workshop, title: str, mark: str, *, published_on=None, **fields) -> Material:
        """A document whose one file bears a mark; with a day it is accepted, and has consent."""
        if published_on:
            fields |= {"state": "accepted", "consent_by": self.by, "consent_at": timezone.now()}
        number = workshop.materials.next_number()
        offered = {"offered_by": self.by, "published_on": published_on, "number": number, "kind": "statement"}
        material = Material(workshop=workshop, title_en=title, **{**offered, **fields})
        history.save(material, by=self.by)
        content = ContentFile(f"%PDF-1.7 {word(mark)}".encode(), name="paper.pdf")
        name = f"{word('material-name') if fields.get('member') else 'paper'}.pdf"
        facts = {"content_type": "application/pdf", "size": content.size}
        digest = sha256(content.read()).hexdigest()
        stored = StoredFile(record=material, name=name, file=content, sha256=digest, **facts)
        history.save(stored, by=self.by)
        history.save(MaterialFile(material=material, language="en", stored=stored), by=self.by)
        return material

    def _prepare(self, consultation, year) -> None:
        self._part(Preparation(consultation=consultation, year=year))

    def _proposal(self, consultation, title: str, answer: str):
        proposal = make.ProposalFactory(consultation=consultation, title_en=title)
        self._part(Proposer(proposal=proposal, member=self.cast.portugal))
        self._part(Answer(proposal=proposal, text_en=answer))
        return proposal

    def _part(self, part) -> None:
        history.save(getattr(part, part.part_of), by=self.by, parts=[part])

    # Training and money -----------------------------------------------------------------------------------------------

    def _training(self) -> None:
        workshop = make.WorkshopFactory(year=self.year)
        self.training = make.TrainingSessionFactory(year=self.year, slug="roads", workshop=workshop)
        self.hidden_training = make.TrainingSessionFactory(
            year=self.hidden_year, slug="rivers", title_en=f"Rivers {word('training')}", partner=self.cast.foundation
        )
        self._part(TrainingPassage(training_session=self.hidden_training, text_en=f"To see {word('training-aim')}"))

    def _funding(self) -> None:
        """Money that the Membership sees, and money that it does not see yet."""
        self.to_come = make.ConsultationFactory(date=date(THIS_YEAR + 1, 3, 3))
        self.donor = make.DonorFactory(
            member=self.cast.ruritania, slug="ruritania", interests_en=f"Bridges {word('interests')}"
        )
        make.DonorFactory(member=None, organization=self.cast.foundation, slug="hillside")
        self.budget = self._budget("line", year=self.year, target="training", training_session=self.training)
        self.budget_to_come = self._budget("line-to-come", year=self.year, available_from=self.to_come)
        self.hidden_budget = self._budget("hidden-line", year=self.hidden_year)
        self.contribution = make.ContributionFactory(
            year=self.year,
            donor=self.donor,
            target="training",
            training_session=self.training,
            thanks_en=f"Thanks {word('acknowledgement')}",
            description_en=f"A hall {word('gift')}",
        )
        make.ContributionFactory(year=self.year, donor=self.donor, thanks_en=f"Thanks {word('thanks')}")
        self.hidden_contribution = make.ContributionFactory(
            year=self.hidden_year, donor=self.donor, thanks_en=f"Thanks {word('hidden-thanks')}"
        )
        make.ContributionFactory(
            year=self.hidden_year,
            donor=self.donor,
            target="training",
            training_session=self.hidden_training,
            thanks_en=f"Thanks {word('hidden-acknowledgement')}",
        )
        self.document = make.ProjectDocumentFactory(year=self.year, title_en=f"Roads {word('project-document')}")
        self.document_to_come = make.ProjectDocumentFactory(
            year=self.year, title_en=f"Rivers {word('document-to-come')}", available_from=self.to_come
        )

    def _budget(self, mark: str, **fields):
        """A budget whose one line bears a mark."""
        budget = make.BudgetFactory(currency="CHF", **fields)
        keep_budget(record=budget, parts=[BudgetLine(title_en=f"Halls {word(mark)}", amount=100)], by=self.by)
        return budget

    # Notes ------------------------------------------------------------------------------------------------------------

    def _notes(self) -> None:
        self.style = drafts.adopt_house_style(
            plan=[PlanPart(kind="opening", standing_en=f"As {word('style')}.")], by=self.by
        )
        self.series = Series(code="IC", shape="IC/{year}/{number}", title_en=f"Consultations {word('series')}")
        history.save(self.series, by=self.by)
        self.reserved = reserve_symbol(
            series=self.series, by=self.by, symbol=f"IC/{THIS_YEAR}/90", remark=f"For {word('reserve')}"
        )
        self.note = self._issued(self._draft(f"IC/{THIS_YEAR}/1", "The year", "Roads were built."))
        cites = f"As in [{self.note}], {word('secret')}."
        restricted = self._draft(word("symbol"), f"Kept back {word('restricted')}", cites)
        restricted.distribution = Distribution.RESTRICTED
        history.save(restricted, by=self.by)
        self.restricted = self._issued(restricted)
        self.draft = self._draft(f"IC/{THIS_YEAR}/18", f"Not yet {word('draft')}", f"Perhaps {word('text')}.")
        self.draft.consultation = self.hidden_consultation
        history.save(self.draft, by=self.by)
        self.block, self.lost_block = self.draft.blocks.all()[1:3]
        blocks.delete_block(block=self.lost_block, read=self.lost_block.fingerprint(), by=self.by)
        self.draft = Note.objects.get(pk=self.draft.pk)
        for note, mark in ((self.note, "open"), (self.restricted, "paper"), (self.draft, "proof")):
            rendition = renditions.order_rendition(note=note, language="en", by=None)
            pdf = f"%PDF-1.7 {word(mark)}".encode()
            renditions.keep_rendition(rendition=rendition, pdf=pdf, pages=1, of_version=note.version)

    def _draft(self, symbol: str, title: str, text: str) -> Note:
        covers = {"title": title, "theme": "Roads", "convening_body": "Consultations"}
        note = notes.start_note(
            by=self.by,
            consultation=None,
            proposed_symbol=symbol,
            issued_on=date(THIS_YEAR, 2, 20),
            **{f"{name}_{code}": said for name, said in covers.items() for code in LANGUAGES},
        )
        for level, said in ((Level.HEADING, "Roads"), (Level.PARAGRAPH, text), (Level.PARAGRAPH, "Later.")):
            blocks.add_block(note=note, level=level, texts=dict.fromkeys(LANGUAGES, said), by=self.by)
        return Note.objects.get(pk=note.pk)

    def _issued(self, note: Note) -> Note:
        return notes.issue_note(note=note, symbol=note.proposed_symbol, by=self.by)

    # Files, invitations, work -----------------------------------------------------------------------------------------

    def _files(self) -> None:
        carriers = (
            ("portugal", self.cast.portugal, "open"),
            ("foundation", self.cast.foundation, "open"),
            ("hidden_year", self.hidden_year, "yearfile"),
            ("draft", self.draft, "draftfile"),
            ("guest", self.guest, "personfile"),
            ("restricted", self.restricted, "restrictedfile"),
            ("document", self.document, "projectfile"),
            ("document_to_come", self.document_to_come, "filetocome"),
        )
        self.files = {name: self._file(record, mark) for name, record, mark in carriers}

    def _file(self, record, mark: str) -> StoredFile:
        content = ContentFile(word(mark).encode(), name="paper.pdf")
        stored = StoredFile(
            record=record,
            name=f"{word(mark)}.pdf",
            content_type="application/pdf",
            size=content.size,
            sha256="0" * 64,
            file=content,
        )
        history.save(stored, by=self.by)
        return stored

    def _invitations(self) -> None:
        self.invitations = {}
        for name, member, role in (
            ("for Portugal", self.cast.portugal, Role.DELEGATE),
            ("for Ruritania", self.cast.ruritania, Role.DELEGATE),
            ("for the secretariat", None, Role.SECRETARIAT),
        ):
            mark = word(f"invitation {name}")
            self.invitations[name], _token = invite(
                email=f"{mark}@example.org", name=f"Gil {mark}", role=role, member=member, by=self.cast.tomasz
            )
        _invitation, self.token = invite(
            email="guest@example.org", name="Eva Stein", role=Role.DELEGATE, member=self.cast.ruritania, by=self.by
        )

    def _work(self) -> None:
        """Work that has failed, and messages; what they tell their asker is less than what the machine says."""
        self.jobs = {
            name: self._failed(person) for name, person in (("maria", self.cast.maria), ("otto", self.stranger))
        }
        self.message = jobs.post_message(
            key="walk/1",
            to=f"{word('recipient')}@example.org".lower(),
            subject=f"News {word('subject')}",
            body=f"Your link: {word('body')}",
            language="en",
            by=None,
        )

    def _failed(self, person) -> Job:
        name = person.name.split()[0].lower()
        job = jobs.enqueue("documents.typeset", key=0, by=person)
        Job.objects.filter(pk=job.pk).update(
            state=State.FAILED,
            failure=Failure.REFUSED,
            reasons=[f"No paper {word('reasons of ' + name)}."],
            detail=f"Traceback {word('detail')}",
            finished_at=timezone.now() - timedelta(minutes=1),
        )
        return Job.objects.get(pk=job.pk)
