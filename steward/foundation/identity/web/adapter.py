"""How the sign-in library asks the product: who is meant, may it be tried, what is remembered, what is written down."""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity import devices, throttle
from steward.foundation.identity.actions import count_failure, set_own_password
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.queries import account_named
from steward.foundation.identity.sessions import COUNTER, DEVICE, SHARED, STARTED

WRITTEN_DOWN = {
    "account/email/password_changed": "password_changed", "account/email/password_set": "password_changed",
    "mfa/email/totp_activated": "codes_on", "mfa/email/totp_deactivated": "codes_off",
    "mfa/email/recovery_codes_generated": "recovery_codes_made", "mfa/email/webauthn_added": "passkey_added",
    "mfa/email/webauthn_removed": "passkey_removed",
}  # fmt: skip
SILENT = {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}


class SignIn(DefaultAccountAdapter):
    """Accounts are made by colleagues, never by a visitor; a wrong name and a wrong password get one answer."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("The name or the password is not right."),
        "email_password_mismatch": _("The name or the password is not right."),
        "invalid_login": _("The name or the password is not right."),
        "too_many_login_attempts": _("Too many attempts. Try again in fifteen minutes, or use a passkey."),
        "incorrect_password": _("The password is not right."),
        "enter_current_password": _("The present password is not right."),
    }

    def is_open_for_signup(self, request):
        """Nobody signs up."""
        return False

    def pre_authenticate(self, request, **credentials):
        """Refuse when the name or the address has failed too often."""
        if not throttle.may_try(*self._tried(request, credentials), at=timezone.now()):
            raise ValidationError(self.error_messages["too_many_login_attempts"])

    def authenticate(self, request, **credentials):
        """Ask the library without its own counting, for ours is above."""
        self._login_failed_rl_usage = None
        return super().authenticate(request, **credentials)

    def _rollback_login_failed_rl_usage(self):
        """Nothing was used up: a right password is not counted."""

    def authentication_failed(self, request, **credentials):
        """Count a failure."""
        count_failure(windows=throttle.windows(*self._tried(request, credentials)), at=timezone.now())

    def _tried(self, request, credentials) -> tuple[str, str, str]:
        name = credentials.get("username", "")
        account = account_named(name)
        return name, self.get_client_ip(request), devices.known_device(request, account.pk if account else None)

    def login(self, request, user):
        """Begin the session; its twelve hours run from here."""
        super().login(request, user)
        counter = getattr(request, "counter", None)
        begin(request, shared=request.POST.get("shared") == "on", counter=counter.pk if counter else None)

    def post_login(self, request, user, **how):
        """Go on, and remember that this account signed in on this device."""
        response = super().post_login(request, user, **how)
        devices.remember(request, response, user.pk)
        return response

    def set_password(self, user, password):
        """Keep the password that the person chose."""
        kept = set_own_password(account_id=user.pk, password=password)
        user.password, user.must_change_password = kept.password, kept.must_change_password

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """Write down what the library would tell by mail: it happened, and the history says so."""
        if what := WRITTEN_DOWN.get(template_prefix):
            actor = Actor(person_id=user.person_id, name=user.person.name)
            import_string(settings.ACCOUNT_CHANGED)(account_id=user.pk, what=what, actor=actor, at=timezone.now())

    def add_message(self, request, level, message_template=None, message_context=None, extra_tags="", message=None):
        """Say nothing where the page itself says it."""
        if message_template not in SILENT:
            super().add_message(request, level, message_template, message_context, extra_tags, message)


def begin(request, *, shared: bool, counter: int | None = None) -> None:
    """Note in a fresh session when it began, on what, whether others use the machine, and at which counter it stands."""
    request.session[STARTED] = timezone.now().timestamp()
    request.session[DEVICE] = devices.words_for(request.headers.get("User-Agent", ""))
    request.session[SHARED] = shared or counter is not None
    if counter is not None:
        request.session[COUNTER] = counter


class SecondFactor(DefaultMFAAdapter):
    """Secrets of one-time codes are kept encrypted."""

    def get_totp_issuer(self):
        """The product's name in the app that shows the codes."""
        return "Steward"

    def get_public_key_credential_rp_entity(self):
        """The product's name in the dialogue of a passkey."""
        return super().get_public_key_credential_rp_entity() | {"name": "Steward"}

    def encrypt(self, text):
        """Encrypt with a key that follows from the secret of the installation."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """Open what `encrypt` closed."""
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"steward.codes" + settings.SECRET_KEY.encode()).digest()))
