"""Two people edit one record: the second is told, never overwrites."""

from typing import Any

from django.utils.translation import gettext_lazy as _


class StaleVersion(Exception):
    """The record was changed by somebody else since the form was opened; the door answers 409 and keeps what was typed."""

    message = _("Somebody changed this in the meantime. Compare with what you typed, then save again.")

    def __str__(self) -> str:
        return str(self.message)


def check_version(record: Any, version: int | None) -> None:
    """Raise StaleVersion unless the form was made from the record as it now stands."""
    if version != record.version:
        raise StaleVersion
