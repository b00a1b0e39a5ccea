"""Grounds, environmental requirements, greening and termite control (clauses B3, B9; handbook 3.4 to 3.6)."""

from steward.inspections.models import Answering, Subject

from .shapes import APPEARANCE, AT_ONCE, SAFETY, ChecklistPreset, Photo, choice, item, reading, section

GROUNDS = ChecklistPreset(
    code="grounds", name=("園區巡查", "Grounds"), subject=Subject.GROUNDS, clauses=("B4",),
    sections=(
        section(
            "出入與道路", "Ways",
            item("gates", "出入口、圍牆、圍欄", "Gates, walls, fences", "完好、無攀越痕跡", "Whole, nobody climbed over", "10",
                 severity=SAFETY),
            item("roads", "道路、井蓋、溝渠", "Roads, manholes, drains", "平整、井蓋齊全、排水暢通", "Even, covers in place, drains clear", "15",
                 severity=SAFETY),
            item("fire-lane", "消防車道", "Fire lane", "暢通，無停車堆物", "Free of cars and things", "15", severity=SAFETY),
            item("lamps", "路燈、景觀燈", "Lamps", "亮，燈座無鬆動、無外露線", "Lit, firm, no bare wires", "10", severity=SAFETY),
            item("parking", "停車秩序", "Parking", "入位，不佔通道", "In place, ways free", "10"),
        ),
        section(
            "公共區域", "Common grounds",
            item("litter", "地面清潔、垃圾桶", "Ground and bins", "無散落垃圾，桶不滿溢", "No litter, bins not overflowing", "10",
                 severity=APPEARANCE),
            item("water", "水景、水池", "Ponds", "水清、護欄與警示完好", "Clear water, rails and warnings whole", "10", severity=SAFETY),
            item("play", "遊樂、健身設施", "Playground and fitness equipment", "牢固、無破損", "Firm, no damage", "10", severity=SAFETY),
            item("stray", "流浪動物、遛狗", "Stray animals, dogs", "無滋擾、有牽繩", "No nuisance, on a lead", "5"),
            item("leak", "爆管、漏水、燃氣異味", "Burst pipe, leak, smell of gas", "無", "None", "5", severity=SAFETY,
                 offers=AT_ONCE, alarm=True),
        ),
    ),
)  # fmt: skip

ENVIRONMENT = ChecklistPreset(
    code="environment", name=("環境要求檢查", "Environmental requirements"), subject=Subject.ENVIRONMENT,
    clauses=("B3", "B9"),
    sections=(
        section(
            "垃圾與消殺", "Waste and pests",
            item("sorting", "垃圾分類投放", "Sorting of waste", "分類清楚、標識齊全", "Sorted, signs in place", "10"),
            item("removal", "垃圾日產日清", "Removal", "當日清運，不過夜", "Removed the same day, none overnight", "15",
                 severity=APPEARANCE),
            item("station", "垃圾站", "Waste station", "每日沖洗，無異味、無污水外流", "Washed daily; no odour, no waste water outside", "10",
                 severity=APPEARANCE),
            item("hazardous", "有害垃圾", "Hazardous waste", "單獨存放、有交收記錄", "Kept apart, with a record of handing over", "10",
                 severity=SAFETY),
            item("pests", "鼠、蚊、蠅、蟑", "Rats, mosquitoes, flies, cockroaches", "按計劃消殺，投藥點有警示", "Treated by plan; warnings at the bait",
                 "10"),
        ),
        section(
            "污染與擾民", "Pollution and nuisance",
            item("sewage", "污水、化糞池", "Sewage and septic tank", "不外溢，按期清掏", "No overflow, emptied on time", "10",
                 severity=SAFETY),
            reading("noise", "設備噪音", "Noise of equipment", "dB", low=0, high=55, is_required=False,
                    standard="住宅晝間不高於 55 分貝", in_english="At most 55 dB by day at dwellings", points="10"),
            item("smoke", "油煙、揚塵", "Fumes and dust", "無直排、有遮蓋", "None let out, heaps covered", "10"),
            item("standing-water", "積水容器", "Standing water", "無，防蚊蟲孳生", "None, so that nothing breeds", "10"),
            item("energy", "節水節電", "Water and power saved", "無長流水、長明燈", "No running taps, no needless lights", "5"),
        ),
    ),
)  # fmt: skip

