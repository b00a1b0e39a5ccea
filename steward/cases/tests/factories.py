"""Cases for tests, made through the actions as people make them.

here = scene()                                    # the company, its estate, categories, limits, the area of Lin
found = case(here)                                # a leak in 2-15C, registered by Chow, owned by Lin
found = case(here, kind=Kind.PRAISE, by="lin")    # any field of Intake, by anybody of the small company
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from steward.cases import actions
from steward.cases.actions import Dispatched, Intake, Result
from steward.cases.models import Case, Category, CauseClass, Channel, Job, Kind
from steward.estate.tests.factories import Estate, estate
from steward.foundation.identity.actor import Actor, system
from steward.foundation.identity.models import Person
from steward.organisation.models import Area, AreaAssignment, AreaPart
from steward.organisation.tests.factories import NOW, World, actor, company
from tests.remembered import remembered

SINCE = date(2024, 1, 1)
RESULT = Result(
    cause="樓上浴室防水層穿漏",
    cause_class=CauseClass.RENOVATION,
    result="已督促樓上重做防水並粉刷",
    answer="已告知許女士",
)
LEAK = "主人房天花黃了一大片，昨晚開始滴水。樓上在裝修，你們到底有沒有查？"


@dataclass
class Scene:
    """The small company with its estate; people by the words of organisation's factories."""

    world: World
    estate: Estate

    @property
    def office(self):
        """The first office, where most stories happen."""
        return self.world.office

    def person(self, word: str) -> Person:
        """Return a person by word."""
        return self.world.people[word]

    def actor(self, word: str, at: datetime = NOW) -> Actor:
        """Return whom this person acts as."""
        return actor(self.world.people[word], at)


@remembered
def scene(world: World | None = None) -> Scene:
    """Make the company, the estate, the categories and limits; buildings 1 and 2 are Lin's area, Wong her deputy."""
    world = world or company()
    made = Scene(world=world, estate=estate(world.office))
    actions.load_presets(actor=system("setup"), at=NOW)
    area = Area.objects.create(office=world.office, name="一、二座")
    AreaPart.objects.bulk_create(
        AreaPart(area=area, kind=AreaPart.Kind.BUILDING, object_id=made.estate.buildings[code].pk, from_on=SINCE)
        for code in ("1", "2")
    )
    AreaAssignment.objects.create(area=area, person=world.people["lin"], from_on=SINCE)
    AreaAssignment.objects.create(area=area, person=world.people["wong"], is_deputy=True, from_on=SINCE)
    return made


def intake(on: Scene, **fields) -> Intake:
    """Return what Mrs. Hui of 2-15C telephones about: a leak."""
    if not {"unit", "place", "building", "customer"} & set(fields):
        fields |= {"unit": on.estate.units["2-15C"], "customer": on.estate.customers["許美琪"]}
    if "category" not in fields:
        fields["category"] = Category.objects.get(code="leak")
    return Intake(
        **{"office": on.office, "kind": Kind.COMPLAINT, "channel": Channel.PHONE, "description": LEAK} | fields
    )


def case(on: Scene, *, by: str = "chow", at: datetime = NOW, **fields) -> Case:
    """Register a case; `fields` are those of Intake."""
    return actions.register(intake=intake(on, **fields), actor=on.actor(by, at), at=at)


def job(on: Scene, *, department: str = "ENG", at: datetime = NOW, **fields) -> Job:
    """Register a case with a job for a department and return the job."""
    way_out = Dispatched(
        department_id=on.world.department(department).pk, job="查 2-15C 天花滴水", due_at=at + timedelta(hours=4)
    )
    return case(on, at=at, way_out=way_out, **fields).jobs.get()


def in_hand(on: Scene, *, by: str = "lin", **fields) -> Case:
    """Register a case that an assistant owns and has in hand, without any job."""
    fields.setdefault("category", Category.objects.get(code="manner"))
    return case(on, by=by, **fields)


def resolved(on: Scene, *, by: str = "lin", at: datetime = NOW, **fields) -> Case:
    """Register a case and record its result an hour later."""
    made = in_hand(on, by=by, at=at, **fields)
    owner = next(word for word, person in on.world.people.items() if person.pk == made.owner_id)
    later = at + timedelta(hours=1)
    return actions.resolve(case_id=made.pk, result=RESULT, actor=on.actor(owner, later), at=later)
