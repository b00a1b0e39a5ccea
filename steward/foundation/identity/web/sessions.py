"""Rules of a session beside its age: idle on a shared machine, a password to change, a second factor to set up."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.core import signing
from django.shortcuts import redirect

from steward.foundation.identity.sessions import COUNTER, SHARED, hashed

SEEN = "steward_seen"
SALT = "steward.seen"
BACKGROUND = "X-Background"  # a request that the page makes by itself is no sign of life

ALWAYS = {"account_logout", "account_change_password", "account_reauthenticate", "ui:language", "ui:theme"}
FACTOR = ALWAYS | {"mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_list_webauthn", "mfa_reauthenticate",
                   "mfa_reauthenticate_webauthn", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
                   "mfa_download_recovery_codes"}  # fmt: skip


class SessionRulesMiddleware:
    """End a session that lay idle on a shared machine; lead to what the account has to do first."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if self._lay_idle(request):
            logout(request)
        response = self.get_response(request)
        if request.user.is_authenticated and request.session.get(SHARED) and not request.headers.get(BACKGROUND):
            response.set_cookie(
                SEEN, signing.dumps(hashed(request.session.session_key), salt=SALT), secure=settings.SECURE_COOKIES,
                httponly=True, samesite="Lax",
            )  # fmt: skip
        return response

    def process_view(self, request, view, args, kwargs):
        """Redirect until the password is the person's own, and the second factor there where it is asked for."""
        if not request.user.is_authenticated:
            return None
        name = request.resolver_match.view_name
        if request.user.must_change_password and name not in ALWAYS:
            return redirect("account_change_password")
        if name not in FACTOR and _wants_factor(request.user):
            return redirect("mfa_index")
        return None

    @staticmethod
    def _lay_idle(request) -> bool:
        """Return whether the time written by the last request on this machine is too long ago.

        The time stands in a signed cookie, so that reading a page writes nothing; the cookie counts for one session.
        """
        if not request.user.is_authenticated or not request.session.get(SHARED):
            return False
        try:
            seen = signing.loads(request.COOKIES.get(SEEN, ""), salt=SALT, max_age=idle_seconds(request.session))
        except signing.BadSignature:
            return True
        return seen != hashed(request.session.session_key)


def idle_seconds(session) -> int:
    """Return how long a session on a shared machine may lie idle; at a counter, where others stand by, it is short."""
    return 60 * (settings.COUNTER_IDLE_MINUTES if session.get(COUNTER) else settings.IDLE_MINUTES)


def _wants_factor(account) -> bool:
    wanted = settings.SECOND_FACTOR
    if wanted == "nobody" or (wanted == "admins" and not account.is_system_admin):
        return False
    return not is_mfa_enabled(account)
