"""What the parts above would answer: whom a rung reaches, and what is done about a step."""

from steward.foundation.identity.actor import system
from steward.foundation.identity.models import Person
from steward.foundation.timeline.actions import Concern, record

heard: list[dict] = []


def everyone_of_the_post(*, office_id, kind, object_id, post, at):
    return list(Person.objects.filter(name=post).values_list("pk", flat=True))


def owner(*, object_id, at):
    return list(Person.objects.filter(name="owner").values_list("pk", flat=True))


def note(**fields):
    heard.append(fields)


def refuse(**fields):
    if fields["object_id"] == 13:
        raise RuntimeError("no audience for 13")
    return everyone_of_the_post(**fields)


def moved(**fields):
    heard.append(fields)


def write_down(*, object_id, name, cycle, post, people, overdue, at):
    """Leave a mark that nothing keeps from being left twice."""
    record(
        verb="test.effect", office=None, actor=system("test"), captured_at=at, about=[Concern("case", object_id)],
        facts={"post": post},
    )  # fmt: skip
