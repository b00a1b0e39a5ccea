"""The company itself, when the product is set up for the first time."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from steward.foundation.calendar.actions import import_year, import_years
from steward.foundation.calendar.almanac import NotAnnounced, UnknownRegion
from steward.foundation.calendar.models import HolidayYear
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office, Person
from steward.foundation.privacy.actions import create_keys
from steward.organisation.models import CompanyProfile, StaffFile

NAME, SHORT_NAME = "物業服務公司", "本公司"  # until somebody writes the right one


@transaction.atomic
def found(*, actor: Actor, at: datetime) -> CompanyProfile:
    """Make the company's row, a staff file for everybody without one, and load the holidays known; twice is once."""
    profile, _is_new = CompanyProfile.objects.get_or_create(pk=1, defaults={"name": NAME, "short_name": SHORT_NAME})
    people = list(Person.objects.filter(staff_file=None).order_by("pk"))
    StaffFile.objects.bulk_create(
        StaffFile(person=person, personal_key=key)
        for person, key in zip(people, create_keys(count=len(people), at=at), strict=True)
    )
    import_years(actor=actor, at=at)
    region = Office._meta.get_field("holiday_region").default
    for year in (at.year, at.year + 1):  # before there is an office, the region that the first will most likely be in
        if not HolidayYear.objects.filter(region=region, year=year).exists():
            with suppress(NotAnnounced, UnknownRegion):
                import_year(region=region, year=year, actor=actor, at=at)
    return profile
