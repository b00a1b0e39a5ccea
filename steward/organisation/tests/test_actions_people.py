from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.foundation.identity.actor import system
from steward.foundation.identity.models import Account, Person
from steward.foundation.identity.versions import StaleVersion
from steward.foundation.timeline.models import Event
from steward.foundation.timeline.queries import history
from steward.organisation import actions
from steward.organisation.actions import refusals
from steward.organisation.models import AreaAssignment, Membership, PostCode, Shift, Substitution
from steward.organisation.tests import factories
from steward.organisation.tests.factories import NOW, actor

TODAY = date(2026, 11, 24)


def _hire(world, who="yip", **fields):
    wanted = {
        "name": "曾詠欣", "post": PostCode.PA, "office_id": world.office.pk, "from_on": TODAY, "phone": "13900008888",
        "number": "A-17", "username": "zyx", "department_id": world.department("SVC").pk,
    }  # fmt: skip
    return actions.hire(**(wanted | fields), actor=actor(world.people[who]), at=NOW)


def test_a_new_colleague_has_a_post_a_key_and_an_account_with_a_password_to_change(world):
    hired = _hire(world)

    account = Account.objects.get(username="zyx")
    assert account.check_password(hired.password)
    assert account.must_change_password
    assert (hired.person.pinyin, hired.person.initials) == ("zengyongxin", "zyx")
    assert [h.post for h in actor(hired.person).holdings] == ["PA"]
    assert hired.person.staff_file.personal_key.secret


def test_the_history_keeps_the_name_apart_from_the_facts(world):
    hired = _hire(world)

    verbs = [line.event.verb for line in history("person", hired.person.pk)]
    assert verbs == ["organisation.account_opened", "organisation.post_given", "organisation.person_hired"]
    assert not [event for event in Event.objects.all() if "曾詠欣" in str(event.facts)]
    assert history("person", hired.person.pk)[-1].said == {"name": "曾詠欣"}


@pytest.mark.parametrize(("who", "office"), [("lin", "LX"), ("ho", "LX"), ("leung", "YQ"), ("tsoi", "LX")])
def test_only_administration_and_those_above_hire_and_only_in_their_office(world, who, office):
    with pytest.raises(PermissionDenied):
        _hire(world, who, office_id=world.offices[office].pk, department_id=None)

    assert not Person.objects.filter(name="曾詠欣").exists()


def test_hiring_is_all_or_nothing(world):
    with pytest.raises(refusals.NameTaken):
        _hire(world, username="LIN")

    assert not Person.objects.filter(name="曾詠欣").exists()


def test_a_staff_number_belongs_to_one_person(world):
    _hire(world)

    with pytest.raises(refusals.PersonKnown):
        _hire(world, username="other")


def test_details_are_corrected_and_say_which(world):
    lin = world.people["lin"]

    changed = actions.change_person(
        person_id=lin.pk, version=1, name="林若橋", phone=lin.phone, email="", number="L-1", joined_on=TODAY, note="",
        actor=actor(world.people["yip"]), at=NOW,
    )  # fmt: skip

    line = history("person", lin.pk)[0]
    assert (changed.pinyin, changed.version) == ("linruoqiao", 2)
    assert line.event.facts["fields"] == ["name", "number", "joined_on"]
    assert line.said == {"now": "林若橋"}


def test_one_corrects_the_own_telephone_and_nothing_else_of_others(world):
    lin = world.people["lin"]
    actions.change_own_contact(version=1, phone="13911112222", email="lin@example.org", actor=actor(lin), at=NOW)

    lin.refresh_from_db()
    assert lin.phone == "13911112222"
    with pytest.raises(PermissionDenied):
        actions.change_person(
            person_id=lin.pk, version=2, name="x", phone="", email="", number="", joined_on=None, note="",
            actor=actor(lin), at=NOW,
        )  # fmt: skip


def test_who_leaves_today_is_out_at_once(world):
    lin, leung = world.people["lin"], actor(world.people["leung"])
    epoch = lin.account.session_epoch
    Substitution.objects.create(person=world.people["chen"], substitute=lin, from_at=NOW)
    Shift.objects.create(
        office=world.office, person=lin, from_at=NOW + timedelta(days=2), until_at=NOW + timedelta(days=3)
    )

    actions.leave(person_id=lin.pk, version=1, last_day=TODAY - timedelta(days=1), actor=leung, at=NOW)

    account = Account.objects.get(person=lin)
    assert (account.is_active, account.session_epoch) == (False, epoch + 1)
    assert actor(lin).holdings == ()
    assert not Shift.objects.filter(person=lin).exists()


def test_who_leaves_later_works_until_the_last_day_and_is_closed_by_the_clock(world):
    lin, leung = world.people["lin"], actor(world.people["leung"])
    actions.leave(person_id=lin.pk, version=1, last_day=TODAY + timedelta(days=5), actor=leung, at=NOW)

    assert actor(lin).holdings
    assert actions.close_leavers(actor=system("clock"), at=NOW) == 0
    assert actions.close_leavers(actor=system("clock"), at=NOW + timedelta(days=6)) == 1
    lin.refresh_from_db()
    assert not lin.is_active
    assert not actor(lin, NOW + timedelta(days=6)).holdings


def test_leaving_ends_areas_and_forgets_posts_that_never_began(world):
    lin = world.people["lin"]
    factories.member(lin, PostCode.SV, world.office, from_on=TODAY + timedelta(days=30))
    area = actions.create_area(office_id=world.office.pk, name="二座", actor=actor(world.people["ho"]), at=NOW)
    AreaAssignment.objects.create(area=area, person=lin, from_on=date(2026, 1, 1))

    actions.leave(person_id=lin.pk, version=1, last_day=TODAY, actor=actor(world.people["leung"]), at=NOW)

    assert list(Membership.objects.filter(person=lin).values_list("post", flat=True)) == ["PA"]
    assert AreaAssignment.objects.get(person=lin).until_on == TODAY + timedelta(days=1)


def test_nobody_dismisses_themself_or_acts_on_a_stale_page(world):
    leung = world.people["leung"]
    with pytest.raises(refusals.OwnPost):
        actions.leave(person_id=leung.pk, version=1, last_day=TODAY, actor=actor(leung), at=NOW)
    with pytest.raises(StaleVersion):
        actions.leave(person_id=world.people["lin"].pk, version=9, last_day=TODAY, actor=actor(leung), at=NOW)
