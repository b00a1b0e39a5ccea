"""Keys are kept, lent, returned; places get their codes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.estate import actions, queries
from steward.estate.actions import NewPlace
from steward.estate.models import KeyLoan, Place
from steward.estate.tests import factories
from steward.foundation.identity.models import Person
from steward.foundation.timeline.queries import history

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)


@pytest.fixture
def key(estate):
    return factories.estate_key(estate.units["3-6B"])


def lend(key, actor, **more):
    fields = {"borrower": Person.objects.get(pk=actor.person_id), "purpose": "", "due_at": NOW + timedelta(hours=4)}
    return actions.lend_key(key_id=key.pk, actor=actor, at=NOW, **(fields | more))


def test_a_key_goes_out_and_comes_back(key, lin):
    loan = lend(key, lin)

    with pytest.raises(actions.KeyIsOut):
        lend(key, lin)
    actions.note_owner_notified(loan_id=loan.pk, actor=lin, at=NOW)
    actions.return_key(loan_id=loan.pk, actor=lin, at=NOW + timedelta(hours=5))

    verbs = [line.event.verb for line in reversed(history("estate_key", key.pk))]
    assert verbs == ["estate.key_lent", "estate.key_owner_notified", "estate.key_returned"]
    assert history("estate_key", key.pk)[0].event.facts["late"] is True
    with pytest.raises(actions.KeyIsGone):
        actions.return_key(loan_id=loan.pk, actor=lin, at=NOW)
    assert KeyLoan.objects.get().owner_notified_at == NOW


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"borrower": None, "borrower_name": " "}, actions.NobodyBorrows),
        ({"due_at": NOW}, actions.DueTooEarly),
    ],
)
def test_a_loan_without_borrower_or_end_is_refused(key, lin, fields, refusal):
    with pytest.raises(refusal):
        lend(key, lin, **fields)


def test_a_key_that_is_out_cannot_be_given_back_and_one_given_back_cannot_be_lent(key, lin):
    loan = lend(key, lin)
    with pytest.raises(actions.KeyIsOut):
        actions.give_key_back(key_id=key.pk, version=1, on=TODAY, actor=lin, at=NOW)
    actions.return_key(loan_id=loan.pk, actor=lin, at=NOW)

    actions.give_key_back(key_id=key.pk, version=1, on=TODAY, actor=lin, at=NOW)

    with pytest.raises(actions.KeyIsGone):
        lend(key, lin)


def test_two_keys_may_not_hang_under_one_number(estate, office, key, lin):
    with pytest.raises(actions.NumberTaken):
        actions.receive_key(
            office=office, unit=estate.units["2-1A"], number=key.number, type="repair", received_on=TODAY, actor=lin,
            at=NOW,
        )  # fmt: skip


def test_an_executor_may_not_lend(key, acting):
    with pytest.raises(PermissionDenied):
        lend(key, acting("EX", "黃志遠"))


def test_places_get_codes_that_can_be_read_again(estate, lin):
    wanted = [NewPlace(name=f"電梯{n}", type="lift", building=estate.buildings["1"]) for n in range(30)]

    made = actions.add_places(community=estate.community, places=wanted, actor=lin, at=NOW)

    assert len({place.code for place in made}) == 30
    assert queries.place_by_code(made[0].code.lower()) == made[0]


def test_a_place_lies_in_one_building_of_its_community(estate, lin):
    elsewhere = NewPlace(name="?", type="lift", building=estate.buildings["1"], unit=estate.units["2-1A"])

    with pytest.raises(actions.PlaceElsewhere):
        actions.add_places(community=estate.community, places=[elsewhere], actor=lin, at=NOW)


def test_a_lost_label_is_replaced_and_no_longer_read(estate, lin):
    lobby = estate.places["2座大堂"]
    before = lobby.code

    actions.renew_place_code(place_id=lobby.pk, version=1, actor=lin, at=NOW)
    actions.change_place(place_id=lobby.pk, version=2, name="2座地下大堂", actor=lin, at=NOW)

    lobby.refresh_from_db()
    assert queries.place_by_code(before) is None
    assert queries.place_by_code(lobby.code).name == "2座地下大堂"
    assert Place.objects.filter(code=before).count() == 0
