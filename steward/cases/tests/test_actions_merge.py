from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.cases import actions
from steward.cases.models import Case, IllegalMove, Job, Related, Status
from steward.cases.tests.factories import case, in_hand, job
from steward.cases.tests.told import acts, running
from steward.organisation.tests.factories import NOW

LATER = NOW + timedelta(hours=1)


def _merge(here, found, into, by="chen"):
    return actions.merge(case_id=found.pk, into_id=into.pk, actor=here.actor(by), at=LATER)


@pytest.fixture
def pair(here):
    return in_hand(here), in_hand(here, unit=here.estate.units["2-3B"])


def test_a_merged_case_follows_the_other_and_both_tell_it(here, pair):
    first, second = pair

    merged = _merge(here, second, first)

    assert (merged.status, merged.merged_into, merged.is_open, running(merged)) == (Status.MERGED, first, False, set())
    assert acts(first)[-1] == acts(second)[-1] == "cases.merged"


def test_undone_it_stands_where_it_stood_with_new_clocks(here, pair):
    first, second = pair
    _merge(here, second, first)

    back = actions.unmerge(case_id=second.pk, actor=here.actor("chen"), at=LATER)

    assert (back.status, back.merged_into) == (Status.IN_HAND, None)
    assert running(back) == {"first_reply", "progress", "final"}


def test_jobs_nobody_accepted_are_called_off_and_an_accepted_one_holds_it(here):
    first, waiting = in_hand(here), job(here, unit=here.estate.units["2-3B"])
    _merge(here, waiting.case, first)
    assert Job.objects.get(pk=waiting.pk).state == Job.State.CANCELLED

    begun = job(here, unit=here.estate.units["2-16C"])
    actions.accept_job(job_id=begun.pk, actor=here.actor("lau"), at=NOW)
    with pytest.raises(actions.WorkUnfinished):
        _merge(here, begun.case, first)


def test_two_that_do_not_fit_are_not_merged(here, pair):
    first, second = pair
    about = in_hand(here, named=(here.person("tsang").pk,))

    for found, into in ((first, first), (first, about)):
        with pytest.raises(actions.NotTogether):
            _merge(here, found, into, by="ho")
    _merge(here, second, first)
    with pytest.raises(IllegalMove):
        _merge(here, second, first)


def test_one_who_finds_only_one_of_them_merges_nothing(here, pair):
    with pytest.raises(PermissionDenied):
        _merge(here, *pair, by="ng")


def test_households_with_one_matter_are_a_group(here, pair):
    group = actions.group(case_ids=[c.pk for c in pair], title="二座停水", actor=here.actor("chen"), at=LATER)
    third = case(here, unit=here.estate.units["2-16C"])

    assert actions.group(case_ids=[pair[0].pk, third.pk], title="", actor=here.actor("chen"), at=LATER) == group
    assert Case.objects.filter(group=group).count() == 3


def test_a_group_needs_two_and_a_title(here, pair):
    with pytest.raises(actions.NotTogether):
        actions.group(case_ids=[pair[0].pk], title="停水", actor=here.actor("chen"), at=LATER)
    with pytest.raises(actions.NoTitle):
        actions.group(case_ids=[c.pk for c in pair], title=" ", actor=here.actor("chen"), at=LATER)


def test_one_is_taken_out_of_a_group_once(here, pair):
    actions.group(case_ids=[c.pk for c in pair], title="停水", actor=here.actor("chen"), at=LATER)

    assert actions.ungroup(case_id=pair[0].pk, actor=here.actor("chen"), at=LATER).group is None
    with pytest.raises(IllegalMove):
        actions.ungroup(case_id=pair[0].pk, actor=here.actor("chen"), at=LATER)


def test_two_that_belong_together_are_linked_once_and_unlinked(here, pair):
    first, second = pair
    chen = here.actor("chen")

    for _again in range(2):
        actions.link(case_id=second.pk, other_id=first.pk, actor=chen, at=LATER)
    assert Related.objects.get().case == first
    assert acts(first) == ["cases.registered", "cases.linked"]

    actions.unlink(case_id=first.pk, other_id=second.pk, actor=chen, at=LATER)
    assert not Related.objects.exists()
