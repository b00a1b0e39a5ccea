"""What invented customers say, by category, and what then becomes of it. No sentence is taken from anybody."""

from dataclasses import dataclass
from functools import cache

from steward.cases.models import CauseClass, Kind

HELP, COMPLAINT, ENQUIRY, SUGGESTION, PRAISE = (
    Kind.HELP, Kind.COMPLAINT, Kind.ENQUIRY, Kind.SUGGESTION, Kind.PRAISE,
)  # fmt: skip
UNIT, OUTSIDE = "unit", ""  # else a type of place


@dataclass(frozen=True)
class Matter:
    """One kind of matter: how people say it, what has to be done, and how it usually ends."""

    category: str
    place: str
    weight: int
    kinds: tuple[Kind, ...]
    said: tuple[str, ...]
    job: str
    done: str
    cause: str
    cause_class: CauseClass
    answer: str


F, S, C, N, R, D, X = (
    CauseClass.FACILITY, CauseClass.SERVICE, CauseClass.CONTRACTOR, CauseClass.NEIGHBOUR, CauseClass.RENOVATION,
    CauseClass.DEVELOPER, CauseClass.OUTSIDE,
)  # fmt: skip
MATTERS = (
    Matter("leak", UNIT, 14, (HELP, HELP, COMPLAINT), (
        "{time}主人房天花黃了一大片，{since}開始滴水。",
        "洗手間天花滲水，牆紙都鼓起來了，{since}越來越嚴重。",
        "廚房洗菜盆下面的水管滴水，櫃底全濕了，請盡快派人來看。",
        "陽台雨水管接口漏水，下雨就灌進客廳，{since}已經講過一次。",
    ), "查滲漏來源並止水", "關閘換接口，試水半小時不再滴", "管道接口老化", F, "師傅已換接口並試水，天花乾透後再補油。"),
    Matter("drain", UNIT, 6, (HELP,), (
        "洗手間地漏反水，污水湧到走廊，味道很大。",
        "廚房下水道堵了，{since}水退得很慢，今天完全不走。",
    ), "疏通渠道", "用機疏通，取出抹布一條，沖水正常", "雜物堵塞", N, "渠道已疏通，請勿將抹布和廚餘倒入。"),
    Matter("indoor", UNIT, 6, (HELP,), (
        "客廳開關按下去沒反應，插座也沒電，請師傅上門看看。",
        "大門門鎖卡住，要轉好幾次才打得開，{since}都這樣。",
    ), "上門檢修", "更換零件，試用正常", "零件磨損", F, "師傅已上門修好，零件費已向住戶說明。"),
    Matter("lift", "lift", 8, (HELP, COMPLAINT), (
        "電梯運行時咯咯響，到了樓層還會抖一下，{since}就這樣。",
        "電梯停在高層不下來，等了{wait}分鐘，老人家走不了樓梯。",
        "電梯門關到一半又打開，反覆好幾次。",
    ), "會同維保單位檢查電梯", "維保調整門機並更換導靴，試運行正常", "門機感應器偏移", C, "維保單位已調整，今天起加密巡檢三天。"),
    Matter("lighting", "corridor", 6, (HELP,), (
        "走廊的燈壞了兩盞，晚上很暗，{since}沒有人換。",
        "樓道感應燈不亮，老人出門看不見路。",
    ), "更換走廊燈具", "更換燈管兩支，感應正常", "燈具壽命到期", F, "燈已換好，謝謝您告訴我們。"),
    Matter("water_power", UNIT, 4, (HELP, ENQUIRY), (
        "家裡水壓很小，熱水器都打不著，{since}開始的。",
        "整層跳閘了，冰箱裡的東西快壞了，請問幾時恢復？",
    ), "檢查供水供電", "復位總閘並收緊接線，負荷正常", "接線鬆動", F, "供應已恢復，接線已收緊，明天再複查一次。"),
    Matter("access", "lobby", 5, (HELP, COMPLAINT), (
        "大堂門禁刷卡沒反應，要等別人出來才進得去。",
        "對講機聽不到聲音，訪客在樓下等了{wait}分鐘。",
    ), "檢修門禁", "更換讀卡器，重寫卡資料", "讀卡器損壞", F, "門禁已修好，舊卡可以照用。"),
    Matter("fire_gear", "corridor", 2, (HELP, COMPLAINT), (
        "防火門關不上，一直敞開著，旁邊的滅火器也過期了。",
        "消防通道堆了紙箱和單車，{since}講過還是沒清。",
    ), "恢復消防設施與通道", "清走雜物，更換滅火器並調好閉門器", "巡查遺漏", S, "通道已清，滅火器已更換，並加入每日巡查。"),
    Matter("common_repair", OUTSIDE, 4, (HELP, SUGGESTION), (
        "花園扶手鬆了，小朋友靠上去會晃。",
        "車庫出口地面有個坑，下雨積水，車開過去濺到人。",
    ), "修補公共部位", "加固並補平，已圍欄養護", "日曬雨淋老化", F, "已修好，養護期間請繞行。"),
    Matter("cleaning", "corridor", 7, (COMPLAINT, HELP), (
        "走廊垃圾{since}沒有人收，已經有味道了。",
        "大堂地面油膩膩的，清潔的人拖一拖就走。",
    ), "加派人手清潔", "已清走並用清潔劑洗地", "當班漏做", C, "已清潔，並要求主管每天複查簽名。"),
    Matter("pests", UNIT, 3, (HELP,), (
        "廚房{since}出現很多蟑螂，樓下垃圾房也有老鼠。",
        "門框裡有白蟻，木屑一直掉下來。",
    ), "安排消殺", "施藥並封堵孔洞，兩週後複查", "垃圾房密封不嚴", C, "已消殺，兩週後再來一次，請收好食物。"),
    Matter("smoke", UNIT, 3, (COMPLAINT,), (
        "樓下餐廳的油煙從窗口灌進來，曬的衣服全是味道。",
        "走廊一直有人抽煙，煙味飄進嬰兒房。",
    ), "到場了解並勸止", "已張貼提示並向相關住戶說明", "公共地方吸煙", N, "已勸止並張貼提示，夜班會加強巡查。"),
    Matter("plants", "grounds", 3, (SUGGESTION, HELP), (
        "樹枝長到二樓窗前，遮光又招蚊，希望修剪一下。",
        "草坪枯了一片，澆水的時間能不能改到傍晚？",
    ), "修剪與補種", "修剪三棵，補草皮十平方米", "生長季節未及時修剪", C, "已修剪，之後每月安排一次。"),
    Matter("theft", "garage", 2, (COMPLAINT, HELP), (
        "電動車電池{since}不見了，想看監控。",
        "有陌生人跟著業主進樓，還試著開門，請查一下。",
    ), "調看監控並協助報警", "已調看監控，資料交轄區派出所", "訪客登記不嚴", S, "監控已交警方，門崗即日起逐一登記。"),
    Matter("falling", "grounds", 2, (COMPLAINT,), (
        "樓上有人把煙頭和飲料罐扔下來，差點碰到推嬰兒車的人。",
        "一個花盆從高處掉下來，就落在單元門口，幸好沒有人。",
    ), "封控現場並逐戶宣傳", "已逐戶敲門提醒並張貼告示，調整監控角度", "住戶隨手拋物", N, "已逐戶提醒並加裝朝上監控，再發生即報警。"),
    Matter("dogs", "grounds", 4, (COMPLAINT,), (
        "有人遛狗不牽繩，狗衝著小孩叫，{since}碰到兩次。",
        "隔壁的狗半夜叫個不停，全家睡不好。",
    ), "上門勸導", "已上門說明並簽收文明養犬通知", "養犬不文明", N, "已上門勸導，住戶答應夜間關窗並牽繩。"),
    Matter("passage", "stair", 3, (COMPLAINT,), (
        "樓梯口停了三輛電動車，還拉線充電，很危險。",
        "鄰居把鞋櫃放在走廊，推輪椅過不去。",
    ), "清理佔用通道", "已勸離並清走，張貼通知", "住戶佔用公共地方", N, "已清走，安保每班巡一次。"),
    Matter("spaces", "garage", 5, (COMPLAINT, ENQUIRY), (
        "我的固定車位又被別的車佔了，{since}第二次。",
        "訪客車停在哪裡？過夜怎麼收費？",
    ), "聯絡車主移車", "車主十五分鐘內移走，已登記", "訪客誤停", N, "車已移走，車位加了編號牌。"),
    Matter("barrier", "garage", 3, (COMPLAINT, HELP), (
        "道閘認不出車牌，出口堵了一長排，等了{wait}分鐘。",
        "晚上出口道閘不抬杆，喇叭按了也沒有人。",
    ), "檢查道閘識別", "清潔鏡頭並更新名單，識別正常", "鏡頭積灰", F, "道閘已恢復，高峰時段會有人值守。"),
    Matter("manner", OUTSIDE, 3, (COMPLAINT,), (
        "打電話到服務中心，接電話的人說「你自己去問」就掛了。",
        "門崗的人看著我提重物也不開門，還翻白眼。",
    ), "", "", "禮儀訓練不足", S, "已向您道歉，當班同事已重新培訓並列入抽查。"),
    Matter("response", OUTSIDE, 3, (COMPLAINT,), (
        "{since}報的事到現在沒有人回覆，打了三次電話都說在處理。",
        "說好上門，等了一個下午沒有人來。",
    ), "", "", "派工後無人跟進", S, "已由主管接手，每日向您回報一次進度。"),
    Matter("management_fee", OUTSIDE, 6, (ENQUIRY, ENQUIRY, COMPLAINT), (
        "這個月管理費多了一筆，帳單上看不出是甚麼。",
        "想開去年的管理費發票，要帶甚麼資料？",
        "可以線上繳費嗎？銀行代扣怎麼取消？",
    ), "", "", "帳單說明不清", S, "已逐項說明，發票三個工作日內可取。"),
    Matter("utilities", OUTSIDE, 2, (ENQUIRY, COMPLAINT), (
        "公攤電費比上季高了四成，抄表的日期是哪一天？",
    ), "", "", "空調季用電增加", CauseClass.OTHER, "已提供抄表記錄與計算方式，下季起公告明細。"),
    Matter("renovation_noise", UNIT, 8, (COMPLAINT,), (
        "樓上{since}一直打鑽，中午也不停，小孩沒法睡。",
        "晚上八點還在敲牆，打過電話也沒用。",
        "隔壁裝修從早敲到晚，裝修時間到底是幾點到幾點？",
    ), "上門制止並核對許可證", "已停工整改，重申施工時間並簽字", "施工超出許可時間", R, "已要求停工整改，再犯扣押金並停工三天。"),
    Matter("renovation_waste", "corridor", 3, (COMPLAINT,), (
        "裝修垃圾堆在電梯口，水泥灰到處都是。",
    ), "清運裝修垃圾", "當日清運，施工單位已拖地", "施工單位未按指定點堆放", R, "已清運，之後須裝袋並在指定時間下樓。"),
    Matter("noise", UNIT, 6, (COMPLAINT,), (
        "樓上半夜拖椅子、小孩跑跳，{since}天天這樣。",
        "廣場舞音響開到九點半，窗關了還聽得一清二楚。",
    ), "上門溝通", "已與雙方溝通，鋪地墊並約定時間", "生活作息不同", N, "已與鄰居約定九點後放輕腳步，謝謝體諒。"),
    Matter("dispute", UNIT, 2, (COMPLAINT,), (
        "樓上晾的衣服滴水到我的棉被，講了還吵起來。",
    ), "", "", "晾曬滴水", N, "已居中調解，雙方同意加裝擋水板。"),
    Matter("defects", UNIT, 3, (COMPLAINT, HELP), (
        "客廳地磚空鼓翹起來三塊，交樓時就提過。",
        "外窗密封條脫開，風雨天灌水，還在保修期內。",
    ), "", "", "交付時遺留", D, "已轉發展商保修，約定上門日期，我們陪同。"),
    Matter("other", OUTSIDE, 5, (PRAISE, SUGGESTION, ENQUIRY), (
        "上星期保安幫我把摔跤的老媽扶回家，請替我謝謝他。",
        "希望大堂放一個愛心雨傘架，下雨可以借用。",
        "請問年底大掃除回收舊衣服是哪一天？",
    ), "", "", "", CauseClass.OTHER, "謝謝您的意見，已轉告同事並記入。"),
)  # fmt: skip

TIMES = ("今天早上", "昨晚", "剛才", "前天", "這兩天")
SINCES = ("昨晚", "前天", "這個星期", "上星期", "三天前", "昨天下午", "一直以來")
WISHES = (
    "請盡快處理。", "希望今天有人來看。", "處理前請先打電話。", "家裡有長者，請多留意。", "白天上班，六點後才在家。", "", "", "", "",
)  # fmt: skip


@cache
def matter(category: str) -> Matter:
    """Return the matter of this category. Raises StopIteration when there is none."""
    return next(found for found in MATTERS if found.category == category)
