"""Short words in which the checklists that a company starts with are written down."""

from dataclasses import dataclass, field
from decimal import Decimal

from steward.inspections.models import Answering, ChecklistItem, Offer, Severity, Subject
from steward.inspections.rules.wording import ItemText, SectionText

Photo = ChecklistItem.Photo
SAFETY, FUNCTION, APPEARANCE = Severity.SAFETY, Severity.FUNCTION, Severity.APPEARANCE
FIXED, RECTIFY, CASE, VIOLATION, INCIDENT = (
    Offer.FIXED, Offer.RECTIFICATION, Offer.CASE, Offer.VIOLATION, Offer.INCIDENT,
)  # fmt: skip
MEND = (FIXED, RECTIFY)
BREACH = (VIOLATION, FIXED, CASE)
AT_ONCE = (INCIDENT, RECTIFY)


@dataclass(frozen=True, kw_only=True)
class ChecklistPreset:
    """One checklist, with the clauses it answers to."""

    code: str
    name: tuple[str, str]
    subject: Subject
    sections: tuple[SectionText, ...]
    clauses: tuple[str, ...] = field(default=())


def item(
    code: str, words: str, english: str, standard: str = "", in_english: str = "", points: str = "0",
    photo: str = Photo.ON_FAIL, offers: tuple[str, ...] = MEND, **more: object,
) -> ItemText:  # fmt: skip
    """Return an item, passed, failed or not applicable unless `answering` says otherwise."""
    return ItemText(
        code=code, words=words, words_en=english, standard=standard, standard_en=in_english, points=Decimal(points),
        photo=photo, offers=offers, **more,
    )  # fmt: skip


def reading(code: str, words: str, english: str, measure: str, **more: object) -> ItemText:
    """Return an item answered by a number."""
    limits = {name: Decimal(str(more.pop(name))) for name in ("low", "high") if name in more}
    return item(code, words, english, answering=Answering.NUMBER, measure=measure, **limits, **more)


def choice(code: str, words: str, english: str, passes: bool) -> dict[str, object]:
    """Return one way to answer an item of choice."""
    return {"code": code, "words": words, "words_en": english, "passes": passes}


def section(name: str, english: str, *items: ItemText) -> SectionText:
    """Return one part of a checklist."""
    return SectionText(name=name, name_en=english, items=items)
