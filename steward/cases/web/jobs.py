"""The pages of an executing department: its jobs, and one job from accepting it to the resident's signature."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_words
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from steward.cases import actions
from steward.cases.models import IllegalMove, Job
from steward.cases.queries import jobs
from steward.foundation.files.actions import UploadRefused
from steward.foundation.identity.versions import StaleVersion

from .job_forms import DoneForm, PhotosForm, ReturnForm, StepForm

FIELDS = {"text": "note", "why": "reason"}  # where a refusal of the action stands in the form


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing to do with a job: its form, the verb, and the word when it is done."""

    form: type[StepForm]
    carry_out: Callable[[StepForm, dict[str, Any]], Job]
    words: Any


def _versioned(form: StepForm, who: dict) -> dict:
    return who | {"version": form.cleaned_data["version"]}


STEPS = {
    "accept": Step(
        form=StepForm, words=_("The job is yours."),
        carry_out=lambda form, who: actions.accept_job(**_versioned(form, who)),
    ),
    "photos": Step(
        form=PhotosForm, words=_("The photos are kept."),
        carry_out=lambda form, who: actions.photograph_job(**who, uploads=form.cleaned_data["uploads"]),
    ),
    "done": Step(
        form=DoneForm, words=_("The job is done; its sender was told."),
        carry_out=lambda form, who: actions.finish_job(**_versioned(form, who), done=form.done()),
    ),
    "return": Step(
        form=ReturnForm, words=_("The job went back; its sender was told."),
        carry_out=lambda form, who: actions.return_job(**_versioned(form, who), why=form.cleaned_data["reason"]),
    ),
    "cancel": Step(
        form=StepForm, words=_("The job is called off."),
        carry_out=lambda form, who: actions.cancel_job(**_versioned(form, who)),
    ),
}  # fmt: skip


def _job_or_404(request, key) -> Job:
    if job := jobs.job_of(request.actor, key):
        return job
    raise Http404


def _show(request, job, *, status=200, **bound):
    page = jobs.job_page(actor=request.actor, job=job, now=timezone.now())
    first = {"version": job.version}
    context = {"page": page, "job": job, "files_form": PhotosForm(), "plain": StepForm(initial=first)}
    context |= {"done_form": DoneForm(initial=first), "return_form": ReturnForm(initial=first)}
    return render(request, "cases/job.html", context | bound, status=status)


@require_safe
def job_list(request):
    """Show what waits to be done, all that is open, or what is finished."""
    page = jobs.jobs_page(
        actor=request.actor, view=request.GET.get("view", "mine"), after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )  # fmt: skip
    return render(request, "cases/jobs.html", {"page": page})


@require_safe
def job_detail(request, key):
    """Show one job with where, what, by when, and the next step at the thumb."""
    return _show(request, _job_or_404(request, key))


@require_POST
def job_step(request, key, name):
    """Take one step with a job: accept it, keep photos, finish it, send it back, call it off."""
    job, step = _job_or_404(request, key), STEPS.get(name)
    if step is None:
        raise Http404
    form = step.form(request.POST, request.FILES)
    shown = {"photos": "files_form", "done": "done_form", "return": "return_form"}.get(name, "plain")
    if not form.is_valid():
        return _show(request, job, status=422, **{shown: form})
    try:
        step.carry_out(form, {"job_id": job.pk, "actor": request.actor, "at": timezone.now()})
    except actions.Refusal as refusal:
        field = FIELDS.get(refusal.field, refusal.field)
        form.add_error(field if field in form.fields else None, str(refusal))
        return _show(request, job, status=422, **{shown: form})
    except UploadRefused as refusal:
        form.add_error("uploads", str(refusal))
        return _show(request, job, status=422, **{shown: form})
    except (StaleVersion, IllegalMove) as refusal:
        stale = isinstance(refusal, StaleVersion)
        form.add_error(None, str(refusal) if stale else now_words("Somebody acted first. This is how it stands now."))
        return _show(request, _job_or_404(request, key), status=409, **{shown: form})
    messages.success(request, str(step.words))
    return redirect("cases:job", key)
