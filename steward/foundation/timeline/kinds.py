"""Verbs that can happen to any record."""

from django.utils.translation import gettext_lazy as _

from steward.foundation.kinds.registry import Verb

VERBS = (
    Verb(name="timeline.voided", sentence=_("Voided an entry"), icon="eraser"),
    Verb(name="privacy.erased", sentence=_("Erased personal details"), icon="eraser"),
)
