"""Pages sent in at the desk: each is filed by its own code; one that cannot be waits for somebody to say."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from steward.foundation.files import actions as files
from steward.foundation.files.actions import TooMany, Upload, UploadRefused
from steward.foundation.files.models import Purpose
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.papers import queries, rules
from steward.foundation.papers.models import SentPage
from steward.foundation.papers.reading import MOST_PAGES, Page, pages_of
from steward.foundation.papers.refusals import NoSuchRecord, OneIsBad, SettledMeanwhile, TooManyPages
from steward.foundation.timeline import actions as timeline
from steward.foundation.timeline.actions import Concern

from .filing import file_paper, record_filed

State, Finding = SentPage.State, SentPage.Finding


@transaction.atomic
def send_in(
    *, uploads: Iterable[Upload], office: Office, actor: Actor, at: datetime, suggested: str = ""
) -> list[SentPage]:
    """File every page by the code printed on it; a page without one that can be followed is kept and waits.

    `suggested` is the number of the record from whose page they were sent. Raises UploadRefused; then none is kept.
    """
    together: dict[Any, list[Page]] = {}
    for place, page in enumerate(_pages(uploads)):
        together.setdefault(page.named or place, []).append(page)
    return [
        sent
        for pages in together.values()
        for sent in _sent(pages, office=office, actor=actor, at=at, suggested=suggested)
    ]


def _pages(uploads: Iterable[Upload]) -> list[Page]:
    pages: list[Page] = []
    for upload in uploads:
        try:
            pages.extend(pages_of(upload))
        except UploadRefused as refusal:
            raise OneIsBad(upload.name, refusal) from refusal
        if len(pages) > MOST_PAGES:
            raise TooManyPages
    return pages


def _sent(pages: list[Page], *, office: Office, actor: Actor, at: datetime, suggested: str) -> list[SentPage]:
    """File the pages of one paper, or keep them waiting."""
    first = pages[0]
    sent = [SentPage(office=office, sent_by_id=actor.person_id, sent_at=at, suggested=suggested) for _page in pages]
    paper = queries.paper_of(actor, first.named) if first.named else None
    if paper is None or not paper.form.may_file(actor, paper.record):
        return [_kept_waiting(*each, actor, at, _why(first)) for each in zip(sent, pages, strict=True)]
    try:
        with transaction.atomic():
            file_paper(paper=paper, uploads=[page.upload for page in pages], actor=actor, at=at)
    except TooMany:
        return [_kept_waiting(*each, actor, at, Finding.FULL) for each in zip(sent, pages, strict=True)]
    for row in sent:
        row.finding, row.state = Finding.READ, State.FILED
        row.kind, row.object_id, row.form = paper.kind.name, paper.record.pk, paper.form.name
        row.settled_at, row.settled_by_id = at, actor.person_id
    return SentPage.objects.bulk_create(sent)


def _why(page: Page) -> Finding:
    if page.named:
        return Finding.NOT_YOURS
    return Finding.UNKNOWN if page.has_code else Finding.UNREAD


def _kept_waiting(sent: SentPage, page: Page, actor: Actor, at: datetime, why: Finding) -> SentPage:
    sent.finding = why
    sent.save()
    [sent.file] = files.store(
        uploads=[page.upload], kind="sent_page", object_id=sent.pk, office=sent.office, actor=actor, at=at,
        purpose=Purpose.SCAN,
    )  # fmt: skip
    sent.save(update_fields=["file"])
    timeline.record(
        verb="papers.kept", office=sent.office, actor=actor, captured_at=at, about=[Concern("sent_page", sent.pk)],
        facts={"finding": str(why)} | files.facts_of([sent.file]),
    )  # fmt: skip
    return sent


def _waiting(page_id: int, actor: Actor) -> SentPage:
    page = SentPage.objects.select_for_update(of=("self",)).select_related("file", "office").get(pk=page_id)
    if not rules.may_settle(actor, page):
        raise PermissionDenied
    if page.state != State.WAITING:
        raise SettledMeanwhile
    return page


@transaction.atomic
def settle(*, page_id: int, form: str, number: str, actor: Actor, at: datetime) -> SentPage:
    """File a waiting page as a form of the record of this number.

    Raises PermissionDenied, SettledMeanwhile, NoSuchRecord, UploadRefused.
    """
    page = _waiting(page_id, actor)
    paper = queries.paper_by_number(actor, form, number)
    if paper is None:
        raise NoSuchRecord
    if not paper.form.may_file(actor, paper.record):
        raise PermissionDenied
    kept = files.move(
        file=page.file, kind=paper.kind.name, object_id=paper.record.pk, office=paper.record.office,
        personal_key=paper.personal_key, form=form,
    )  # fmt: skip
    page.kind, page.object_id, page.form = paper.kind.name, paper.record.pk, form
    _settled(page, State.FILED, actor, at)
    record_filed(paper=paper, kept=[kept], actor=actor, at=at, about=[Concern("sent_page", page.pk, "source")])
    return page


@transaction.atomic
def discard(*, page_id: int, actor: Actor, at: datetime) -> SentPage:
    """Take a waiting page away for good: it is no paper of ours. Raises PermissionDenied, SettledMeanwhile."""
    page = _waiting(page_id, actor)
    _settled(page, State.DISCARDED, actor, at)
    files.remove(file_id=page.file_id, actor=actor, at=at)
    return page


def _settled(page: SentPage, state: State, actor: Actor, at: datetime) -> None:
    page.state, page.settled_at, page.settled_by_id = state, at, actor.person_id
    page.save(update_fields=["state", "kind", "object_id", "form", "settled_at", "settled_by"])
