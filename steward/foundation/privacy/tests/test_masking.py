import pytest
from hypothesis import given
from hypothesis import strategies as st

from steward.foundation.privacy.masking import mask_email, mask_name, mask_phone, mask_text


@pytest.mark.parametrize(
    ("name", "shown"),
    [("許文琪", "許*琪"), ("歐陽若水", "歐*水"), ("許琪", "許**"), ("許", "***"), ("", ""), ("John Smith", "J*h")],
)
def test_names(name, shown):
    assert mask_name(name) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("9123 6087", "9*** 6087"), ("13912346087", "1*** 6087"), ("+852 9123-6087", "8*** 6087"), ("12345", "**** **45"),
        ("999", "***"), ("", ""), ("分機", "***"),
    ],
)  # fmt: skip
def test_telephones(number, shown):
    assert mask_phone(number) == shown


def test_addresses_and_texts():
    assert mask_email("fung@example.org") == "f***@example.org"
    assert mask_email("nonsense") == "***"
    assert mask_text("獨居長者") == "***"


@given(st.text("許文琪林若喬", min_size=3, max_size=40))
def test_the_length_of_a_name_cannot_be_seen(name):
    assert len(mask_name(name)) == 3
    assert len(set(mask_name(name)) - {"*", name[0], name[-1]}) == 0


@given(st.text("0123456789", min_size=8, max_size=15))
def test_the_length_of_a_number_cannot_be_seen(number):
    assert len(mask_phone(number)) == len("9*** 6087")
