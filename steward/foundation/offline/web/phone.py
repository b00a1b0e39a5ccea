"""The doors of a phone: everything is JSON, a session that is over is 401 and a revoked phone 410 (docs/phone.md)."""

import base64
import json
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from steward.foundation.offline import actions
from steward.foundation.offline.models import Device
from steward.foundation.offline.web.phone_forms import BatchForm, DeviceForm, MessageForm

MOST = 100


def _refusal(status: int, words: str, **more) -> JsonResponse:
    return JsonResponse({"words": words, **more}, status=status)


def door(view):
    """Open a view to a signed-in phone, and answer any other as a script can read it."""

    @wraps(view)
    def answered(request, *args, **kwargs):
        if not request.user.is_authenticated:
            return _refusal(401, _("Sign in again. What is not yet sent stays on the phone."))
        try:
            return view(request, *args, **kwargs)
        except actions.DeviceRevoked:
            return _refusal(410, _("This phone was revoked. What it kept is wiped."))

    return login_not_required(never_cache(answered))


def _read(request) -> dict | None:
    try:
        said = json.loads(request.body)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _unreadable(fields=None) -> JsonResponse:
    return _refusal(422, _("What was sent cannot be read."), fields=fields or {})


@door
@require_POST
def devices(request):
    """Register this phone for whoever is signed in, and hand out the seal."""
    form = DeviceForm(_read(request) or {})
    if not form.is_valid():
        return _unreadable(form.errors)
    now = timezone.now()
    device = actions.register_device(**form.cleaned_data, account=request.user, at=now)
    return JsonResponse({
        "device": str(device.key), "seal": base64.b64encode(bytes(device.seal.secret)).decode(),
        "expires_at": device.expires_at.isoformat(), "server_time": now.isoformat(),
    })  # fmt: skip


@door
@require_POST
def messages(request):
    """Carry out the messages of a phone in their order; each is answered by itself."""
    said = _read(request) or {}
    form, sent = BatchForm(said), said.get("messages")
    if not form.is_valid() or not isinstance(sent, list) or len(sent) > MOST:
        return _unreadable(form.errors)
    device = get_object_or_404(Device, account=request.user, key=form.cleaned_data["device"])
    actions.note_contact(
        device=device, sent_at=form.cleaned_data["sent_at"], unsent=form.cleaned_data["unsent"] or 0,
        app_version=form.cleaned_data["app"], at=timezone.now(),
    )  # fmt: skip
    results = [_receive(request, device, message) for message in sent]
    return JsonResponse({"server_time": timezone.now().isoformat(), "results": results})


def _receive(request, device: Device, said) -> dict:
    said = said if isinstance(said, dict) else {}
    form, body = MessageForm(said), said.get("body")
    if not form.is_valid() or not isinstance(body, dict):
        told = {name: said.get(name) for name in ("key", "seq")}
        return {
            **told,
            "outcome": "refused",
            "words": _("What was sent cannot be read."),
            "fields": form.errors,
            "url": "",
        }
    row = actions.receive(
        sent=actions.Sent(**form.cleaned_data, body=body), device_id=device.pk, office=request.office or None,
        actor=request.actor, at=timezone.now(),
    )  # fmt: skip
    return {
        "key": str(row.key), "seq": row.seq, "outcome": row.outcome or "waiting", "words": row.words,
        "fields": row.fields, "url": row.url,
    }  # fmt: skip
