"""The spellings under which a customer is found while somebody is still typing."""

from collections.abc import Iterable

from pypinyin import lazy_pinyin

from .masking import digits

NAME, SOUND, INITIALS, PHONE, ENDING = "n", "y", "i", "p", "r"
LONGEST = 64


def sound(name: str) -> tuple[str, str]:
    """Return the pinyin of a name, syllables together, and their initials."""
    syllables = [s.lower() for s in lazy_pinyin(name) if s.strip()]
    return "".join(syllables).replace(" ", "")[:120], "".join(s[0] for s in syllables)[:24]


def fold_name(name: str) -> str:
    """Return a name as search compares it."""
    return name.strip().lower()


def name_terms(name: str) -> set[str]:
    """Return the terms of one name: whole, from each later character on, by sound and by initials."""
    folded = fold_name(name)
    if not folded:
        return set()
    starts = range(len(folded)) if len(folded) <= 4 else (0,)
    found = set()
    for start in starts:
        part = folded[start:]
        whole, letters = sound(part)
        found |= {f"{NAME}{part}", f"{SOUND}{whole}", f"{INITIALS}{letters}"}
    return {term[:LONGEST] for term in found if len(term) > 1}


def phone_terms(number: str) -> set[str]:
    """Return the terms of a number: forwards, and backwards so that its ending is a beginning."""
    found = digits(number)
    return {f"{PHONE}{found}"[:LONGEST], f"{ENDING}{found[::-1]}"[:LONGEST]} if len(found) >= 4 else set()


def caller_terms(name: str, phones: Iterable[str]) -> set[str]:
    """Return every term of a customer with this name and these numbers."""
    found = name_terms(name)
    for phone in phones:
        found |= phone_terms(phone)
    return found


def asked_terms(text: str) -> list[str]:
    """Return the beginnings of terms that a typed text may mean, the likeliest first; empty when it says nothing."""
    typed = fold_name(text)
    number = digits(typed)
    if number and len(number) >= 3 and not typed.strip("0123456789 +-()"):
        return [f"{ENDING}{number[::-1]}", f"{PHONE}{number}"]
    if typed.replace(" ", "").isascii():
        letters = typed.replace(" ", "").replace("'", "")
        return [f"{INITIALS}{letters}", f"{SOUND}{letters}", f"{NAME}{typed}"] if letters else []
    return [f"{NAME}{typed}"]
