"""Cards, residents, population, picture."""

from datetime import UTC, date, datetime

from steward.estate import queries
from steward.estate.models import UnitState
from steward.estate.tests import factories

TODAY = date(2026, 11, 24)


def test_a_unit_is_called_as_people_say_it(estate):
    assert queries.unit_label(estate.units["2-15C"]) in ("2座 15樓 C", "2座 15/F C")


def test_a_unit_whose_number_repeats_the_floor_does_not_say_it_twice(estate):
    made = factories.building(estate.community, "9", floors=2, units=("201",), name="9棟")

    assert queries.unit_label(made.units.select_related("floor", "building").get(floor__level=2)) == "9棟 201"


def test_the_card_masks_telephones_and_keeps_care_notes_for_those_who_handle(estate, acting):
    owner = estate.customers["許美琪"]
    owner.special_care = "同住有 78 歲長者"
    owner.save(update_fields=["special_care"])

    handled = queries.unit_card(estate.units["2-15C"], acting("PA"), on=TODAY)
    looked_at = queries.unit_card(estate.units["2-15C"], acting("AUD"), on=TODAY)

    assert handled.residents[0].phone == "9*** 6087"
    assert handled.residents[0].care == "同住有 78 歲長者"
    assert (looked_at.has_care, looked_at.residents[0].care) == (True, "")
    assert handled.living == 2


def test_a_merged_customer_keeps_the_units_of_both(estate):
    kept, twin = estate.customers["許美琪"], estate.customers["羅家俊"]
    twin.merged_into, twin.merged_at = kept, factories.AT
    twin.save(update_fields=["merged_into", "merged_at"])

    assert {tie.unit.code for tie in queries.units_of(kept, TODAY)} == {"2-15C", "2-3B"}


def test_a_label_code_is_read_however_it_is_typed(estate):
    lobby = estate.places["2座大堂"]

    assert queries.place_by_code(f" {lobby.code[:4].lower()}-{lobby.code[4:]}") == lobby
    assert queries.place_by_code("nothing") is None


def test_the_population_of_a_day_follows_the_dates(estate, office):
    unit = estate.units["3-6B"]
    UnitState.objects.filter(unit=unit, axis="occupancy").update(from_on=date(2026, 11, 20))

    assert set(queries.vacant_units([office.pk], TODAY)) == {unit, estate.units["1-4D"]}
    assert set(queries.vacant_units([office.pk], date(2026, 11, 19))) == {estate.units["1-4D"]}
    assert set(queries.vacant_units(None, date(2026, 11, 20))) == {unit, estate.units["1-4D"]}
    assert not queries.vacant_units([office.pk + 1], TODAY)


def test_the_population_is_told_as_it_was_known(estate, office):
    """An end written later was not yet known; a void written later still counted."""
    early, later = datetime(2026, 11, 21, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC)
    rows = UnitState.objects.filter(unit=estate.units["3-6B"], axis="occupancy")
    rows.update(set_at=datetime(2026, 1, 1, tzinfo=UTC), until_on=date(2026, 11, 20), ended_at=later)

    def known(at):
        return queries.population([office.pk], date(2026, 11, 22), "occupancy", ["not_moved_in"], known_at=at).count()

    assert (known(datetime(2025, 1, 1, tzinfo=UTC)), known(early), known(datetime(2026, 11, 24, tzinfo=UTC))) == (
        0,
        1,
        0,
    )


def test_the_picture_of_a_building_takes_two_statements(estate, django_assert_num_queries):
    with django_assert_num_queries(2):
        grid = queries.building_grid(estate.buildings["3"])

    assert [row.label for row in grid.rows] == ["6", "5", "4", "3", "2", "1"]
    assert grid.counts == {"occ": 23, "vac": 1}
    assert grid.widest == 4
