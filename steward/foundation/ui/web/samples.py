"""Invented people, estates and moments for the gallery: each component in each of its states."""

from datetime import datetime, timedelta
from types import SimpleNamespace as Sample
from typing import Any

from django import forms
from django.templatetags.static import static
from django.utils.translation import gettext as _

from steward.foundation.ui.clocks import ClockFace
from steward.foundation.ui.paging import KeyPage

UNITS = (
    ("occ", "", False, 0, False, "入住"), ("vac", "y", False, 0, False, "空置，已巡"), ("vac", "n", False, 0, False, "空置，未巡"),
    ("reno", "y", False, 0, False, "裝修，已巡"), ("reno", "n", False, 0, False, "裝修，未巡"), ("occ", "", False, 2, False, "投訴 2"),
    ("occ", "", False, 1, True, "其他個案"), ("occ", "", True, 0, False, "欠費"), ("own", "", False, 0, False, "自用"),
)  # fmt: skip
CELLS = (
    ("ok", "按時"), ("late", "遲做"), ("miss", "未做"), ("part", "未足數"), ("ex", "豁免"), ("na", "當日無"), ("due", "待做"),
)  # fmt: skip
COLOURS = (
    ("paper", "紙"), ("sheet", "頁"), ("ink", "墨"), ("ink3", "淡墨"), ("brand", "石青"), ("ok", "竹"), ("soon", "赭"),
    ("late", "朱"), ("hold", "藤"), ("reno", "土"),
)  # fmt: skip
KINDS = (
    ("一般", ""), ("重要", "key"), ("重大", "major"), ("結", "ok"), ("逾時 2", "late"), ("等業主", "hold"), ("經辦", "brand"),
)  # fmt: skip


class SampleForm(forms.Form):
    """Fields in each of their states; the first is wrong."""

    owner = forms.CharField(label="負責人", error_messages={"required": "未結個案必須有一位負責人"})
    promised = forms.CharField(label="答應業主的時間", required=False, help_text="可打「明早」「三日內」")
    way = forms.ChoiceField(label="回覆方式", choices=[("phone", "電話"), ("visit", "上門")], widget=forms.RadioSelect)
    category = forms.ChoiceField(
        label="類別", choices=[("", "請選"), ("leak", "滲漏水"), ("lift", "電梯")], required=False
    )
    told = forms.BooleanField(label="已告知業主", required=False)


def _clock(now: datetime) -> ClockFace:
    hour = timedelta(hours=1)
    return ClockFace(
        label="最終完成", started_at=now - 10 * hour, ends_at=now + 2 * hour, now=now, soon_at=now - hour,
        pauses=((now - 7 * hour, now - 5 * hour),), words="今日 17:30", note="斜紋是暫停，會順延",
    )  # fmt: skip


def gallery_samples(now: datetime) -> dict[str, Any]:
    """Return what the gallery shows, as if it were `now`."""
    hour = timedelta(hours=1)
    return {
        "units": UNITS, "cells": CELLS, "colours": COLOURS, "kinds": KINDS,
        "did": ("ok", "late", "miss", "part", "due", "hold", "na", "sync"),
        "dues": (now + 25 * hour, now + timedelta(minutes=38, seconds=30), now - 3 * hour),
        "spark": (91, 92, 92, 94, 93, 95, 94, 95, 96.6),
        "form": SampleForm({"owner": "", "promised": "今日 11:30 前", "way": "phone", "category": "leak"}),
        "clocks": [_clock(now)],
        "photos": [
            Sample(url=static("ui/sample-door.svg"), alt="防火門下緣變形，門縫露光", caption="10:31・7F 防火門"),
            Sample(url=static("ui/sample-wall.svg"), alt="剪力牆開鑿門洞，鋼筋外露", caption="09:05・12C 承重牆"),
            Sample(url=static("ui/sample-hall.svg"), alt="走廊堆放裝修餘泥六袋", waiting=True),
        ],
        "steps": [
            Sample(state="ok", words="提交", note="11月3日", done=True), Sample(state="part", words="審閱", note="第 2 稿"),
        ],
        "chain": [
            Sample(name="陳啟文", post="主管", current=True, tag="經辦", tone="brand"),
            Sample(name="梁國棟", post="主任", state="due", words="待批"),
        ],
        "conflicts": [
            Sample(field="due", label="期限", mine="11月27日", theirs="11月26日", theirs_by="何詠芝", theirs_at=now - hour),
        ],
        "message": Sample(message="已轉派 3 宗給黃志遠", extra_tags="undo:/gallery/"),
        "page": KeyPage(rows=[], older="b2xkZXI", newer="bmV3ZXI"),
        "undo": _("Undo"),
    }  # fmt: skip
