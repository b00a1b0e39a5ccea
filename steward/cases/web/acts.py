"""Everything that can be done with one case from its page: one table, each act a resource of its own.

An act is offered when the reader has the right, the case is in a state for it, and it makes sense now.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from steward.cases import actions, rules
from steward.cases.models import Case, CloseCode, Grade, Handover, IllegalMove, Status
from steward.cases.queries.offers import open_offer
from steward.cases.queries.page import ANSWER, CasePage
from steward.foundation.identity.actor import Actor

from . import act_forms as forms


@dataclass(frozen=True, kw_only=True)
class Deed:
    """What a door knows when somebody acts."""

    case: Case
    actor: Actor
    at: datetime
    typed: dict[str, Any]

    @property
    def who(self) -> dict[str, Any]:
        """The arguments that every act takes."""
        return {
            "case_id": self.case.pk, "actor": self.actor, "at": self.at, "version": self.typed.get("version"),
        }  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Act:
    """One thing to do: its words, its form, when it is offered, and the verb that carries it out."""

    name: str
    words: Any
    icon: str
    form: type[forms.ActForm]
    right: str
    when: Callable[[CasePage], bool]
    carry_out: Callable[[Deed], Any]
    key: str = ""  # its shortcut
    clause: str = ""
    undo: str = ""  # the act that takes it back


def _open(page: CasePage) -> bool:
    return page.case.is_open


def _working(page: CasePage) -> bool:
    return page.case.status in (Status.DISPATCHED, Status.IN_HAND)


def _never(page: CasePage) -> bool:
    """What is offered nowhere but beside the word that an act is done."""
    return False


def _undone(verb: str) -> Callable[[Deed], Any]:
    return lambda deed: actions.UNDO[verb](case_id=deed.case.pk, actor=deed.actor, at=deed.at)


def _resume(deed: Deed) -> Any:
    return actions.resume(**deed.who)


def _accept(deed: Deed) -> Any:
    return actions.accept(**deed.who)


def _why(verb: Callable) -> Callable[[Deed], Any]:
    """Return the act that passes on the reason alone."""
    return lambda deed: verb(**deed.who, why=deed.typed["reason"])


def _assign(deed: Deed) -> Any:
    return actions.assign(**deed.who, owner_id=deed.typed["owner"].pk, why=deed.typed["reason"])


def _reply(deed: Deed) -> Any:
    said = {name: deed.typed[name] for name in ("text", "purpose", "way", "next_promised_at")}
    found = actions.reply(**deed.who, **said)
    _attach(deed)
    return found


def _note(deed: Deed) -> Any:
    found = actions.add_note(**deed.who, text=deed.typed["text"])
    _attach(deed)
    return found


def _attach(deed: Deed) -> None:
    if deed.typed["uploads"]:
        actions.add_files(case_id=deed.case.pk, uploads=deed.typed["uploads"], actor=deed.actor, at=deed.at)


def _hand_over(deed: Deed) -> Any:
    office, department = deed.typed["office"], deed.typed["department"]
    return actions.hand_over(
        **deed.who,
        why=deed.typed["reason"],
        office_id=office.pk if office else None,
        department_id=department.pk if department else None,
    )


def _offer(deed: Deed) -> Handover:
    if offer := open_offer(deed.case):
        return offer
    raise IllegalMove(f"{deed.case.number}: not offered")


def _take(deed: Deed) -> Any:
    return actions.accept_offer(handover_id=_offer(deed).pk, actor=deed.actor, at=deed.at)


def _give_back(deed: Deed) -> Any:
    why = deed.typed["reason"]
    return actions.return_offer(handover_id=_offer(deed).pk, why=why, actor=deed.actor, at=deed.at)


def _job(deed: Deed) -> Any:
    sent = {name: deed.typed[name] for name in ("what", "due_at")}
    return actions.send_job(**deed.who, department_id=deed.typed["department"].pk, **sent)


def _pause(deed: Deed) -> Any:
    return actions.pause(**deed.who, **{name: deed.typed[name] for name in ("reason", "until_at", "note")})


def _extend(deed: Deed) -> Any:
    return actions.request_extension(**deed.who, new_due_at=deed.typed["new_due_at"], why=deed.typed["reason"])


def _grade(deed: Deed) -> Any:
    return actions.change_grade(**deed.who, grade=Grade(deed.typed["grade"]), why=deed.typed["reason"])


def _instruct(deed: Deed) -> Any:
    return actions.instruct(**deed.who, text=deed.typed["text"], voice=next(iter(deed.typed["voice"]), None))


def _resolve(deed: Deed) -> Any:
    typed = deed.typed
    result = actions.Result(
        result=typed["result"], cause=typed["cause"], cause_class=typed["cause_class"], answer=typed["told"],
        way=typed["way"] if typed["told"] else "",
    )  # fmt: skip
    found = actions.resolve(**deed.who, result=result)
    _attach(deed)
    return found


def _close(deed: Deed) -> Any:
    typed = deed.typed
    code = CloseCode(typed["code"]) if typed["code"] else None
    return actions.close(
        **deed.who, satisfaction=typed["satisfaction"], words=typed["text"], why=typed["reason"], code=code
    )


def _merge(deed: Deed) -> Any:
    into = rules.visible_to(deed.actor, Case.objects.filter(number=deed.typed["number"].strip())).first()
    if into is None:
        raise NoSuchCase
    return actions.merge(**deed.who, into_id=into.pk)


def _chase(deed: Deed) -> Any:
    return actions.chase(**deed.who, why=deed.typed["text"])


class NoSuchCase(actions.Refusal):
    """No case of this number is in reach."""

    field = "number"
    message = _("There is no case of this number.")


ACTS = (
    Act(
        name="take", words=_("Accept it"), icon="transfer-in", form=forms.ResumeForm, right=ANSWER, key="a",
        clause="B10", when=lambda page: page.offer is not None, carry_out=_take,
    ),
    Act(
        name="give-back", words=_("Return it"), icon="arrow-back-up", form=forms.GiveBackForm, right=ANSWER,
        clause="B10", when=lambda page: page.offer is not None, carry_out=_give_back,
    ),
    Act(
        name="accept", words=_("Take in hand"), icon="hand-grab", form=forms.ResumeForm, right="work", key="a",
        when=lambda page: page.case.status == Status.DISPATCHED and page.is_mine, carry_out=_accept,
    ),
    Act(
        name="instruct", words=_("Instruct"), icon="gavel", form=forms.InstructForm, right="instruct", clause="C4.6",
        when=lambda page: page.needs_instruction, carry_out=_instruct,
    ),
    Act(
        name="close", undo="unclose", words=_("Record the customer’s word and close"), icon="circle-check", form=forms.CloseForm,
        right="close", clause="B12", when=lambda page: page.case.status == Status.RESOLVED, carry_out=_close,
    ),
    Act(
        name="reply", words=_("Record progress"), icon="message-plus", form=forms.ReplyForm, right="reply", key="n",
        when=_open, carry_out=_reply,
    ),
    Act(
        name="resolve", words=_("Result"), icon="checks", form=forms.ResolveForm, right="work", key="r",
        when=_working, carry_out=_resolve,
    ),
    Act(
        name="assign", undo="unassign", words=_("Assign"), icon="user-share", form=forms.AssignForm, right="assign", key="e",
        when=_working, carry_out=_assign,
    ),
    Act(
        name="job", words=_("Send a job"), icon="tool", form=forms.JobForm, right="work", when=_working, carry_out=_job,
    ),
    Act(
        name="hand-over", undo="take-back", words=_("Hand it over"), icon="arrows-exchange", form=forms.HandOverForm, right="assign",
        clause="B10", when=_working, carry_out=_hand_over,
    ),
    Act(
        name="take-back", words=_("Take the offer back"), icon="arrow-back", form=forms.ResumeForm, right="work",
        when=lambda page: page.offer is not None, carry_out=lambda deed: actions.withdraw_offer(**deed.who),
    ),
    Act(
        name="link", words=_("New link for those outside"), icon="link-plus", form=forms.ResumeForm, right="work",
        clause="B10", when=lambda page: page.case.is_open and page.outside is not None,
        carry_out=lambda deed: actions.renew_link(**deed.who),
    ),
    Act(
        name="note", words=_("Internal note"), icon="note", form=forms.NoteForm, right="note",
        when=lambda page: True, carry_out=_note,
    ),
    Act(
        name="attach", words=_("Add photos"), icon="camera-plus", form=forms.AttachForm, right="note",
        when=lambda page: True, carry_out=_attach,
    ),
    Act(
        name="escalate", words=_("Report upward now"), icon="arrow-up-circle", form=forms.EscalateForm,
        right="escalate", clause="B6", when=_working, carry_out=_why(actions.escalate),
    ),
    Act(
        name="pause", undo="resume", words=_("Pause the clocks"), icon="player-pause", form=forms.PauseForm, right="work",
        when=lambda page: _working(page) and not page.case.is_paused, carry_out=_pause,
    ),
    Act(
        name="resume", words=_("Let the clocks run"), icon="player-play", form=forms.ResumeForm, right="work",
        when=lambda page: page.case.is_paused, carry_out=_resume,
    ),
    Act(
        name="extend", words=_("Ask for a later date"), icon="calendar-plus", form=forms.ExtendForm, right="work",
        when=lambda page: _working(page) and not page.is_extension_asked, carry_out=_extend,
    ),
    Act(
        name="grade", words=_("Change the grade"), icon="flag", form=forms.GradeForm, right="grade",
        when=_open, carry_out=_grade,
    ),
    Act(
        name="merge", undo="unmerge", words=_("Merge"), icon="arrows-join", form=forms.MergeForm, right="merge", when=_working,
        carry_out=_merge,
    ),
    Act(
        name="unmerge", words=_("Take the merging back"), icon="arrows-split", form=forms.ResumeForm, right="merge",
        when=lambda page: page.case.status == Status.MERGED, carry_out=lambda deed: actions.unmerge(**deed.who),
    ),
    Act(
        name="chase", words=_("Chase"), icon="bell-ringing", form=forms.ChaseForm, right="chase", when=_open,
        carry_out=_chase,
    ),
    Act(
        name="unassign", words=_("Take the assigning back"), icon="arrow-back-up", form=forms.ResumeForm, right="",
        when=_never, carry_out=_undone("assign"),
    ),
    Act(
        name="unclose", words=_("Take the closing back"), icon="arrow-back-up", form=forms.ResumeForm, right="",
        when=_never, carry_out=_undone("close"),
    ),
    Act(
        name="withdraw", words=_("The customer withdraws it"), icon="arrow-back-up", form=forms.WithdrawForm,
        right="close", when=_working, carry_out=_why(actions.withdraw),
    ),
    Act(
        name="reopen", words=_("Open again"), icon="rotate-clockwise", form=forms.ReopenForm, right="reopen",
        when=lambda page: page.case.status in (Status.CLOSED, Status.WITHDRAWN), carry_out=_why(actions.reopen),
    ),
)  # fmt: skip
BY_NAME = {act.name: act for act in ACTS}


def offered(page: CasePage) -> list[Act]:
    """Return the acts that this reader may carry out on this case now, the first the most likely."""
    return [act for act in ACTS if act.right in page.rights and act.when(page)]
