"""What the parts above would answer: whom a rung reaches, and what is done about a step."""

from steward.foundation.identity.actor import system
from steward.foundation.identity.models import Person
from steward.foundation.timeline.actions import Concern, record

heard: list[dict] = []


def everyone_of_the_post(*, asked, at):
    return [tuple(Person.objects.filter(name=post).values_list("pk", flat=True)) for _o, _k, _id, post in asked]


def owner(*, object_ids, at):
    found = tuple(Person.objects.filter(name="owner").values_list("pk", flat=True))
    return dict.fromkeys(object_ids, found)


def note(*, climbed, at):
    heard.extend(vars(step) for step in climbed)


def refuse(*, asked, at):
    if any(object_id == 13 for _office, _kind, object_id, _post in asked):
        raise RuntimeError("no audience for 13")
    return everyone_of_the_post(asked=asked, at=at)


def moved(**fields):
    heard.append(fields)


def write_down(*, climbed, at):
    """Leave a mark for each that nothing keeps from being left twice."""
    for step in climbed:
        record(
            verb="test.effect", office=None, actor=system("test"), captured_at=at,
            about=[Concern("case", step.object_id)], facts={"post": step.post},
        )  # fmt: skip
