"""A domain as approvals see one: a kind of record with things to be approved, deciders, and what it hears."""

from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.models import Office, Person
from steward.foundation.kinds.registry import Ask, Kind, asks_of

LINE = ("SV", "DA", "OD", "DM")
heard: list[dict] = []


def outcome(*, subject_id, decision, actor, at, payload):
    heard.append({"subject_id": subject_id, "decision": decision, "payload": payload})


def offices_of(actor):
    return Office.objects.all()


def office_now(actor, chosen):
    return offices_of(actor).order_by("code").first()


def nobody(*, asked, at):
    return [() for _one in asked]


def deciders(*, office_id, kind, object_id, post, person_id, not_person, at):
    """The holders of a post are the persons whose e-mail is its code; nobody there: the next post."""
    if person_id and person_id != not_person:
        return "", (person_id,)
    for step in LINE[LINE.index(post) :] if post in LINE else ():
        found = Person.objects.filter(email__startswith=f"{step}@").exclude(pk=not_person)
        if people := tuple(found.order_by("pk").values_list("pk", flat=True)):
            return step, people
    return post, ()


KINDS = (
    Kind(
        name="matter",
        label=_("Office"),
        model=Office,
        visible_to=lambda actor, rows: rows.exclude(code="SECRET"),
        url=lambda office: f"/matters/{office.key}/",
        title=lambda office: office.name,
        asks=asks_of(
            Ask(name="matters.later", label="延期", sentence="延至 {new_due_at}", together=True),
            Ask(name="matters.deduct", label="扣款", sentence="扣保證金 {amount} 元", tone="key"),
        ),
    ),
)
