"""Every route has a golden request, and every golden request is answered as it says (see tests/golden.py)."""

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, TestCase
from django.urls import get_resolver, path, reverse
from django.views.decorators.http import require_http_methods

from steward.organisation.tests.factories import company, signed_in
from tests.golden import Golden
from tests.house.guards.routes import Route, golden_requests, routes, uncovered

# Apps whose table is not complete yet. The list only shrinks.
PENDING = {
    "foundation.timeline", "foundation.files",
    "foundation.printing", "foundation.identity", "portal", "simulation", "evaluation",
}  # fmt: skip


def _ask(client: Client, golden: Golden, kwargs: dict, values: dict) -> HttpResponse:
    cache.clear()
    send = getattr(client, golden.method.lower())
    more = {"content_type": "application/json"} if golden.json else {}
    return send(reverse(golden.route, kwargs=kwargs), values, headers=dict(golden.headers), **more)


@pytest.mark.once
class GoldenRequests(TestCase):
    """The small company is made once; each request starts from it anew."""

    @classmethod
    def setUpTestData(cls):
        cls.world = company()

    def test_every_request_is_answered_as_its_table_says(self):
        for app, golden in golden_requests():
            with self.subTest(f"{app}: {golden}"), transaction.atomic():
                self._answer(golden)
                transaction.set_rollback(True)

    def _answer(self, golden: Golden):
        world = self.world
        kwargs, people = golden.make(world), world.people
        values = golden.send(world)
        assert _ask(Client(), golden, kwargs, values).status_code == golden.visitor, "visitor"
        if golden.stranger:
            found = _ask(signed_in(people[golden.stranger]), golden, kwargs, values).status_code
            assert found == 404, f"the stranger {golden.stranger} got {found}"
        if golden.colleague:
            found = _ask(signed_in(people[golden.colleague]), golden, kwargs, values).status_code
            assert found == 403, f"the colleague {golden.colleague} got {found}"
        response = _ask(signed_in(people[golden.who]), golden, kwargs, values)
        assert response.status_code == golden.status, f"{golden.who} got {response.status_code}: {_says(response)}"


def _says(response) -> str:
    return "" if response.streaming else response.content.decode(errors="replace")[:2000]


def test_every_route_has_a_golden_request():
    lacking = uncovered(routes(get_resolver().url_patterns), [golden for _app, golden in golden_requests()])

    assert [says for app, says in lacking if app not in PENDING] == []


def test_an_app_with_a_complete_table_is_off_the_list():
    lacking = {app for app, _s in uncovered(routes(get_resolver().url_patterns), [g for _a, g in golden_requests()])}

    assert {app for app, _golden in golden_requests()} & PENDING <= lacking


def test_a_request_that_refuses_nobody_says_why():
    assert [str(golden) for _app, golden in golden_requests() if not (golden.colleague or golden.why)] == []
    assert [str(golden) for _app, golden in golden_requests() if not (golden.stranger or golden.why)] == []


def test_a_method_without_a_golden_request_is_found():
    @require_http_methods(["GET", "POST"])
    def page(request):
        pass

    page.__module__ = "steward.cases.web.views"
    found = list(routes([path("cases/", page, name="list")]))

    assert found == [Route("list", "cases", ("GET", "POST"))]
    assert uncovered(found, [Golden(route="list")]) == [("cases", "POST list has no golden request")]
    assert uncovered(found, [Golden(route="list"), Golden(route="list", method="post")]) == []
