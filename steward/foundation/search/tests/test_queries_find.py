import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steward.foundation.identity.models import Office
from steward.foundation.search import queries
from steward.foundation.search.queries import Count

from .factories import LIN, findable_offices, put_office

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kind():
    with findable_offices():
        yield


def _found(words, **fields):
    return list(queries.find(actor=LIN, words=words, kind="case", **fields).ids)


@pytest.mark.parametrize(
    "words", ["漏水", "天花板", "廁所天花板漏水", "厕所", "水", "板漏", "TX-2611", "2611", "b2", "B2 漏水", "𠮷"]
)
def test_a_word_of_any_length_finds_the_record(words):
    office = put_office("TX-2611-0193 B2 廁所天花板漏水 𠮷野家樓上")
    put_office("電梯門關不上")

    assert _found(words) == [office.pk]


@pytest.mark.parametrize("words", ["漏氣", "花漏", "水天", "b3", "0193x", "厕所漏", "漏水 電梯"])
def test_what_is_not_there_is_not_found(words):
    put_office("TX-2611-0193 B2 廁所天花板漏水")

    assert _found(words) == []


def test_characters_of_two_runs_are_no_word():
    put_office("漏水。管道")

    assert _found("水管") == []
    assert _found("水管道") == []


def test_the_newest_comes_first_whatever_was_put_last():
    new, old = put_office("漏水", hours=5), put_office("漏水", hours=1)

    assert _found("漏水") == [new.pk, old.pk]


def test_pages_follow_each_other():
    offices = [put_office("漏水", hours=h) for h in range(5)]
    first = queries.find(actor=LIN, words="漏水", kind="case", limit=2)
    second = queries.find(actor=LIN, words="漏水", kind="case", limit=2, before=first.next_before)
    third = queries.find(actor=LIN, words="漏水", kind="case", limit=2, before=second.next_before)

    assert [*first.ids, *second.ids, *third.ids] == [office.pk for office in reversed(offices)]
    assert third.next_before is None


@pytest.mark.parametrize(
    "words", ["linruoqiao", "linruo", "lrq", "ruoqiao", "lin ruo", "林若", "若乔", "4567", "1234567", "91234567"]
)
def test_people_are_found_by_name_sound_initials_and_phone(words):
    office = put_office("報修", names=["林若喬"], phones=["+852 9123 4567"])
    put_office("報修", names=["陳啟文"], phones=["9765 4321"])

    assert _found(words) == [office.pk]


def test_a_code_is_found_whole_however_it_is_written():
    office = put_office("漏水", codes=["TX-2611-0193"])
    put_office("漏水", codes=["TX-2611-01931"])

    for code in ("TX-2611-0193", "tx26110193", " ＴＸ２６１１ ０１９３", "26110193"):
        assert queries.find_code(actor=LIN, code=code, kind="case").ids == (office.pk,)
    assert queries.find_code(actor=LIN, code="-", kind="case").ids == ()


def test_offices_narrow_and_restricted_records_can_be_left_out():
    here = put_office("投訴保安", office_id=7)
    put_office("投訴保安", office_id=8)
    secret = put_office("投訴保安", office_id=7, is_restricted=True, hours=1)

    assert _found("投訴", offices=[7]) == [secret.pk, here.pk]
    assert _found("投訴", offices=[7], restricted=False) == [here.pk]
    assert _found("投訴", offices=[]) == []


def test_what_may_not_be_seen_is_neither_shown_nor_counted():
    seen, hidden = put_office("漏水"), put_office("漏水", hours=1)
    with findable_offices(hidden={hidden.pk}):
        assert _found("漏水") == [seen.pk]
        assert queries.count(actor=LIN, words="漏水", kind="case") == Count(number=1)


def test_a_page_is_filled_past_what_may_not_be_seen():
    seen = put_office("漏水")
    hidden = {put_office("漏水", hours=h + 1).pk for h in range(30)}
    with findable_offices(hidden=hidden):
        assert _found("漏水", limit=2) == [seen.pk]


def test_a_list_is_narrowed_by_words():
    office = put_office("天花板漏水")
    put_office("電梯")

    assert list(queries.narrow(Office.objects.order_by("pk"), kind="case", words="漏水")) == [office]
    assert queries.narrow(Office.objects.all(), kind="case", words=" ").count() == 2
    assert queries.narrow(Office.objects.all(), kind="case", words="!?").count() == 0


def test_a_long_list_is_narrowed_row_by_row(monkeypatch):
    offices = {put_office("漏水 12樓", names=["林若喬"]) for _ in range(4)}
    put_office("電梯")
    monkeypatch.setattr(queries.finding, "MOST_LISTED", 2)

    for words in ("漏水", "12", "linruo", "漏水 lrq"):
        assert set(queries.narrow(Office.objects.all(), kind="case", words=words)) == offices


def test_a_kind_without_a_number_is_refused():
    with pytest.raises(LookupError, match="SEARCH_KINDS"):
        queries.find(actor=LIN, words="漏水", kind="nothing")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=60) | st.text(alphabet="'\"*()^:+-_&|!<>\\%\0 漏水aA1😀", max_size=30))
def test_any_text_is_a_safe_query(words):
    hits = queries.find(actor=LIN, words=words, kind="case")

    assert hits.ids == ()
    assert queries.count(actor=LIN, words=words, kind="case").number == 0
    assert queries.find_code(actor=LIN, code=words, kind="case").ids == ()
    queries.narrow(Office.objects.all(), kind="case", words=words).exists()


@pytest.mark.parametrize("words", ["漏水" * 5_000, "a" * 10_000, "a " * 5_000, "\0" * 100, "NOT AND OR NEAR", '"漏"*'])
def test_long_and_odd_queries_are_safe(words):
    put_office("a漏水")

    assert isinstance(_found(words), list)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(min_size=1, max_size=40))
def test_whatever_is_put_is_found_by_its_own_words(text):
    office = put_office(text)
    words = queries.finding.clauses(text)

    assert (office.pk in _found(text, limit=500)) == bool(words)
