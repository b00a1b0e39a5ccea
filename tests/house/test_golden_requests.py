"""Every route has a golden request, and every golden request is answered as it says (see tests/golden.py).

Whatever is typed into a form: a clear refusal or a record, never a failure, never half of it, never foreign markup. Every
golden POST is sent once more by the right person with hostile words, so a new form is tried from its first day.
"""

from collections import defaultdict
from http.cookies import SimpleCookie

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, TestCase
from django.urls import get_resolver, path, reverse
from django.views.decorators.http import require_http_methods

from steward.organisation.tests.factories import company, signed_in
from tests.golden import Golden
from tests.house.guards import hostile
from tests.house.guards.routes import Route, golden_requests, routes, uncovered


@pytest.mark.once("postgresql")  # which refuses what SQLite takes, such as NUL characters
class GoldenRequests(TestCase):
    """The small company is made once, a record once for all that ask about it; each request starts from there anew."""

    @classmethod
    def setUpTestData(cls):
        cls.world = company()
        named = {word for _app, g in golden_requests() for word in (g.who, g.colleague, g.stranger) if word}
        cls.cookies = {word: signed_in(cls.world.people[word]).cookies for word in named}

    def test_every_request_is_answered_as_its_table_says_and_no_form_comes_to_harm(self):
        forms, making = 0, defaultdict(list)
        for app, golden in golden_requests():
            is_form = golden.method.lower() == "post" and not golden.json
            making[golden.make].append((f"{app}: {golden}", golden, hostile.chosen(forms) if is_form else ()))
            forms += is_form
        for make, asked in making.items():
            with transaction.atomic():
                kwargs = make(self.world)
                for says, golden, words in asked:
                    self._anew(says, self._answer, golden, kwargs)
                    for word in words:
                        self._anew(f"{says}: {word}", self._withstands, golden, kwargs, word)
                transaction.set_rollback(True)

    def _anew(self, says, try_, *arguments):
        with self.subTest(says), transaction.atomic():
            try_(*arguments)
            transaction.set_rollback(True)

    def _answer(self, golden: Golden, kwargs: dict):
        values = golden.send(self.world)
        assert self._ask("", golden, kwargs, values).status_code == golden.visitor, "visitor"
        if golden.stranger:
            found = self._ask(golden.stranger, golden, kwargs, values).status_code
            assert found == 404, f"the stranger {golden.stranger} got {found}"
        if golden.colleague:
            found = self._ask(golden.colleague, golden, kwargs, values).status_code
            assert found == 403, f"the colleague {golden.colleague} got {found}"
        response = self._ask(golden.who, golden, kwargs, values)
        assert response.status_code == golden.status, f"{golden.who} got {response.status_code}: {_says(response)}"

    def _withstands(self, golden: Golden, kwargs: dict, word: str):
        spoiled, before = hostile.spoiled(golden.send(self.world), word), hostile.rows()
        assert hostile.harm(self._ask(golden.who, golden, kwargs, spoiled), before) == ""

    def _ask(self, who: str, golden: Golden, kwargs: dict, values: dict) -> HttpResponse:
        cache.clear()
        client = Client()
        if who:
            client.cookies = SimpleCookie(self.cookies[who].output(header="", sep=";"))
        for name, value in golden.cookies(self.world).items():
            client.cookies[name] = value
        if held := golden.session(self.world):
            session = client.session
            session.update(held)
            session.save()
        more = {"content_type": "application/json"} if golden.json else {}
        send = getattr(client, golden.method.lower())
        return send(reverse(golden.route, kwargs=kwargs), values, headers=dict(golden.headers), **more)


def _says(response) -> str:
    return "" if response.streaming else response.content.decode(errors="replace")[:2000]


def test_every_route_has_a_golden_request():
    lacking = uncovered(routes(get_resolver().url_patterns), [golden for _app, golden in golden_requests()])

    assert lacking == []


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
