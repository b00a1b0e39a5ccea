import pytest
from django.core.exceptions import PermissionDenied

from steward.foundation.identity.models import Account
from steward.foundation.timeline.queries import history
from steward.organisation import actions
from steward.organisation.actions import refusals
from steward.organisation.tests import factories
from steward.organisation.tests.factories import NOW, actor, signed_in


def _by(world, who):
    return {"actor": actor(world.people[who]), "at": NOW}


def test_disabling_an_account_ends_its_sessions_at_once(world, client):
    lin = world.people["lin"]
    browser = signed_in(lin)
    assert browser.get("/me/").status_code == 200

    actions.disable_account(person_id=lin.pk, **_by(world, "leung"))

    assert browser.get("/me/").status_code == 302
    assert history("person", lin.pk)[0].event.verb == "organisation.account_disabled"


def test_disabling_twice_is_once_and_enabling_lets_in_again(world):
    lin = world.people["lin"]
    for _ in range(2):
        actions.disable_account(person_id=lin.pk, **_by(world, "leung"))
    actions.enable_account(person_id=lin.pk, **_by(world, "leung"))

    assert [line.event.verb for line in history("person", lin.pk)] == [
        "organisation.account_enabled", "organisation.account_disabled",
    ]  # fmt: skip


def test_a_reset_gives_a_password_once_and_ends_the_sessions(world):
    lin = world.people["lin"]
    browser = signed_in(lin)

    account, password = actions.reset_password(person_id=lin.pk, **_by(world, "yip"))

    assert account.check_password(password)
    assert account.must_change_password
    assert browser.get("/me/").status_code == 302


@pytest.mark.parametrize("verb", [actions.disable_account, actions.enable_account, actions.reset_password])
@pytest.mark.parametrize(("who", "whom"), [("lin", "wong"), ("leung", "ng"), ("leung", "admin"), ("chow", "lin")])
def test_accounts_of_others_are_not_touched(world, verb, who, whom):
    with pytest.raises(PermissionDenied):
        verb(person_id=world.people[whom].pk, **_by(world, who))


def test_ones_own_account_is_not_changed_here(world):
    with pytest.raises(refusals.OwnAccount):
        actions.disable_account(person_id=world.people["leung"].pk, **_by(world, "leung"))
    with pytest.raises(refusals.OwnAccount):
        actions.reset_password(person_id=world.people["leung"].pk, **_by(world, "leung"))


def test_the_last_administrator_stays(world):
    cheng, admin = world.people["cheng"], world.people["admin"]
    actions.set_administrator(person_id=cheng.pk, is_admin=True, **_by(world, "admin"))
    assert actor(cheng).holds("ADM")
    actions.set_administrator(person_id=admin.pk, is_admin=False, **_by(world, "cheng"))

    with pytest.raises(PermissionDenied):
        actions.set_administrator(person_id=cheng.pk, is_admin=False, **_by(world, "admin"))
    Account.objects.filter(person=admin).update(is_system_admin=True, is_active=False)
    with pytest.raises(refusals.LastAdministrator):
        actions.set_administrator(person_id=cheng.pk, is_admin=False, actor=actor(world.people["admin"]), at=NOW)


def test_an_account_is_opened_once_with_a_name_of_its_own(world):
    person = factories.person("PA", world.office)
    with pytest.raises(refusals.HasAccount):
        actions.open_account(person_id=person.pk, username="new", **_by(world, "yip"))

    Account.objects.filter(person=person).delete()
    with pytest.raises(refusals.NameTaken):
        actions.open_account(person_id=person.pk, username="Lin", **_by(world, "yip"))
    account, password = actions.open_account(person_id=person.pk, username="new", **_by(world, "yip"))
    assert account.check_password(password)
    assert len(password) == 14


def test_nobody_who_left_gets_an_account(world):
    person = world.people["lin"]
    person.is_active = False
    person.save()
    Account.objects.filter(person=person).delete()

    with pytest.raises(refusals.HasLeft):
        actions.open_account(person_id=person.pk, username="lin2", **_by(world, "yip"))
