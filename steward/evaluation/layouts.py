"""How published sets of real cases are laid out, so that they can be imported by name and measured."""

import re

from django.utils.translation import gettext_noop as _

from steward.foundation.imports.reasons import Unreadable
from steward.foundation.imports.sheets import Cell
from steward.foundation.imports.sheets.cells import as_text
from steward.foundation.imports.targets import Layout

_DAY = re.compile(r"20\d{6}")


def _mend_taipei(cells: list[Cell]) -> list[Cell]:
    """Move back a row that an unquoted comma in its address has shifted, if its day is still there.

    The time of day is lost. Where the day is lost too, nothing in the row says it for certain.
    """
    if len(cells) != 5 or _DAY.fullmatch(as_text(cells[3])):
        return cells
    if _DAY.fullmatch(as_text(cells[4])):
        return [cells[0], cells[1], f"{as_text(cells[2])},{as_text(cells[3])}", cells[4], ""]
    raise Unreadable(_("The row is shifted by a comma in its address, and its day is lost."))


CASES = {
    "taipei-1999": Layout(
        columns={
            "number": "案件編號", "category": "派工項目", "location": "案件地址", "received": "立案日期",
            "received_clock": "立案時間",
        },
        constants={"kind": "help", "channel": "hotline"},
        mend=_mend_taipei,
    ),
    "fuzhou-12345-rivers": Layout(
        columns={
            "number": ("row_id", "id"), "kind": "性质", "category": ("河流", "domainName"), "channel": "信息来源",
            "is_anonymous": "匿名1实名0", "received": ("时间", "dateline"), "title": ("标题", "subject"),
            "text": ("投诉件内容", "content"), "reply": "回复1", "is_open": "stateInfo", "location": ("区", "forumName"),
        },
        needed=("received",),
        constants={"kind": "complaint"},
    ),
    "taidi2020-c": Layout(
        columns={
            "number": "留言编号", "title": "留言主题", "received": "留言时间", "text": ("留言详情", "segmented_text"),
            "category": "一级标签", "reply": "答复意见", "closed": "答复时间",
        },
        needed=("text",),
        constants={"channel": "portal"},
    ),
    "shangluo-mailbox": Layout(
        columns={
            "number": "mail_id", "title": "title", "text": "query", "received": "query_date", "reply": "reply",
            "closed": "reply_date", "category": "agency_group",
        },
        needed=("text", "received"),
        constants={"channel": "letter"},
    ),
    "boston-311-2011h2": Layout(
        columns={
            "number": "case_enquiry_id", "received": "open_dt", "due": "target_dt", "closed": "closed_dt",
            "is_open": "case_status", "title": "case_title", "category": "type", "location": "location",
            "reply": "closure_reason", "channel": "source",
        },
        needed=("number", "received", "due", "closed", "category"),
        constants={"kind": "help"},
    ),
    "taipei-streetlights-2024": Layout(
        columns={"number": "查報序號", "location": "查報地點", "text": "故障情形", "received": "查報日期"},
        needed=("number", "received"),
        constants={"kind": "help", "channel": "hotline"},
    ),
}  # fmt: skip
