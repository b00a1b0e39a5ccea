"""What no page may do, and what every page must be."""

from functools import cache
from pathlib import Path

import pytest

AXE = Path(__file__).resolve().parents[2] / "frontend/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
POLICY = """
addEventListener("securitypolicyviolation", (event) =>
  console.error("content policy: " + event.violatedDirective + " " + event.blockedURI + " " + event.sample));
"""


class Watch:
    """Listens to one page for errors, breaches of the content policy and requests to other hosts."""

    def __init__(self, page, base, expect=()):
        self.base, self.expect, self.complaints = base, tuple(expect), []
        page.add_init_script(POLICY)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self._complain(f"error in a script: {error}"))
        page.on("request", self._asked)

    def _complain(self, text):
        if not any(expected in text for expected in self.expect):
            self.complaints.append(text)

    def _said(self, message):
        if message.type in ("error", "warning"):
            self._complain(f"{message.type} in the console: {message.text} {message.location.get('url', '')}")

    def _asked(self, request):
        if not request.url.startswith((f"{self.base}/", "data:", "blob:", "chrome-extension:")):
            self._complain(f"asked another host: {request.url}")


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


def violations(page, *, without=()) -> list[str]:
    """Return what axe finds wrong on the page, one line each; `without` names rules that a test sets aside.

    A page that is still settling (a toast that goes, an answer that comes) moves under axe's hands while it measures,
    so what it finds is looked at a second time; what is wrong is wrong twice.
    """
    page.evaluate(_axe())
    first = _found(page, without)
    return [one for one in _found(page, without) if one in first] if first else []


def _found(page, without) -> list[str]:
    found = page.evaluate(
        "([tags, off]) => axe.run({runOnly: {type: 'tag', values: tags}, rules: off, resultTypes: ['violations']})",
        [RULES, {rule: {"enabled": False} for rule in without}],
    )
    return [
        f"{rule['id']}: {rule['help']}: {node['html'][:160]}"
        for rule in found["violations"]
        for node in rule["nodes"][:5]
    ]


def accessible(page, *, without=()) -> None:
    """Fail unless axe finds nothing wrong on the page."""
    if found := violations(page, without=without):
        pytest.fail(f"{page.url} is not accessible:\n" + "\n".join(found), pytrace=False)


def fits(page) -> None:
    """Fail if the page scrolls sideways."""
    wide, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    if wide > room:
        pytest.fail(f"{page.url} is {wide} wide in a window of {room}", pytrace=False)
