"""The service centre, appearance and service language, and the checks of a post (clauses A8, C4.5.2, C4.5.3; F13, F17)."""

from steward.inspections.models import Answering, Subject

from .shapes import APPEARANCE, FIXED, RECTIFY, SAFETY, ChecklistPreset, Photo, item, section

STAFF = (RECTIFY, FIXED)

SERVICE_CENTRE = ChecklistPreset(
    code="service-centre", name=("服務中心抽查", "Service centre"), subject=Subject.SERVICE_CENTRE, clauses=("A8",),
    sections=(
        section(
            "環境", "The place",
            item("order", "前臺與等候區", "Desk and waiting area", "整潔、無私人物品", "Tidy, no private things", "8",
                 severity=APPEARANCE, offers=STAFF),
            item("notices", "公示：收費、流程、投訴電話", "Notices: charges, procedures, hotline", "齊全、在有效期", "All there, in date", "8",
                 offers=STAFF),
            item("hours", "服務時間有人在崗", "Staffed during hours", "前臺不離人", "The desk is never left", "10", offers=STAFF),
        ),
        section(
            "接待", "Reception",
            item("greeting", "起立問候、先請問貴姓", "Stands, greets, asks the surname", "三步內起立問候", "Within three steps", "10",
                 offers=STAFF),
            item("calls", "接聽電話", "Answers calls", "三聲內接聽，報公司名", "Within three rings, names the company", "10",
                 offers=STAFF),
            item("explain", "答覆住戶", "Answers residents", "一次說清，不推諉", "Explains at once, sends nobody away", "12",
                 offers=STAFF),
        ),
        section(
            "記錄與回應", "Records and response",
            item("registered", "來訪、來電登記", "Visits and calls registered", "當場登記，欄位齊全", "On the spot, complete", "12",
                 offers=STAFF),
            item("timely", "回覆時限", "Answers in time", "抽三宗，均在時限內", "Three drawn, all in time", "12", offers=STAFF),
            item("follow-up", "回訪", "Return visits", "該回訪者已回訪", "Made where owed", "10", offers=STAFF),
            item("keys", "鑰匙、印章、票據", "Keys, seals, receipts", "與登記相符", "As registered", "8", severity=SAFETY, offers=STAFF),
        ),
    ),
)  # fmt: skip

GROOMING = ChecklistPreset(
    code="grooming", name=("儀容儀表及服務用語", "Grooming and service language"), subject=Subject.GROOMING,
    clauses=("C4.5.3",),
    sections=(
        section(
            "儀容", "Appearance",
            item("uniform", "制服", "Uniform", "整潔、扣齊", "Clean, buttoned", "8", severity=APPEARANCE, offers=STAFF),
            item("badge", "工牌", "Badge", "佩於左胸", "On the left chest", "8", severity=APPEARANCE, offers=STAFF),
            item("shoes", "黑色鞋", "Black shoes", "潔淨", "Clean", "4", severity=APPEARANCE, offers=STAFF),
            item("hair", "頭髮、指甲", "Hair and nails", "整齊、短而淨", "Tidy; short and clean", "4", severity=APPEARANCE,
                 offers=STAFF),
            item("smell", "氣味", "Smell", "無煙酒異味", "None of smoke or drink", "4", severity=APPEARANCE, offers=STAFF),
        ),
        section(
            "儀態", "Posture",
            item("posture", "站姿、坐姿", "Standing and sitting", "端正，不倚不趴", "Upright, leaning on nothing", "6",
                 severity=APPEARANCE, offers=STAFF),
            item("both-hands", "雙手遞接", "Hands over with both hands", offers=STAFF, points="4"),
        ),
        section(
            "電話", "On the telephone",
            item("rings", "三聲內接聽", "Answers within three rings", offers=STAFF, points="8"),
            item("fixed-greeting", "統一問候並報公司名", "The fixed greeting, with the company's name", offers=STAFF, points="8"),
            item("hang-up", "待對方先掛線", "The caller hangs up first", offers=STAFF, points="4"),
        ),
        section(
            "接待", "At reception",
            item("stand", "起立問候", "Stands and greets", offers=STAFF, points="8"),
            item("surname", "請問並使用姓氏稱呼", "Asks and uses the surname", offers=STAFF, points="6"),
            item("thanks", "致謝、道別", "Thanks, says goodbye", offers=STAFF, points="4"),
            item("three-minutes", "接待中接電話不超過三分鐘", "A call while serving takes under three minutes", offers=STAFF,
                 points="4"),
        ),
        section(
            "家訪", "On home visits",
            item("shoe-covers", "敲門三下、鞋套、出示工牌", "Knocks thrice, shoe covers, shows the badge", offers=STAFF, points="8"),
        ),
        section(
            "服務忌語", "What is never said",
            item("dont-know", "不說「不知道」「不歸我管」", "Never \"don't know\", \"not my job\"", offers=STAFF, points="12"),
        ),
    ),
)  # fmt: skip

