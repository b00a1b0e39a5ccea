"""Customers as a target of imports: what a table may say of them, under which headings."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from steward.estate.actions.importing_customers import import_customers, undo_customers
from steward.estate.models import Residency
from steward.estate.queries.importing_customers import plan_customers
from steward.foundation.imports.parsing import choice, day, phones, text
from steward.foundation.imports.targets import Field, Target

ROLES = {
    "owner": Residency.Role.OWNER, "業主": Residency.Role.OWNER, "戶主": Residency.Role.OWNER,
    "tenant": Residency.Role.TENANT, "租客": Residency.Role.TENANT, "租戶": Residency.Role.TENANT,
    "family": Residency.Role.FAMILY, "家屬": Residency.Role.FAMILY, "家人": Residency.Role.FAMILY,
    "other": Residency.Role.OTHER, "其他": Residency.Role.OTHER,
}  # fmt: skip

CUSTOMERS = Target(
    name="customers",
    label=_("Customers"),
    fields=(
        Field(name="name", label=pgettext_lazy("person", "Name"), parse=text(60), required=True, synonyms=("姓名", "客戶", "業主姓名", "住戶")),
        Field(
            name="unit", label=_("Unit"), parse=text(32), required=True, synonyms=("單元", "房號", "地址", "房間", "room"),
            hint=_("As people write it: 2-15C, 2座15樓C室"),
        ),
        Field(name="phone", label=_("Telephone"), parse=phones, synonyms=("電話", "手機", "聯繫電話", "mobile", "電話1", "電話 1", "手機1")),
        Field(name="phone_2", label=_("Second telephone"), parse=phones, synonyms=("電話2", "電話 2", "手機2", "備用電話", "住宅電話")),
        Field(name="phone_3", label=_("Third telephone"), parse=phones, synonyms=("電話3", "電話 3", "手機3", "辦公電話")),
        Field(name="role", label=_("Role"), parse=choice(ROLES), synonyms=("身份", "關係", "客戶類型")),
        Field(name="salutation", label=_("Salutation"), parse=text(24), synonyms=("稱呼", "稱謂")),
        Field(name="from_on", label=_("Since"), parse=day, synonyms=("入住日期", "起始日期", "收樓日期", "since")),
    ),
    plan=plan_customers,
    apply=import_customers,
    undo=undo_customers,
    kind="customer",
)  # fmt: skip
