"""Places, their labels, keys and who has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from steward.estate import rules
from steward.estate.models import Building, EstateKey, KeyLoan, Place
from steward.estate.rules.codes import code_key, read_code
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.ui.paging import Bounded, KeyPage, bounded_count, page_by_key


@dataclass(frozen=True, kw_only=True)
class PlacesPage:
    """A list of places, filtered."""

    office: Office
    page: KeyPage
    found: Bounded
    asked: Mapping[str, str]
    buildings: tuple[Building, ...]
    types: tuple[tuple[str, str], ...]
    may_change: bool
    may_print: bool

    @property
    def is_filtered(self) -> bool:
        """Whether anything narrows the list."""
        return any(self.asked.values())


@dataclass(frozen=True, kw_only=True)
class KeyLine:
    """One key on the board; `loan` when it is out."""

    key: EstateKey
    loan: KeyLoan | None
    is_late: bool

    @property
    def opens(self) -> str:
        """What the key opens, in words."""
        if self.key.unit:
            return self.key.unit.label_text
        return self.key.place.name if self.key.place else ""


@dataclass(frozen=True, kw_only=True)
class KeysPage:
    """The board of keys."""

    office: Office
    page: KeyPage
    lines: tuple[KeyLine, ...]
    asked: Mapping[str, str]
    out: Bounded
    late: Bounded
    held: Bounded
    may_change: bool


@dataclass(frozen=True, kw_only=True)
class KeyPageOfOne:
    """One key with its loans, newest first."""

    line: KeyLine
    loans: tuple[KeyLoan, ...]
    may_change: bool


def places_of(actor: Actor, office: Office, asked: Mapping[str, str]) -> QuerySet[Place]:
    """Return the active places of an office that fit the filters `q`, `building` and `type`."""
    rows = rules.visible_to(actor, Place.objects.filter(office=office))
    rows = rows.filter(is_active=asked.get("show") != "closed")
    if text := asked.get("q", "").replace("\0", "").strip()[:60]:
        rows = rows.filter(Q(name__contains=text) | Q(code=read_code(text)))
    if building := asked.get("building"):
        rows = rows.filter(building=None) if building == "-" else rows.filter(building__code=building[:16])
    if type := asked.get("type"):
        rows = rows.filter(type=type)
    return rows


def places_page(
    actor: Actor, office: Office, asked: Mapping[str, str], *, after: str = "", before: str = ""
) -> PlacesPage:
    """Return one page of places in the order in which they were added."""
    rows = places_of(actor, office, asked)
    page = page_by_key(
        rows.select_related("community", "building", "floor"), order=("id",), after=after, before=before
    )
    return PlacesPage(
        office=office, page=page, found=bounded_count(rows), asked=asked,
        buildings=tuple(Building.objects.filter(office=office, is_active=True).order_by("position", "code")),
        types=tuple((value, str(label)) for value, label in Place.Type.choices),
        may_change=rules.may(actor, "place", "change", office.pk),
        may_print=rules.may(actor, "place", "print_labels", office.pk),
    )  # fmt: skip


def keys_of(actor: Actor, office: Office, asked: Mapping[str, str], *, at: datetime) -> QuerySet[EstateKey]:
    """Return the keys in keeping that fit the filters `q` and `show` (out, late, in, gone)."""
    rows = rules.visible_to(actor, EstateKey.objects.filter(office=office))
    rows = rows.filter(returned_on__isnull=asked.get("show") != "gone")
    if text := asked.get("q", "").replace("\0", "").strip()[:60]:
        key = code_key(text)
        by_unit = Q(unit__code_key__startswith=key) if key else Q()
        rows = rows.filter(Q(number__icontains=text) | Q(slot__icontains=text) | by_unit)
    out = KeyLoan.objects.filter(estate_key=OuterRef("pk"), returned_at=None)
    found = {"out": Exists(out), "late": Exists(out.filter(due_at__lt=at)), "in": ~Exists(out)}
    return rows.filter(found[asked["show"]]) if asked.get("show") in found else rows


def keys_page(
    actor: Actor, office: Office, asked: Mapping[str, str], *, at: datetime, after: str = "", before: str = ""
) -> KeysPage:
    """Return one page of the board."""
    page = page_by_key(
        _with_loans(keys_of(actor, office, asked, at=at)), order=("number", "id"), after=after, before=before
    )
    everything = {"q": ""}
    return KeysPage(
        office=office, page=page, lines=tuple(_line(key, at) for key in page.rows), asked=asked,
        held=bounded_count(keys_of(actor, office, everything, at=at)),
        out=bounded_count(keys_of(actor, office, everything | {"show": "out"}, at=at)),
        late=bounded_count(keys_of(actor, office, everything | {"show": "late"}, at=at)),
        may_change=rules.may(actor, "estate_key", "change", office.pk),
    )  # fmt: skip


def key_page(actor: Actor, key: EstateKey, *, at: datetime) -> KeyPageOfOne:
    """Return one key with its loans."""
    loans = KeyLoan.objects.filter(estate_key=key).select_related("borrower", "lent_by", "returned_to")
    newest = tuple(loans.order_by("-lent_at")[:50])
    key.open_loans = [loan for loan in newest if loan.returned_at is None]
    return KeyPageOfOne(
        line=_line(key, at), loans=newest, may_change=rules.may(actor, "estate_key", "change", key.office_id)
    )


def late_loans(*, at: datetime) -> QuerySet[KeyLoan]:
    """Return the loans of all offices that should have ended."""
    return KeyLoan.objects.filter(returned_at=None, due_at__lt=at).select_related("estate_key__office")


def _with_loans(rows: QuerySet[EstateKey]) -> QuerySet[EstateKey]:
    out = KeyLoan.objects.filter(returned_at=None).select_related("borrower")
    return rows.select_related("unit__building", "unit__floor", "place").prefetch_related(
        Prefetch("loans", queryset=out, to_attr="open_loans")
    )


def _line(key: EstateKey, at: datetime) -> KeyLine:
    loan = next(iter(key.open_loans), None)
    return KeyLine(key=key, loan=loan, is_late=bool(loan and loan.due_at < at))