POST_WEEKLY = ChecklistPreset(
    code="post-weekly", name=("崗位每週檢查", "Weekly check of a post"), subject=Subject.POST, clauses=("C4.5.2",),
    sections=(
        section(
            "工作記錄", "Work records",
            item("complete", "記錄欄位齊全", "Records are complete", "抽查至少五份，無漏項、無塗改", "At least five drawn; no gaps, no erasures", "15",
                 offers=STAFF),
            item("timely", "記錄及時", "Records are timely", "當班填寫，不補記", "Written during the shift", "10", offers=STAFF),
            item("owned", "派出的個案有負責人與時限", "Cases sent have an owner and a limit", points="10", offers=STAFF),
            item("followed", "跟進與回訪到位", "Followed up, visited", points="10", offers=STAFF),
        ),
        section(
            "值班記錄", "Duty log",
            item("log", "值班記錄按班填寫", "The log is written each shift", "來電來訪、異常、處理、上報齊全", "Calls, anomalies, measures, reports", "15",
                 offers=STAFF),
            item("anomalies", "異常有處理、有上報", "Anomalies were dealt with and reported", points="10", offers=STAFF),
        ),
        section(
            "交接班", "Handover",
            item("signed", "雙方簽名", "Signed by both", "無空簽、無代簽", "None blank, none for another", "10", offers=STAFF),
            item("counted", "鑰匙、工具、票據清點", "Keys, tools, receipts counted", "數目相符，差異有說明", "Agree; differences explained", "10",
                 offers=STAFF),
            item("carried", "未完成事項已交接", "Unfinished matters handed on", points="10", offers=STAFF),
            item("remark", "其他情況", "Anything else", answering=Answering.TEXT, is_required=False, photo=Photo.FREE),
        ),
    ),
)  # fmt: skip

POST_DAILY = ChecklistPreset(
    code="post-daily", name=("崗位每日抽查", "Daily spot check of a post"), subject=Subject.POST, clauses=("C4.5.3",),
    sections=(
        section(
            "在崗與儀容", "On duty",
            item("present", "在崗", "Present", "按班表在崗，無睡崗、離崗", "As rostered; not asleep, not away", "15", offers=STAFF),
            item("appearance", "儀容：制服整潔，工牌在左胸", "Appearance: clean uniform, badge on the left chest", points="10",
                 severity=APPEARANCE, offers=STAFF),
            item("greeting", "起立問候，先請問貴姓", "Stands, greets, asks the surname", points="10", offers=STAFF),
            item("call", "電話三聲內接，報公司名", "Answers within three rings, names the company", points="10", offers=STAFF),
        ),
        section(
            "工作", "Work",
            item("register", "來訪、來電當場登記，欄位齊全", "Visits and calls registered on the spot, complete", points="15",
                 offers=STAFF),
            item("owner", "派出的個案有負責人與時限", "Cases sent have an owner and a limit", points="10", offers=STAFF),
            item("log", "值班記錄按時寫，交接有簽名", "Log written on time, handover signed", points="10", offers=STAFF),
            item("keys", "鑰匙借還與登記相符", "Keys agree with the register", points="10", severity=SAFETY, offers=STAFF),
            item("order", "區域整潔，通知在有效期內", "Area tidy, notices in date", points="10", severity=APPEARANCE, offers=STAFF),
        ),
    ),
)  # fmt: skip
