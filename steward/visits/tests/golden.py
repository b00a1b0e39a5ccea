"""Golden requests of return visits."""

from steward.cases.models import Grade, Kind
from steward.cases.tests.factories import resolved, scene
from steward.visits.models import Visit, VisitRule
from tests.golden import Golden


def a_visit(world) -> dict:
    """Make a visit that a resolved complaint owes."""
    VisitRule.objects.get_or_create(kind=Kind.COMPLAINT, grade=Grade.ORDINARY, defaults={"limit_minutes": 1440})
    resolved(scene(world))
    return {"key": Visit.objects.latest("pk").key}


def its_case(world) -> dict:
    """Make such a visit and name its case."""
    return {"case": Visit.objects.get(key=a_visit(world)["key"]).case.key}


def of_help(world) -> dict:
    """Name the rule of ordinary requests for help."""
    return {"kind": "help", "grade": 1}


RULE = {"share": 30, "limit_minutes_0": "2", "limit_minutes_1": "working_days", "basis": "working", "version": "0"}

GOLDEN = [
    Golden(route="visits:rules", who="chen", colleague="lin", why="the rules of one's own office"),
    Golden(route="visits:rule", make=of_help, who="ho", colleague="chen", why="the rule of one's own office"),
    Golden(route="visits:rule", method="post", make=of_help, send=lambda world: RULE, status=302, who="ho",
           colleague="chen", why="the rule of one's own office"),
    Golden(route="visits:rule_drop", method="post", make=of_help, send=lambda world: {"version": "0"}, status=302,
           who="ho", colleague="chen", why="the rule of one's own office"),
    Golden(route="visits:list", why="visits are narrowed to those in reach"),
    Golden(route="visits:detail", make=a_visit, stranger="ng", why="whoever finds a visit may read it"),
    Golden(route="visits:for_case", make=its_case, why="the visits of a case are narrowed to those in reach"),
    Golden(route="visits:print", method="post", make=a_visit, is_file=True, stranger="ng",
           why="whoever finds a visit of the office may print its record"),
    Golden(route="visits:record", method="post", make=a_visit, status=422, stranger="ng", who="chen",
           why="an empty record is refused before anybody's right to it is asked"),
    Golden(route="visits:attempt", method="post", make=a_visit, send=lambda world: {"method": "phone"}, status=302,
           who="chen", stranger="ng", why="every post of the office may try"),
    Golden(route="visits:review", method="post", make=a_visit, status=422, who="chen", stranger="ng",
           why="an empty remark is refused before anybody's right to it is asked"),
]  # fmt: skip
