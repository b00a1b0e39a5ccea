"""What somebody typed, as conditions that both databases can answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from .grams import MARK, is_han, pairs, runs
from .names import INITIALS, PINYIN
from .phones import FEWEST_DIGITS, phone_key

CODE = f"{MARK}c"
MOST_RUNS = 8
LONGEST_RUN = 32
LONGEST_QUERY = 200


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One way in which a stretch of the query may be met.

    `tokens` must all be in the index; with `is_prefix` the single token may go on. `text` must stand in the entry's
    text; it is `decisive` when the tokens alone do not prove it.
    """

    tokens: tuple[str, ...]
    text: str
    is_prefix: bool = False
    decisive: bool = False


Clause = tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is asked of the index: entries of one kind, in these offices (None: in any), between two places."""

    clauses: tuple[Clause, ...]
    kind: int
    offices: frozenset[int] | None = None
    restricted: bool = True
    before: int | None = None
    since: int | None = None
    is_rare: bool = False  # the caller knows that few entries meet it

    @property
    def can_be_met(self) -> bool:
        """False when there is nothing to search for or nowhere to look."""
        return bool(self.clauses) and self.offices != frozenset()


def _han(run: str) -> Clause:
    run = run[:LONGEST_RUN]
    return (Choice(tokens=tuple(dict.fromkeys(pairs(run))), text=run, decisive=len(run) > 2),)


def _word(run: str) -> Clause:
    if len(run) == 1:
        return (Choice(tokens=(run,), text=f" {run} "),)
    choices = [Choice(tokens=(run,), text=f" {run}", is_prefix=True)]
    if run.isascii() and run.isalpha():
        choices += [Choice(tokens=(key + run,), text=f" {key}{run}", is_prefix=True) for key in (PINYIN, INITIALS)]
    if len(run) >= FEWEST_DIGITS:
        choices.append(Choice(tokens=(CODE + run,), text=f" {CODE}{run}", is_prefix=True))
    if run.isascii() and run.isdigit() and len(run) >= FEWEST_DIGITS:
        ending = phone_key(run)
        choices.append(Choice(tokens=(ending,), text=f" {ending}", is_prefix=True))
    return tuple(choices)


def clauses(words: str) -> tuple[Clause, ...]:
    """Return the conditions of a query, all to be met; empty when nothing in it can be searched for."""
    found = dict.fromkeys(runs(words[:LONGEST_QUERY]))
    return tuple(_han(run) if is_han(run) else _word(run) for run in list(found)[:MOST_RUNS])


def code_key(code: str) -> str:
    """Return the index key of a number or label ("TX-2611-0193", "3棟12B"): signs, blanks and width do not count."""
    joined = code.lower().replace("-", "")
    if not (joined.isascii() and joined.isalnum() and len(joined) <= LONGEST_QUERY):  # nearly all are
        joined = "".join(runs(code[:LONGEST_QUERY]))
    return CODE + joined if joined else ""


def code_clause(code: str) -> tuple[Clause, ...]:
    """Return the condition that an entry bears exactly this number or label; empty when it holds no letter or digit."""
    key = code_key(code)
    return ((Choice(tokens=(key,), text=f" {key} "),),) if key else ()


def any_of(tokens: Iterable[str]) -> tuple[Clause, ...]:
    """Return the condition that an entry holds at least one of these tokens."""
    either = tuple(Choice(tokens=(token,), text=token) for token in tokens)
    return (either,) if either else ()
