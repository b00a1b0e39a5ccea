"""What a letter says, in the language of its reader, of what the reader may still see."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from steward.foundation.identity.models import Account
from steward.foundation.notices.models import Letter, Notice

from .listing import Told, tell

MOST_LINES = 50


@dataclass(frozen=True, kw_only=True)
class Composed:
    """One letter ready to be sent."""

    subject: str
    text: str


def compose(letter: Letter, *, at: datetime) -> Composed | None:
    """Return the letter, or None when there is nothing left to say: read, withdrawn, no account or address any more."""
    account = Account.objects.select_related("person").filter(person=letter.person_id, is_active=True).first()
    if account is None or not letter.person.email:
        return None
    notices = Notice.objects.filter(person=letter.person_id, read_at=None, withdrawn_at=None)
    if letter.notice_id:
        notices = notices.filter(pk=letter.notice_id)
    found = list(notices.select_related("office").order_by("-pk")[: MOST_LINES + 1])
    if not found:
        return None
    reader = import_string(settings.ACTOR_OF)(account, at)
    with override(account.person.language):
        return _urgent(tell(found, reader)[0]) if letter.notice_id else _digest(tell(found, reader))


def _urgent(told: Told) -> Composed:
    return Composed(
        subject=_one_line(told.sentence), text="\n".join([told.sentence, "", _address(told.url), "", _foot()])
    )


def _digest(told: tuple[Told, ...]) -> Composed:
    count = len(told)
    subject = ngettext("%(n)s notice waits for you", "%(n)s notices wait for you", count) % {
        "n": f"{min(count, MOST_LINES)}{'+' if count > MOST_LINES else ''}"
    }
    lines = [f"- {one.sentence}\n  {_address(one.url)}" for one in told[:MOST_LINES]]
    return Composed(subject=subject, text="\n".join([*lines, "", _address("/notices/"), "", _foot()]))


def _foot() -> str:
    return _("What you are sent you choose here: %(url)s") % {"url": _address("/notices/preferences/")}


def _address(path: str) -> str:
    return urljoin(settings.PUBLIC_URL, path) if path else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())[:150]
