"""Staff as a target of imports: what a table may say of a colleague, under which headings."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from steward.foundation.imports.parsing import choice, day, phone, text
from steward.foundation.imports.targets import Field, Target
from steward.organisation.actions.importing import import_staff, undo_staff
from steward.organisation.models import PostCode
from steward.organisation.queries.importing import key_of, plan_staff

POSTS = {code: code for code in PostCode.values} | {
    "客服中心專員": PostCode.CA, "客服專員": PostCode.CA, "前臺": PostCode.RC, "接待": PostCode.RC,
    "物業助理": PostCode.PA, "管家": PostCode.PA, "主管": PostCode.SV, "客服主管": PostCode.SV,
    "客服中心主任": PostCode.SD, "主任": PostCode.SD, "經理助理": PostCode.DA, "管理處經理": PostCode.OD,
    "部門經理": PostCode.DM, "工程": PostCode.EX, "維修": PostCode.EX, "保安": PostCode.EX, "保潔": PostCode.EX,
    "行政": PostCode.HR, "人事": PostCode.HR, "財務": PostCode.FI,
}  # fmt: skip

TARGET = Target(
    name="staff",
    kind="person",
    label=_("Staff"),
    fields=(
        Field(
            name="number", label=_("Staff number"), parse=text(24), required=True,
            synonyms=("工號", "員工編號", "職員編號", "編號", "staff no", "employee id"),
        ),
        Field(name="name", label=pgettext_lazy("person", "Name"), parse=text(60), required=True, synonyms=("姓名", "名字", "員工姓名")),
        Field(name="post", label=_("Post"), parse=choice(POSTS), required=True, synonyms=("崗位", "職位", "職務")),
        Field(name="department", label=_("Department"), parse=text(60), synonyms=("部門",)),
        Field(name="phone", label=_("Telephone"), parse=phone, synonyms=("電話", "手機", "聯繫電話", "mobile")),
        Field(name="email", label=_("Email"), parse=text(254), synonyms=("電郵", "郵箱", "e-mail")),
        Field(name="joined", label=_("First day"), parse=day, synonyms=("入職日期", "到職日", "入職", "joined on")),
    ),
    plan=plan_staff,
    apply=import_staff,
    undo=undo_staff,
    url=lambda object_id: reverse("organisation:person", args=[key_of(object_id)]),
)  # fmt: skip
