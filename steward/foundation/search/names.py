"""Names by sound: full pinyin and initials, with the readings that surnames have of their own."""

import os
from functools import cache

# The dictionary of phrases costs 45 MB per process and names do not need it; it must be said before the import.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")

from pypinyin import Style, lazy_pinyin

from .grams import MARK, is_han, runs

PINYIN = f"{MARK}y"
INITIALS = f"{MARK}i"
LONGEST_NAME = 12

# Surnames read otherwise than the character usually is; the first reading is the surname's, others are heard too.
SURNAMES = {
    "单": ("shan", "dan"), "曾": ("zeng",), "仇": ("qiu",), "区": ("ou",), "任": ("ren",), "解": ("xie", "jie"),
    "查": ("zha", "cha"), "翟": ("zhai", "di"), "覃": ("qin", "tan"), "乐": ("yue", "le"), "朴": ("piao", "pu"),
    "繁": ("po",), "种": ("chong",), "员": ("yun",), "盖": ("ge", "gai"), "洗": ("xian",), "缪": ("miao",),
    "宓": ("mi", "fu"), "秘": ("bi",), "折": ("she",), "黑": ("he", "hei"), "尉": ("wei", "yu"), "牟": ("mou", "mu"),
    "燕": ("yan",), "应": ("ying",), "那": ("na",), "哈": ("ha",), "句": ("gou",), "谌": ("chen", "shen"),
    "隗": ("wei", "kui"), "祭": ("zhai", "ji"), "召": ("shao",), "车": ("che",), "沈": ("shen",), "贾": ("jia",),
    "相": ("xiang",), "訾": ("zi",), "盛": ("sheng", "cheng"), "薄": ("bo",), "阚": ("kan",), "逄": ("pang",),
    "臧": ("zang",), "郗": ("xi", "chi"), "冼": ("xian",), "佴": ("nai",), "俞": ("yu",), "晁": ("chao",), "石": ("shi",),
    "华": ("hua",), "葛": ("ge",), "宁": ("ning",), "过": ("guo",), "纪": ("ji",), "柏": ("bai", "bo"), "卜": ("bu",),
    "万俟": ("moqi",), "尉迟": ("yuchi",), "令狐": ("linghu",), "长孙": ("zhangsun",), "鲜于": ("xianyu",),
    "澹台": ("tantai",), "呼延": ("huyan",), "夏侯": ("xiahou",), "欧阳": ("ouyang",), "司马": ("sima",),
    "上官": ("shangguan",), "诸葛": ("zhuge",), "东方": ("dongfang",), "皇甫": ("huangfu",), "公孙": ("gongsun",),
    "慕容": ("murong",), "司徒": ("situ",), "宇文": ("yuwen",), "独孤": ("dugu",), "南宫": ("nangong",),
}  # fmt: skip


def _syllables(characters: str) -> list[str]:
    """Return the reading of each character, "ü" written "v"; a character without a reading is left out."""
    return [s for s in map(_syllable, characters) if s]


@cache
def _syllable(character: str) -> str:
    return "".join(lazy_pinyin(character, style=Style.NORMAL, errors="ignore", v_to_u=False))


def _readings(name: str) -> list[list[list[str]]]:
    """Return the syllables of a folded Chinese name, [surname, given name], once for each reading of the surname."""
    length = 2 if name[:2] in SURNAMES and len(name) > 2 else 1
    surname, given = name[:length], _syllables(name[length:])
    known = SURNAMES.get(surname)
    if known is None:
        return [[_syllables(surname), given]]
    usual = _syllables(surname)
    return [[_split(reading, usual), given] for reading in known]


def _split(reading: str, usual: list[str]) -> list[str]:
    """Cut the reading of a double surname where its usual syllables lie; a single one is whole."""
    if len(usual) < 2:
        return [reading]
    cut = {"moqi": 2, "yuchi": 2, "zhangsun": 5, "xianyu": 4}.get(reading, len(usual[0]))
    return [reading[:cut], reading[cut:]]


def pinyin(name: str) -> str:
    """Return the name by sound, syllables together ("linruoqiao"); a name in other letters is folded alone."""
    return "".join(_first_reading(name)) or "".join(runs(name))


def initials(name: str) -> str:
    """Return the first letters of the name's syllables ("lrq")."""
    return "".join(syllable[0] for syllable in _first_reading(name)) or "".join(run[0] for run in runs(name))


def _first_reading(name: str) -> list[str]:
    han = "".join(run for run in runs(name) if is_han(run))[:LONGEST_NAME]
    if not han:
        return []
    surname, given = _readings(han)[0]
    return surname + given


def name_keys(name: str) -> set[str]:
    """Return the index keys of one name: whole by sound, from each syllable of the given name on, and by initials."""
    found = runs(name)
    keys = {INITIALS + "".join(run[0] for run in found if not is_han(run))}
    for run in filter(is_han, found):
        for surname, given in _readings(run[:LONGEST_NAME]):
            syllables = surname + given
            starts = range(len(syllables)) if len(run) <= 4 else (0,)
            keys |= {PINYIN + "".join(syllables[start:]) for start in starts}
            keys |= {PINYIN + "".join(syllables[start:]).replace("v", "u") for start in starts}
            keys |= {INITIALS + "".join(s[0] for s in syllables[start:]) for start in starts[:2]}
    return keys - {PINYIN, INITIALS}
