"""Find a row and hold it for the change that follows."""

from django.db.models import Model, QuerySet

from steward.foundation.identity.versions import check_version


def locked[Row: Model](rows: QuerySet[Row], pk: int, version: int | None = None) -> Row:
    """Return the row, locked for this transaction. Raises StaleVersion when it is not the version that was seen.

    `version` None: nobody looked at a page (an import, the simulation).
    """
    row = rows.select_for_update(of=("self",)).get(pk=pk)
    if version is not None:
        check_version(row, version)
    return row
