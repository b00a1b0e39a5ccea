import pytest

from steward.cases.models import Case, Outcome, Status
from steward.cases.tests.factories import case
from steward.organisation.tests.factories import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/cases/intake/"
WORDS = "走廊天花又滴水了，上星期修過一次，今早地上一攤水。"


def _typed(here, **more):
    unit, customer = here.estate.units["2-15C"], here.estate.customers["許美琪"]
    return {
        "customer": customer.key, "unit": unit.key, "description": WORDS, "channel": "phone", "kind": "complaint",
        "category": "leak", "outcome": "dispatched",
    } | more  # fmt: skip


@pytest.fixture
def chow(here):
    return signed_in(here.person("chow"))


@pytest.fixture
def lin(here):
    return signed_in(here.person("lin"))


def test_a_visitor_is_sent_to_the_sign_in(client, here):
    assert client.get(PAGE).status_code == 302


def test_the_auditor_may_not_take_calls(here):
    assert signed_in(here.person("mui")).get(PAGE).status_code == 403


def test_a_call_is_recorded_with_an_owner_and_a_date_and_its_number_is_read_out(lin, here):
    response = lin.post(PAGE, _typed(here), follow=True)

    made = Case.objects.get()
    assert (made.status, made.is_open, made.owner_id) == (Status.IN_HAND, True, here.person("lin").pk)
    assert made.next_due_at is not None
    assert made.number in response.content.decode()


def test_what_was_solved_on_the_spot_needs_what_was_answered_and_keeps_what_was_typed(lin, here):
    response = lin.post(PAGE, _typed(here, outcome="on_the_spot", explanation=""))

    page = response.content.decode()
    assert response.status_code == 422
    assert WORDS in page
    assert 'id="explanation-error"' in page
    assert not Case.objects.exists()


def test_an_enquiry_answered_at_the_counter_is_closed_there(lin, here):
    typed = _typed(
        here, kind="enquiry", channel="counter", outcome="on_the_spot", explanation="會所十時開門", is_satisfied="on"
    )

    lin.post(PAGE, typed)

    made = Case.objects.get()
    assert (made.outcome, made.status) == (Outcome.ON_THE_SPOT, Status.CLOSED)


def test_what_is_not_ours_names_the_right_body(lin, here):
    refused = lin.post(PAGE, _typed(here, outcome="not_ours", explanation="屬供水公司"))
    taken = lin.post(PAGE, _typed(here, outcome="not_ours", explanation="屬供水公司", referred_to="供水公司"))

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert Case.objects.get().referred_to == "供水公司"


def test_a_second_click_registers_once(lin, here):
    typed = _typed(here, _receipt="0190b4c0-0000-7000-8000-000000000001")

    first, second = lin.post(PAGE, typed), lin.post(PAGE, typed)

    assert Case.objects.count() == 1
    assert first.headers["Location"] == second.headers["Location"]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        "a" * 20_001,
        "\x00",
        "<script>alert(1)</script>",
        "𠮷野家漏水😀",
        "=HYPERLINK(1)",
        "'; DROP TABLE--",
        "漏" * 19_999,
    ],
)
def test_no_text_is_ever_a_server_error(lin, here, words):
    assert lin.post(PAGE, _typed(here, description=words)).status_code in (302, 422)


FIELDS = ["customer", "unit", "category", "grade", "promised_at", "owner", "named", "send_to", "outage", "repeat_of"]


@pytest.mark.parametrize("field", FIELDS)
def test_junk_in_any_field_is_refused_or_left_out(lin, here, field):
    assert lin.post(PAGE, _typed(here, **{field: "\x00²"})).status_code in (302, 422)


@pytest.mark.parametrize("junk", ["x", "9" * 20, "00000000-0000-0000-0000-000000000000", "\x00", "-1", "person:²"])
def test_junk_in_all_fields_is_refused_or_left_out(lin, here, junk):
    assert lin.post(PAGE, _typed(here, **dict.fromkeys(FIELDS, junk))).status_code in (302, 422)


def test_the_caller_is_found_while_typing(lin, here):
    page = lin.get("/cases/intake/callers/", {"who": "2-15c"}).content.decode()

    assert "許美琪" in page
    assert str(here.estate.customers["許美琪"].key) in page


def test_nobody_found_says_so(lin, here):
    assert "data-pick" not in lin.get("/cases/intake/callers/", {"who": "查無此人"}).content.decode()


def test_the_household_stands_beside_the_form(lin, here):
    made = case(here)
    unit = here.estate.units["2-15C"]

    page = lin.get("/cases/intake/context/", {"unit": unit.key}).content.decode()

    assert unit.label_text in page
    assert made.title in page


def test_words_suggest_a_category_a_grade_and_what_is_alike(lin, here):
    made = case(here, description="走廊天花滴水，地上一攤水")

    page = lin.get("/cases/intake/advice/", _typed(here, category="")).content.decode()

    assert made.number in page
    assert 'value="leak" checked' in page


def test_asking_while_typing_writes_nothing_and_costs_a_fixed_number_of_statements(
    lin, here, django_assert_max_num_queries
):
    case(here)

    with django_assert_max_num_queries(40):
        lin.get("/cases/intake/advice/", _typed(here))


def test_a_category_only_suggested_gives_way_and_one_picked_stays(lin, here):
    asked = _typed(here, description="電梯困人", category="leak")

    suggested = lin.get("/cases/intake/advice/", asked).content.decode()
    picked = lin.get("/cases/intake/advice/", asked | {"picked": "1"}).content.decode()

    assert 'value="lift" checked' in suggested
    assert 'value="leak" checked' in picked


def test_what_was_sent_with_a_mistake_keeps_its_category(lin, here):
    page = lin.post(PAGE, _typed(here, description="電梯困人", outcome="on_the_spot", explanation="")).content.decode()

    assert 'value="leak" checked' in page
