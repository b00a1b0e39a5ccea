from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.foundation.timeline.queries import history
from steward.organisation import actions, queries
from steward.organisation.actions import refusals
from steward.organisation.models import OutsideLink
from steward.organisation.tests.factories import NOW, actor

A_WEEK = timedelta(days=7)


def _link(world, code="DEV", who="lin", until=NOW + A_WEEK):
    return actions.create_link(
        department_id=world.department(code).pk, kind="case", object_id=7, expires_at=until,
        actor=actor(world.people[who]), at=NOW,
    )  # fmt: skip


def test_the_token_opens_the_link_and_is_kept_nowhere(world):
    link, token = _link(world)

    assert queries.resolve_link(token, NOW) == link
    assert token.encode() not in bytes(OutsideLink.objects.get().token_hash)
    assert history("case", 7)[0].event.verb == "organisation.link_made"


def test_revoked_links_open_no_more(world):
    _row, token = _link(world)
    lin = actor(world.people["lin"])

    assert actions.revoke_links(kind="case", object_id=7, actor=lin, at=NOW) == 1
    assert queries.resolve_link(token, NOW) is None
    assert actions.revoke_links(kind="case", object_id=7, actor=lin, at=NOW) == 0


def test_only_outside_departments_answer_by_link_and_only_for_a_while(world):
    with pytest.raises(refusals.NotOutside):
        _link(world, "ENG")
    with pytest.raises(refusals.EndsBeforeItBegins):
        _link(world, until=NOW)


@pytest.mark.parametrize("who", ["admin", "mui", "yip"])
def test_who_works_on_no_case_makes_no_link(world, who):
    with pytest.raises(PermissionDenied):
        _link(world, who=who)
