"""Upload a table, say which column is which, see what it would do, let it run, take it back."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from steward.foundation.identity.versions import StaleVersion
from steward.foundation.imports import actions, queries, rules
from steward.foundation.imports.mapping import Mapping
from steward.foundation.imports.models import Batch, IllegalMove, Status
from steward.foundation.imports.reasons import Unreadable
from steward.foundation.imports.targets import targets
from steward.foundation.timeline.actions import log_access
from steward.foundation.ui.web.answers import page as answer
from steward.foundation.ui.web.office import offices_of

from .forms import MappingForm, UploadForm

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def imports(request: HttpRequest) -> HttpResponse:
    """Show the imports that this person may look at."""
    found = queries.imports_page(
        request.actor, after=request.GET.get("after", ""), before=request.GET.get("before", "")
    )
    return answer(request, "imports/list.html", {"page": found})


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a table in; one that cannot be read is refused with the reason beside it."""
    form = _upload_form(request)
    if request.method != "POST" or not form.is_valid():
        return answer(request, "imports/upload.html", {"form": form}, status=422 if form.is_bound else 200)
    typed = form.cleaned_data
    try:
        made = actions.open_batch(
            target=typed["target"], name=typed["file"].name, source=typed["file"], office=typed["office"],
            sheet=typed["sheet"], actor=request.actor, at=timezone.now(),
        )  # fmt: skip
    except Unreadable as refusal:
        form.add_error("file", str(refusal.reason))
        return answer(request, "imports/upload.html", {"form": form}, status=422)
    return redirect("imports:batch", made.key)


@require_safe
def batch(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show one import: what it would do, how far it is, what became of it."""
    return _show(request, _batch_or_404(request, key))


@require_POST
def columns(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say which column is which; 409 when somebody else said so meanwhile."""
    found = _batch_or_404(request, key)
    form = _mapping_form(found, request.POST)
    if not form.is_valid():
        return _show(request, found, form, status=422)
    try:
        actions.map_columns(
            batch=found, columns=form.columns, constants=form.constants, version=form.cleaned_data["version"],
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip
    except Unreadable as refusal:
        form.add_error(None, str(refusal.reason))
        return _show(request, found, form, status=422)
    except (StaleVersion, IllegalMove):
        messages.warning(request, _("Somebody else changed this import meanwhile. This is how it stands now."))
        found.refresh_from_db()
        return _show(request, found, status=409)
    return redirect("imports:batch", key)


@require_POST
def step(request: HttpRequest, key: UUID, name: str) -> HttpResponse:
    """Let an import run, stop it, take it back, or throw the file away; the worker does the rest."""
    if name not in STEPS:
        raise Http404
    found = _batch_or_404(request, key)
    try:
        STEPS[name](batch=found, actor=request.actor, at=timezone.now())
    except Unreadable as refusal:
        messages.error(request, str(refusal.reason))
        return _show(request, found, status=422)
    except IllegalMove:
        messages.warning(request, _("Somebody else changed this import meanwhile. This is how it stands now."))
        found.refresh_from_db()
        return _show(request, found, status=409)
    return redirect("imports:list" if name == "discard" else found_url(found))


@require_POST
def rejected(request: HttpRequest, key: UUID) -> HttpResponse:
    """Answer the rejected rows as a spreadsheet with the reason of each; the export is logged."""
    found, now = _batch_or_404(request, key), timezone.now()
    log_access(
        actor=request.actor, act="export", kind="import", at=now, office=found.office,
        object_id=found.pk, facts={"rows": found.rejected},
    )  # fmt: skip
    response = FileResponse(queries.rejected_sheet(batch=found), content_type=SPREADSHEET)
    name = _("%(file)s rejected rows") % {"file": found.name}
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{name}.xlsx")
    return response


STEPS = {
    "start": actions.begin,
    "stop": actions.stop,
    "undo": actions.begin_undo,
    "discard": actions.discard,
}


def found_url(found: Batch) -> str:
    """Return the address of an import."""
    return redirect("imports:batch", found.key).headers["Location"]


def _batch_or_404(request: HttpRequest, key: UUID) -> Batch:
    rows = rules.visible_to(request.actor, Batch.objects.select_related("office", "started_by"))
    return get_object_or_404(rows.filter(target__in=targets()), key=key)


def _upload_form(request: HttpRequest) -> UploadForm:
    known = targets()
    names = [(name, known[name].label) for name in rules.runnable(request.actor)]
    if not names:
        raise PermissionDenied
    offices = queries.offices_to_import(request.actor, offices_of(request.actor))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    initial = {"office": str(request.office.key) if request.office else ""}
    return UploadForm(*sent, targets=names, offices=offices, initial=initial)


def _mapping_form(found: Batch, data=None, examples: dict[str, str] | None = None) -> MappingForm:
    return MappingForm(
        data, target=targets()[found.target], mapping=Mapping.read(found.mapping), examples=examples or {},
        initial={"version": found.version},
    )  # fmt: skip


def _show(request: HttpRequest, found: Batch, form: MappingForm | None = None, status: int = 200) -> HttpResponse:
    page = queries.batch_page(found, request.actor, timezone.now())
    if form is None and found.status == Status.UPLOADED:
        form = _mapping_form(found, examples=page.examples)
    return answer(request, "imports/batch.html", {"page": page, "form": form}, part="now", status=status)
