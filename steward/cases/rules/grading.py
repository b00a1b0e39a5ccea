"""How grave a case is (handbook 2.1): a pure rule over what was said and what came before."""

import re
from dataclasses import dataclass

from steward.cases.models import Channel, Grade, Kind, Reason

TOGETHER = 5  # so many households about the same matter are a group, unless the office says otherwise

GRADED = frozenset({Kind.COMPLAINT, Kind.HELP})

HURT = re.compile(
    "受傷|受伤|傷人|伤人|流血|骨折|昏迷|暈倒|晕倒|送醫|送医|送院|救護車|救护车|觸電|触电|燙傷|烫伤|摔傷|摔伤|砸傷|砸伤|咬傷|咬伤|被咬|"
    r"死亡|死了|中毒|溺水|\binjur|\bambulance\b|\bunconscious\b|\bbleeding\b",
    re.IGNORECASE,
)
DANGER = re.compile(
    "承重|結構柱|结构柱|樓板開裂|楼板开裂|牆體開裂|墙体开裂|外牆脫落|外墙脱落|外牆掉|外墙掉|高空墜物|高空坠物|高空抛物|高空拋物|"
    "失火|起火|著火|着火|火災|火灾|火警|冒煙|冒烟|濃煙|浓烟|爆炸|"
    "煤氣味|煤气味|燃氣味|燃气味|瓦斯味|漏煤氣|漏煤气|漏燃氣|漏燃气|煤氣洩|煤气泄|燃氣洩|燃气泄|瓦斯|漏氣|漏气|漏電|漏电|"
    "困梯|被困|困在電梯|困在电梯|關在電梯|关在电梯|電梯困|电梯困|電梯墜|电梯坠|"
    r"\bon fire\b|\bsmoke\b|\bgas (?:leak|smell)|\bsmell of gas\b|\btrapped\b|\bload-bearing\b|\bcollapse",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"(?:沒有|没有|並無|并无|未有|無人|无人|沒人|没人|不是|未見|未见|\bno\b|\bnot\b|\bno one\b)\s*\w{0,3}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the rule looks at."""

    kind: str
    channel: str
    text: str
    least_grade: int = Grade.ORDINARY  # of the category
    is_hurt: bool = False  # somebody said so outright
    same_household: int = 0  # earlier cases of this household about this matter, lately
    households: int = 1  # with this one, about this matter in this building
    group: int = TOGETHER  # so many households are a group
    against_manager: bool = False


@dataclass(frozen=True, kw_only=True)
class Grading:
    """The grade, and the code of every rule that speaks for at least the important one."""

    grade: Grade
    reasons: tuple[str, ...] = ()


def grade(facts: Facts) -> Grading:
    """Return how grave a case is and why; only complaints and requests for help are ever more than ordinary."""
    if facts.kind not in GRADED:
        return Grading(grade=Grade.ORDINARY)
    found = {
        Reason.INJURY: Grade.MAJOR if facts.is_hurt or says(HURT, facts.text) else None,
        Reason.DANGER: Grade.MAJOR if says(DANGER, facts.text) else None,
        Reason.MEDIA: Grade.MAJOR if facts.channel == Channel.MEDIA else None,
        Reason.TOGETHER: Grade.MAJOR if facts.households >= facts.group else None,
        Reason.HOTLINE: Grade.IMPORTANT if facts.channel == Channel.HOTLINE else None,
        Reason.AGAIN: Grade.IMPORTANT if facts.same_household else None,
        Reason.MANAGER: Grade.IMPORTANT if facts.against_manager else None,
        Reason.CATEGORY: Grade(facts.least_grade) if facts.least_grade > Grade.ORDINARY else None,
    }
    speaking = {reason: least for reason, least in found.items() if least}
    return Grading(grade=max(speaking.values(), default=Grade.ORDINARY), reasons=tuple(map(str, speaking)))


def says(words: re.Pattern[str], text: str) -> bool:
    """Return whether a text says one of these words without denying it just before."""
    return any(not DENIED.search(text[max(0, m.start() - 8) : m.start()]) for m in words.finditer(text))


def one_up(current: int) -> Grade:
    """Return the next grade above; the highest stays."""
    return Grade(min(current + 1, Grade.MAJOR))
