import pytest
from django.core.exceptions import PermissionDenied

from steward.cases import actions
from steward.cases.models import Case, Channel, IllegalMove, Job, Status
from steward.cases.tests.factories import case, in_hand, job
from steward.cases.tests.told import acts, told
from steward.foundation.identity.versions import StaleVersion
from steward.organisation.tests.factories import NOW


def _assign(here, found, to, by="chen", **more):
    return actions.assign(case_id=found.pk, owner_id=here.person(to).pk, actor=here.actor(by), at=NOW, **more)


def test_the_owner_takes_a_dispatched_case_in_hand(here):
    found = case(here)

    actions.accept(case_id=found.pk, actor=here.actor("lin"), at=NOW)

    found.refresh_from_db()
    assert (found.status, found.version) == (Status.IN_HAND, 2)
    assert acts(found) == ["cases.registered", "cases.accepted"]


def test_nobody_takes_what_is_somebody_elses(here):
    found = case(here)

    with pytest.raises(PermissionDenied):
        actions.accept(case_id=found.pk, actor=here.actor("chen"), at=NOW)


def test_the_supervisor_gives_it_to_another_and_both_are_told(here):
    found = case(here)

    given = _assign(here, found, "wong", why="林若喬休假")

    assert (given.owner, given.status) == (here.person("wong"), Status.DISPATCHED)
    assert told(here, "case.assigned") == {"wong"}
    assert told(here, "case.taken_away") == {"lin"}


def test_an_assistant_may_give_away_her_own_and_not_anothers(here):
    mine, hers = in_hand(here), case(here, unit=here.estate.units["3-4D"])

    assert _assign(here, mine, "wong", by="lin").owner == here.person("wong")
    with pytest.raises(PermissionDenied):
        _assign(here, hers, "lin", by="lin")


def test_it_is_not_given_twice_nor_to_a_stranger(here):
    found = case(here)

    with pytest.raises(actions.AlreadyTheirs):
        _assign(here, found, "lin")
    with pytest.raises(actions.NotAColleague):
        _assign(here, found, "ng")


def test_an_important_one_stays_with_the_directors_assistant(here):
    found = case(here, channel=Channel.HOTLINE)

    with pytest.raises(actions.AnsweredByDirectorsAssistant):
        _assign(here, found, "lin", by="ho")
    assert _assign(here, found, "leung", by="ho").owner == here.person("leung")


def test_a_form_made_from_an_older_version_is_refused(here):
    found = case(here)
    _assign(here, found, "wong", version=1)

    with pytest.raises(StaleVersion):
        _assign(here, found, "chen", version=1)


def test_a_closed_case_is_given_to_nobody(here):
    found = case(here, way_out=actions.NotOurs(explanation="屬供水公司", referred_to="供水公司"))

    with pytest.raises(IllegalMove):
        _assign(here, found, "wong")


def test_many_are_given_at_once_and_what_cannot_be_is_left_with_its_reason(here):
    ordinary, grave = case(here), case(here, channel=Channel.HOTLINE, unit=here.estate.units["2-3B"])

    done = actions.assign_many(
        case_ids=[ordinary.pk, grave.pk], owner_id=here.person("wong").pk, actor=here.actor("chen"), at=NOW
    )

    assert done.done == (ordinary.pk,)
    assert done.refused[grave.pk] == str(actions.AnsweredByDirectorsAssistant())


def test_what_a_leaver_had_goes_to_the_heir_and_the_important_where_the_rules_say(here):
    mine, work = in_hand(here), job(here, unit=here.estate.units["2-16C"])
    Job.objects.filter(pk=work.pk).update(executor=here.person("lin"))

    count = actions.hand_over_all(
        person_id=here.person("lin").pk, to_person_id=here.person("wong").pk, office_id=here.office.pk,
        actor=here.actor("chen"), at=NOW,
    )  # fmt: skip

    assert count == 3
    assert acts(work, "job")[-1] == "cases.job_given"
    assert not Case.objects.filter(owner=here.person("lin"), is_open=True).exists()
    assert Case.objects.get(pk=mine.pk).owner == here.person("wong")
