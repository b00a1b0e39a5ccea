"""The record types of the installation itself."""

from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.models import Account
from steward.foundation.kinds.registry import Kind, Verb, verbs_of


def _visible_to(actor, accounts):
    return accounts if actor.is_system_admin else accounts.filter(person_id=actor.person_id)


KINDS = (
    Kind(
        name="account",
        label=_("account"),
        model=Account,
        visible_to=_visible_to,
        verbs=verbs_of(
            Verb(
                name="operations.administrator_created",
                sentence=_("The installation was set up with its first administrator."),
                icon="key",
            ),
        ),
    ),
)
