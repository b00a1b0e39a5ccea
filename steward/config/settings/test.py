"""Settings of the test run: fast hasher, plain static files, immediate jobs, the database the run asks for."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("STEWARD_HOME", tempfile.mkdtemp(prefix="steward-test-"))
os.environ.setdefault("STEWARD_SECRET_KEY", "only-for-tests-0123456789abcdefghijklmnopqrstuvwxyz")

from . import *  # noqa: F403  the environment must be set before the settings are read
from . import DATABASES, HOME, STORAGES

(Path(HOME) / "static").mkdir(parents=True, exist_ok=True)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES |= {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}

if host := os.environ.get("STEWARD_TEST_PG"):
    DATABASES["default"] = {
        "ENGINE": "django.db.backends.postgresql", "HOST": host, "USER": "postgres", "NAME": "postgres",
        "OPTIONS": {"options": "-c steward.may_truncate=on"},  # tests with transactions of their own empty every table
    }  # fmt: skip
else:
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "test.sqlite3")}
