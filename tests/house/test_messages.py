"""Every text has its words in Traditional Chinese, and the tool that looks after them works."""

import polib
import pytest
from django.utils import translation
from django.utils.translation import gettext

from tools import catalogues
from tools.catalogues import Catalogue, Message, messages_of_python, messages_of_template


def test_every_text_has_its_words():
    assert catalogues.complaints(catalogues.catalogues()) == []


PYTHON = """
from django.utils.translation import gettext_lazy as _, pgettext, ngettext
from elsewhere import gettext
_("open"); pgettext("door", "open"); ngettext("one", "many", n); gettext("not ours"); _(words)
"""
TEMPLATE = """{% load i18n %}{% comment %}{% translate "never" %}{% endcomment %}
{% translate "open" %}{% translate 'it''s' %}{% translate "open" context "door" %}{{ x|default:_("nothing") }}
{% blocktranslate trimmed with n=1 %}
  {{ n }} left
{% endblocktranslate %}{% blocktranslate count n=n %}one{% plural %}{{ n }} of them{% endblocktranslate %}"""


def test_python_is_read_through_its_imports():
    found = set(messages_of_python(PYTHON))

    assert found == {Message("open"), Message("open", context="door"), Message("one", plural="many")}


def test_templates_are_read_as_django_reads_them():
    found = set(messages_of_template(TEMPLATE))

    assert Message("open", context="door") in found
    assert Message("%(n)s left") in found
    assert Message("one", plural="%(n)s of them") in found
    assert Message("nothing") in found
    assert Message("never") not in found


@pytest.fixture
def catalogue(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    catalogue = Catalogue(folder=tmp_path)
    catalogue.said[Message("%(n)s rooms")].add("views.py")
    catalogue.said[Message("“data” {name}")].add("views.py")
    catalogues.extract(catalogue)
    return catalogue


def _write(catalogue, words, language="zh_Hant"):
    file = catalogue.read(language)
    for msgid, text in words.items():
        entry = file.find(msgid) or polib.POEntry(msgid=msgid)
        entry.msgstr = text
        if entry not in file:
            file.append(entry)
    catalogue.path(language).parent.mkdir(parents=True, exist_ok=True)
    file.save(str(catalogue.path(language)))


def test_a_missing_word_and_a_lost_placeholder_are_found(catalogue):
    _write(catalogue, {"%(n)s rooms": "幾間房"})

    found = catalogues.complaints([catalogue])

    assert len(found) == 2
    assert "wants ['%(n)s'], has []" in found[0]
    assert "no words for" in found[1]


def test_a_new_extract_keeps_words_and_drops_what_nothing_says(catalogue):
    _write(catalogue, {"%(n)s rooms": "%(n)s 間房", "old": "舊"})

    came, went = catalogues.extract(catalogue)

    assert (came, went) == (0, 1)
    assert catalogue.read("zh_Hant").find("%(n)s rooms").msgstr == "%(n)s 間房"
    assert catalogue.read("zh_Hant").find("old") is None


def test_simplified_chinese_is_derived_and_can_be_overridden(catalogue):
    _write(catalogue, {"%(n)s rooms": "%(n)s 間設定「房」", "“data” {name}": "資料 {name}"})
    _write(catalogue, {"“data” {name}": "数据 {name}"}, language="zh_Hans")

    catalogues.compile_all([catalogue])

    made = polib.mofile(str(catalogue.path("zh_Hans", "mo")))
    assert made.find("%(n)s rooms").msgstr == "%(n)s 间设置“房”"
    assert made.find("“data” {name}").msgstr == "数据 {name}"


def test_two_apps_that_contradict_each_other_are_found(catalogue, tmp_path):
    other = Catalogue(folder=tmp_path / "other")
    other.said[Message("%(n)s rooms")].add("views.py")
    catalogues.extract(other)
    _write(catalogue, {"%(n)s rooms": "%(n)s 間房", "“data” {name}": "資料 {name}"})
    _write(other, {"%(n)s rooms": "%(n)s 個房間"})

    found = catalogues.complaints([catalogue, other])

    assert len(found) == 1
    assert "two translations" in found[0]


@pytest.mark.parametrize(("code", "words"), [("zh-hant", "登出"), ("zh-hans", "退出登录"), ("en", "Sign out")])
def test_the_product_speaks_three_languages(code, words):
    with translation.override(code):
        said = gettext("Sign out")

    assert said == words
