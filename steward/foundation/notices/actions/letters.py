"""The outbox of letters: written once, sent by whoever claims them, tried again when the mail server does not answer.

A letter holds no text: it is composed when it is sent, of what its reader may still see. A worker killed between
sending and noting it sends the same letter again ten minutes later, with the same Message-ID, so that it is shown once.
"""

import smtplib
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from steward.foundation.notices.models import Letter, Notice, Preference
from steward.foundation.notices.queries.letters import compose

GRACE = timedelta(minutes=2)  # whoever reads it on the screen meanwhile gets no letter
YOUNG = timedelta(days=1)
CLAIM = timedelta(minutes=10)
MOST_ATTEMPTS = 8
BATCH = 50
TROUBLE = (smtplib.SMTPException, OSError)


def _is_on() -> bool:
    return bool(settings.DEFAULT_FROM_EMAIL)


@transaction.atomic
def write_urgent_letters(*, at: datetime) -> int:
    """Put a letter into the outbox for every urgent notice that lies unread; returns how many. Twice is once."""
    if not _is_on():
        return 0
    written = Letter.objects.filter(notice=OuterRef("pk"))
    unwanted = Preference.objects.filter(person=OuterRef("person"), mails_urgent=False)
    waiting = Notice.objects.filter(
        ~Exists(written), ~Exists(unwanted), urgent=True, read_at=None, withdrawn_at=None, created_at__lte=at - GRACE,
        created_at__gt=at - YOUNG, person__is_active=True,
    ).exclude(person__email="")  # fmt: skip
    rows = waiting.order_by("pk").values_list("pk", "person_id")[:BATCH]
    letters = [Letter(person_id=person, notice_id=pk, created_at=at, try_at=at) for pk, person in rows]
    return len(Letter.objects.bulk_create(letters, ignore_conflicts=True))


@transaction.atomic
def write_digests(*, day: date, at: datetime) -> int:
    """Put the letter of the day into the outbox for everybody with unread notices; returns how many. Twice is once."""
    if not _is_on():
        return 0
    unwanted = Preference.objects.filter(person=OuterRef("person"), mails_digest=False)
    unread = Notice.objects.filter(~Exists(unwanted), read_at=None, withdrawn_at=None, person__is_active=True)
    people = unread.exclude(person__email="").values_list("person_id", flat=True).distinct()
    letters = [Letter(person_id=person, day=day, created_at=at, try_at=at) for person in people.order_by("person_id")]
    return len(Letter.objects.bulk_create(letters, ignore_conflicts=True))


def send_letters(*, at: datetime) -> int:
    """Send what is due; returns how many left. Any number of workers may run at once: each claims its letters."""
    sent = 0
    due = Letter.objects.filter(sent_at=None, over_at=None, try_at__lte=at).order_by("try_at", "pk")
    for letter in list(due.select_related("person", "notice")[:BATCH]):
        claimed = Letter.objects.filter(pk=letter.pk, try_at=letter.try_at, sent_at=None).update(
            try_at=at + CLAIM, attempts=F("attempts") + 1
        )
        if claimed:
            sent += _send(letter, at)
    return sent


def _send(letter: Letter, at: datetime) -> int:
    """Send one claimed letter; what there is nothing to say in any more is over, what fails is tried again later."""
    composed = compose(letter, at=at)
    if composed is None:
        Letter.objects.filter(pk=letter.pk).update(over_at=at)
        return 0
    message = EmailMessage(
        subject=composed.subject, body=composed.text, to=[letter.person.email],
        headers={"Message-ID": f"<{letter.key}@steward>", "Auto-Submitted": "auto-generated"},
    )  # fmt: skip
    try:
        message.send()
    except TROUBLE as trouble:
        attempts = letter.attempts + 1
        is_over = attempts >= MOST_ATTEMPTS
        Letter.objects.filter(pk=letter.pk).update(
            try_at=at + timedelta(minutes=2**attempts), over_at=at if is_over else None,
            trouble=f"{type(trouble).__name__}: {trouble}"[:200],
        )  # fmt: skip
        return 0
    Letter.objects.filter(pk=letter.pk).update(sent_at=at, trouble="")
    return 1


def forget_old_letters(*, at: datetime) -> int:
    """Delete letters that left, or were given up, a month ago; the clock calls it each night."""
    past = at - timedelta(days=30)
    return Letter.objects.filter(Q(sent_at__lt=past) | Q(over_at__lt=past)).delete()[0]
