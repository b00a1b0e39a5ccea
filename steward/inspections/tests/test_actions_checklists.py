"""Checklists are versioned: a draft is written, put in force, superseded; what was asked never changes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.foundation.identity.actor import system
from steward.foundation.identity.versions import StaleVersion
from steward.foundation.timeline.queries import history
from steward.inspections.actions import checklists, checklists_office
from steward.inspections.actions.checklists_loading import load_presets
from steward.inspections.actions.checklists_text import AlreadyAsked, _replace_text
from steward.inspections.models import Checklist, ChecklistItem, ChecklistVersion
from steward.inspections.presets import CHECKLISTS
from steward.inspections.queries.checklists import as_pack, items_of, sections_of, version_for
from steward.inspections.rules.wording import ItemText, SectionText, text_of
from steward.organisation.tests.factories import NOW, actor, company

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
TEXT = (SectionText(name="門外", items=(ItemText(code="door", words="門鎖"),)),)


@pytest.fixture
def world(db):
    found = company()
    load_presets(actor=system("setup"), at=NOW)
    return found


@pytest.fixture
def cleaning(world):
    return Checklist.objects.get(code="cleaning")


@pytest.fixture
def chow(world):
    return actor(world.people["chow"])


@pytest.fixture
def draft(cleaning, chow):
    return checklists.start_draft(checklist_id=cleaning.pk, actor=chow, at=LATER)


def _asked(version):
    return [item.words for item in items_of(version)]


def test_the_shipped_checklists_are_in_force_and_loaded_once(world):
    assert load_presets(actor=system("setup"), at=LATER) == 0
    assert Checklist.objects.count() == len(CHECKLISTS)
    assert ChecklistVersion.objects.filter(state="in_force").count() == len(CHECKLISTS)


def test_the_cleaning_areas_are_those_of_clause_b5(world):
    asked = _asked(version_for(world.office, subject="cleaning", at=NOW))

    assert asked == [
        "大堂入口", "電梯內", "電梯外", "各層走廊", "牆壁", "防火門", "消防箱", "鋁合金通風窗", "燈罩", "樓梯扶手", "天臺",
    ]  # fmt: skip


def test_a_draft_begins_with_the_text_in_force_and_there_is_only_one(cleaning, chow, draft):
    again = checklists.start_draft(checklist_id=cleaning.pk, actor=chow, at=LATER)

    assert again == draft
    assert text_of(sections_of(draft)) == text_of(sections_of(cleaning.versions.get(number=1)))


def test_putting_in_force_supersedes_and_keeps_what_was_asked(world, cleaning, chow, draft):
    before = _asked(cleaning.versions.get(number=1))

    checklists.save_draft(version_id=draft.pk, text=TEXT, version=1, actor=chow, at=LATER)
    checklists.put_in_force(version_id=draft.pk, version=2, actor=chow, at=LATER)

    assert _asked(version_for(world.office, subject="cleaning", at=LATER)) == ["門鎖"]
    assert _asked(version_for(world.office, subject="cleaning", at=NOW)) == before
    assert cleaning.versions.get(number=1).superseded_at == LATER
    assert history("checklist", cleaning.pk)


def test_what_left_the_draft_is_never_written_again(cleaning, chow, draft):
    asked = cleaning.versions.get(number=1)

    with pytest.raises(AlreadyAsked):
        checklists.save_draft(version_id=asked.pk, text=TEXT, version=1, actor=chow, at=LATER)
    with pytest.raises(AlreadyAsked):
        checklists.discard_draft(version_id=asked.pk, version=1, actor=chow, at=LATER)
    with pytest.raises(AlreadyAsked):
        _replace_text(asked, TEXT)
    assert len(items_of(asked)) == 11


def test_a_draft_is_discarded(cleaning, chow, draft):
    checklists.discard_draft(version_id=draft.pk, version=1, actor=chow, at=LATER)

    assert cleaning.versions.count() == 1
    assert ChecklistItem.objects.filter(section__of_version__checklist=cleaning).count() == 11


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": " "}, {"answering": "choice"}, {"alarm": True},
        {"answering": "choice", "choices": ({"code": "a", "words": "甲", "words_en": "", "passes": False},) * 2},
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(chow, draft, wrong):
    text = (SectionText(name="門外", items=(replace(TEXT[0].items[0], **wrong),)),)

    with pytest.raises(checklists.UnfitText):
        checklists.save_draft(version_id=draft.pk, text=text, version=1, actor=chow, at=LATER)


def test_two_items_of_one_code_nothing_at_all_and_an_old_form_are_refused(chow, draft):
    with pytest.raises(checklists.UnfitText):
        checklists.save_draft(version_id=draft.pk, text=TEXT * 2, version=1, actor=chow, at=LATER)
    with pytest.raises(StaleVersion):
        checklists.save_draft(version_id=draft.pk, text=TEXT, version=7, actor=chow, at=LATER)
    checklists.save_draft(version_id=draft.pk, text=(), version=1, actor=chow, at=LATER)
    with pytest.raises(checklists.NothingAsked):
        checklists.put_in_force(version_id=draft.pk, version=2, actor=chow, at=LATER)


def test_an_offices_own_copy_goes_before_the_companys_until_it_is_dropped(world, cleaning):
    ho = actor(world.people["ho"])
    own = checklists_office.copy_for_office(checklist_id=cleaning.pk, office=world.office, actor=ho, at=LATER)

    assert version_for(world.office, code="cleaning", at=LATER).checklist == own
    assert version_for(world.offices["YQ"], code="cleaning", at=LATER).checklist == cleaning

    checklists_office.set_active(checklist_id=own.pk, is_active=False, version=1, actor=ho, at=LATER)
    assert version_for(world.office, code="cleaning", at=LATER).checklist == cleaning

    again = checklists_office.copy_for_office(checklist_id=cleaning.pk, office=world.office, actor=ho, at=LATER)
    assert (again, version_for(world.office, code="cleaning", at=LATER).number) == (own, 2)


def test_the_companys_are_not_an_offices_to_change_and_an_offices_not_an_assistants(world, cleaning):
    for who in ("ho", "lin"):
        with pytest.raises(PermissionDenied):
            checklists.start_draft(checklist_id=cleaning.pk, actor=actor(world.people[who]), at=LATER)
    for who in ("lin", "chen", "to"):
        with pytest.raises(PermissionDenied):
            checklists_office.copy_for_office(
                checklist_id=cleaning.pk, office=world.office, actor=actor(world.people[who]), at=LATER
            )


def test_a_phone_takes_every_word_along_in_the_readers_language(world, django_assert_num_queries):
    versions = list(ChecklistVersion.objects.filter(state="in_force"))

    with django_assert_num_queries(3):
        pack = as_pack(versions, language="en")
    outside = pack[str(version_for(world.office, subject="unit_outside", at=NOW).key)]

    assert len(pack) == len(CHECKLISTS)
    assert outside["sections"][0]["items"][0]["words"] == "Entrance door and lock"
    assert [item["alarm"] for item in outside["sections"][0]["items"]].count(True) == 3
    chinese = as_pack(versions[:1], language="zh-hant")
    assert next(iter(chinese.values()))["name"] == "空置單元門外巡查"
