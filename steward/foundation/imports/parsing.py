"""Ways to read a cell, for the fields of targets. Each returns a function from a cell to a value."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext_noop as _

from steward.foundation.search.folding import fold

from .reasons import Unreadable
from .sheets.cells import Cell, as_text

Parser = Callable[[Cell], Any]

_NUMBERS = re.compile(r"\d+")
_APART = re.compile(r"[/／、;；,，\n]")
_PHONE = re.compile(r"[+(（]?\d[\d\s\-()（）+*#/x.]{2,30}", re.IGNORECASE)
_AFTERNOON = re.compile(r"下午|晚上|p\.?m\.?", re.IGNORECASE)
_MORNING = re.compile(r"上午|凌晨|早上|a\.?m\.?", re.IGNORECASE)
_YES = frozenset(map(fold, ("是", "有", "y", "yes", "true", "1", "✓", "√", "v", "已", "對")))
_NO = frozenset(map(fold, ("否", "無", "沒有", "n", "no", "false", "0", "", "x", "×", "未", "不是")))
_FIRST_DAY_OF_EXCEL = date(1899, 12, 30)
MINGUO = 1911


def text(longest: int = 200) -> Parser:
    """Read one line of text of at most so many characters."""

    def parse(cell: Cell) -> str:
        found = " ".join(as_text(cell).split())
        return _short(found, longest)

    return parse


def long_text(longest: int = 20_000) -> Parser:
    """Read text with its line breaks."""

    def parse(cell: Cell) -> str:
        return _short(as_text(cell), longest)

    return parse


def _short(found: str, longest: int) -> str:
    if len(found) > longest:
        raise Unreadable(
            _("The text has %(length)d characters; at most %(limit)d fit."), length=len(found), limit=longest
        )
    return found


def integer(least: int | None = None, most: int | None = None) -> Parser:
    """Read a whole number."""

    def parse(cell: Cell) -> int | None:
        found = fold(as_text(cell)).replace(",", "")
        if not found:
            return None
        try:
            number = int(float(found)) if float(found).is_integer() else None
        except (ValueError, OverflowError):
            number = None
        if number is None:
            raise Unreadable(_("“%(cell)s” is not a whole number."), cell=found[:40])
        if (least is not None and number < least) or (most is not None and number > most):
            raise Unreadable(_("%(number)d is outside of what is possible here."), number=number)
        return number

    return parse


def choice(words: Mapping[str, Any]) -> Parser:
    """Read one of these words (in any spelling) and return what stands for it."""
    known = {fold(word): value for word, value in words.items()}

    def parse(cell: Cell) -> Any:
        found = fold(as_text(cell))
        if not found:
            return None
        if found not in known:
            raise Unreadable(_("“%(cell)s” is none of the words known here."), cell=as_text(cell)[:40])
        return known[found]

    return parse


def yes_or_no(cell: Cell) -> bool | None:
    """Read a mark, a word or a digit that means yes or no; None when the cell is empty."""
    found = fold(as_text(cell))
    if not found:
        return None
    if found in _YES or found in _NO:
        return found in _YES
    raise Unreadable(_("“%(cell)s” says neither yes nor no."), cell=found[:40])


def phone(cell: Cell) -> str:
    """Read a telephone number as it is written; letters make it unreadable."""
    found = " ".join(as_text(cell).split())
    if found and not _PHONE.fullmatch(fold(found)):
        raise Unreadable(_("“%(cell)s” is not a telephone number."), cell=found[:40])
    return found


def phones(cell: Cell) -> str:
    """Read one telephone number, or several with / 、 ; or a comma between them; they come apart by 、."""
    parts = [part for part in _APART.split(as_text(cell)) if part.strip()]
    return "、".join(phone(part) for part in parts)


def day(cell: Cell) -> date | None:
    """Read a day in any usual way: 2024/3/5, 5.3.2024, 20240305, 2024年3月5日, 113/3/5, a spreadsheet's day."""
    found = instant(cell)
    return found.date() if found else None


def instant(cell: Cell) -> datetime | None:
    """Read a day with its time, without a zone (midnight where none is written)."""
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None)
    if isinstance(cell, date):
        return datetime.combine(cell, time.min)
    if isinstance(cell, float | int) and not isinstance(cell, bool) and 20_000 < cell < 80_000:
        return datetime.combine(_FIRST_DAY_OF_EXCEL, time.min) + timedelta(seconds=round(cell * 86_400))
    found = as_text(cell)
    if not found:
        return None
    try:
        return _written(found)
    except (ValueError, IndexError, OverflowError):
        raise Unreadable(_("“%(cell)s” is not a day."), cell=found[:40]) from None


def _written(found: str) -> datetime:
    try:
        return datetime.fromisoformat(found).replace(tzinfo=None)  # ISO and nearly all exports: the fast way
    except ValueError:
        numbers = [int(n) for n in _NUMBERS.findall(found)]
    if len(numbers) == 1 and len(str(numbers[0])) == 14:
        return datetime.strptime(found, "%Y%m%d%H%M%S")  # noqa: DTZ007  the zone is the office's, told by the caller
    year, month, day_, *rest = numbers
    if day_ > 31:
        year, day_ = day_, year
        if month > 12:
            month, day_ = day_, month
    if year < 200 and any(sign in found for sign in "民年/.-"):
        year += MINGUO
    hour, minute, second = (*rest[:3], 0, 0, 0)[:3]
    if _AFTERNOON.search(found) and hour < 12:
        hour += 12
    elif _MORNING.search(found) and hour == 12:
        hour = 0
    return datetime(year, month, day_, hour, minute, second)  # noqa: DTZ001  see above


def clock(cell: Cell) -> time | None:
    """Read a time of day: 8:05, 080500, 下午3:20."""
    if isinstance(cell, time):
        return cell
    if isinstance(cell, datetime):
        return cell.time()
    found = as_text(cell)
    if not found:
        return None
    try:
        if found.isdigit() and len(found) in (4, 6):
            return time(int(found[:2]), int(found[2:4]), int(found[4:] or 0))
        hour, minute, second = (*map(int, _NUMBERS.findall(found)[:3]), 0, 0)[:3]
        return time(hour + 12 if _AFTERNOON.search(found) and hour < 12 else hour, minute, second)
    except (ValueError, OverflowError):
        raise Unreadable(_("“%(cell)s” is not a time of day."), cell=found[:40]) from None
