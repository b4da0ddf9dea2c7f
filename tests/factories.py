"""Records for tests, kept as the house keeps them; what a test is about, it says itself."""

from datetime import date, timedelta

import factory
from django.utils import timezone
from django.utils.text import slugify

from funding.choices import Target
from funding.models import Budget, Contribution, Donor, ProjectDocument
from membership.models import Member, Person
from records import history
from sessions_app.models import (
    Announcement,
    Consultation,
    CouncilSession,
    Proposal,
    Publication,
    Sitting,
    SittingAppearance,
    Year,
)
from training.models import TrainingSession
from workshops.models import AgendaItem, OfferedTopic, Sounding, Topic, Workshop, WorkshopAppearance


class RecordFactory(factory.django.DjangoModelFactory):
    """Keeps a record as its first version."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        record = model_class(*args, **kwargs)
        history.save(record, by=None)
        return record


class PartFactory(factory.django.DjangoModelFactory):
    """Keeps a part together with the record that it belongs to."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        part = model_class(*args, **kwargs)
        history.save(getattr(part, part.part_of), by=None, parts=[part])
        return part


# Membership -----------------------------------------------------------------------------------------------------------


class MemberFactory(RecordFactory):
    class Meta:
        model = Member

    name_en = factory.Sequence(lambda n: f"Ruritania {n}")
    slug = factory.LazyAttribute(lambda member: slugify(member.name_en))


class PersonFactory(RecordFactory):
    class Meta:
        model = Person

    name_en = factory.Sequence(lambda n: f"Ada Example {n}")
    slug = factory.LazyAttribute(lambda person: slugify(person.name_en))


# The programme --------------------------------------------------------------------------------------------------------


class YearFactory(RecordFactory):
    class Meta:
        model = Year

    number = factory.Sequence(lambda n: 2030 + n)
    theme_en = "Roads and Bridges"


class ConsultationFactory(RecordFactory):
    class Meta:
        model = Consultation

    date = factory.Sequence(lambda n: date(2030 + n, 3, 1))
    place_en = "Geneva"


class CouncilSessionFactory(RecordFactory):
    class Meta:
        model = CouncilSession

    number = factory.Sequence(lambda n: 200 + n)


class SittingFactory(RecordFactory):
    class Meta:
        model = Sitting

    council_session = factory.SubFactory(CouncilSessionFactory)
    position = factory.LazyAttribute(lambda sitting: sitting.council_session.sittings.count() + 1)
    title_en = "Roads across Borders"


class SittingAppearanceFactory(PartFactory):
    class Meta:
        model = SittingAppearance

    sitting = factory.SubFactory(SittingFactory)
    person = factory.SubFactory(PersonFactory)
    position = factory.LazyAttribute(lambda appearance: appearance.sitting.appearances.count() + 1)


class ProposalFactory(RecordFactory):
    class Meta:
        model = Proposal

    consultation = factory.SubFactory(ConsultationFactory)
    number = factory.LazyAttribute(lambda proposal: proposal.consultation.proposals.count() + 1)
    title_en = "More time for the dialogue"


class PublicationFactory(RecordFactory):
    class Meta:
        model = Publication

    title_en = factory.Sequence(lambda n: f"Handbook on Roads {n}")
    slug = factory.LazyAttribute(lambda publication: slugify(publication.title_en))


class AnnouncementFactory(RecordFactory):
    class Meta:
        model = Announcement

    title_en = factory.Sequence(lambda n: f"Conference on Bridges {n}")
    slug = factory.LazyAttribute(lambda announcement: slugify(announcement.title_en))


# Topics and workshops -------------------------------------------------------------------------------------------------


class WorkshopFactory(RecordFactory):
    class Meta:
        model = Workshop

    year = factory.SubFactory(YearFactory)
    title_en = factory.Sequence(lambda n: f"Bridges over Rivers {n}")
    slug = factory.LazyAttribute(lambda workshop: slugify(workshop.title_en))


class AgendaItemFactory(PartFactory):
    class Meta:
        model = AgendaItem

    workshop = factory.SubFactory(WorkshopFactory)
    title_en = "Opening"
    position = factory.LazyAttribute(lambda item: item.workshop.agenda.count() + 1)


class WorkshopAppearanceFactory(PartFactory):
    class Meta:
        model = WorkshopAppearance

    workshop = factory.SubFactory(WorkshopFactory)
    person = factory.SubFactory(PersonFactory)
    position = factory.LazyAttribute(lambda appearance: appearance.workshop.appearances.count() + 1)


class TopicFactory(RecordFactory):
    class Meta:
        model = Topic

    consultation = factory.SubFactory(ConsultationFactory)
    year = factory.SubFactory(YearFactory)
    position = factory.LazyAttribute(lambda topic: topic.consultation.topics.count() + 1)
    title_en = "Bridges over Rivers"


class SoundingFactory(RecordFactory):
    """A sounding about the topics of its consultation, as it is kept before it is announced."""

    class Meta:
        model = Sounding
        skip_postgeneration_save = True

    consultation = factory.SubFactory(ConsultationFactory)
    number = factory.LazyAttribute(lambda sounding: sounding.consultation.soundings.count() + 1)
    question_en = "Which topics does the Membership prefer?"
    question_fr = "Quels sujets les Membres préfèrent-ils ?"
    question_es = "¿Qué temas prefieren los Miembros?"
    closes_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=2))

    @factory.post_generation
    def put(self, create, topics, **kwargs):
        """The topics that it puts: those of its consultation, unless others are named."""
        chosen = self.consultation.topics.all() if topics is None else topics
        offered = [OfferedTopic(topic=topic, position=place) for place, topic in enumerate(chosen, 1)]
        history.save(self, by=None, parts=[] if self.is_question else offered)


# Training -------------------------------------------------------------------------------------------------------------


class TrainingSessionFactory(RecordFactory):
    class Meta:
        model = TrainingSession

    year = factory.SubFactory(YearFactory)
    title_en = factory.Sequence(lambda n: f"Training on Roads {n}")
    slug = factory.LazyAttribute(lambda session: slugify(session.title_en))


# Money ----------------------------------------------------------------------------------------------------------------


class DonorFactory(RecordFactory):
    class Meta:
        model = Donor

    member = factory.SubFactory(MemberFactory)
    slug = factory.Sequence(lambda n: f"donor-{n}")


class BudgetFactory(RecordFactory):
    class Meta:
        model = Budget

    year = factory.SubFactory(YearFactory)
    target = Target.PROGRAMME


class ContributionFactory(RecordFactory):
    class Meta:
        model = Contribution

    year = factory.SubFactory(YearFactory)
    donor = factory.SubFactory(DonorFactory)
    target = Target.PROGRAMME


class ProjectDocumentFactory(RecordFactory):
    class Meta:
        model = ProjectDocument

    year = factory.SubFactory(YearFactory)
    title_en = "Roads for Everybody"
