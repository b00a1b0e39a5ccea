"""Make two spellings of the same word equal: width, case, accents, Traditional and Simplified, variant characters.

Folding is done character by character, never by phrase, so that a word found alone is found inside a sentence too.
"""

import unicodedata
from functools import cache
from itertools import batched

import opencc

# Variants that the Traditional-to-Simplified table leaves apart: each group folds to its first character.
VARIANTS = (
    "着著", "于於", "只祗衹隻祇", "了瞭", "户戸戶", "温溫", "卫衞衛", "钟锺", "系係繫", "苏甦", "里裡裏", "台臺檯颱",
    "群羣", "峰峯", "污汙汚", "净淨凈", "床牀", "秘祕", "凉涼", "吃喫", "烟煙菸", "升昇陞", "并併並幷", "才纔", "采採寀",
    "岩巖嵒", "碗盌椀", "杯盃", "准凖", "咽嚥", "叹嘆歎", "泄洩", "沾霑", "闲閒", "账帐賬帳", "修脩", "粽糉", "锈銹",
    "邻隣", "抛拋", "唇脣", "吊弔", "炮砲", "款欵", "窗窓牕", "厨廚", "厕厠廁", "坟墳", "借藉", "启啟啓", "说説", "产産",
    "为爲", "余馀餘", "复覆", "磁甆", "柜匱", "冲沖", "决決", "减減", "吨噸", "妆粧", "够夠",
)  # fmt: skip
HAN_RANGES = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))
COMBINING_MARKS = range(0x300, 0x370)
AT_ONCE = 4_096  # characters asked for together: more would need memory that is never given back


class _Folding(dict):
    """What each character becomes; a character met for the first time is looked up once and kept."""

    def __missing__(self, code: int) -> str | None:
        folded = "".join(self.get(ord(c), c) or "" for c in unicodedata.normalize("NFKC", chr(code)).casefold())
        if not folded.isascii() and code < HAN_RANGES[0][0]:
            folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if ord(c) not in COMBINING_MARKS)
            folded = unicodedata.normalize("NFC", folded)
        self[code] = folded
        return folded


@cache
def _folding() -> _Folding:
    """Return the table, filled with what OpenCC and the variants say of every Chinese character."""
    first_of = {other: group[0] for group in VARIANTS for other in group[1:]}
    convert = opencc.OpenCC("t2s").convert
    table = _Folding(dict.fromkeys(COMBINING_MARKS))
    for codes in batched((code for first, last in HAN_RANGES for code in range(first, last + 1)), AT_ONCE):
        normal = "\n".join(unicodedata.normalize("NFKC", chr(code)) for code in codes)
        simplified = convert(convert(normal)).split("\n")  # twice: a few characters take two steps
        for code, after in zip(codes, simplified, strict=True):
            if (folded := first_of.get(after, after)) != chr(code):
                table[code] = folded
    return table


def ready_table() -> None:
    """Make the table, so that the first to search does not wait for it (wire)."""
    _folding()


def fold(text: str) -> str:
    """Return the text in the one spelling that search compares: NFKC, small letters, Simplified, no accents."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text).translate(_folding())
