"""What a table of old cases may say, under which headings, and how each cell is read."""

from django.utils.translation import gettext_lazy as _

from steward.cases.models import Channel, Kind
from steward.foundation.imports.parsing import choice, clock, instant, long_text, phone, text, yes_or_no
from steward.foundation.imports.reasons import Unreadable
from steward.foundation.imports.sheets import Cell
from steward.foundation.imports.sheets.cells import as_text
from steward.foundation.imports.targets import Field
from steward.foundation.search.folding import fold

KINDS = {
    "enquiry": Kind.ENQUIRY, "咨詢": Kind.ENQUIRY, "諮詢": Kind.ENQUIRY, "查詢": Kind.ENQUIRY, "question": Kind.ENQUIRY,
    "help": Kind.HELP, "求助": Kind.HELP, "報修": Kind.HELP, "維修": Kind.HELP, "請求": Kind.HELP, "request": Kind.HELP,
    "complaint": Kind.COMPLAINT, "投訴": Kind.COMPLAINT, "舉報": Kind.COMPLAINT, "檢舉": Kind.COMPLAINT,
    "suggestion": Kind.SUGGESTION, "建議": Kind.SUGGESTION, "意見": Kind.SUGGESTION,
    "praise": Kind.PRAISE, "表揚": Kind.PRAISE, "感謝": Kind.PRAISE, "讚揚": Kind.PRAISE, "compliment": Kind.PRAISE,
}  # fmt: skip
CHANNELS = {
    "counter": Channel.COUNTER, "前臺": Channel.COUNTER, "來訪": Channel.COUNTER, "窗口": Channel.COUNTER,
    "phone": Channel.PHONE, "電話": Channel.PHONE, "來電": Channel.PHONE, "constituent call": Channel.PHONE,
    "portal": Channel.PORTAL, "網站": Channel.PORTAL, "網頁": Channel.PORTAL, "self service": Channel.PORTAL,
    "letter": Channel.LETTER, "信件": Channel.LETTER, "來信": Channel.LETTER, "email": Channel.EMAIL,
    "郵件": Channel.EMAIL, "電郵": Channel.EMAIL, "chat": Channel.CHAT, "微信": Channel.CHAT, "qq": Channel.CHAT,
    "微博": Channel.CHAT, "短信": Channel.CHAT, "hotline": Channel.HOTLINE, "熱線": Channel.HOTLINE,
    "patrol": Channel.PATROL, "巡查": Channel.PATROL, "employee generated": Channel.PATROL,
}  # fmt: skip
OPEN_WORDS = {
    "open": True, "未辦理": True, "待回復": True, "處理中": True, "未結": True, "in progress": True, "待處理": True,
    "closed": False, "已辦理": False, "已結": False, "結案": False, "完成": False, "已處理": False, "已回復": False,
}  # fmt: skip


def _anonymous(cell: Cell) -> bool | None:
    """Read whether the caller is unknown; tables put a name or a word for the caller where one is known."""
    found = fold(as_text(cell))
    if found in ("匿名", "anonymous"):
        return True
    try:
        return yes_or_no(cell)
    except Unreadable:
        return False


_CHANNELS = {fold(word): channel for word, channel in CHANNELS.items()}


def _channel(cell: Cell) -> Channel:
    """Read a channel; one that nobody knows is an imported one, for the words of channels are without number."""
    return _CHANNELS.get(fold(as_text(cell)), Channel.IMPORT)


FIELDS = (
    Field(
        name="number", label=_("Old number"), parse=text(60),
        synonyms=("案件編號", "編號", "單號", "工單號", "個案編號", "留言編號", "case id", "case number", "id"),
    ),
    Field(name="kind", label=_("Kind"), parse=choice(KINDS), synonyms=("性質", "類型", "訴求性質", "kind", "nature")),
    Field(
        name="category", label=_("Category"), parse=text(60),
        synonyms=("類別", "分類", "項目", "派工項目", "一級標籤", "問題分類", "category", "type", "reason"),
    ),
    Field(name="title", label=_("Title"), parse=long_text(), synonyms=("標題", "主題", "留言主題", "事由", "subject")),
    Field(
        name="text", label=_("What was said"), parse=long_text(),
        synonyms=("內容", "詳情", "留言詳情", "投訴內容", "投訴件內容", "描述", "description", "details", "query"),
    ),
    Field(
        name="location", label=_("Place of the matter"), parse=long_text(),
        synonyms=("地址", "地點", "案件地址", "位置", "房號", "單元", "location", "address"),
    ),
    Field(
        name="received", label=_("Received"), parse=instant,
        synonyms=("時間", "日期", "受理時間", "來電時間", "留言時間", "立案日期", "open_dt", "opened", "created", "date"),
    ),
    Field(name="received_clock", label=_("Time of day received"), parse=clock, synonyms=("立案時間", "受理時刻")),
    Field(
        name="due", label=_("Due"), parse=instant, synonyms=("期限", "到期", "辦理期限", "target_dt", "due date", "due")
    ),
    Field(
        name="closed", label=_("Closed at"), parse=instant,
        synonyms=("結案時間", "完成時間", "辦結時間", "關閉時間", "closed_dt", "closed", "reply_date"),
    ),
    Field(name="is_open", label=_("Open or closed"), parse=choice(OPEN_WORDS), synonyms=("狀態", "case_status", "status")),
    Field(
        name="channel", label=_("Channel"), parse=_channel, synonyms=("渠道", "來源", "信息來源", "受理方式", "source")
    ),
    Field(name="reply", label=_("Reply"), parse=long_text(), synonyms=("回復", "答復", "答復意見", "處理結果", "reply")),
    Field(name="contact_name", label=_("Who called"), parse=text(60), synonyms=("姓名", "聯繫人", "來電人", "業主", "name")),
    Field(name="contact_phone", label=_("Telephone"), parse=phone, synonyms=("電話", "聯繫電話", "手機", "phone")),
    Field(
        name="is_anonymous", label=_("Anonymous"), parse=_anonymous, synonyms=("匿名", "匿名1實名0", "anonymous")
    ),
)  # fmt: skip
