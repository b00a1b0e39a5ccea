"""Which tests runs side by side share, and that each is done once."""

import pytest
from django.test import TestCase

from tests import sharing_plugin


def test_the_first_that_comes_to_a_test_does_it(tmp_path):
    assert sharing_plugin.claim(tmp_path, "steward/cases/tests/test_rules.py::test_a[b/c]")
    assert not sharing_plugin.claim(tmp_path, "steward/cases/tests/test_rules.py::test_a[b/c]")
    assert sharing_plugin.claim(tmp_path, "steward/cases/tests/test_rules.py::test_a[b/d]")


def test_a_test_without_a_database_is_shared(request):
    assert sharing_plugin.shareable(request.node)


@pytest.mark.django_db
def test_a_test_that_asks_its_database_is_not_shared(request):
    assert not sharing_plugin.shareable(request.node)


def test_a_test_with_a_fixture_that_asks_it_is_not_shared(request, db):
    assert not sharing_plugin.shareable(request.node)


@pytest.mark.once
@pytest.mark.django_db
def test_a_test_that_any_database_answers_is_shared(request):
    assert sharing_plugin.shareable(request.node)


class OfDjango(TestCase):
    @pytest.fixture(autouse=True)
    def _asked(self, request):
        self.node = request.node

    def test_a_test_of_djangos_own_kind_is_not_shared(self):
        assert not sharing_plugin.shareable(self.node)
