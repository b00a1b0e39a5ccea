"""What an outside department reads of a case behind its link: the matter and the place, never who brought it."""

from dataclasses import dataclass

from steward.cases.models import Case, Handover
from steward.organisation.models import OutsideLink


@dataclass(frozen=True, kw_only=True)
class OutsidePage:
    """A case as an outside department sees it; `waits` says whether its answer is still wanted."""

    case: Case
    offer: Handover | None
    place: str
    waits: bool

    @property
    def undecided(self) -> bool:
        """Whether the department has not yet taken it or sent it back."""
        return self.waits and self.offer is not None and self.offer.state == Handover.State.OFFERED


def outside_page(link: OutsideLink) -> OutsidePage:
    """Return what the holder of a living link reads.

    Who brought the case, how to reach them and what they said stay inside; the colleague who hands it over writes
    what is asked.
    """
    with_it = ("office", "category", "unit__building", "unit__floor", "place", "building", "owner")
    case = Case.objects.select_related(*with_it).get(pk=link.object_id)
    offer = case.handovers.filter(to_department_id=link.department_id).order_by("-pk").first()
    over = (Handover.State.RETURNED, Handover.State.WITHDRAWN)
    waits = case.is_open and offer is not None and offer.state not in over
    return OutsidePage(case=case, offer=offer, place=_place(case) if waits else "", waits=waits)


def _place(case: Case) -> str:
    """Return where it is; of a confidential matter only the building."""
    if case.is_confidential or case.is_about_persons:
        building = case.building or (case.unit.building if case.unit else None)
        return building.name if building else ""
    if case.unit:
        return case.unit.label_text
    return case.place.name if case.place else (case.building.name if case.building else "")
