"""The text of a version as it is written: sections and items before they are rows, and what makes an item unfit."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from steward.inspections.models import Answering, ChecklistItem, ChecklistSection, Offer, Severity

MOST_ITEMS = 200


@dataclass(frozen=True, kw_only=True)
class ItemText:
    """One thing to look at; `code` stays the same from version to version."""

    code: str
    words: str
    words_en: str = ""
    standard: str = ""
    standard_en: str = ""
    answering: str = Answering.PASS
    low: Decimal | None = None
    high: Decimal | None = None
    measure: str = ""
    choices: tuple[dict[str, Any], ...] = ()  # {"code", "words", "words_en", "passes"}
    is_required: bool = True
    photo: str = ChecklistItem.Photo.FREE
    points: Decimal = Decimal(0)
    severity: str = Severity.FUNCTION
    offers: tuple[str, ...] = (Offer.FIXED, Offer.RECTIFICATION)
    alarm: bool = False

    def row(self, section: ChecklistSection, position: int) -> ChecklistItem:
        """Return the item as a row, not yet written."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        values |= {"choices": list(self.choices), "offers": [str(offer) for offer in self.offers]}
        return ChecklistItem(section=section, position=position, **values)


@dataclass(frozen=True, kw_only=True)
class SectionText:
    """One part of a version."""

    name: str
    name_en: str = ""
    items: tuple[ItemText, ...] = ()


def text_of(sections: Iterable[ChecklistSection]) -> tuple[SectionText, ...]:
    """Return the text of a version whose sections were read with their items, both in order."""
    return tuple(
        SectionText(name=s.name, name_en=s.name_en, items=tuple(item_text(item) for item in s.items.all()))
        for s in sections
    )


def item_text(item: ChecklistItem) -> ItemText:
    """Return the text of an item that is a row."""
    values = {f.name: getattr(item, f.name) for f in fields(ItemText)}
    return ItemText(**values | {"choices": tuple(item.choices), "offers": tuple(item.offers)})


def faults(item: ItemText) -> dict[str, str]:
    """Return what makes an item unfit to be asked: field -> words."""
    found: dict[str, str] = {}
    if not item.words.strip():
        found["words"] = _("Say what is looked at.")
    if item.low is not None and item.high is not None and item.low > item.high:
        found["high"] = _("The highest value lies below the lowest.")
    if item.answering == Answering.CHOICE:
        codes = [choice["code"] for choice in item.choices]
        if len(codes) < 2 or len(set(codes)) < len(codes):
            found["choices"] = _("Give at least two different choices.")
        elif not any(choice["passes"] for choice in item.choices):
            found["choices"] = _("At least one choice must be in order.")
    if item.alarm and Offer.INCIDENT not in item.offers:
        found["offers"] = _("What is reported at once must offer the incident report.")
    return found


def repeated_codes(sections: Iterable[SectionText]) -> set[str]:
    """Return the codes that more than one item bears."""
    counted = Counter(item.code for section in sections for item in section.items)
    return {code for code, times in counted.items() if times > 1}
