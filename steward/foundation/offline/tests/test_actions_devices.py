import pytest
from django.core.exceptions import PermissionDenied

from steward.foundation.offline import actions
from steward.foundation.offline.models import Device
from steward.foundation.privacy.models import PersonalKey

from .factories import NOW, account, actor_of, phone

pytestmark = pytest.mark.django_db


def test_the_same_phone_of_the_same_account_keeps_its_seal():
    lin = account()
    first = phone(lin)

    again = phone(lin, key=first.key)

    assert bytes(again.seal.secret) == bytes(first.seal.secret)


def test_a_phone_in_other_hands_has_another_seal():
    first = phone(account())

    other = phone(account("chen"), key=first.key)

    assert bytes(other.seal.secret) != bytes(first.seal.secret)


def test_revoking_destroys_the_seal_and_keeps_what_was_unsent():
    lin = account()
    device = phone(lin)
    actions.note_contact(device=device, sent_at=NOW, unsent=7, app_version="1", at=NOW)

    actions.revoke_device(device_id=device.pk, actor=actor_of(lin), at=NOW)

    assert PersonalKey.objects.get(pk=device.seal_id).secret is None
    assert Device.objects.get().unsent == 7
    with pytest.raises(actions.DeviceRevoked):
        phone(lin, key=device.key)


def test_nobody_revokes_the_phone_of_another():
    device = phone(account())

    with pytest.raises(PermissionDenied):
        actions.revoke_device(device_id=device.pk, actor=actor_of(account("chen")), at=NOW)

    assert Device.objects.get().revoked_at is None
