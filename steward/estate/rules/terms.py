"""The spellings under which a customer is found while somebody is still typing."""

from collections.abc import Iterable

from steward.foundation.search.folding import fold
from steward.foundation.search.names import INITIALS, PINYIN, initials, name_keys, pinyin
from steward.foundation.search.phones import ENDING, digits, phone_key

NAME, PHONE = "_n", "_d"
LONGEST = 64
FEWEST_DIGITS = 3
NUMBER_SIGNS = "0123456789+-() "


def sound(name: str) -> tuple[str, str]:
    """Return the pinyin of a name, syllables together, and their initials, as long as their columns."""
    return pinyin(name)[:120], initials(name)[:24]


def caller_terms(name: str, phones: Iterable[str]) -> set[str]:
    """Return every term of a customer with this name and these numbers."""
    folded = fold(name).strip()
    starts = range(len(folded)) if len(folded) <= 4 else range(min(len(folded), 1))
    found = {f"{NAME}{folded[start:]}" for start in starts} | name_keys(name)
    for phone in phones:
        if key := phone_key(phone):
            found |= {key, f"{PHONE}{digits(phone)}"}
    return {term[:LONGEST] for term in found}


def asked_terms(text: str) -> list[str]:
    """Return the beginnings of terms that a typed text may mean, the likeliest first; empty when it says nothing."""
    typed = fold(text).strip()
    if typed and not typed.strip(NUMBER_SIGNS):
        return _asked_numbers(digits(typed))
    letters = "".join(character for character in typed if character.isalnum())
    if not letters:
        return []
    if letters.isascii():
        return [f"{INITIALS}{letters}", f"{PINYIN}{letters}", f"{NAME}{typed}"]
    return [f"{NAME}{typed}"]


def _asked_numbers(number: str) -> list[str]:
    if len(number) < FEWEST_DIGITS:
        return []
    return [term for term in (phone_key(number), f"{PHONE}{number}") if term]


def is_number(term: str) -> bool:
    """Return whether a term asks for a telephone."""
    return term.startswith((PHONE, ENDING))
