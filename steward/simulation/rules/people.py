"""Who works in the demo company: the cast of the first office by name, the others drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from steward.organisation.models import PostCode

from .names import person_name

UNITS_PER_ASSISTANT = 160


@dataclass(frozen=True, kw_only=True)
class Role:
    """One member of staff before they exist; `username` empty: made from the name."""

    post: str
    name: str
    department: str = ""
    username: str = ""
    is_lead: bool = False


DEPARTMENTS = (  # code, name, accepts jobs, outside
    ("SVC", "客服中心", False, False), ("ENG", "工程部", True, False), ("SEC", "保安部", True, False),
    ("CLN", "保潔部", True, False), ("GRN", "綠化部", True, False), ("PRJ", "項目部", False, True),
    ("MKT", "營銷部", False, True), ("DEV", "發展商", False, True),
)  # fmt: skip

COMPANY = (
    Role(post=PostCode.DM, name="鄭維邦", username="cheng"),
    Role(post=PostCode.CA, name="周敏儀", username="chow"),
    Role(post=PostCode.CA, name="溫嘉欣", username="wan"),
    Role(post=PostCode.HR, name="葉慧琳", username="yip"),
    Role(post=PostCode.FI, name="蔡文傑", username="tsoi"),
    Role(post=PostCode.AUD, name="梅靜宜", username="mui"),
)
CAST = (
    Role(post=PostCode.OD, name="梁國棟", username="leung"),
    Role(post=PostCode.DA, name="何詠芝", department="SVC", username="ho"),
    Role(post=PostCode.SV, name="陳啟文", department="SVC", username="chen", is_lead=True),
    Role(post=PostCode.PA, name="林若喬", department="SVC", username="lin"),
    Role(post=PostCode.PA, name="黃子晴", department="SVC", username="wong"),
    Role(post=PostCode.RC, name="方小敏", department="SVC", username="fong"),
    Role(post=PostCode.EX, name="郭志強", department="ENG", username="kwok", is_lead=True),
    Role(post=PostCode.EX, name="黃志遠", department="ENG", username="yuen"),
    Role(post=PostCode.EX, name="劉建明", department="ENG", username="lau"),
    Role(post=PostCode.EX, name="曾家樂", department="SEC", username="tsang", is_lead=True),
    Role(post=PostCode.EX, name="高偉強", department="SEC", username="ko"),
    Role(post=PostCode.EX, name="麥秀英", department="CLN", username="mak", is_lead=True),
    Role(post=PostCode.EX, name="甘玉蘭", department="GRN", username="kam", is_lead=True),
)


def staff_of(place: int, units: int, random: Random) -> Iterator[Role]:
    """Yield the staff of the office at this place in the list; the first office has the cast known by name."""
    assistants = max(2, round(units / UNITS_PER_ASSISTANT))
    if place == 0:
        yield from CAST
        for _number in range(assistants - 2):
            yield Role(post=PostCode.PA, name=person_name(random), department="SVC")
        return
    for role in CAST:
        if role.post != PostCode.PA:
            yield Role(post=role.post, name=person_name(random), department=role.department, is_lead=role.is_lead)
    if place % 3 == 1:  # one office in three has a director of the service centre
        yield Role(post=PostCode.SD, name=person_name(random), department="SVC")
    for _number in range(assistants):
        yield Role(post=PostCode.PA, name=person_name(random), department="SVC")
