"""NUL characters stay outside: in an address, in a form, in a path."""

from django.http import QueryDict

from steward.foundation.ui.web.plain_text import without_nul


def test_values_without_nul_are_the_very_same_object():
    values = QueryDict("who=陳&who=李")

    assert without_nul(values) is values


def test_nul_is_left_out_of_every_value_and_nothing_else_changes():
    cleaned = without_nul(QueryDict("who=%00a&who=b%00c&text=𠮷"))

    assert dict(cleaned.lists()) == {"who": ["a", "bc"], "text": ["𠮷"]}


def test_an_address_with_nul_in_its_path_is_not_found(client):
    assert client.get("/cases/%00/").status_code == 404


def test_a_search_with_nul_asks_for_the_rest(client):
    assert client.get("/accounts/login/?next=%00/").status_code == 200
