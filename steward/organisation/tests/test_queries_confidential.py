from datetime import timedelta

import pytest

from steward.organisation import queries
from steward.organisation.models import Absence, CompanyProfile, PostCode, Substitution
from steward.organisation.tests import factories
from steward.organisation.tests.factories import NOW, actor

pytestmark = pytest.mark.django_db
NAMED: set[int] = set()


def named_persons(object_id):
    return NAMED


@pytest.fixture(autouse=True)
def _nobody_named(settings):
    NAMED.clear()
    settings.CONFIDENTIAL_NAMED = {"case": f"{__name__}.named_persons"}


def _told(world, post, *named):
    NAMED.update(world.people[word].pk for word in named)
    words = {person.pk: word for word, person in world.people.items()}
    return [words[p] for p in queries.audience(world.office.pk, "case", 7, post, NOW)]


def _away(person, substitute):
    Absence.objects.create(person=person, reason="ill", from_at=NOW, until_at=NOW + timedelta(days=1))
    Substitution.objects.create(person=person, substitute=substitute, from_at=NOW)


def test_an_ordinary_record_reaches_the_post_itself(world):
    assert _told(world, PostCode.SV) == ["chen"]


def test_a_post_that_nobody_fills_passes_it_upwards(world):
    assert _told(world, PostCode.SD) == ["ho"]


def test_a_complaint_passes_over_the_named_and_all_below(world):
    assert _told(world, PostCode.SV, "ho") == ["leung"]


def test_a_complaint_about_an_assistant_reaches_the_supervisor(world):
    assert _told(world, PostCode.SV, "lin") == ["chen"]


def test_a_named_person_is_passed_over_as_a_substitute_too(world):
    _away(world.people["leung"], world.people["ho"])

    assert _told(world, PostCode.OD, "ho") == ["cheng"]


def test_the_substitute_of_a_named_person_is_passed_over(world):
    stranger = factories.person(PostCode.PA, world.offices["SW"])
    _away(world.people["leung"], stranger)

    assert _told(world, PostCode.OD, "leung") == ["cheng"]


def test_the_last_stop_is_whom_the_company_appointed(world):
    CompanyProfile.objects.update(last_stop=world.people["mui"])

    assert _told(world, PostCode.DM, "cheng") == ["mui"]


def test_nobody_is_told_when_even_the_last_stop_is_named(world):
    assert _told(world, PostCode.DM, "cheng") == []


def test_it_is_kept_from_the_named_and_all_below(world):
    named = {world.people["chen"].pk}

    kept = queries.kept_from(named, world.office.pk, NOW)

    words = {person.pk: word for word, person in world.people.items()}
    assert {words[p] for p in kept} == {"chen", "lin", "wong", "fong"}


def test_both_readings_of_the_line_agree(world):
    _away(world.people["chen"], world.people["wong"])
    for reader in ("lin", "chen", "ho", "leung", "lau", "kwok", "fong", "yip", "cheng", "wong"):
        person = world.people[reader]
        keeps = queries.kept_by(actor(person), NOW)

        for other in world.people.values():
            barred = person.pk in queries.kept_from({other.pk}, world.office.pk, NOW)
            assert barred == (other.pk in keeps), (reader, other.name)
