from datetime import timedelta

import pytest
from django.db import transaction

from steward.foundation.identity.actor import system
from steward.foundation.timeline import actions
from steward.foundation.timeline.commitments import genesis, link
from steward.foundation.timeline.models import Event, Seal, Sealer

from .factories import AT, make_office, record_act

pytestmark = pytest.mark.django_db


def _chain(chain):
    return list(Seal.objects.filter(chain=chain).order_by("sequence").values_list("sequence", "row"))


def test_every_row_gets_one_link_in_the_chain_of_its_office():
    creek, hill = make_office(), make_office("HL", "和嵐")
    first, other, second, company = [record_act(office) for office in (creek, hill, creek, None)]

    sealed = actions.seal_pending(at=AT)

    assert sealed == 4
    assert _chain(creek.pk) == [(1, first.pk), (2, second.pk)]
    assert _chain(hill.pk) == [(1, other.pk)]
    assert _chain(0) == [(1, company.pk)]


def test_looks_at_personal_facts_are_sealed_in_the_same_chain():
    creek = make_office()
    record_act(creek)
    actions.log_access(actor=system("clock"), act="reveal", kind="customer", object_id=1, at=AT, office=creek)

    actions.seal_pending(at=AT)

    assert list(Seal.objects.filter(chain=creek.pk).order_by("sequence").values_list("source", flat=True)) == [1, 2]


def test_each_link_stands_on_the_one_before():
    creek = make_office()
    events = [record_act(creek) for _ in range(3)]

    actions.seal_pending(at=AT, batch=2)

    expected = genesis(creek.pk)
    for sequence, event in enumerate(events, 1):
        expected = link(expected, sequence, Seal.Source.EVENT, event.pk, bytes(event.commitment))
    assert bytes(Seal.objects.get(chain=creek.pk, sequence=3).hash) == expected


def test_nothing_is_sealed_twice():
    record_act(make_office())
    actions.seal_pending(at=AT)

    assert actions.seal_pending(at=AT + timedelta(days=1)) == 0
    assert actions.seal_everything() == 0


def _appears_late(number):
    """Make a row whose id lies below ids that were sealed already, as one does whose transaction ends late."""
    row = Event.objects.order_by("pk").first()
    late = Event(**{f.attname: getattr(row, f.attname) for f in Event._meta.fields})
    late.pk, late._state.adding = number, True
    late.save(force_insert=True)
    return late


def test_a_row_that_becomes_visible_late_is_not_skipped():
    creek = make_office()
    newest = record_act(creek)
    record_act(creek)
    gap = newest.pk + 1_000
    _appears_late(gap + 1)
    actions.seal_pending(at=AT)

    _appears_late(gap)
    actions.seal_pending(at=AT + timedelta(seconds=30))

    assert Seal.objects.filter(row=gap).exists()
    assert Seal.objects.count() == Event.objects.count()


def test_a_row_that_appears_hours_late_is_found_at_night():
    creek = make_office()
    gap = record_act(creek).pk + 1_000
    _appears_late(gap + 1)
    for hours in (0, 2, 4):
        actions.seal_pending(at=AT + timedelta(hours=hours))
    assert Sealer.objects.get(source=Seal.Source.EVENT).floor > gap

    _appears_late(gap)

    actions.seal_pending(at=AT + timedelta(hours=5))
    assert not Seal.objects.filter(row=gap).exists()
    assert actions.seal_everything() == 1


def test_the_floor_never_passes_what_was_not_looked_at_for_an_hour():
    creek = make_office()
    record_act(creek)
    actions.seal_pending(at=AT)
    actions.seal_pending(at=AT + timedelta(minutes=59))

    assert Sealer.objects.get(source=Seal.Source.EVENT).floor == 0


def test_the_number_of_statements_does_not_grow_with_the_rows(django_assert_max_num_queries):
    creek = make_office()
    for _ in range(40):
        record_act(creek)

    with django_assert_max_num_queries(24):
        actions.seal_pending(at=AT)


@transaction.atomic
def _record_and_fail(office):
    record_act(office)
    raise ZeroDivisionError


def test_an_act_that_was_rolled_back_leaves_no_link():
    creek = make_office()
    with pytest.raises(ZeroDivisionError):
        _record_and_fail(creek)

    assert actions.seal_pending(at=AT) == 0
