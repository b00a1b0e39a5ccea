"""Cell by cell: who finds which case, and what each post may do with it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from steward.cases import rules
from steward.cases.models import Case
from steward.cases.tests.factories import in_hand, job
from steward.foundation.identity.actor import Actor, Holding, system
from steward.organisation.models import Membership, PostCode, Substitution
from steward.organisation.tests.factories import NOW

EVERYBODY = (
    "lin", "wong", "chen", "ho", "leung", "fong", "lau", "tsang", "yip", "tsoi", "ng", "sin", "lo", "yu", "chow",
    "cheng", "mui", "admin",
)  # fmt: skip
OFFICE = {"lin", "wong", "chen", "ho", "leung", "fong"}
COMPANY = {"chow", "cheng", "mui"}


def _everybody(here):
    return {word: here.actor(word) for word in EVERYBODY}


def _finders(here, found, people=None):
    cases = Case.objects.filter(pk=found.pk)
    return {word for word, who in (people or _everybody(here)).items() if rules.visible_to(who, cases).exists()}


def test_a_plain_case_is_found_by_its_office_and_the_company(here):
    assert _finders(here, in_hand(here)) == OFFICE | COMPANY


def test_a_department_finds_the_cases_that_it_works_on(here):
    assert _finders(here, job(here).case) == OFFICE | COMPANY | {"lau"}


def test_a_confidential_case_is_found_by_its_own_people_and_those_who_answer_for_it(here):
    found = in_hand(here, is_confidential=True)

    assert _finders(here, found) == {"lin", "chen", "ho", "leung", "cheng"}


def test_whoever_registered_a_confidential_case_finds_it(here):
    found = in_hand(here, by="chow", is_confidential=True)

    assert "chow" in _finders(here, found)


def test_a_complaint_about_persons_is_found_above_the_named_alone(here):
    about_executor = in_hand(here, named=(here.person("tsang").pk,))
    about_supervisor = in_hand(here, named=(here.person("chen").pk,))
    about_director = in_hand(here, named=(here.person("leung").pk,), by="chow")

    people = _everybody(here)
    assert _finders(here, about_executor, people) == {"lin", "ho", "leung", "cheng"}
    assert _finders(here, about_supervisor, people) == {"ho", "leung", "cheng"}
    assert _finders(here, about_director, people) == {"chow", "cheng"}


def test_a_substitute_of_the_named_is_shut_out_too(here):
    Substitution.objects.create(
        person=here.person("leung"),
        substitute=here.person("wong"),
        office=here.office,
        from_at=NOW - timedelta(days=1),
    )
    Membership.objects.create(person=here.person("wong"), office=here.office, post=PostCode.OD, from_on=NOW.date())
    found = in_hand(here, named=(here.person("leung").pk,), by="chow")

    assert "wong" not in _finders(here, found)


def test_an_actor_of_an_unknown_moment_finds_no_complaint_about_persons(here):
    found = in_hand(here, named=(here.person("tsang").pk,))
    whenever = Actor(person_id=here.person("leung").pk, holdings=here.actor("leung").holdings)

    assert not rules.visible_to(whenever, Case.objects.filter(pk=found.pk)).exists()


def test_the_system_finds_everything_and_a_visitor_nothing(here):
    in_hand(here)

    assert rules.visible_to(system("clock"), Case.objects.all()).exists()
    assert not rules.visible_to(Actor(person_id=None, label="visitor"), Case.objects.all()).exists()


def test_one_case_is_seen_exactly_where_the_list_shows_it(here):
    cases = [
        in_hand(here), in_hand(here, is_confidential=True), in_hand(here, named=(here.person("chen").pk,)),
        job(here).case,
    ]  # fmt: skip

    people = _everybody(here)
    for found in cases:
        seen = {word for word, who in people.items() if rules.sees(who, found)}
        assert seen == _finders(here, found, people)


def test_a_lesser_post_elsewhere_takes_nothing_from_what_a_leading_one_reads(here):
    found = in_hand(here, is_confidential=True)
    chen = here.actor("chen")
    both = replace(chen, holdings=(*chen.holdings, Holding(post="PA", office_id=here.office.pk + 1000)))

    assert rules.visible_to(both, Case.objects.filter(pk=found.pk)).exists()


OWN = {"note", "reply", "escalate", "work", "assign", "grade", "close", "reopen", "name"}
ANSWERS = {
    "note", "reply", "escalate", "work", "assign", "grade", "close", "close_unheard", "reopen", "merge", "name", "print",
    "reveal",
}  # fmt: skip
LOOK = {"print", "reveal"}
VERBS_OF = {
    "lin": OWN | LOOK | {"merge"},  # the owner
    "wong": LOOK | {"note", "reply", "escalate", "work", "grade", "reopen", "merge"},  # deputy of the area
    "fong": LOOK | {"note", "reply", "escalate", "reopen"},
    "chen": ANSWERS,
    "ho": ANSWERS | {"lower_grade", "unname"},
    "leung": ANSWERS | {"lower_grade", "unname", "instruct"},
    "chow": LOOK | {"note", "reply", "escalate", "reopen", "merge", "chase"},
    "cheng": ANSWERS - {"escalate"} | {"lower_grade", "unname", "instruct", "chase"},
    "mui": {"print"},
    "lau": {"reveal"},  # of what the department finds
    "sin": set(),
}


@pytest.mark.parametrize("word", VERBS_OF)
def test_each_post_may_do_exactly_its_verbs(here, word):
    found = in_hand(here)

    assert rules.rights_on(here.actor(word), found) == VERBS_OF[word]


@pytest.mark.parametrize("word", VERBS_OF)
def test_each_question_asks_the_right_and_the_sight(here, word):
    found, actor = in_hand(here), here.actor(word)
    questions = {name.removeprefix("may_"): may for name, may in vars(rules).items() if name.startswith("may_")}

    allowed = {verb for verb in rules.VERBS if questions[verb](actor, found)}

    assert allowed == (VERBS_OF[word] if rules.sees(actor, found) else set())


def test_an_assistant_works_in_her_area_alone(here):
    elsewhere = in_hand(here, by="chow", unit=here.estate.units["3-4D"])

    assert not rules.may_work(here.actor("lin"), elsewhere)
    assert not rules.may_work(here.actor("wong"), elsewhere)


def test_a_substitute_does_the_work_of_the_person_replaced(here):
    found = in_hand(here, by="chow", unit=here.estate.units["3-4D"])
    Substitution.objects.create(person=here.person("chen"), substitute=here.person("fong"), from_at=NOW)

    assert rules.may_assign(here.actor("fong"), found)


def test_jobs_are_found_by_their_department_and_the_office(here):
    sent = job(here)

    finders = {w for w in EVERYBODY if rules.jobs_visible_to(here.actor(w), type(sent).objects.all()).exists()}
    assert finders == OFFICE | COMPANY | {"lau"}
    assert {w for w in EVERYBODY if rules.may_do(here.actor(w), sent)} == {"lau", "chen", "ho", "leung"}


def test_registering_is_for_everybody_with_a_post_in_the_office(here):
    may = {word for word in EVERYBODY if rules.may_register(here.actor(word), here.office)}

    assert may == OFFICE | {"lau", "tsang", "yip", "tsoi", "chow", "cheng"}


def test_an_office_sets_its_own_and_the_company_everybodys(here):
    own = {word for word in EVERYBODY if rules.may_set(here.actor(word), here.office.pk)}
    company = {word for word in EVERYBODY if rules.may_set(here.actor(word), None)}

    assert (own, company) == ({"ho", "leung", "chow", "cheng"}, {"chow", "cheng"})
