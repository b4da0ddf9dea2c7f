"""The persons who walk: every one of them invented, each with the accreditations of one kind of reader."""

from django.urls import reverse

from membership.choices import MemberStanding
from membership.models import Accreditation, Organization, User
from membership.roles import Role
from tests.conftest import accredited
from tests.factories import MemberFactory, RecordFactory

PASSWORD = "harbour-lantern-27"
NOBODY = "nobody"  # has not signed in


class _OrganizationFactory(RecordFactory):
    class Meta:
        model = Organization


class Cast:
    """Everybody who walks, by their first names in small letters, and the States and donors they stand for."""

    def __init__(self) -> None:
        self.portugal = MemberFactory(slug="portugal", name_en="Portugal", standing=MemberStanding.STATE)
        self.ruritania = MemberFactory(slug="ruritania", name_en="Ruritania", standing=MemberStanding.STATE)
        self.foundation = _OrganizationFactory(slug="hillside-foundation", name_en="Hillside Foundation")
        self.persons = {
            NOBODY: None,
            "vera": User.objects.create(email="vera@example.org", name="Vera Lang"),  # her account was closed
            "maria": accredited("Maria Silva", Role.DELEGATE, member=self.portugal),
            "filipe": accredited("Filipe Nunes", Role.FOCAL_POINT, member=self.portugal),
            "joao": accredited("Joao Brandt", Role.DELEGATE, member=self.ruritania),
            "dana": accredited("Dana Hill", Role.DONOR, organization=self.foundation),
            "odile": accredited("Odile Marsh", Role.DONOR, member=self.ruritania),
            "paulo": accredited("Paulo Reis", Role.SECRETARIAT),
            "ines": accredited("Ines Favre", Role.APPROVER),
            "tomasz": accredited("Tomasz Lis", Role.ADMINISTRATOR),
        }
        Accreditation.objects.create(user=self.vera, role=Role.ADMINISTRATOR)
        for user in filter(None, self.persons.values()):
            user.set_password(PASSWORD)
            user.save()

    def __getattr__(self, name: str) -> User:
        try:
            return self.__dict__["persons"][name]
        except KeyError:
            raise AttributeError(name) from None

    def sign_in(self, client, name: str) -> None:
        """Let a person sign in, and say the password once more, which allauth asks for at some of its doors.

        Vera's account is closed after that, and her browser knows nothing of it.
        """
        if name == NOBODY:
            return
        client.force_login(self.persons[name])
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        User.objects.filter(pk=self.vera.pk).update(is_active=False)
