"""A person says what to be sent."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Person
from steward.foundation.identity.versions import check_version
from steward.foundation.notices.models import Preference


@transaction.atomic
def set_preference(*, version: int, mails_urgent: bool, mails_digest: bool, actor: Actor, at: datetime) -> Preference:
    """Keep what the actor wants to be sent; no row of history, for nobody else's work depends on it.

    Raises PermissionDenied for who is no person, and StaleVersion.
    """
    if actor.person_id is None:
        raise PermissionDenied
    Person.objects.select_for_update(of=("self",)).get(pk=actor.person_id)
    row = Preference.objects.filter(person_id=actor.person_id).first() or Preference(person_id=actor.person_id)
    check_version(row, version)
    row.mails_urgent, row.mails_digest, row.changed_at = mails_urgent, mails_digest, at
    if row.pk is None:
        row.save(force_insert=True)
    else:
        row.version += 1
        row.save(update_fields=["mails_urgent", "mails_digest", "changed_at", "version"])
    return row
