"""How a door answers: page or part, toasts, conflicts, errors in words."""

import json
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django import forms
from django.http import HttpResponse, QueryDict
from django.test import RequestFactory

from steward.foundation.ui.web.answers import with_toast
from steward.foundation.ui.web.conflicts import conflicts, settled
from steward.foundation.ui.web.errors import PAGES, error_page

AT = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)


class RoomForm(forms.Form):
    name = forms.CharField(label="名稱")
    grade = forms.ChoiceField(label="等級", choices=[("1", "一般"), ("2", "重要")])


def test_a_toast_reaches_htmx_in_a_header_that_survives_chinese():
    request = SimpleNamespace(htmx=True)

    response = with_toast(request, HttpResponse(), "已轉派", undo="/undo/")

    assert json.loads(response.headers["HX-Trigger"]) == {"toast": {"text": "已轉派", "undo": "/undo/"}}


def test_only_what_differs_is_a_conflict_and_choices_are_shown_in_words():
    form = RoomForm({"name": "大堂", "grade": "2"})

    found = conflicts(form, current={"name": "大堂", "grade": "1"}, by="何詠芝", at=AT)

    assert [(c.field, c.mine, c.theirs, c.theirs_by) for c in found] == [("grade", "重要", "一般", "何詠芝")]


def test_a_wrong_form_can_conflict_too():
    found = conflicts(RoomForm({"name": "", "grade": "9"}), current={"name": "大堂", "grade": "1"})

    assert [(c.mine, c.theirs) for c in found] == [("—", "大堂"), ("9", "一般")]


def test_what_was_chosen_replaces_what_was_typed():
    sent = QueryDict("versus=1&name=a&versus_name=theirs&grade=2&versus_grade=mine")

    assert settled(sent, {"name": "b", "grade": "1"}).dict() | {} == sent.dict() | {"name": "b"}


@pytest.mark.django_db
@pytest.mark.parametrize("status", sorted(PAGES))
def test_every_error_has_a_page_that_says_what_to_do(status, settings):
    request = RequestFactory().get("/")
    request.user = SimpleNamespace(is_authenticated=False)

    answer = error_page(request, status)

    assert answer.status_code == status
    assert str(PAGES[status].title) in answer.content.decode()


@pytest.mark.django_db
def test_a_request_that_is_too_large_gets_words_and_not_a_crash(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    answer = client.post("/language/", {"language": "en", "next": "x" * 5000})

    assert answer.status_code == 413
    assert "檔案太大" in answer.content.decode()
