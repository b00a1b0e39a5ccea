"""What templates may hold: no code, no roles, and forms that are safe to send twice."""

import re
from collections.abc import Iterator

from tests.house.tree import Complaint, Template

COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?endcomment\s*%\}|<!--.*?-->", re.DOTALL)
INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a script in the page": re.compile(
        r"<script\b(?![^>]*\bsrc\s*=)(?![^>]*type=[\"']application/json)", re.IGNORECASE
    ),
    "an event attribute": re.compile(r"<[^>]*\s(on[a-z]+|hx-on[\w:-]*)\s*=", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
}
POSTS = (
    "PA", "SV", "SD", "DA", "OD", "DM", "HR", "FI", "RC", "EX", "CA", "ADM", "AUD",
)  # fmt: skip
ROLE = re.compile(
    r"\{%\s*(?:el)?if\b[^%]*(?:\bholdings\b|\.holds\b|\.post_in\b|\bpost(?:_code)?\s*(?:==|!=|in)|[\"'](?:"
    + "|".join(POSTS)
    + r")[\"'])[^%]*%\}"
)
FORM = re.compile(r"<form\b[^>]*\bmethod\s*=\s*[\"']?post[\"']?[^>]*>.*?</form>", re.IGNORECASE | re.DOTALL)


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _blank(match: re.Match) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def no_code_in_markup(template: Template) -> Iterator[Complaint]:
    """Complain of styles, scripts and event attributes: the content policy forbids them, and rightly."""
    text = COMMENT.sub(_blank, template.text)
    for what, pattern in INLINE.items():
        for match in pattern.finditer(text):
            yield Complaint("inline", template.path, what, f"line {_line(text, match.end())}")


def no_roles_in_markup(template: Template) -> Iterator[Complaint]:
    """Complain of a template that asks which post the reader holds: the page object has answered that."""
    text = COMMENT.sub(_blank, template.text)
    for match in ROLE.finditer(text):
        yield Complaint("roles", template.path, match.group(), f"line {_line(text, match.start())}")


def forms_may_be_sent_twice(template: Template) -> Iterator[Complaint]:
    """Complain of a form that posts without its token or without its receipt."""
    text = COMMENT.sub(_blank, template.text)
    for match in FORM.finditer(text):
        for tag in ("csrf_token", "receipt"):
            if not re.search(r"\{%\s*" + tag + r"\b", match.group()):
                yield Complaint("forms", template.path, tag, f"the form of line {_line(text, match.start())} lacks it")
