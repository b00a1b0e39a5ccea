from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.foundation.identity.versions import StaleVersion
from steward.foundation.timeline.queries import history
from steward.organisation import actions
from steward.organisation.actions import refusals
from steward.organisation.models import Membership, PostCode
from steward.organisation.tests.factories import NOW, actor

TODAY = date(2026, 11, 24)
TOMORROW = TODAY + timedelta(days=1)


def _grant(world, person="lin", post=PostCode.SV, office="LX", who="leung", **fields):
    wanted = {"office_id": world.offices[office].pk if office else None, "from_on": TODAY}
    return actions.grant_post(
        person_id=world.people[person].pk, post=post, **(wanted | fields), actor=actor(world.people[who]), at=NOW
    )


def _post(world, word):
    return Membership.objects.get(person=world.people[word])


def test_a_post_is_given_from_a_day_and_written_down(world):
    row = _grant(world)

    event = history("person", world.people["lin"].pk)[0].event
    assert (row.post, row.from_on, row.until_on) == ("SV", TODAY, None)
    assert (event.verb, event.facts["post"], event.office_id) == ("organisation.post_given", "SV", world.office.pk)


@pytest.mark.parametrize(
    ("who", "post", "office"),
    [("ho", PostCode.SV, "LX"), ("leung", PostCode.OD, "LX"), ("leung", PostCode.PA, "YQ"), ("yip", PostCode.DA, "LX"),
     ("lin", PostCode.PA, "LX"), ("leung", PostCode.DM, None), ("cheng", PostCode.ADM, None)],
)  # fmt: skip
def test_nobody_gives_a_post_that_the_table_does_not_let_them_give(world, who, post, office):
    with pytest.raises(PermissionDenied):
        _grant(world, "fong", post, office, who)


def test_nobody_gives_a_post_to_themself(world):
    with pytest.raises(refusals.OwnPost):
        _grant(world, "leung", PostCode.DA, who="leung")


def test_the_same_post_is_not_held_twice_at_once(world):
    with pytest.raises(refusals.PostHeldAlready):
        _grant(world, post=PostCode.PA)


def test_a_department_of_another_office_or_an_outside_one_takes_no_staff(world):
    with pytest.raises(refusals.ElsewhereDepartment):
        _grant(world, post=PostCode.EX, department_id=world.department("ENG", "YQ").pk)
    with pytest.raises(refusals.OutsideDepartment):
        _grant(world, post=PostCode.EX, department_id=world.department("DEV").pk)


def test_a_post_ends_after_it_begins(world):
    with pytest.raises(refusals.EndsBeforeItBegins):
        _grant(world, until_on=TODAY)


def test_moving_a_post_leaves_the_past_as_it_was(world):
    before = _post(world, "lau")

    after = actions.move_post(
        membership_id=before.pk, version=1, on=TOMORROW, department_id=world.department("SEC").pk,
        actor=actor(world.people["leung"]), at=NOW,
    )  # fmt: skip

    before.refresh_from_db()
    assert (before.until_on, before.department.code) == (TOMORROW, "ENG")
    assert (after.from_on, after.department.code) == (TOMORROW, "SEC")


def test_a_post_that_has_not_begun_is_changed_in_place(world):
    row = _grant(world, from_on=TOMORROW)

    moved = actions.move_post(
        membership_id=row.pk, version=1, on=TODAY, is_lead=True, actor=actor(world.people["leung"]), at=NOW
    )

    assert (moved.pk, moved.is_lead, moved.from_on) == (row.pk, True, TOMORROW)


def test_moving_to_where_it_is_changes_nothing(world):
    row = _post(world, "lau")

    moved = actions.move_post(
        membership_id=row.pk, version=1, on=TODAY, department_id=row.department_id,
        actor=actor(world.people["leung"]), at=NOW,
    )  # fmt: skip

    assert moved.version == 1
    assert history("person", world.people["lau"].pk) == []


def test_a_post_ends_on_a_day(world):
    leung = actor(world.people["leung"])
    row = actions.end_post(membership_id=_post(world, "lin").pk, version=1, until_on=TOMORROW, actor=leung, at=NOW)

    assert row.until_on == TOMORROW
    assert actor(world.people["lin"]).holdings
    assert not actor(world.people["lin"], NOW + timedelta(days=1)).holdings
    with pytest.raises(StaleVersion):
        actions.end_post(membership_id=row.pk, version=1, until_on=TODAY, actor=leung, at=NOW)


def test_nobody_ends_a_post_of_another_office(world):
    with pytest.raises(PermissionDenied):
        actions.end_post(
            membership_id=_post(world, "ng").pk, version=1, until_on=TODAY, actor=actor(world.people["leung"]), at=NOW
        )
