"""Settings of every installation; what differs is read from the environment and from STEWARD_HOME."""

import contextlib
import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

import environ
from django.utils.csp import CSP

env = environ.Env()

PACKAGE = Path(__file__).resolve().parents[2]
HOME = Path(env.str("STEWARD_HOME", default=str(Path.cwd() / "var"))).resolve()


def _secret(name: str) -> str:
    """Return the secret kept in STEWARD_HOME/keys, made on first use and readable by the owner alone."""
    path = HOME / "keys" / name
    if not path.exists():
        for folder in (HOME, path.parent):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_name(f".{name}.{os.getpid()}")
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):  # another process was first: its key counts
            os.link(draft, path)
        draft.unlink()
    return path.read_text().strip()


DEBUG = env.bool("STEWARD_DEBUG", default=False)
SECRET_KEY = env.str("STEWARD_SECRET_KEY", default="") or _secret("django")
LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]  # a supervisor or a proxy on the same machine asks by these names
ALLOWED_HOSTS = [*env.list("STEWARD_HOSTS", default=[]), *LOOPBACK]
CSRF_TRUSTED_ORIGINS = env.list("STEWARD_ORIGINS", default=[])

FOUNDATION = [
    "identity", "kinds", "rights", "ui", "calendar", "privacy", "timeline", "offline", "numbering", "notices",
    "deadlines", "approvals", "files", "search", "jobs", "imports", "printing", "papers", "operations",
]  # fmt: skip
DOMAINS = [
    "organisation",
    "estate",
    "rosters",
    "rectifications",
    "inspections",
    "cases",
    "visits",
    "home",
    "portal",
    "simulation",
    "evaluation",
]

INSTALLED_APPS = [
    *[f"steward.foundation.{part}" for part in FOUNDATION],  # first: our templates stand before the libraries'
    *[f"steward.{domain}" for domain in DOMAINS],
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.forms",  # last, so that our templates of widgets and errors stand before Django's
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "steward.organisation.web.at_counter.CounterMiddleware",
    "steward.foundation.identity.web.sessions.SessionRulesMiddleware",
    "steward.foundation.ui.web.language.LanguageMiddleware",
    "steward.foundation.ui.web.plain_text.PlainTextMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "steward.foundation.identity.web.acting.ActorMiddleware",
    "steward.foundation.ui.web.office.OfficeMiddleware",
    "steward.foundation.offline.web.receipts.ReceiptMiddleware",
]

ROOT_URLCONF = "steward.config.urls"
WSGI_APPLICATION = "steward.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.csp",
                "steward.foundation.ui.web.context.shell",
                "steward.organisation.web.at_counter.counter",
            ],
            "builtins": ["steward.foundation.ui.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "steward.foundation.ui.web.forms.Renderer"

SQLITE_CACHE = env.int("STEWARD_SQLITE_CACHE", default=65536)  # KiB a connection; the web server sets less for its own
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
    f"PRAGMA cache_size=-{SQLITE_CACHE};PRAGMA mmap_size=0;PRAGMA temp_store=MEMORY;"
)


def _database() -> dict:
    """Return the database that DATABASE_URL names, else the embedded one in STEWARD_HOME."""
    url = env.str("DATABASE_URL", default="")
    if not url:
        return {
            "ENGINE": "steward.foundation.sqlite",
            "NAME": str(HOME / "steward.sqlite3"),
            "CONN_MAX_AGE": None,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
        }
    database = env.db_url_config(url)
    database |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
    database.setdefault("OPTIONS", {})
    database["OPTIONS"] |= {
        "connect_timeout": 3, "keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 2,
        "tcp_user_timeout": 5000,
        "options": "-c synchronous_commit=on -c lock_timeout=5000 -c statement_timeout=60000 "
                   "-c idle_in_transaction_session_timeout=60000",
    }  # fmt: skip
    return database


DATABASES = {"default": _database()}
PREPARED_STATEMENTS = env.bool("STEWARD_PREPARED_STATEMENTS", default=True)  # of PostgreSQL, for kept statements
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache_entry"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

SECURE_COOKIES = env.bool("STEWARD_HTTPS", default=False)
CSRF_COOKIE_SECURE = SECURE_COOKIES
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
# With STEWARD_HTTPS the product stands behind a proxy that ends TLS and sets this header itself (deploy/nginx.conf).
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE_COOKIES else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE, "'wasm-unsafe-eval'"],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "form-action": [CSP.SELF],
}

CSRF_FAILURE_VIEW = "steward.foundation.ui.web.errors.csrf_failure"

LANGUAGE_CODE = "zh-hant"
LANGUAGES = [("zh-hant", "繁體中文"), ("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = env.str("STEWARD_TIME_ZONE", default="Asia/Shanghai")

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Letters leave when a sender is named; PUBLIC_URL is what their links begin with.
DEFAULT_FROM_EMAIL = env.str("STEWARD_MAIL_FROM", default="")
PUBLIC_URL = env.str("STEWARD_URL", default=next(iter(CSRF_TRUSTED_ORIGINS), "http://localhost"))
_SMTP = urlsplit(env.str("STEWARD_SMTP", default=""))  # smtp://user:password@host:587, smtps:// for TLS from the start


def _mailer() -> dict:
    """Return how letters leave: by the SMTP server named, else by Django's mail backend named, else printed."""
    if not _SMTP.hostname:
        backend = env.str("STEWARD_MAIL_BACKEND", default="django.core.mail.backends.console.EmailBackend")
        return {"BACKEND": backend}
    is_wrapped = _SMTP.scheme == "smtps"
    options = {
        "host": _SMTP.hostname, "port": _SMTP.port or (465 if is_wrapped else 587), "username": unquote(_SMTP.username or ""),
        "password": unquote(_SMTP.password or ""), "use_ssl": is_wrapped, "use_tls": not is_wrapped and bool(_SMTP.username),
        "timeout": 20,
    }  # fmt: skip
    return {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}


MAILERS = {"default": _mailer()}
