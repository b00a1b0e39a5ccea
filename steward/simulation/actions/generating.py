"""The demo company from its seed: the same seed, sizes and last day make the same company."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count

from django.db import transaction
from django.utils.translation import gettext as _

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Account
from steward.organisation.models import CompanyProfile, PostCode
from steward.simulation.rules.drawing import drawing
from steward.simulation.rules.houses import houses

from .bringing import bring_cases
from .company import Company, found_company
from .duty import divide, put_on_duty
from .estates import Grounds, build_estate, keep_keys
from .residents import settle

YEARS_ON_RECORD = 2
USUAL_CASES = 300


class NotEmpty(Exception):
    """There is a company in this database already."""

    def __str__(self) -> str:
        return _("There is a company here already; the demo company is made in an empty database only.")


@dataclass(frozen=True, kw_only=True)
class Size:
    """How much is made; `units` over all offices, None: estates of the usual size."""

    offices: int = 3
    units: int | None = None
    cases: int | None = None


@dataclass(frozen=True, kw_only=True)
class Made:
    """What was made."""

    company: Company
    grounds: tuple[Grounds, ...]
    customers: int
    cases: int = 0


def generate(*, size: Size, seed: int, until: date, password: str, actor: Actor, at: datetime) -> Made:
    """Make the demo company as it stands on the day `until`. Raises NotEmpty."""
    if CompanyProfile.objects.exists() or Account.objects.exists():
        raise NotEmpty
    since = date(until.year - YEARS_ON_RECORD, 1, 1)
    plans = _plans(size, seed)
    with transaction.atomic():
        company = found_company(
            sizes=[sum(house.size for house in plan) for plan in plans], random=drawing(seed, "company"), since=since,
            password=password, actor=actor, at=at,
        )  # fmt: skip
    numbers, customers, estates = count(1000), 0, []
    for place, (office, plan) in enumerate(zip(company.offices, plans, strict=True)):
        with transaction.atomic():
            grounds, settled = _office(
                company, office, plan, drawing(seed, f"office:{place}"), numbers, since, until, at
            )
        estates.append(grounds)
        customers += settled
    cases = bring_cases(
        company=company, estates=estates, count=USUAL_CASES if size.cases is None else size.cases, seed=seed,
        actor=actor, at=at,
    )  # fmt: skip
    return Made(company=company, grounds=tuple(estates), customers=customers, cases=cases)


def _plans(size: Size, seed: int):
    """Return the buildings of each office: the estate of the pictures first, unless a number of units is given."""
    share = None if size.units is None else max(1, size.units // size.offices)
    found = []
    for place in range(size.offices):
        random = drawing(seed, f"houses:{place}")
        usual = None if place == 0 else random.randint(180, 360)
        found.append(houses(share if share is not None else usual, random))
    return found


def _office(company, office, plan, random, numbers, since, until, at) -> tuple[Grounds, int]:
    opened = datetime.combine(since, time(9, 0), tzinfo=office.zone)
    director = company.actor_in(office, PostCode.OD)
    grounds = build_estate(
        company=company, office=office, plan=plan, random=random, until=until, actor=director, at=opened
    )
    people = settle(
        grounds=grounds, numbers=numbers, random=random, until=until, actor=company.actor_in(office, PostCode.PA),
        at=opened + timedelta(days=1),
    )  # fmt: skip
    divide(company=company, grounds=grounds, since=since, actor=director, at=opened)
    put_on_duty(company=company, office=office, until=until, actor=director, at=at)
    borrowers = [c.person for c in company.in_office(office, PostCode.PA, PostCode.EX)]
    keep_keys(grounds=grounds, borrowers=borrowers, random=random, actor=company.actor_in(office, PostCode.PA), at=at)
    return grounds, len(people)
