"""Say which column is which, and remember it for the next file of this layout."""

from collections.abc import Mapping as Pairs
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_noop as _

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.versions import check_version
from steward.foundation.imports import rules
from steward.foundation.imports.headings import Heading
from steward.foundation.imports.mapping import Mapping
from steward.foundation.imports.models import Batch, IllegalMove, KnownLayout, Status
from steward.foundation.imports.reasons import Unreadable
from steward.foundation.imports.targets import targets


class Incomplete(Unreadable):
    """A field that every record needs has neither a column nor a fixed value."""


@transaction.atomic
def map_columns(
    *, batch: Batch, columns: Pairs[str, int], constants: Pairs[str, str], actor: Actor, at: datetime, version: int,
    heading: Heading | None = None,
) -> Batch:  # fmt: skip
    """Set field -> column and field -> fixed text. Raises Incomplete, Unreadable for a fixed value that cannot be read.

    Raises StaleVersion when somebody else has changed it, IllegalMove when it is already running.
    """
    batch = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    check_version(batch, version)
    target = targets()[batch.target]
    if not rules.may_run(actor, batch.target, batch.office_id):
        raise PermissionDenied
    if batch.status != Status.UPLOADED:
        raise IllegalMove(batch.status)
    known = Mapping.read(batch.mapping)
    chosen = Mapping(
        columns=dict(columns), constants={name: text for name, text in constants.items() if text},
        heading=heading or known.heading, layout=known.layout,
    )  # fmt: skip
    for name, text in chosen.constants.items():
        target.field_named(name).parse(text)
    if missing := chosen.missing(target):
        raise Incomplete(_("Say where “%(field)s” is to be found."), field=str(missing[0].label))
    batch.mapping = chosen.kept()
    batch.version += 1
    batch.save(update_fields=["mapping", "version"])
    KnownLayout.objects.update_or_create(
        target=batch.target, fingerprint=chosen.heading.fingerprint,
        defaults={
            "columns": {name: chosen.heading.labels[column] for name, column in chosen.columns.items()},
            "constants": chosen.constants, "used_at": at,
        },
    )  # fmt: skip
    return batch
