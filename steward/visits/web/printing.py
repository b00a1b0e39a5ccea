"""The record of a return visit (F03) as PDF. Each is a look, and kept."""

import io

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from steward.foundation.papers import codes
from steward.foundation.printing import engine
from steward.foundation.timeline.actions import log_access
from steward.visits import rules
from steward.visits.models import Visit
from steward.visits.queries import lists
from steward.visits.queries.printing import visit_record


@require_POST
def print_visit(request, key):
    """Answer the record of one visit, filled in as far as it is."""
    visit, now = lists.visit_of(request.actor, Visit.objects.all(), key), timezone.now()
    if visit is None:
        raise Http404
    if not rules.may_print(request.actor, visit):
        raise PermissionDenied
    paper = visit_record(reader=request.actor, visit=visit, now=now)
    url = request.build_absolute_uri(codes.address("F03", visit.key))
    pdf = engine.render(paper.form, paper.facts, at=now, language=get_language() or "", url=url)
    log_access(
        actor=request.actor, act="print", kind="visit", object_id=visit.pk, at=now, office=visit.office,
        facts={"form": "F03"},
    )  # fmt: skip
    response = FileResponse(io.BytesIO(pdf), filename=f"F03-{visit.number}.pdf", content_type="application/pdf")
    response.headers["Cache-Control"] = "no-store"
    return response
