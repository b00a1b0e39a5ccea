"""What somebody wants to be sent."""

from steward.foundation.identity.models import Person
from steward.foundation.notices.models import Preference


def preference_of(person: Person) -> Preference:
    """Return what this person wants; who has chosen nothing gets urgent letters and the digest."""
    return Preference.objects.filter(person=person).first() or Preference(person=person)
