"""Which version of a checklist is asked, and what it asks."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from steward.foundation.identity.models import Office
from steward.inspections.models import Checklist, ChecklistItem, ChecklistSection, ChecklistVersion


def version_for(
    office: Office, *, at: datetime, subject: str = "", checklist: Checklist | None = None, code: str = ""
) -> ChecklistVersion | None:
    """Return the version that an office is asked at a moment, found by subject, checklist or code; None: nothing.

    The office's own goes before the company's of the same code. A subject that several checklists have gives the
    first by code. A checklist out of use is not asked, unless it is named itself.
    """
    rows = ChecklistVersion.objects.filter(in_force_at__lte=at).filter(Q(superseded_at=None) | Q(superseded_at__gt=at))
    if checklist is not None:
        rows = rows.filter(checklist=checklist)
    else:
        named = {"checklist__code": code} if code else {"checklist__subject": subject}
        reached = Q(checklist__office=None) | Q(checklist__office=office)
        rows = rows.filter(reached, checklist__is_active=True, **named)
    found = list(rows.select_related("checklist"))
    return min(found, key=lambda row: (row.checklist.office_id is None, row.checklist.code, -row.number), default=None)


def sections_of(version: ChecklistVersion) -> list[ChecklistSection]:
    """Return the sections of a version with their items, in order (two statements)."""
    return list(_ordered(ChecklistSection.objects.filter(of_version=version)))


def items_of(version: ChecklistVersion) -> list[ChecklistItem]:
    """Return every item of a version, in order (one statement)."""
    items = ChecklistItem.objects.filter(section__of_version=version).select_related("section")
    return list(items.order_by("section__position", "position", "pk"))


def as_pack(versions: Iterable[ChecklistVersion], *, language: str) -> dict[str, dict[str, Any]]:
    """Return what phones take along of these versions (docs/phone.md, `checklists`), in the language of the reader.

    English where somebody wrote it; every other reader gets the words as the office wrote them. Three statements.
    """
    keys = [version.pk for version in versions]
    rows = ChecklistVersion.objects.filter(pk__in=keys).select_related("checklist").order_by("pk")
    rows = rows.prefetch_related(Prefetch("sections", queryset=_ordered(ChecklistSection.objects.all())))
    english = language.startswith("en")
    return {
        str(version.key): {
            "name": _word(version.checklist, "name", english),
            "subject": version.checklist.subject,
            "clauses": version.checklist.clauses,
            "sections": [
                {
                    "name": _word(section, "name", english),
                    "items": [item_pack(item, english=english) for item in section.items.all()],
                }
                for section in version.sections.all()
            ],
        }
        for version in rows
    }


def item_pack(item: ChecklistItem, *, english: bool) -> dict[str, Any]:
    """Return one item as phones take it along."""
    return {
        "key": str(item.key), "words": _word(item, "words", english), "standard": _word(item, "standard", english),
        "answering": item.answering, "low": _number(item.low), "high": _number(item.high), "measure": item.measure,
        "choices": [
            {
                "code": choice["code"], "words": (english and choice.get("words_en")) or choice["words"],
                "passes": choice["passes"],
            }
            for choice in item.choices
        ],
        "required": item.is_required, "photo": item.photo, "severity": item.severity, "offers": item.offers,
        "alarm": item.alarm,
    }  # fmt: skip


def _ordered(sections: QuerySet[ChecklistSection]) -> QuerySet[ChecklistSection]:
    items = ChecklistItem.objects.order_by("position", "pk")
    return sections.order_by("position", "pk").prefetch_related(Prefetch("items", queryset=items))


def _word(row: Any, name: str, english: bool) -> str:
    return (english and getattr(row, f"{name}_en")) or getattr(row, name)


def _number(value: Any) -> str | None:
    """Return a limit as text without needless zeros: floats would not keep thousandths."""
    return None if value is None else f"{value.normalize():f}"
