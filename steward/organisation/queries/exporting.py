"""People as rows of a spreadsheet."""

from collections.abc import Iterator
from datetime import datetime
from itertools import batched
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from steward.foundation.identity.models import Office, Person
from steward.foundation.printing.sheets import Column
from steward.organisation.models import Membership

from .acting import current

PIECE = 500


def people_columns() -> list[Column]:
    """Return the columns of the export, in the reader's language."""
    heads = [
        (_("staff number"), 14), (_("name"), 14), (_("post"), 16), (_("department"), 14), (_("office"), 16),
        (_("head"), 8), (_("telephone"), 16), (_("e-mail"), 24), (_("first day"), 12), (_("post held from"), 12),
        (_("account"), 14),
    ]  # fmt: skip
    return [Column(head=str(head), width=width) for head, width in heads]


def people_rows(people: QuerySet[Person], *, office: Office | None, at: datetime) -> Iterator[tuple[Any, ...]]:
    """Yield one row for each post that these people hold now (in this office when one is given), by pinyin."""
    found = people.select_related("staff_file", "account").order_by("pinyin", "pk")
    for piece in batched(found.iterator(PIECE), PIECE):
        posts = Membership.objects.filter(current(at), person__in=piece).select_related("office", "department")
        held: dict[int, list[Membership]] = {}
        for post in (posts.filter(office=office) if office else posts).order_by("pk"):
            if post.holds_at(at):
                held.setdefault(post.person_id, []).append(post)
        for person in piece:
            for post in held.get(person.pk, [None]):
                yield _cells(person, post)


def _cells(person: Person, post: Membership | None) -> tuple[Any, ...]:
    file, account = getattr(person, "staff_file", None), getattr(person, "account", None)
    return (
        file.number if file else "", person.name, str(post.get_post_display()) if post else "",
        post.department.name if post and post.department else "", post.office.name if post and post.office else "",
        bool(post and post.is_lead), person.phone, person.email, file.joined_on if file else None,
        post.from_on if post else None, account.username if account and account.is_active else "",
    )  # fmt: skip
