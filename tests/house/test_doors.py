import ninja
import pytest
from django.contrib.auth.decorators import login_not_required
from django.urls import get_resolver, path

from tests.house.guards.product import doors, is_open

# Every address that answers somebody who has not signed in, and why it must.
PUBLIC = {
    "healthz": "a supervisor asks whether the product lives; the answer is one word",
    "accounts/": "signing in cannot ask for having signed in; these pages are allauth's own",
    "language/": "a resident chooses the language of the page behind a QR code",
    "pulse/": "a resident's phone asks whether the line stands before it sends",
    "receipts/": "a resident's phone asks whether what it sent was carried out; the key is the proof",
    "phone/": "a phone whose session is over gets 401 as JSON, where a page would lead to the sign-in page",
    "r/": "a resident reports behind the QR code of a place, without an account",
    "f/": "the address given to whoever reported; details only after a second proof",
    "cases/outside/": "an outside department answers one case through a secret address that ends",
    "organisation/counter/": "a registered machine shows the faces of its office to whoever stands at it",
    "theme/": "the same page in light or dark",
}


def _reason(route):
    return next((why for start, why in PUBLIC.items() if route.startswith(start)), None)


def test_every_door_asks_for_a_login_unless_listed():
    unlisted = [route for route, view in doors(get_resolver().url_patterns) if is_open(view) and not _reason(route)]

    assert unlisted == []


def test_every_listed_door_exists():
    routes = [route for route, _view in doors(get_resolver().url_patterns)]

    assert [start for start in PUBLIC if not any(route.startswith(start) for route in routes)] == []


def test_an_open_page_is_seen():
    def page(request):
        pass

    assert not is_open(page)
    assert is_open(login_not_required(page))


@pytest.mark.parametrize(("auth", "open_"), [(None, True), ([lambda request: None], False)])
def test_an_open_api_route_is_seen(auth, open_):
    api = ninja.NinjaAPI(urls_namespace=f"sample-{open_}", auth=auth)

    @api.get("/cases")
    def cases(request):
        pass

    found = dict(doors([path("api/", api.urls)]))

    assert is_open(found["api/cases"]) is open_
