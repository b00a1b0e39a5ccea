"""Which record a paper belongs to, and what the two pages of papers show."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from steward.foundation.files.models import StoredFile
from steward.foundation.files.queries import files_of
from steward.foundation.identity.actor import Actor
from steward.foundation.kinds import registry
from steward.foundation.kinds.registry import Kind, PaperForm
from steward.foundation.privacy.models import PersonalKey
from steward.foundation.timeline.actions import Concern
from steward.foundation.ui.paging import Bounded, KeyPage, bounded_count, page_by_key

from . import rules
from .codes import Named
from .models import SentPage

SHOWN = timedelta(hours=20)
MOST_SHOWN = 40
SIZE = 20


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A form and the record that it is of, found as one that the actor may see."""

    kind: Kind
    form: PaperForm
    record: Any

    @property
    def personal_key(self) -> PersonalKey | None:
        """The key of the person whom the record describes."""
        found = self.record
        for name in filter(None, self.kind.person_key.split("__")):
            found = getattr(found, name, None)
        return found if self.kind.person_key else None

    @property
    def concerns(self) -> list[Concern]:
        """The record, and those whose history tells of it too."""
        beside = [Concern(kind, object_id, "context") for kind, object_id in self.form.told_with(self.record)]
        return [Concern(self.kind.name, self.record.pk), *beside]

    @property
    def number(self) -> str:
        """The number printed on the form."""
        return self.record.number


def paper_of(actor: Actor, named: Named) -> Paper | None:
    """Return what a code names, if the actor may see that record."""
    return _found(actor, named.form, key=named.key)


def paper_by_number(actor: Actor, form: str, number: str) -> Paper | None:
    """Return the form of the record of this number, if the actor may see it."""
    return _found(actor, form, number=number.strip())


def _found(actor: Actor, form: str, **which: Any) -> Paper | None:
    if (known := registry.papers().get(form)) is None:
        return None
    kind, paper = known
    rows = kind.model.objects.filter(**which).select_related("office", *kind.shown_with, *_path(kind))
    record = kind.visible_to(actor, rows).first()
    return Paper(kind=kind, form=paper, record=record) if record else None


def _path(kind: Kind) -> list[str]:
    return [kind.person_key] if kind.person_key else []


@dataclass(frozen=True, kw_only=True)
class PaperPage:
    """One form of one record as the phone shows it: what is on file, and whether pages may be added."""

    paper: Paper
    title: str
    url: str
    may_file: bool
    files: list[StoredFile]


def paper_page(actor: Actor, paper: Paper) -> PaperPage:
    """Return the phone's page of a paper already found through `paper_of`."""
    kind, record = paper.kind, paper.record
    return PaperPage(
        paper=paper, title=kind.title(record), url=kind.url(record) if kind.url else "",
        may_file=paper.form.may_file(actor, record), files=files_of(kind.name, record.pk, form=paper.form.name),
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Filed:
    """A page that found its record: which form, of what, where."""

    page: SentPage
    form: Any
    title: str
    url: str


@dataclass(frozen=True, kw_only=True)
class DeskPage:
    """The pages that wait for somebody to say what they are, and what the reader sent in lately."""

    waiting: KeyPage
    count: Bounded
    filed: list[Filed]
    forms: list[tuple[str, Any]] = field(default_factory=list)


def page_of(actor: Actor, key: Any) -> SentPage | None:
    """Return a page that was sent in, if the actor may see it."""
    return rules.visible_to(actor, SentPage.objects.filter(key=key)).select_related("file", "sent_by").first()


def desk_page(actor: Actor, now: datetime, *, after: str = "", before: str = "") -> DeskPage:
    """Return the desk's page of papers (a fixed number of statements)."""
    waiting = rules.visible_to(actor, SentPage.objects.filter(state=SentPage.State.WAITING))
    lately = SentPage.objects.filter(sent_by_id=actor.person_id, state=SentPage.State.FILED, sent_at__gt=now - SHOWN)
    return DeskPage(
        waiting=page_by_key(
            waiting.select_related("file", "sent_by"), order=("-id",), after=after, before=before, size=SIZE
        ),
        count=bounded_count(waiting),
        filed=_filed(actor, lately.order_by("-id")[:MOST_SHOWN]),
        forms=form_choices(),
    )


def form_choices() -> list[tuple[str, Any]]:
    """Return every form that can come back as paper: its name and its words."""
    return [(name, form.label) for name, (_kind, form) in registry.papers().items()]


def _filed(actor: Actor, pages: Iterable[SentPage]) -> list[Filed]:
    pages, records = list(pages), {}
    for name in {page.kind for page in pages}:
        kind = registry.kind(name)
        ids = [page.object_id for page in pages if page.kind == name]
        rows = kind.visible_to(actor, kind.model.objects.filter(pk__in=ids)).select_related("office", *kind.shown_with)
        records |= {(name, record.pk): (kind, record) for record in rows}
    return [_line(page, *found) for page in pages if (found := records.get((page.kind, page.object_id)))]


def _line(page: SentPage, kind: Kind, record: Any) -> Filed:
    form = registry.papers()[page.form][1]
    words = f"{record.number}　{kind.title(record)}"
    return Filed(page=page, form=form.label, title=words, url=kind.url(record) if kind.url else "")
