"""Two people at the same moment: one is first, the other is told so, and nothing is doubled."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from steward.cases import actions
from steward.cases.actions import Refusal
from steward.cases.models import Case, IllegalMove
from steward.cases.tests.factories import in_hand, intake, job, resolved, scene
from steward.cases.tests.told import acts
from steward.foundation.identity.versions import StaleVersion
from steward.organisation.tests.factories import NOW

LATER = NOW + timedelta(hours=2)
pytestmark = [pytest.mark.fault, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def here(transactional_db):
    return scene()


def _together(*tries):
    """Run these at the same moment, each on a connection of its own; return what became of each."""
    gate, ends = threading.Barrier(len(tries)), [None] * len(tries)

    def run(place, attempt):
        try:
            gate.wait(timeout=10)
            attempt()
            ends[place] = "done"
        except (Refusal, IllegalMove, StaleVersion) as refusal:
            ends[place] = type(refusal).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, attempt)) for place, attempt in enumerate(tries)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return sorted(ends)


def test_one_of_two_assignments_from_the_same_page_wins(here):
    found = in_hand(here)
    chen, ho = here.actor("chen"), here.actor("ho")
    common = {"case_id": found.pk, "at": LATER, "version": found.version}

    ends = _together(
        lambda: actions.assign(owner_id=here.person("wong").pk, actor=chen, **common),
        lambda: actions.assign(owner_id=here.person("chen").pk, actor=ho, **common),
    )

    assert ends == ["StaleVersion", "done"]
    assert acts(found) == ["cases.registered", "cases.assigned"]


def test_one_of_two_closings_wins(here):
    found = resolved(here)
    lin, chen = here.actor("lin"), here.actor("chen")

    ends = _together(
        lambda: actions.close(case_id=found.pk, satisfaction=3, actor=lin, at=LATER),
        lambda: actions.close(case_id=found.pk, satisfaction=2, actor=chen, at=LATER),
    )

    assert ends == ["IllegalMove", "done"]
    assert acts(found).count("cases.closed") == 1


def test_a_reply_and_a_withdrawal_do_not_both_end_on_a_withdrawn_case(here):
    found = in_hand(here)
    lin, chen = here.actor("lin"), here.actor("chen")
    common = {"case_id": found.pk, "at": LATER, "version": found.version}

    ends = _together(
        lambda: actions.reply(text="已告知", purpose="first", way="phone", actor=lin, **common),
        lambda: actions.withdraw(why="自行解決", actor=chen, **common),
    )

    assert ends == ["StaleVersion", "done"]


def test_a_job_is_accepted_by_one(here):
    work = job(here)
    kwok, lau = here.actor("kwok"), here.actor("lau")

    ends = _together(
        lambda: actions.accept_job(job_id=work.pk, actor=kwok, at=LATER),
        lambda: actions.accept_job(job_id=work.pk, actor=lau, at=LATER),
    )

    assert ends == ["IllegalMove", "done"]


def test_two_cases_merged_into_each_other_end_as_one(here):
    first, second = in_hand(here), in_hand(here, unit=here.estate.units["2-3B"])
    chen, ho = here.actor("chen"), here.actor("ho")

    ends = _together(
        lambda: actions.merge(case_id=first.pk, into_id=second.pk, actor=chen, at=LATER),
        lambda: actions.merge(case_id=second.pk, into_id=first.pk, actor=ho, at=LATER),
    )

    assert ends == ["NotTogether", "done"]
    assert Case.objects.filter(is_open=True).count() == 1


def test_numbers_are_given_once(here):
    brought, chow = intake(here), here.actor("chow")

    ends = _together(*[lambda: actions.register(intake=brought, actor=chow, at=LATER)] * 4)

    assert ends == ["done"] * 4
    assert sorted(Case.objects.values_list("number", flat=True)) == [f"TX-2611-000{n}" for n in range(1, 5)]
