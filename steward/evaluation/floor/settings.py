"""Settings of the floor: what `startproject` gives, on the same databases with the same durability as the product."""

import json
import os

SECRET_KEY = "only-for-measuring"  # noqa: S105  it guards tickets made up for one run on this machine
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "steward.evaluation.floor.urls"
WSGI_APPLICATION = "steward.evaluation.floor.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions", "django.contrib.messages",
    "steward.evaluation.floor",
]  # fmt: skip
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [os.path.join(os.path.dirname(__file__), "pages")],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DATABASES = {"default": json.loads(os.environ["FLOOR_DATABASE"])}
if cache := os.environ.get("STEWARD_SQLITE_CACHE"):  # the web server gives both the same
    pragmas = DATABASES["default"].get("OPTIONS", {})
    pragmas |= {"init_command": f"{pragmas['init_command']}PRAGMA cache_size=-{cache};"} if pragmas else {}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGIN_URL = "/login/"
