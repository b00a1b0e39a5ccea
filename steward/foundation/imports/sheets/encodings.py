"""Tell the encoding of a text from its first bytes."""

import codecs

# Characters found in nearly every Chinese office text; a wrong decoding meets them by chance only.
COMMON = frozenset(
    "的一是不了在人有我他這这個个們们中來来上大為为和國国地到以說说時时要就出會会可也你對对生能而子那得於于著着下自之年過过發发後后作里"
    "裡用道行所然家種种事成方多經经么麼去法學学如都同現现當当沒没動动面起看定天分還还進进好小部其些主樣样理心她本前開开但因只從从想實实"
    "日案號号路街市區区縣县鎮镇里鄰邻樓楼室巷弄期間间電电話话姓名地址單单位編编類类別别內内容狀状態态處处物業业戶户费費投訴诉水公司請请修"
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHINESE = ("gb18030", "big5hkscs")


def detect(sample: bytes) -> str:
    """Return the name of the encoding that fits the sample best; a sample may end in the middle of a character."""
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    if wide := _wide(sample):
        return wide
    if _decoded(sample, "utf-8") is not None:
        return "utf-8"
    scored = [(_likeness(text), name) for name in _CHINESE if (text := _decoded(sample, name)) is not None]
    best, name = max(scored, default=(0.0, ""))
    if best >= 0.05:
        return name
    return "cp1252" if _mostly_ascii(sample) or not name else name


def _decoded(sample: bytes, encoding: str) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(sample, final=False)
    except UnicodeDecodeError:
        return None


def _wide(sample: bytes) -> str:
    """Tell UTF-16 without a mark by where its zero bytes lie."""
    head = sample[:4_000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if even + odd < max(2, len(head) // 50) or 10 * min(even, odd) > even + odd:
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _likeness(text: str) -> float:
    letters = [c for c in text if c >= "\u0080"]
    return sum(c in COMMON for c in letters) / len(letters) if letters else 0.0


def _mostly_ascii(sample: bytes) -> bool:
    return sum(byte < 0x80 for byte in sample) > 0.9 * len(sample)
