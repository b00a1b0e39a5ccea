"""Makes every test stricter than the product: reading may not write, and a template's unknown name is a failure."""

import re
import sys

import pytest
from django.conf import settings
from django.db import connection
from django.template.base import Node

from tests.house.tree import ROOT

WRITE = re.compile(
    r"\s*(INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+[\"`]?(\w+)", re.IGNORECASE
)
# Tables that a GET may write, and why.
MAY_BE_WRITTEN = {
    "django_session": "a session is kept alive and rotated by the framework",
    "mfa_authenticator": "the library of sign-in notes when recovery codes are shown for the first time",
}


class WroteWhileReading(AssertionError):
    """A GET or HEAD changed the database."""


class UnknownName(AssertionError):
    """One of our templates used a name that its view did not give."""


def refuse_writes(execute, sql, params, many, context):
    """Run a statement of a reading request. Raises WroteWhileReading when it writes."""
    found = WRITE.match(sql)
    if found and found.group(2) not in MAY_BE_WRITTEN:
        raise WroteWhileReading(sql[:300])
    return execute(sql, params, many, context)


class ReadingDoesNotWrite:
    """Innermost middleware of the tests: views answering GET and HEAD get a database that refuses to change."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with connection.execute_wrapper(refuse_writes):
            return self.get_response(request)


class Unknown(str):
    """What an unknown name of a template stands for: nothing in a library's template, a failure in one of ours.

    A name with a `default` is optional on purpose and stands for that.
    """

    def __contains__(self, part):
        return part == "%s" or super().__contains__(part)

    def __mod__(self, name):
        asking = sys._getframe(1)
        for filter_, values in asking.f_locals["self"].filters:
            if filter_.__name__ == "default":
                is_name, value = values[0]
                return value.resolve(asking.f_locals["context"]) if is_name else value
        template = _template_of(asking)
        if template.startswith(str(ROOT / "steward")):
            raise UnknownName(f"{name} is unknown in {template}")
        return ""


def _template_of(frame) -> str:
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None) is not None:
            return str(node.origin.name)
        frame = frame.f_back
    return ""


@pytest.hookimpl(trylast=True)
def pytest_configure(config):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.strictness.ReadingDoesNotWrite"]
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Unknown("unknown")
