"""Imports as records of their own."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from steward.foundation.kinds.registry import Kind, Verb, verbs_of

from .actions import forget_before
from .models import Batch
from .rules import visible_to

KINDS = (
    Kind(
        name="import",
        label=_("Import"),
        model=Batch,
        visible_to=visible_to,
        url=lambda batch: reverse("imports:batch", args=[batch.key]),
        verbs=verbs_of(
            Verb(name="imports.started", sentence=_("Started the import"), icon="file-import"),
            Verb(name="imports.resumed", sentence=_("Let the import go on"), icon="file-import"),
            Verb(name="imports.stopped", sentence=_("Stopped the import"), icon="player-pause"),
            Verb(
                name="imports.finished",
                sentence=_("Finished the import"),
                detail=_("{created} new, {changed} changed, {rejected} rejected"),
                icon="circle-check",
            ),
            Verb(name="imports.failed", sentence=_("The import failed"), icon="alert-triangle"),
            Verb(name="imports.undoing", sentence=_("Took the import back"), icon="arrow-back-up"),
            Verb(
                name="imports.undone",
                sentence=_("The import is taken back"),
                detail=_("{kept} records stay because they were worked on since"),
                icon="arrow-back-up",
            ),
        ),
    ),
)
ERASERS = (forget_before,)
