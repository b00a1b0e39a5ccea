"""The settings pages: what is typed is kept, what is retired stays, whoever may not is turned away."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steward.cases.models import Category, ClockPolicy, HouseNumbers, KnownOutage
from steward.cases.tests.factories import NOW
from steward.organisation.tests.factories import signed_in

pytestmark = pytest.mark.django_db
LISTS = "/cases/settings/"
WORDS = ("categories", "clocks", "dispatch", "answers", "outages", "numbers")


@pytest.fixture
def leung(here):
    return signed_in(here.person("leung"))


@pytest.fixture
def chow(here):
    return signed_in(here.person("chow"))


def _policy(here):
    return ClockPolicy.objects.create(office=here.office, kind="complaint", grade=1, final=600)


@pytest.mark.parametrize("word", WORDS)
def test_every_list_and_every_empty_form_is_shown(chow, word):
    assert chow.get(f"{LISTS}{word}/").status_code == 200
    assert chow.get(f"{LISTS}{word}/add/").status_code == 200


def test_an_assistant_sees_the_outages_alone(here):
    lin = signed_in(here.person("lin"))

    assert lin.get(LISTS, follow=True).redirect_chain[-1][0] == f"{LISTS}outages/"
    assert [lin.get(f"{LISTS}{word}/").status_code for word in WORDS] == [403, 403, 403, 403, 200, 403]


def test_there_is_no_other_list(chow):
    assert chow.get(f"{LISTS}nonsense/").status_code == 404


def test_limits_are_typed_with_their_unit(here, leung):
    typed = {
        "kind": "complaint", "grade": "1", "basis": "working", "first_reply_0": "4", "first_reply_1": "hours",
        "final_0": "3", "final_1": "working_days", "holds_for": "office",
    }  # fmt: skip

    answer = leung.post(f"{LISTS}clocks/add/", typed, follow=True)

    made = ClockPolicy.objects.get(office=here.office)
    assert (made.first_reply, made.progress, made.final) == (240, None, 1440)
    assert "工作時間・首次答覆 4 小時・結果 3 個工作日" in answer.content.decode()


def test_an_office_begins_its_own_limits_with_those_of_the_company(here, leung):
    row = ClockPolicy.objects.get(office=None, kind="complaint", grade=2)

    page = leung.get(f"{LISTS}clocks/add/", {"from": row.key}).content.decode()

    assert '<option value="2" selected>' in page
    assert "全公司" not in page.split("holds_for")[1].split("</select>")[0]


def test_two_people_at_once_keep_what_both_typed(here, leung):
    row = _policy(here)
    where, typed = f"{LISTS}clocks/{row.key}/", {"kind": "complaint", "grade": "1", "basis": "calendar"}

    first = leung.post(where, typed | {"version": "1", "final_0": "5", "final_1": "days"})
    second = leung.post(where, typed | {"version": "1", "final_0": "9", "final_1": "days"})

    page = second.content.decode()
    row.refresh_from_db()
    assert (first.status_code, second.status_code, row.final) == (302, 409, 5 * 24 * 60)
    assert 'value="9"' in page
    assert 'name="version" value="2"' in page


def test_a_category_is_added_renamed_and_retired(chow):
    typed = {"name": "充電樁", "name_en": "Chargers", "least_grade": "1", "seeds": "充電 樁", "position": "50"}
    parent = Category.objects.get(code="parking")
    chow.post(f"{LISTS}categories/add/", typed | {"parent": parent.pk})
    made = Category.objects.get(name="充電樁")
    where = f"{LISTS}categories/{made.key}/"

    chow.post(where, typed | {"parent": parent.pk, "name": "充電設施", "version": "1"})
    chow.post(f"{where}retire/", {"version": "2"})

    made.refresh_from_db()
    assert (made.name, made.seeds, made.is_active, made.parent) == ("充電設施", ["充電", "樁"], False, parent)
    assert "充電設施" in chow.get(f"{LISTS}categories/").content.decode()
    assert "停用了" in chow.get(where).content.decode()


@pytest.mark.parametrize("version", ["", "9", "x", "9" * 5000])
def test_retiring_what_somebody_changed_is_refused(here, leung, version):
    row = _policy(here)

    answer = leung.post(f"{LISTS}clocks/{row.key}/retire/", {"version": version})

    assert answer.status_code == 409
    assert ClockPolicy.objects.get(pk=row.pk).is_active


def test_the_category_of_last_resort_says_why_it_stays(chow):
    row = Category.objects.get(code="other")

    answer = chow.post(f"{LISTS}categories/{row.key}/retire/", {"version": "1"})

    assert answer.status_code == 422
    assert "不能停用" in answer.content.decode()


def test_an_outage_typed_here_is_answered_with_at_the_intake(here):
    lin = signed_in(here.person("lin"))
    typed = {"title": "2座停水", "sentence": "下午四時恢復", "from_at": "2026-01-01T08:00"}

    lin.post(f"{LISTS}outages/add/", typed)

    assert KnownOutage.objects.get().office == here.office
    assert "下午四時恢復" in lin.get("/cases/intake/context/").content.decode()


def test_a_variant_shows_what_it_would_change_before_it_is_set(here, leung):
    asked = {"code": "two_days", "holds_for": "office"}

    page = leung.get(f"{LISTS}clocks/presets/", asked).content.decode()
    assert "自然時間・首次答覆 15 分鐘" in page
    assert not ClockPolicy.objects.filter(office=here.office).exists()

    leung.post(f"{LISTS}clocks/presets/", asked)
    assert ClockPolicy.objects.filter(office=here.office).exists()
    assert "已與這套方案相同" in leung.get(f"{LISTS}clocks/presets/", asked).content.decode()


@pytest.mark.parametrize(
    "asked", [{"code": "x", "holds_for": "office"}, {"code": "two_days", "holds_for": "company"}, {"code": "\0"}, {}]
)
def test_a_variant_that_does_not_exist_or_reaches_too_far_is_refused(leung, asked):
    assert leung.post(f"{LISTS}clocks/presets/", asked).status_code == 422


JUNK = ["x", "99999999999999999999"]


@pytest.mark.parametrize(
    ("word", "typed", "fields"),
    [
        (
            "numbers",
            {"repeat_days": "7", "households": "3", "together_hours": "24", "month_days": "30"},
            ["repeat_days", "holds_for"],
        ),
        ("clocks", {"kind": "complaint", "grade": "1", "basis": "working"}, ["final_0", "final_1", "kind", "grade"]),
        ("dispatch", {"to": "area"}, ["to", "category", "area", "place_type"]),
        ("answers", {"title": "a", "text": "b", "position": "1"}, ["category", "position"]),
    ],
)
def test_junk_is_refused_at_its_field(leung, word, typed, fields):
    for field in fields:
        for junk in JUNK:
            answer = leung.post(f"{LISTS}{word}/add/", {"holds_for": "office"} | typed | {field: junk})
            assert answer.status_code == 422, (field, junk)
    assert not HouseNumbers.objects.exists()


def _lengthen(here, numbers):
    Category.objects.bulk_create(Category(code=f"c{n}", name=f"類{n}") for n in numbers)
    KnownOutage.objects.bulk_create(
        KnownOutage(office=here.office, title=f"停{n}", sentence="…", from_at=NOW) for n in numbers
    )


def _statements(client):
    """Return how many statements each list takes."""
    taken = {}
    for word in WORDS:
        with CaptureQueriesContext(connection) as asked:
            client.get(f"{LISTS}{word}/")
        taken[word] = len(asked)
    return taken


def test_the_lists_take_the_same_statements_however_long(here, chow):
    _lengthen(here, range(3))
    _statements(chow)  # what is read once and kept

    few = _statements(chow)
    _lengthen(here, range(3, 30))

    assert _statements(chow) == few


def test_a_long_list_goes_on_with_the_next_page(here, chow):
    KnownOutage.objects.bulk_create(
        KnownOutage(office=here.office, title=f"停電第{n}次", sentence="…", from_at=NOW) for n in range(130)
    )

    first = chow.get(f"{LISTS}outages/").context["page"]
    second = chow.get(f"{LISTS}outages/", {"after": first.pages.older}).context["page"]

    assert (len(first.rows), len(second.rows)) == (100, 30)
    assert not {line.row.pk for line in first.rows} & {line.row.pk for line in second.rows}


def test_an_assistant_reaches_the_outages_by_the_main_menu(here):
    page = signed_in(here.person("lin")).get("/cases/outages/").content.decode()

    assert '<a href="/cases/outages/" aria-current="page"' in page
