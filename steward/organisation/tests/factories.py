"""A small company for tests: two regions, three offices, their departments, and people whom everybody knows by name.

world = company()
lin = world.people["lin"]                 # 林若喬, property assistant of the first office
client = signed_in(lin)                   # a test client with her session
who = actor(lin, at=NOW)
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.conf import settings
from django.test import Client

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Account, Office, Person
from steward.foundation.privacy import actions as privacy
from steward.organisation.models import (
    CompanyProfile,
    Department,
    Membership,
    OfficePlacement,
    PostCode,
    Region,
    StaffFile,
)
from steward.organisation.queries import actor_of
from tests.remembered import remembered

NOW = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)  # Tuesday, half past ten in the morning in the office
LONG_AGO = date(2024, 1, 1)

OFFICES = (
    ("LX", "臨溪苑管理處", "臨溪苑", "E"),
    ("YQ", "雲棲里管理處", "雲棲里", "E"),
    ("SW", "松灣管理處", "松灣", "W"),
)
DEPARTMENTS = (  # code, name, executor, outside
    ("SVC", "客服中心", False, False), ("ENG", "工程部", True, False), ("SEC", "保安部", True, False),
    ("CLN", "保潔部", True, False), ("PRJ", "項目部", False, True), ("MKT", "營銷部", False, True),
    ("DEV", "發展商", False, True),
)  # fmt: skip
PEOPLE = (  # word, name, pinyin, initials, post, office, department
    ("lin", "林若喬", "linruoqiao", "lrq", PostCode.PA, "LX", "SVC"),
    ("wong", "黃子晴", "huangziqing", "hzq", PostCode.PA, "LX", "SVC"),
    ("chen", "陳啟文", "chenqiwen", "cqw", PostCode.SV, "LX", "SVC"),
    ("ho", "何詠芝", "heyongzhi", "hyz", PostCode.DA, "LX", "SVC"),
    ("leung", "梁國棟", "liangguodong", "lgd", PostCode.OD, "LX", None),
    ("fong", "方小敏", "fangxiaomin", "fxm", PostCode.RC, "LX", "SVC"),
    ("kwok", "郭志強", "guozhiqiang", "gzq", PostCode.EX, "LX", "ENG"),  # head of engineering
    ("lau", "劉建明", "liujianming", "ljm", PostCode.EX, "LX", "ENG"),
    ("tsang", "曾家樂", "zengjiale", "zjl", PostCode.EX, "LX", "SEC"),
    ("mak", "麥秀英", "maixiuying", "mxy", PostCode.EX, "LX", "CLN"),
    ("yip", "葉慧琳", "yehuilin", "yhl", PostCode.HR, "LX", None),
    ("tsoi", "蔡文傑", "caiwenjie", "cwj", PostCode.FI, "LX", None),
    ("ng", "吳嘉儀", "wujiayi", "wjy", PostCode.PA, "YQ", "SVC"),
    ("sin", "冼偉業", "xianweiye", "xwy", PostCode.SV, "YQ", "SVC"),
    ("koo", "古美玲", "gumeiling", "gml", PostCode.SD, "YQ", "SVC"),  # only this office has the step SD
    ("to", "杜志明", "duzhiming", "dzm", PostCode.DA, "YQ", "SVC"),
    ("lo", "羅家輝", "luojiahui", "ljh", PostCode.OD, "YQ", None),
    ("pang", "彭雅雯", "pengyawen", "pyw", PostCode.PA, "SW", "SVC"),
    ("yu", "余德光", "yudeguang", "ydg", PostCode.OD, "SW", None),
    ("chow", "周敏儀", "zhouminyi", "zmy", PostCode.CA, None, None),
    ("cheng", "鄭維邦", "zhengweibang", "zwb", PostCode.DM, None, None),
    ("mui", "梅靜宜", "meijingyi", "mjy", PostCode.AUD, None, None),
)  # fmt: skip


@dataclass
class World:
    """What `company` made, by the words above."""

    regions: dict[str, Region] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    departments: dict[tuple[str, str], Department] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    @property
    def office(self) -> Office:
        """The first office, where most stories happen."""
        return self.offices["LX"]

    def department(self, code: str, office: str = "LX") -> Department:
        """Return a department by its code."""
        return self.departments[office, code]


@remembered
def company() -> World:
    """Make the whole small company; the system administrator is `world.people["admin"]`, who holds no post."""
    world = World()
    CompanyProfile.objects.create(pk=1, name="和信物業服務有限公司", short_name="和信物業", hotline="400-820-0001")
    for code, name in (("E", "東區"), ("W", "西區")):
        world.regions[code] = Region.objects.create(code=code, name=name)
    for code, name, short, region in OFFICES:
        office = world.offices[code] = Office.objects.create(code=code, name=name, short_name=short)
        OfficePlacement.objects.create(office=office, region=world.regions[region])
        for department, title, executor, outside in DEPARTMENTS:
            world.departments[code, department] = Department.objects.create(
                office=office, code=department, name=title, is_executor=executor, is_outside=outside
            )
    for word, name, pinyin, initials, post, office, department in PEOPLE:
        world.people[word] = person(
            post, world.offices.get(office), name=name, username=word, pinyin=pinyin, initials=initials,
            department=world.departments.get((office, department)), is_lead=word == "kwok",
        )  # fmt: skip
    world.people["admin"] = person(None, None, name="系統管理員", username="admin", is_system_admin=True)
    CompanyProfile.objects.filter(pk=1).update(last_stop=world.people["cheng"])
    return world


def person(
    post: str | None, office: Office | None, *, name: str = "", username: str = "", department: Department | None = None,
    region: Region | None = None, is_lead: bool = False, is_system_admin: bool = False, from_on: date = LONG_AGO,
    until_on: date | None = None, reports_to: Person | None = None, **fields,
) -> Person:  # fmt: skip
    """Make a person with an account (password "Steward-2026"), a staff file, and one post unless `post` is None."""
    number = Person.objects.count() + 1
    made = Person.objects.create(name=name or f"同事{number}", phone=f"1390000{number:04}", **fields)
    Account.objects.create_user(username or f"p{number}", "Steward-2026", person=made, is_system_admin=is_system_admin)
    StaffFile.objects.create(person=made, personal_key=privacy.create_key(at=NOW), number=f"S{number:04}")
    if post:
        member(made, post, office, department=department, region=region, is_lead=is_lead, from_on=from_on,
               until_on=until_on, reports_to=reports_to)  # fmt: skip
    return made


def member(who: Person, post: str, office: Office | None, *, from_on: date = LONG_AGO, **fields) -> Membership:
    """Give a person one more post."""
    return Membership.objects.create(person=who, post=post, office=office, from_on=from_on, **fields)


def actor(who: Person, at: datetime = NOW) -> Actor:
    """Return whom this person acts as at this moment."""
    return actor_of(Account.objects.select_related("person").get(person=who), at)


def signed_in(who: Person) -> Client:
    """Return a test client in which this person is signed in."""
    client = Client()
    client.force_login(Account.objects.get(person=who), backend=settings.AUTHENTICATION_BACKENDS[0])
    return client
