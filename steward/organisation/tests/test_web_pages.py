import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steward.foundation.identity.models import Account, Person
from steward.organisation.models import Absence, Area, Department, Membership
from steward.organisation.tests import factories
from steward.organisation.tests.factories import signed_in


def _person(world, word, verb=""):
    return f"/organisation/people/{world.people[word].key}/{verb}"


def _office(world, code="LX", verb=""):
    return f"/organisation/offices/{world.offices[code].key}/{verb}"


PLAIN = ("/organisation/people/", "/organisation/offices/")
OF_PERSON = (
    "details/",
    "post/",
    "end-post/",
    "leave/",
    "substitute/",
    "absence/",
    "hand-over/",
    "disable/",
    "enable/",
    "reset/",
)
OF_OFFICE = ("department/", "route/", "shift/", "area/")


def test_every_page_asks_a_visitor_to_sign_in(world):
    addresses = [*PLAIN, _person(world, "lin"), _office(world), "/organisation/people/new/"]
    addresses += [_person(world, "lin", verb) for verb in OF_PERSON] + [
        _office(world, verb=verb) for verb in OF_OFFICE
    ]

    assert {Client().get(address).status_code for address in addresses} == {302}


def test_a_stranger_finds_neither_person_nor_office(world):
    client = signed_in(world.people["ng"])

    assert client.get(_person(world, "lin")).status_code == 404
    assert client.get(_office(world)).status_code == 404


@pytest.mark.parametrize("verb", OF_PERSON)
def test_a_colleague_reads_and_changes_nothing(world, verb):
    client = signed_in(world.people["wong"])

    assert client.get(_person(world, "lin")).status_code == 200
    assert client.get(_person(world, "lin", verb)).status_code == 403
    assert client.post(_person(world, "lin", verb)).status_code == 403


@pytest.mark.parametrize("verb", OF_PERSON)
def test_the_director_opens_every_form_about_a_colleague(world, verb):
    assert signed_in(world.people["leung"]).get(_person(world, "lin", verb)).status_code == 200


@pytest.mark.parametrize("verb", OF_OFFICE)
def test_forms_of_an_office_are_its_managers(world, verb):
    assert signed_in(world.people["leung"]).get(_office(world, verb=verb)).status_code == 200
    assert signed_in(world.people["lin"]).get(_office(world, verb=verb)).status_code == 403


@pytest.mark.parametrize("q", ["林若", "linruo", "lrq", "0001"])
def test_people_are_found_by_name_sound_initials_and_telephone(world, q):
    page = signed_in(world.people["wong"]).get("/organisation/people/", {"q": q}).content.decode()

    assert "林若喬" in page
    assert "陳啟文" not in page


def test_the_list_asks_as_many_statements_for_many_as_for_few(world):
    client = signed_in(world.people["leung"])
    client.get("/organisation/people/")
    with CaptureQueriesContext(connection) as few:
        client.get("/organisation/people/")
    for _ in range(25):
        factories.person("PA", world.office)
    with CaptureQueriesContext(connection) as many:
        client.get("/organisation/people/")

    assert len(many) == len(few)


def test_hiring_shows_the_password_once(world):
    client = signed_in(world.people["yip"])
    typed = {"name": "曾詠欣", "post": "PA", "from_on": "2026-11-24", "username": "zyx", "department": ""}

    page = client.post("/organisation/people/new/", typed).content.decode()

    account = Account.objects.get(username="zyx")
    password = page.split('<code id="once">')[1].split("</code>")[0]
    assert account.check_password(password)


def test_a_refusal_stands_at_its_field_with_what_was_typed(world):
    client = signed_in(world.people["yip"])
    typed = {"name": "曾詠欣", "post": "PA", "from_on": "2026-11-24", "username": "LIN", "department": ""}

    answer = client.post("/organisation/people/new/", typed)

    assert answer.status_code == 422
    assert "曾詠欣" in answer.content.decode()
    assert not Person.objects.filter(name="曾詠欣").exists()


def test_a_stale_form_is_answered_with_409(world):
    lin = world.people["lin"]
    answer = signed_in(world.people["yip"]).post(
        _person(world, "lin", "details/"),
        {"version": 0, "name": "林若橋", "phone": "", "email": "", "number": "", "note": ""},
    )

    assert answer.status_code == 409
    lin.refresh_from_db()
    assert lin.name == "林若喬"


def test_posts_absences_departments_and_areas_are_recorded_from_their_pages(world):
    client = signed_in(world.people["leung"])
    client.post(_person(world, "lin", "post/"), {"post": "SV", "from_on": "2026-11-24", "department": ""})
    client.post(
        _person(world, "lin", "absence/"),
        {"reason": "ill", "from_at": "2036-01-01T09:00", "until_at": "2036-01-02T09:00", "substitute": ""},
    )
    client.post(_office(world, verb="department/"), {"code": "GRN", "name": "綠化部"})
    client.post(_office(world, verb="area/"), {"name": "二座"})

    assert Membership.objects.filter(person=world.people["lin"], post="SV").exists()
    assert Absence.objects.filter(person=world.people["lin"]).exists()
    assert Department.objects.filter(code="GRN").exists()
    area = Area.objects.get()
    assert client.get(f"/organisation/areas/{area.key}/").status_code == 200
    assert client.get(_office(world)).status_code == 200
    assert client.get(_person(world, "lin")).status_code == 200
