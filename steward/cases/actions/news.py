"""Tell the parts above what became of a case, by wire: a return visit is owed, or owed no longer."""

from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from steward.cases.models import Case
from steward.foundation.identity.actor import Actor


def report(*, news: str, case: Case, actor: Actor, at: datetime) -> None:
    """Report that a case was "resolved", "closed", "reopened" or "withdrawn", inside the transaction of the act."""
    if path := settings.CASE_NEWS.get(news):
        import_string(path)(case=case, actor=actor, at=at)
