"""Turn the facts of acts into words: names for ids, labels for codes, dates as the reader writes them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from steward.foundation.identity.models import Office, Person
from steward.foundation.kinds import registry
from steward.foundation.statements import statement

MISSING = "…"
UTC = ZoneInfo("UTC")


class Words(dict):
    """What a sentence may name; a name that is not there reads as an ellipsis, never as an error."""

    def __missing__(self, key: str) -> str:
        return MISSING


@statement
def _names_of(people):
    return Person.objects.filter(pk__in=people).values_list("pk", "name")


@statement
def _offices(ids):
    return Office.objects.filter(pk__in=ids).values_list("pk", "short_name", "time_zone")


class Names:
    """Names of the persons and offices that many acts mention, fetched with two statements.

    `people` and `offices` are ids to be known beside those in the facts.
    """

    def __init__(
        self, facts: Iterable[Mapping[str, Any]], *, people: Iterable[int] = (), offices: Iterable[int] = ()
    ) -> None:
        persons, places = set(people), set(offices)
        for mapping in facts:
            for name, value in mapping.items():
                if _names_people(name):
                    persons |= set(_ids(value))
                elif _names_office(name):
                    places |= set(_ids(value))
        self.people = dict(_names_of(people=persons)) if persons else {}
        found = _offices(ids=places) if places else []
        self.offices = {pk: short_name for pk, short_name, _zone in found}
        self._zones = {pk: ZoneInfo(zone) for pk, _name, zone in found}

    def person(self, pk: int | None) -> str:
        """Return the name of a person; nothing for nobody."""
        return self.people.get(pk, MISSING) if pk else ""

    def zone(self, office_id: int | None) -> ZoneInfo:
        """Return the time zone of an office; UTC where there is none."""
        return self._zones.get(office_id, UTC) if office_id else UTC

    def words(
        self, facts: Mapping[str, Any], zone: ZoneInfo, more: Mapping[str, str],
        labels: Mapping[str, Mapping] | None = None,
    ) -> Words:  # fmt: skip
        """Return the words for these facts: instants in `zone`, codes by `labels` (else by those of any kind).

        `more` are words already found.
        """
        labels = registry.words() if labels is None else labels
        found = Words(more)
        for name, value in facts.items():
            if name != "said":
                found[_short(name)] = self._word(name, value, zone, labels)
        return found

    def _word(self, name: str, value: Any, zone: ZoneInfo, labels: Mapping[str, Mapping]) -> str:
        if value is None or value == "" or isinstance(value, dict):
            return ""
        if _names_people(name):
            return _(", ").join(self.people.get(i, MISSING) for i in _ids(value))
        if _names_office(name):
            return _(", ").join(self.offices.get(i, MISSING) for i in _ids(value))
        if isinstance(value, list):
            return _(", ").join(self._word(name, one, zone, labels) for one in value)
        if name.endswith("_at") and isinstance(value, str):
            return instant(value, zone)
        if name.endswith(("_on", "_day")):
            return _parsed(date.fromisoformat, value, lambda found: date_format(found, "DATE_FORMAT"))
        label = labels.get(name, {}).get(value)
        return str(value if label is None else label)


def _names_people(name: str) -> bool:
    return name.endswith(("_person", "_people")) or name in ("person", "people")


def _names_office(name: str) -> bool:
    return name.endswith("_office") or name == "office"


def fill(sentence: Any, words: Words) -> str:
    """Return a sentence with its names replaced; `words` never refuses."""
    return str(sentence).format_map(words) if sentence else ""


def instant(value: str | datetime, zone: ZoneInfo) -> str:
    """Return an instant as month, day and time in a zone."""
    if isinstance(value, str):
        return _parsed(datetime.fromisoformat, value, lambda found: instant(found, zone))
    local = value.astimezone(zone)
    return f"{date_format(local, 'MONTH_DAY_FORMAT')} {local:%H:%M}"


def _parsed(parse, value: Any, shown) -> str:
    try:
        return shown(parse(str(value)))
    except ValueError:
        return str(value)


def _ids(value: Any) -> list[int]:
    return [int(i) for i in (value if isinstance(value, list) else [value]) if isinstance(i, int)]


def _short(name: str) -> str:
    for suffix in ("_person", "_people", "_office"):
        if name.endswith(suffix):
            return name.removesuffix(suffix)
    return name
