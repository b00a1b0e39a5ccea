"""Cleaning areas, exactly as clause B5 lists them, and the shared facilities seen on the same round (handbook 3.3, 3.4)."""

from steward.inspections.models import Answering, Subject

from .shapes import APPEARANCE, AT_ONCE, SAFETY, ChecklistPreset, item, section

CLEANING = ChecklistPreset(
    code="cleaning", name=("保潔檢查", "Cleaning check"), subject=Subject.CLEANING, clauses=("B5",),
    sections=(
        section(
            "保潔區域", "Cleaning areas",
            item("lobby", "大堂入口", "Lobby entrance", "目測：玻璃無水印、手印；地面光亮乾爽、無雜物",
                 "By sight: glass without water marks or fingerprints; floor shiny, dry, no litter", "15",
                 severity=APPEARANCE),
            item("lift-inside", "電梯內", "Lift, inside", "目測及紙巾擦拭：四壁光亮無劃痕，地面乾爽，無手印、口香糖、煙頭",
                 "By sight and tissue: walls bright, floor dry; no hand marks, gum, butts", "10", severity=APPEARANCE),
            item("lift-outside", "電梯外", "Lift, outside", "目測：廳門、門套無污漬銹跡，首層門光可鑑人",
                 "By sight: no stains or rust; the ground-floor door mirror-clear", "8", severity=APPEARANCE),
            item("corridors", "各層走廊", "Corridors of each floor", "目測：無雜物、無積水；天花無蛛網、浮塵",
                 "By sight: no litter or water; ceiling without cobweb or dust", "12", severity=APPEARANCE),
            item("walls", "牆壁", "Walls", "擦拭：無塗畫、張貼、懸線、污漬；擦後無塵",
                 "By wiping: no scribble, posters, hanging wires, stains; no dust when wiped", "8", severity=APPEARANCE),
            item("fire-doors", "防火門", "Fire doors", "紙巾擦拭：門扇、門框、把手無塵不黏；常閉，能自行關閉",
                 "By tissue: no dust, not sticky; kept closed and self-closing", "8", severity=SAFETY),
            item("hydrants", "消防箱", "Hydrant boxes", "目測，每月開箱：外觀清潔，標識、配件齊全，玻璃與鎖完好；滅火器在有效期、壓力在綠區",
                 "By sight, opened monthly: clean, sign and parts complete; extinguisher in date, pressure green", "8",
                 severity=SAFETY),
            item("vents", "鋁合金通風窗", "Aluminium vent windows", "紙巾擦拭：窗框、滑軌、玻璃清潔，關閉嚴密",
                 "By tissue: frame, track and glass clean; closes well", "7", severity=APPEARANCE),
            item("lampshades", "燈罩", "Lampshades", "目測、紙巾擦拭：無塵、無蟲、無破損，燈亮",
                 "By sight and tissue: no dust, insects or damage; the lamp works", "7", severity=APPEARANCE),
            item("handrails", "樓梯扶手", "Stair handrails", "紙巾擦拭六十厘米無明顯污跡，底面不粗糙",
                 "A tissue drawn over 60 cm is not clearly marked; not rough underneath", "8", severity=APPEARANCE),
            item("roof", "天臺", "Roof terrace", "目測：門能推開（不上鎖），欄杆牢固，無侵佔，雨水管暢通，清潔",
                 "By sight: door opens freely (not locked), rail sound, nothing built or stored, rain pipe clear, clean", "9",
                 severity=SAFETY),
        ),
    ),
)  # fmt: skip

FACILITIES = ChecklistPreset(
    code="facilities", name=("共用設施檢查", "Shared facilities"), subject=Subject.FACILITIES, clauses=("B5",),
    sections=(
        section(
            "樓內", "In the building",
            item("lights", "樓梯、走廊照明", "Stair and corridor lights", "燈亮、開關完好", "Lit, switches whole", "6"),
            item("meter-rooms", "錶房、管井門", "Meter rooms and shafts", "關閉上鎖，無堆物", "Closed, locked, nothing stored", "5"),
            item("plaster", "天花、牆面、地磚", "Ceiling, plaster, tiles", "無空鼓、剝落、鬆動", "Nothing hollow, peeling or loose", "5",
                 severity=SAFETY),
            item("emergency", "應急照明、疏散指示", "Emergency lights and exit signs", "亮，按試驗鈕有效", "Lit; the test button works", "8",
                 severity=SAFETY),
            item("escape", "疏散通道", "Escape route", "暢通，無堆放", "Free, nothing stored", "8", severity=SAFETY),
            item("alarm-panel", "消防報警主機、手報、消防栓、滅火器", "Fire alarm panel, call points, hydrant, extinguisher",
                 "無故障、無缺失", "No fault, nothing missing", "8", severity=SAFETY),
            item("door-entry", "門禁、對講、信報箱", "Door entry, intercom, letter boxes", "使用正常", "Work", "5"),
            item("lift", "電梯", "Lift", "呼叫、警鈴、照明正常，年檢標識在有效期", "Call, alarm and light work; notice of yearly check in date",
                 "8", severity=SAFETY),
            item("lift-trapped", "電梯困人、異常停梯", "Lift stuck, somebody trapped", "無", "None", "5", severity=SAFETY,
                 offers=AT_ONCE, alarm=True),
            item("leak", "公共管道漏水", "Leak of common pipes", "無", "None", "5", severity=SAFETY, offers=AT_ONCE, alarm=True),
            item("gas", "燃氣異味", "Smell of gas", "無", "None", "5", severity=SAFETY, offers=AT_ONCE, alarm=True),
            item("flammable", "樓道堆放易燃物、電動車充電", "Flammables, e-bikes charging in the building", "無", "None", "6",
                 severity=SAFETY),
        ),
        section(
            "屋面與室外", "Roof and outside",
            item("roof", "欄杆、避雷、隔熱層", "Railings, lightning conductor, insulation", "牢固、無破損", "Sound, no damage", "5",
                 severity=SAFETY),
            item("manholes", "井蓋、溝渠、道路", "Manholes, drains, roads", "完好、不鬆動、暢通", "Whole, firm, clear", "6",
                 severity=SAFETY),
            item("parking", "停車標識、道閘", "Parking signs, barrier", "清晰、正常", "Clear, working", "4"),
            item("play", "兒童遊樂、健身設施", "Playground and fitness equipment", "牢固、無尖角", "Firm, no sharp edges", "5",
                 severity=SAFETY),
            item("notices", "公告、違規張貼", "Notices; illegal posters", "公告在有效期，無違規張貼", "Notices in date, no posters", "3",
                 severity=APPEARANCE),
            item("nuisance", "家禽、噪音、高空拋物", "Poultry, noise, thrown objects", "無", "None", "3"),
            item("remark", "其他情況", "Anything else", answering=Answering.TEXT, is_required=False),
        ),
    ),
)  # fmt: skip
