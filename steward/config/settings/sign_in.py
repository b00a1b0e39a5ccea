"""Who may come in and for how long: accounts, passwords, second factors, sessions."""

from .base import SECURE_COOKIES, env

AUTH_USER_MODEL = "identity.Account"
AUTHENTICATION_BACKENDS = ["steward.foundation.identity.web.accounts.Accounts"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "steward.foundation.identity.web.adapter.SignIn"
ACCOUNT_FORMS = {
    "login": "steward.foundation.identity.web.forms.SignInForm",
    "change_password": "steward.foundation.identity.web.forms.PasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True  # the session's own twelve hours decide, not a box to tick
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # the other sessions end by themselves, this one goes on
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# Tries of passwords are counted in identity.throttle; what is below guards the doors around it.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip", "login_failed": "5/15m/key", "reauthenticate": "10/m/user", "change_password": "5/m/user",
}  # fmt: skip
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("STEWARD_PROXIES", default=0)

MFA_ADAPTER = "steward.foundation.identity.web.adapter.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE_COOKIES  # a browser itself allows it on localhost alone
SECOND_FACTOR = env.str("STEWARD_SECOND_FACTOR", default="nobody")  # nobody, admins or everybody

SESSION_ENGINE = "steward.foundation.identity.sessions"
SESSION_COOKIE_NAME = "__Host-steward" if SECURE_COOKIES else "steward"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE_COOKIES
COUNTER_IDLE_MINUTES = env.int("STEWARD_COUNTER_IDLE_MINUTES", default=5)  # on registered counter machines
IDLE_MINUTES = env.int("STEWARD_IDLE_MINUTES", default=60)  # on machines that several people use
