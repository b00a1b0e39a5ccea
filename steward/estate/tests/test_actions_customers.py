"""Customers are added, changed, move, are merged."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steward.estate import actions, queries
from steward.estate.actions import NewCustomer, Tie, Way
from steward.foundation.identity.versions import StaleVersion
from steward.foundation.timeline.queries import history

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def add(office, actor, name="梁婉婷", phone="55667788", **more):
    new = NewCustomer(name=name, contacts=(Way(way="mobile", value=phone, is_preferred=True),), **more)
    return actions.add_customer(office=office, customer=new, actor=actor, at=NOW)


def names(actor, typed):
    return [c.customer.name for c in queries.find_callers(actor, typed, on=TODAY) if c.customer]


def test_a_customer_added_is_found_at_once(estate, office, lin):
    tie = Tie(unit=estate.units["2-9D"], role="owner", from_on=TODAY)

    made = add(office, lin, ties=(tie,))

    assert names(lin, "7788") == names(lin, "lwt") == names(lin, "2-9D") == ["梁婉婷"]
    assert made.personal_key.secret
    assert history("customer", made.pk)[0].said == {"name": "梁婉婷"}


def _add(numbers, office, lin):
    many = [NewCustomer(name=f"住戶{n}", contacts=(Way(way="mobile", value=f"5000{n:04}"),)) for n in numbers]
    return actions.add_customers(office=office, customers=many, actor=lin, at=NOW)


def test_many_are_added_with_the_same_statements(office, lin, django_assert_num_queries):
    _add(range(3), office, lin)  # by ones and twos, and what is read once and kept
    with CaptureQueriesContext(connection) as few:
        _add(range(100, 140), office, lin)  # on the road of many

    with django_assert_num_queries(len(few)):
        made = _add(range(200, 320), office, lin)

    assert len({row.personal_key_id for row in made}) == 120


def test_somebody_without_name_and_number_is_nobody(office, lin):
    with pytest.raises(actions.NobodyNamed):
        actions.add_customer(office=office, customer=NewCustomer(), actor=lin, at=NOW)


def test_a_change_keeps_the_old_values_under_the_key_and_moves_the_terms(estate, office, lin):
    made = add(office, lin)

    actions.change_customer(
        customer_id=made.pk,
        version=1,
        name="梁婉晴",
        contacts=[Way(way="mobile", value="55669900")],
        actor=lin,
        at=NOW,
    )

    line = history("customer", made.pk)[0]
    assert line.said == {"name": "梁婉婷", "contacts": "55667788"}
    assert "梁婉婷" not in str(line.event.facts)
    assert names(lin, "7788") == names(lin, "婉婷") == []
    assert names(lin, "9900") == names(lin, "lwq") == ["梁婉晴"]


def test_a_stale_change_is_refused(estate, office, lin):
    made = add(office, lin)
    actions.change_customer(customer_id=made.pk, version=1, salutation="梁小姐", actor=lin, at=NOW)

    with pytest.raises(StaleVersion):
        actions.change_customer(customer_id=made.pk, version=1, salutation="梁太太", actor=lin, at=NOW)


def test_moving_in_makes_a_vacant_unit_occupied(estate, office, lin):
    made, unit = add(office, lin), estate.units["3-6B"]

    actions.move_in(customer=made, unit=unit, role="owner", from_on=TODAY, actor=lin, at=NOW)

    unit.refresh_from_db()
    assert unit.occupancy == "occupied"
    assert [tie.customer for tie in queries.residents_of(unit, TODAY)] == [made]
    with pytest.raises(actions.AlreadyThere):
        actions.move_in(customer=made, unit=unit, role="tenant", from_on=TODAY, actor=lin, at=NOW)


def test_the_last_to_leave_makes_the_unit_vacant(estate, lin):
    unit = estate.units["2-15C"]
    first, last = queries.residents_of(unit, TODAY)

    actions.move_out(residency_id=first.pk, version=1, until_on=TODAY, then="to_let", actor=lin, at=NOW)
    unit.refresh_from_db()
    assert unit.occupancy == "occupied"
    actions.move_out(residency_id=last.pk, version=1, until_on=TODAY, then="to_let", actor=lin, at=NOW)
    unit.refresh_from_db()

    assert unit.occupancy == "to_let"
    assert not queries.residents_of(unit, TODAY)


def test_nobody_leaves_before_they_came(estate, lin):
    tie = queries.residents_of(estate.units["2-15C"], TODAY)[0]

    with pytest.raises(actions.OutBeforeIn):
        actions.move_out(residency_id=tie.pk, version=1, until_on=date(2001, 1, 1), actor=lin, at=NOW)


def test_merging_and_taking_apart_moves_nothing(estate, acting):
    chen = acting("SV", "陳啟文")
    kept, twin = estate.customers["許美琪"], estate.customers["羅家俊"]

    actions.merge_customers(kept_id=kept.pk, merged_id=twin.pk, actor=chen, at=NOW)
    assert names(chen, "0428") == ["許美琪", "許美琪"]
    assert {tie.unit.code for tie in queries.units_of(kept, TODAY)} == {"2-15C", "2-3B"}
    actions.undo_merge(customer_id=twin.pk, actor=chen, at=NOW)

    assert names(chen, "0428") == ["羅家俊"]
    assert {tie.unit.code for tie in queries.units_of(kept, TODAY)} == {"2-15C"}


def test_what_is_merged_cannot_be_merged_again_nor_with_itself(estate, acting, lin):
    chen = acting("SV", "陳啟文")
    kept, twin = estate.customers["許美琪"], estate.customers["羅家俊"]
    actions.merge_customers(kept_id=kept.pk, merged_id=twin.pk, actor=chen, at=NOW)

    for pair in ((kept.pk, twin.pk), (kept.pk, kept.pk), (twin.pk, kept.pk)):
        with pytest.raises(actions.MergeRefused):
            actions.merge_customers(kept_id=pair[0], merged_id=pair[1], actor=chen, at=NOW)
    with pytest.raises(PermissionDenied):
        actions.undo_merge(customer_id=twin.pk, actor=lin, at=NOW)
    with pytest.raises(actions.NotMerged):
        actions.undo_merge(customer_id=kept.pk, actor=chen, at=NOW)


@pytest.mark.parametrize("post", ["EX", "FI", "AUD", "ADM", "DM"])
def test_who_only_looks_may_not_write(estate, office, acting, post):
    with pytest.raises(PermissionDenied):
        add(office, acting(post))
