"""Unit codes in every way people type them, and the codes printed on labels."""

import re
import secrets
import unicodedata

# Words that stand between the parts of a unit code and carry nothing: 2座15樓C室, 2棟1單元502.
FILLERS = re.compile(r"[座棟栋幢樓楼層层室號号戶户單单元]|室內|FLAT|BLOCK|BLK|ROOM|UNIT|TOWER")
NUMERALS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "兩": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
NUMERAL_RUN = re.compile("[零〇一二兩两三四五六七八九十百]+")
PARTS = re.compile(r"\d+|[^\W\d_]+")

# Printed in letters and read aloud: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V.
ALPHABET = "34679ACDEFGHJKMNPQRTWXY"
CODE_LENGTH = 8


def _numeral(run: str) -> str:
    """Return a Chinese numeral below a thousand in digits: 十五 → 15, 二十 → 20, 一〇二 → 102."""
    if "十" not in run and "百" not in run:
        return "".join(str(NUMERALS[c]) for c in run)
    total = digit = 0
    for character in run:
        if character in NUMERALS:
            digit = NUMERALS[character]
        else:
            total += (digit or 1) * (100 if character == "百" else 10)
            digit = 0
    return str(total + digit)


def code_parts(text: str) -> list[str]:
    """Return the numbers and names of a unit code in order: "2座15樓C" → ["2", "15", "c"]."""
    folded = unicodedata.normalize("NFKC", text).upper()
    digits = NUMERAL_RUN.sub(lambda found: _numeral(found.group()), folded)
    return [part.lower() for part in PARTS.findall(FILLERS.sub(" ", digits))]


def code_key(text: str) -> str:
    """Return a unit code as search compares it: "2-15C", "2座15樓C" and "215c" are all "215c"."""
    return "".join(code_parts(text))[:32]


def unit_code(building: str, floor: str, label: str) -> str:
    """Return the code of a unit as people type it: 2-15C; where the label repeats the floor, 2-1502."""
    own = label if len(label) > len(floor) and label.startswith(floor) else f"{floor}{label}"
    return f"{building}-{own}"


def short_key(floor: str, label: str) -> str:
    """Return the unit's key without its building: "15c"."""
    own = label if len(label) > len(floor) and label.startswith(floor) else f"{floor}{label}"
    return code_key(own)[:24]


def new_code() -> str:
    """Return a random code for a label: eight signs that cannot be taken for one another (23^8 = 78 billion)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def read_code(typed: str) -> str:
    """Return a label's code as stored from what somebody typed: case, width, blanks and hyphens forgiven."""
    folded = unicodedata.normalize("NFKC", typed).upper()
    return re.sub(r"[^0-9A-Z]", "", folded)[:12]


def show_code(code: str) -> str:
    """Return a code as it is printed, in two groups: ``7KQM-4XHT``."""
    return f"{code[:4]}-{code[4:]}" if len(code) == CODE_LENGTH else code
