"""Paper: the complaint record (F01) of a case or of several, and the order of a job, as PDF. Each is a look, and kept."""

import io
from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from steward.cases import rules
from steward.cases.models import Case
from steward.cases.queries import jobs, printing
from steward.cases.queries import page as pages
from steward.foundation.papers import codes
from steward.foundation.printing import engine
from steward.foundation.timeline.actions import log_access


def pdf_answer(pdf: bytes, name: str) -> FileResponse:
    """Answer a PDF for the browser's own viewer; nobody keeps a copy on the way."""
    response = FileResponse(io.BytesIO(pdf), filename=f"{name}.pdf", content_type="application/pdf")
    response.headers["Cache-Control"] = "no-store"
    return response


def _set(request, paper: printing.Paper, there: str, now) -> bytes:
    return engine.render(
        paper.form, paper.facts, at=now, language=get_language() or "", url=request.build_absolute_uri(there),
        pictures=paper.pictures,
    )  # fmt: skip


def print_records(request, cases: Iterable[Case]) -> FileResponse:
    """Answer the complaint records of these cases as one PDF. Raises PermissionDenied for one that may not be printed."""
    now, forms, cases = timezone.now(), [], list(cases)
    if not all(rules.may_print(request.actor, case) for case in cases):
        raise PermissionDenied
    for case in cases:
        paper = printing.complaint_record(reader=request.actor, case=case, now=now)
        forms.append(_set(request, paper, codes.address("F01", case.key), now))
        log_access(
            actor=request.actor, act="print", kind="case", object_id=case.pk, at=now, office=case.office,
            facts={"form": "F01"},
        )  # fmt: skip
    return pdf_answer(engine.bind(forms, at=now), f"F01-{cases[0].number}")


@require_POST
def print_case(request, key):
    """Answer the complaint record of one case."""
    if case := pages.case_of(request.actor, key):
        return print_records(request, [case])
    raise Http404


@require_POST
def print_job(request, key):
    """Answer the order of one job: for whoever does it, and whoever may print its case."""
    job, now = jobs.job_of(request.actor, key), timezone.now()
    if job is None:
        raise Http404
    if not (rules.may_do(request.actor, job) or rules.may_print(request.actor, job.case)):
        raise PermissionDenied
    paper = printing.job_order(reader=request.actor, job=job, now=now)
    pdf = _set(request, paper, codes.address("JOB", job.key), now)
    log_access(actor=request.actor, act="print", kind="job", object_id=job.pk, at=now, office=job.office)
    return pdf_answer(pdf, job.number)
