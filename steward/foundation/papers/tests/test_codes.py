import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steward.foundation.papers import codes
from steward.foundation.papers.codes import Named

KEY = uuid.UUID("01932f6e-7c00-7000-8000-000000000001")


def test_what_is_printed_is_read_back_whatever_the_host_was():
    printed = f"http://10.0.0.7:8000{codes.address('F01', KEY)}"

    assert codes.found_in(printed) == Named(form="F01", key=KEY)


def test_a_code_of_another_form_or_another_record_is_not_made_by_hand():
    code = codes.code_of("F01", KEY)

    assert codes.read(code.replace("F01", "F03", 1)) is None
    assert codes.read(f"F01-{'A' * 32}") is None


def test_a_code_printed_under_the_key_before_is_still_followed(settings):
    settings.SECRET_KEY = "the key before"
    printed = codes.code_of("JOB", KEY)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "the key of today", ["the key before"]

    assert codes.read(printed) == Named(form="JOB", key=KEY)


@pytest.mark.parametrize("text", ["", "https://example.org/r/ABC/", "/p/F01-short/", "/p/F01-" + "!" * 32])
def test_other_codes_name_nothing(text):
    assert codes.found_in(text) is None


@given(st.text(max_size=60))
def test_whatever_stands_in_an_address_is_answered_calmly(text):
    assert codes.read(text) is None or text
