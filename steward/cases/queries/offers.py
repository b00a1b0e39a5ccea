"""What is handed over and waits for an answer: offered to the reader, or given away by the reader's office."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from steward.cases import rules
from steward.cases.models import Case, Handover
from steward.cases.rules.lists import is_offered_any, offers_to
from steward.foundation.identity.actor import Actor
from steward.foundation.ui.paging import KeyPage, page_by_key
from steward.organisation.models import OutsideLink

from .hanging import handovers_of
from .progress import place_words

SIZE = 25
ORDER = ("offered_at", "id")
TO_US, FROM_US = "to_us", "from_us"
VIEWS = {TO_US: _("Offered to us"), FROM_US: _("Given away, not answered")}
WITH_IT = (
    "case__unit", "case__place", "case__building", "case__office", "from_person", "to_office", "to_department",
    "to_person",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class OfferLine:
    """One handover in a list."""

    offer: Handover
    place: str
    target: str


@dataclass(frozen=True, kw_only=True)
class OffersPage:
    """The handovers that wait: those to answer, or those given away; each view with its name, words, whether open."""

    view: str
    views: list[tuple[str, str, bool]]
    page: KeyPage
    lines: list[OfferLine]


def target_words(offer: Handover) -> str:
    """Return to whom it is handed: the office, the department or the colleague."""
    there = offer.to_office or offer.to_department or offer.to_person
    return (offer.to_office.short_name or offer.to_office.name) if offer.to_office else there.name


def waiting(actor: Actor, view: str = TO_US) -> QuerySet[Handover]:
    """Return the handovers that wait for this actor's answer, or that this actor waits for."""
    if view == TO_US and not is_offered_any(actor):
        return Handover.objects.none()
    seen = rules.visible_to(actor, Case.objects.all())
    if view == TO_US:
        return offers_to(actor).filter(case__in=seen)
    mine = Q(from_person_id__in=rules.stands_for(actor)) | Q(case__owner_id__in=rules.stands_for(actor))
    return Handover.objects.filter(mine, state=Handover.State.OFFERED, case__in=seen)


def offers_page(*, actor: Actor, view: str, after: str = "", before: str = "") -> OffersPage:
    """Return one page of handovers, the one that waits longest first."""
    view = view if view in VIEWS else TO_US
    found = waiting(actor, view).select_related(*WITH_IT)
    page = page_by_key(found, order=ORDER, after=after, before=before, size=SIZE)
    return OffersPage(
        view=view, page=page, views=[(name, str(words), name == view) for name, words in VIEWS.items()],
        lines=[OfferLine(offer=row, place=place_words(row.case), target=target_words(row)) for row in page.rows],
    )  # fmt: skip


def open_offer(case: Case, handovers: Sequence[Handover] | None = None) -> Handover | None:
    """Return the handover of a case that nobody has answered yet (among these, where they were fetched before)."""
    found = handovers_of(case=case.pk) if handovers is None else handovers
    return next((offer for offer in found if offer.state == Handover.State.OFFERED), None)


@dataclass(frozen=True, kw_only=True)
class OutsideAsked:
    """An outside department that was asked about a case, and its open link."""

    offer: Handover
    link: OutsideLink | None


def outside_asked(case: Case, handovers: Sequence[Handover] | None = None) -> OutsideAsked | None:
    """Return the outside department that was asked last and has not sent it back, with the link it answers through.

    It is sought among these handovers, where they were fetched before.
    """
    found = handovers_of(case=case.pk) if handovers is None else handovers
    offer = next((asked for asked in found if asked.to_department and asked.to_department.is_outside), None)
    if offer is None:
        return None
    links: Sequence[OutsideLink] = OutsideLink.objects.filter(
        kind="case", object_id=case.pk, department_id=offer.to_department_id, revoked_at=None
    ).order_by("-pk")[:1]
    return OutsideAsked(offer=offer, link=next(iter(links), None))
