from datetime import timedelta

import pytest

from steward.foundation.identity.actor import Actor
from steward.organisation import queries
from steward.organisation.models import Absence, OutOfHoursRoute, OutsideLink, Shift
from steward.organisation.queries.links import token_hash
from steward.organisation.tests.factories import NOW, actor

pytestmark = pytest.mark.django_db
NIGHT = timedelta(hours=8)


def _on_shift(world, word, code):
    return Shift.objects.create(
        office=world.office, department=world.department(code), person=world.people[word], from_at=NOW,
        until_at=NOW + NIGHT,
    )  # fmt: skip


def test_on_duty_is_whose_shift_runs_and_who_is_not_away(world):
    _on_shift(world, "tsang", "SEC")
    _on_shift(world, "lau", "ENG")
    Absence.objects.create(person=world.people["lau"], reason="ill", from_at=NOW, until_at=NOW + NIGHT)

    assert queries.on_duty(world.office.pk, NOW) == (world.people["tsang"].pk,)
    assert queries.on_duty(world.office.pk, NOW, world.department("ENG").pk) == ()
    assert queries.on_duty(world.office.pk, NOW + NIGHT) == ()


def test_out_of_hours_the_departments_own_route_beats_the_offices(world):
    _on_shift(world, "tsang", "SEC")
    security, engineering, cleaning = (world.department(c) for c in ("SEC", "ENG", "CLN"))
    OutOfHoursRoute.objects.create(office=world.office, to_department=security)
    OutOfHoursRoute.objects.create(
        office=world.office, department=engineering, to_department=engineering, urgent_only=True
    )

    assert queries.out_of_hours_target(world.office.pk, cleaning.pk, NOW) == queries.DutyTarget(
        department_id=security.pk, people=(world.people["tsang"].pk,)
    )
    assert queries.out_of_hours_target(world.office.pk, engineering.pk, NOW).urgent_only
    assert queries.out_of_hours_target(world.offices["SW"].pk, None, NOW) is None


def test_a_link_opens_until_it_expires_or_is_revoked(world):
    link = OutsideLink.objects.create(
        token_hash=token_hash("s3cret"), department=world.department("DEV"), kind="case", object_id=7, created_at=NOW,
        expires_at=NOW + NIGHT,
    )  # fmt: skip

    assert queries.resolve_link("s3cret", NOW) == link
    assert queries.resolve_link("s3cret", NOW + NIGHT) is None
    assert queries.resolve_link("another", NOW) is None
    OutsideLink.objects.update(revoked_at=NOW)
    assert queries.resolve_link("s3cret", NOW) is None


def test_colleagues_and_executors_are_those_of_the_office(world):
    assert world.people["ng"] not in queries.colleagues(world.office, NOW)
    assert set(queries.executors(world.office, NOW, world.department("ENG"))) == {
        world.people["kwok"], world.people["lau"],
    }  # fmt: skip


def test_a_person_has_a_key_for_what_is_said_about_them(world):
    assert queries.personal_key_of(world.people["lin"].pk).secret


def test_one_sees_the_offices_where_a_post_is_held(world):
    assert list(queries.offices_visible(actor(world.people["lin"]))) == [world.office]
    assert queries.offices_visible(actor(world.people["chow"])).count() == 3
    assert not queries.offices_visible(Actor(person_id=None, label="visitor"))
    assert not queries.offices_of(actor(world.people["admin"]))
