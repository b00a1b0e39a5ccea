"""What residents do, told in the history of a case."""

from django.utils.translation import gettext_lazy as _

from steward.foundation.kinds.registry import Verb

KINDS = ()
VERBS = (
    Verb(
        name="cases.met_by_another", icon="users", sentence=_("Another resident met it too"),
        detail=_("{count} by now"), customer=True,
    ),
)  # fmt: skip
