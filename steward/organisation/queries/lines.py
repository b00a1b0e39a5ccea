"""The line under each colleague among the results of a search."""

from collections.abc import Sequence

from steward.foundation.identity.models import Person
from steward.organisation.models import Membership


def post_lines(people: Sequence[Person]) -> dict[int, str]:
    """Return the posts that each holds and that were not ended, with office and telephone at work."""
    posts: dict[int, list[str]] = {person.pk: [] for person in people}
    rows = Membership.objects.filter(person__in=people, until_on=None).select_related("office", "department")
    for row in rows.order_by("pk"):
        where = [
            part for part in (row.department and row.department.name, row.office and row.office.short_name) if part
        ]
        posts[row.person_id].append("・".join([str(row.get_post_display()), *where]))
    return {person.pk: "　".join(filter(None, [*posts[person.pk], person.phone])) for person in people}
