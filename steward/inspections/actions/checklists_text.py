"""Write the text of versions as rows; the one place that does, and it refuses a version that left the draft."""

from collections.abc import Iterable, Sequence

from steward.inspections.models import ChecklistItem, ChecklistSection, ChecklistVersion
from steward.inspections.rules.wording import SectionText

Texts = Sequence[tuple[ChecklistVersion, Iterable[SectionText]]]


class AlreadyAsked(Exception):
    """The version left the draft: what it asks never changes, because answers point at its items."""


def _write_texts(texts: Texts) -> None:
    """Write the sections and items of versions that have none yet."""
    sections = [
        (ChecklistSection(of_version=version, position=place, name=text.name, name_en=text.name_en), text)
        for version, whole in texts
        for place, text in enumerate(whole)
    ]
    ChecklistSection.objects.bulk_create(section for section, _text in sections)
    ChecklistItem.objects.bulk_create(
        item.row(section, place) for section, text in sections for place, item in enumerate(text.items)
    )


def _replace_text(draft: ChecklistVersion, text: Iterable[SectionText]) -> None:
    """Put another text in place of a draft's, locked by the caller. Raises AlreadyAsked."""
    if draft.state != ChecklistVersion.State.DRAFT:
        raise AlreadyAsked
    draft.sections.all().delete()
    _write_texts([(draft, text)])