GREENING = ChecklistPreset(
    code="greening", name=("綠化檢查", "Greening"), subject=Subject.GREENING, clauses=("B9",),
    sections=(
        section(
            "植物", "Plants",
            reading("pest-share", "病蟲害比例", "Plants with pests", "%", low=0, high=8, points="10",
                    standard="不超過百分之八", in_english="At most 8 %"),
            reading("clearance", "道路上方枝下高", "Branches over paths", "m", low="1.8", points="5",
                    standard="不低於 1.8 米", in_english="At least 1.8 m"),
            item("trees", "喬木", "Trees", "無枯枝、傾斜；颱風前支撐，倒伏兩日內扶正", "No dead branches; tied before storms, righted in 2 days",
                 "10", severity=SAFETY),
            item("shrubs", "灌木、綠籬、花壇", "Shrubs, hedges, flower beds", "造型整齊，超過造型 20 厘米即修剪",
                 "In shape; trimmed when 20 cm over it", "10", severity=APPEARANCE),
            reading("lawn-cover", "草坪覆蓋率", "Lawn cover", "%", low=98, high=100, points="5",
                    standard="不低於百分之九十八", in_english="At least 98 %"),
            reading("lawn-weeds", "草坪雜草", "Weeds in the lawn", "%", low=0, high=3, points="5",
                    standard="低於百分之三", in_english="Under 3 %"),
            reading("lawn-height", "草高", "Height of the lawn", "cm", low=0, high=4, points="5",
                    standard="低於 4 厘米", in_english="Under 4 cm", is_required=False),
            item("bare", "黃土裸露", "Bare soil", "無", "None", "10", severity=APPEARANCE),
            item("pots", "盆栽、攀緣植物", "Pots and climbers", "長勢良好，攀緣覆蓋九成半以上", "Thriving; climbers cover 95 %", "5",
                 severity=APPEARANCE),
        ),
        section(
            "養護與記錄", "Care and records",
            item("watering", "澆水、施肥", "Watering and feeding", "按計劃", "By plan", "5"),
            item("pesticide", "用藥記錄", "Record of pesticides", "藥名、日期、警示牌齊全", "Agent, date, warning sign", "10", severity=SAFETY),
            item("waste", "綠化垃圾", "Green waste", "不過夜", "Not overnight", "10", severity=APPEARANCE),
            item("plan", "年度計劃與記錄", "Yearly plan and records", "有計劃，記錄齊全", "There, and complete", "10"),
        ),
    ),
)  # fmt: skip

TERMITE = ChecklistPreset(
    code="termite", name=("白蟻防治檢查", "Termite control"), subject=Subject.TERMITE, clauses=("B9",),
    sections=(
        section(
            "蟻情", "Signs",
            item("place", "檢查部位、樁號", "Place and stake number", answering=Answering.TEXT),
            item("sign", "蟻情", "Sign found", "無活蟻、泥線、蛀痕、分飛孔", "No live termites, tubes, damage or swarm holes", "25",
                 answering=Answering.CHOICE, photo=Photo.ON_FAIL,
                 choices=(choice("none", "無", "None", True), choice("alive", "活蟻", "Live termites", False),
                          choice("tube", "泥線", "Mud tube", False), choice("damage", "蛀痕", "Damage", False),
                          choice("swarm", "分飛孔", "Swarm hole", False))),
            item("woodwork", "公共木構件、樓層公共部位", "Common woodwork, floors' public parts", "無排泄物、透氣孔",
                 "No droppings, no vents", "10"),
        ),
        section(
            "施藥與記錄", "Treatment and records",
            item("planned", "按計劃檢查", "Visits as planned", "四至六月、十至十一月每月兩次，其餘月份一次",
                 "Twice a month April to June and October to November, else once", "30"),
            item("stakes", "監測樁", "Bait stakes", "位置圖齊全，樁完好", "Drawn on a plan, whole", "10"),
            item("agent", "藥劑與登記證號", "Agent and registration number", "與核准相符，有用量記錄", "As approved, with the dose", "10"),
            item("operator", "施藥人員證書", "Operator's certificate", "在有效期", "In date", "5"),
            item("warning", "警示與業主告知", "Warning notice, owner told", "已張貼、已告知", "Posted, told", "10", severity=SAFETY),
            item("recheck", "複查日期與結果", "Recheck and its result", "粉劑後一個月、誘餌後兩個月複查", "A month after powder, two after bait",
                 is_required=False, answering=Answering.TEXT),
        ),
    ),
)  # fmt: skip
