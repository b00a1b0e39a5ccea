"""What a company starts with: categories, limits in several variants, dispatch rules, standard answers.

Data in the shape of the tables, put in by `actions.load_presets` and edited afterwards on the settings pages. Names
are the office's words (Traditional Chinese); the English name stands beside. The limits are those found in practice
(handbook 2.1); which one fits is for the company to say, for no law sets them for a private company.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from .models import Grade, Kind

HOUR, DAY, WORKING_DAY = 60, 24 * 60, 8 * 60
WORKING, CALENDAR = "working", "calendar"


@dataclass(frozen=True, kw_only=True)
class CategoryPreset:
    """One category; `seeds` are words that suggest it before there is anything to learn from."""

    code: str
    name: str
    name_en: str
    parent: str = ""
    seeds: tuple[str, ...] = ()
    department: str = ""
    least_grade: Grade = Grade.ORDINARY


@dataclass(frozen=True)
class Limits:
    """Minutes of one kind and grade; None: no such clock."""

    basis: str
    first_reply: int | None
    progress: int | None
    final: int | None
    feedback: int | None = 3 * DAY


@dataclass(frozen=True, kw_only=True)
class ClockPreset:
    """One variant of the limits; what it does not name stays as in the ordinary one."""

    code: str
    name: object
    limits: dict[tuple[Kind, Grade], Limits] = field(default_factory=dict)


def _top(code: str, name: str, name_en: str, **more: object) -> CategoryPreset:
    return CategoryPreset(code=code, name=name, name_en=name_en, **more)


def _sub(parent: str, code: str, name: str, name_en: str, seeds: str, **more: object) -> CategoryPreset:
    return CategoryPreset(
        code=code, name=name, name_en=name_en, parent=parent, seeds=tuple(seeds.split()), **more
    )  # fmt: skip


CATEGORIES = (
    _top("facilities", "設施設備", "Facilities and equipment", department="ENG"),
    _sub("facilities", "lift", "電梯", "Lift", "電梯 升降機 困梯 困在電梯 異響 平層 電梯停運"),
    _sub("facilities", "lighting", "公共照明", "Common lighting", "路燈 樓道燈 走廊燈 燈不亮 照明 感應燈"),
    _sub("facilities", "water_power", "水電供應", "Water and power", "停水 停電 水壓 跳閘 水質 供水 供電"),
    _sub("facilities", "access", "門禁與對講", "Access control", "門禁 對講 門卡 大堂門 單元門 自動門 指紋"),
    _sub("facilities", "fire_gear", "消防設施", "Fire protection", "消防 滅火器 消火栓 煙感 防火門 消防通道",
         least_grade=Grade.IMPORTANT),
    _top("repair", "維修", "Repair", department="ENG"),
    _sub("repair", "leak", "滲漏水", "Leak", "漏水 滲水 滴水 天花 防水 滲漏 返潮 水漬 爆管"),
    _sub("repair", "drain", "渠道堵塞", "Blocked drain", "堵塞 下水道 馬桶 地漏 污水 反水 化糞池 疏通"),
    _sub("repair", "indoor", "室內維修", "Indoor repair", "維修 水龍頭 燈具 開關 插座 門鎖 窗 五金"),
    _sub("repair", "common_repair", "公共部位維修", "Repair of common parts", "牆面 瓷磚 脫落 地面 扶手 欄杆 外牆 雨棚"),
    _top("environment", "環境清潔", "Environment and cleaning", department="CLN"),
    _sub("environment", "cleaning", "清潔", "Cleaning", "衛生 垃圾 清潔 打掃 污漬 髒 異味 臭"),
    _sub("environment", "pests", "蟲鼠蟻害", "Pests", "蟑螂 老鼠 蚊 白蟻 蟲 消殺 鼠"),
    _sub("environment", "smoke", "油煙氣味", "Fumes and smells", "油煙 氣味 臭味 抽煙 煙味 廢氣"),
    _top("greening", "綠化", "Greening", department="CLN"),
    _sub("greening", "plants", "植物養護", "Care of plants", "樹 草坪 花 修剪 枯死 綠化 遮光 澆水"),
    _top("safety", "治安秩序", "Safety and order", department="SEC"),
    _sub("safety", "theft", "失竊與可疑", "Theft and suspicion", "被盜 偷 失竊 可疑 陌生人 尾隨 監控",
         least_grade=Grade.IMPORTANT),
    _sub("safety", "falling", "高空墜物", "Things thrown or falling", "高空拋物 高空墜物 掉下 砸 扔下",
         least_grade=Grade.IMPORTANT),
    _sub("safety", "dogs", "寵物", "Pets", "狗 遛狗 犬 貓 寵物 狗叫 牽繩"),
    _sub("safety", "passage", "佔用通道", "Blocked passages", "雜物 通道 佔用 樓道堆放 電動車 充電 推車"),
    _top("parking", "停車", "Parking", department="SEC"),
    _sub("parking", "spaces", "車位", "Parking spaces", "車位 佔車位 停車 月租 訪客車 車庫"),
    _sub("parking", "barrier", "道閘與行車", "Barrier and traffic", "道閘 抬杆 車牌 出入口 堵車 超速"),
    _top("service", "服務態度", "Service"),
    _sub("service", "manner", "態度與用語", "Manner", "態度 不理 推諉 語氣 服務差 沒人接"),
    _sub("service", "response", "回應遲緩", "Slow response", "沒人處理 拖 一直沒 催 遲遲 多次反映"),
    _top("fees", "收費", "Charges"),
    _sub("fees", "management_fee", "管理費", "Management fee", "管理費 物業費 收費 帳單 發票 欠費 繳費"),
    _sub("fees", "utilities", "水電公攤", "Shared utilities", "公攤 水費 電費 抄表 能耗"),
    _top("renovation", "裝修擾民", "Renovation nuisance"),
    _sub("renovation", "renovation_noise", "裝修噪音", "Renovation noise", "裝修 噪音 電鑽 施工 敲打 午休"),
    _sub("renovation", "renovation_waste", "裝修垃圾與違規", "Renovation waste and breaches",
         "裝修垃圾 建築垃圾 砸牆 改動 違建 封陽台"),
    _top("neighbours", "鄰里糾紛", "Between neighbours"),
    _sub("neighbours", "noise", "生活噪音", "Noise of daily life", "噪音 吵 音響 麻將 跑跳 半夜 廣場舞"),
    _sub("neighbours", "dispute", "鄰里爭執", "Disputes", "鄰居 樓上 樓下 爭吵 糾紛 晾衣 滴水"),
    _top("quality", "房屋質量", "Quality of the building (developer)"),
    _sub("quality", "defects", "開發遺留", "Defects left by the developer", "開裂 空鼓 質量 開發商 驗房 交樓 保修"),
    _top("other", "其他", "Other"),
)  # fmt: skip

ORDINARY, IMPORTANT, MAJOR = Grade.ORDINARY, Grade.IMPORTANT, Grade.MAJOR
ENQUIRY, HELP, COMPLAINT, SUGGESTION, PRAISE = (
    Kind.ENQUIRY, Kind.HELP, Kind.COMPLAINT, Kind.SUGGESTION, Kind.PRAISE,
)  # fmt: skip

STANDARD_LIMITS = {
    (COMPLAINT, ORDINARY): Limits(WORKING, WORKING_DAY, 2 * WORKING_DAY, 3 * WORKING_DAY),
    (COMPLAINT, IMPORTANT): Limits(CALENDAR, DAY, DAY, 3 * DAY),
    (COMPLAINT, MAJOR): Limits(CALENDAR, 2 * HOUR, DAY, 5 * DAY),
    (HELP, ORDINARY): Limits(WORKING, 4 * HOUR, WORKING_DAY, 3 * WORKING_DAY),
    (HELP, IMPORTANT): Limits(CALENDAR, HOUR, 8 * HOUR, 2 * DAY),
    (HELP, MAJOR): Limits(CALENDAR, 30, 4 * HOUR, DAY),
    (ENQUIRY, ORDINARY): Limits(WORKING, WORKING_DAY, None, 2 * WORKING_DAY),
    (SUGGESTION, ORDINARY): Limits(WORKING, 2 * WORKING_DAY, None, 15 * WORKING_DAY, 5 * DAY),
}
CLOCK_PRESETS = (
    ClockPreset(code="standard", name=_("Ordinary: a working day, two, three; important within 24 hours, major within 2")),
    ClockPreset(
        code="quarter_hour", name=_("Answer in 15 minutes, word within 24 hours, closed in 3 days"),
        limits={(COMPLAINT, grade): Limits(CALENDAR, 15, DAY, 3 * DAY) for grade in Grade}
        | {(COMPLAINT, MAJOR): Limits(CALENDAR, 15, DAY, 7 * DAY)},
    ),
    ClockPreset(
        code="urgent_or_general", name=_("Urgent: 2 hours and 24 hours; general: 48 hours and 7 working days"),
        limits={
            (COMPLAINT, ORDINARY): Limits(CALENDAR, 2 * DAY, None, 9 * DAY),
            (COMPLAINT, IMPORTANT): Limits(CALENDAR, 2 * DAY, DAY, 9 * DAY),
            (COMPLAINT, MAJOR): Limits(CALENDAR, 2 * HOUR, 12 * HOUR, DAY),
        },
    ),
    ClockPreset(
        code="three_steps", name=_("Three grades: 24, 12 and 2 hours; a plan in 2 working days; closed in 3 to 5"),
        limits={
            (COMPLAINT, ORDINARY): Limits(WORKING, 3 * WORKING_DAY, None, 3 * WORKING_DAY),
            (COMPLAINT, IMPORTANT): Limits(CALENDAR, 12 * HOUR, 2 * DAY, 5 * DAY),
            (COMPLAINT, MAJOR): Limits(CALENDAR, 2 * HOUR, DAY, 5 * DAY),
        },
    ),
    ClockPreset(
        code="same_day", name=_("Ordinary the same day, special within 3 days"),
        limits={
            (COMPLAINT, ORDINARY): Limits(WORKING, 4 * HOUR, None, WORKING_DAY),
            (COMPLAINT, IMPORTANT): Limits(CALENDAR, 4 * HOUR, DAY, 3 * DAY),
        },
    ),
    ClockPreset(
        code="written_progress", name=_("Answer in 24 hours, written word every 7 days"),
        limits={(COMPLAINT, grade): Limits(CALENDAR, DAY, 7 * DAY, 30 * DAY) for grade in Grade},
    ),
    ClockPreset(
        code="two_days", name=_("Closed within 48 hours; urgent answered in 15 minutes"),
        limits={
            (COMPLAINT, ORDINARY): Limits(CALENDAR, 2 * HOUR, DAY, 2 * DAY),
            (COMPLAINT, IMPORTANT): Limits(CALENDAR, 15, DAY, 2 * DAY),
            (COMPLAINT, MAJOR): Limits(CALENDAR, 15, DAY, 2 * DAY),
        },
    ),
    ClockPreset(
        code="ten_days", name=_("An answer within 10 days, as Hangzhou's law asks"),
        limits={(COMPLAINT, grade): Limits(CALENDAR, 10 * DAY, None, 10 * DAY) for grade in Grade},
    ),
)  # fmt: skip

# Who has to work by itself; everything else goes to the assistant of the area alone.
DISPATCH = tuple(
    (preset.code, f"department:{preset.department}")
    for preset in CATEGORIES
    if preset.department and not preset.parent
)

ANSWERS = (
    ("parking", "訪客停車", "訪客車輛請由正門登記入園，首兩小時免費，車位以先到先停為準。"),
    ("fees", "繳費方式", "管理費可在服務中心、銀行代扣或線上繳交，繳費後三個工作日內可開發票。"),
    ("renovation", "裝修時間", "裝修施工時間為工作日上午八時至十二時、下午二時至六時，節假日不得施工。"),
    ("environment", "大件垃圾", "大件與裝修垃圾請先向服務中心預約，放到指定堆放點，當日清運。"),
    ("facilities", "停水停電", "這次停供由外部單位檢修，恢復時間以公告為準，我們會第一時間通知。"),
)


def limits_for(preset: ClockPreset) -> dict[tuple[Kind, Grade], Limits]:
    """Return every limit of a variant: the ordinary ones where it says nothing else."""
    return STANDARD_LIMITS | preset.limits
