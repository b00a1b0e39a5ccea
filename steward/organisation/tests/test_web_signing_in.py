from steward.foundation.identity.models import Account
from steward.foundation.offline.models import Receipt
from steward.foundation.timeline.queries import history
from steward.organisation.tests.factories import signed_in


def test_no_sign_in_leaves_a_receipt(world, client):
    client.post("/accounts/login/", {"login": "lin", "password": "Steward-2026", "_receipt": "k-1"})

    assert client.get("/me/").status_code == 200
    assert not Receipt.objects.exists()


def test_a_changed_password_stands_in_the_history(world):
    lin, new = world.people["lin"], "a sentence is easy to keep"
    client = signed_in(lin)

    client.post("/accounts/password/", {"oldpassword": "Steward-2026", "password1": new, "password2": new})

    assert Account.objects.get(person=lin).check_password(new)
    event = history("person", lin.pk)[0].event
    assert (event.verb, event.actor, event.office) == ("organisation.password_changed", lin, world.office)
