"""Addresses of signing in: those pages of the library that the product uses, and the list of one's own sign-ins.

None of them leaves a receipt: a receipt keeps a hash of what was sent, and a password must not leave even that.
"""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as codes
from allauth.mfa.webauthn import views as passkeys
from django.urls import path

from . import views


def _unkept(view):
    view.counts_every_time = True
    return view


urlpatterns = [
    path("login/", _unkept(account.login), name="account_login"),
    path("logout/", _unkept(account.logout), name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", _unkept(account.reauthenticate), name="account_reauthenticate"),
    path("password/", _unkept(account.password_change), name="account_change_password"),
    path("factor/", factor.index, name="mfa_index"),
    path("factor/authenticate/", _unkept(factor.authenticate), name="mfa_authenticate"),
    path("factor/reauthenticate/", _unkept(factor.reauthenticate), name="mfa_reauthenticate"),
    path("codes/activate/", _unkept(codes.activate_totp), name="mfa_activate_totp"),
    path("codes/deactivate/", _unkept(codes.deactivate_totp), name="mfa_deactivate_totp"),
    path("recovery/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("recovery/generate/", _unkept(recovery.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("recovery/download/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("passkeys/add/", _unkept(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("passkeys/login/", _unkept(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("passkeys/reauthenticate/", _unkept(passkeys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/remove/", _unkept(passkeys.remove_webauthn), name="mfa_remove_webauthn"),
    path("passkeys/<int:pk>/edit/", _unkept(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path("sessions/", views.sessions, name="account_sessions"),
    path("sessions/end/", views.end, name="account_end_sessions"),
]
