"""What is remembered on a device: which accounts have signed in there, and a word for it in the list of sign-ins."""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE = "steward_device"
SALT = "steward.device"
AGE = 180 * 24 * 3600
MOST_ACCOUNTS = 20

BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


def words_for(user_agent: str) -> str:
    """Return "Chrome, Windows" for what a browser says of itself; empty where it says nothing known."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "")
    return ", ".join(filter(None, (browser, system)))


def _remembered(request: HttpRequest) -> dict:
    try:
        found = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=AGE)
    except signing.BadSignature:
        return {}
    return found if isinstance(found, dict) else {}


def known_device(request: HttpRequest, account_id: int | None) -> str:
    """Return the device's id where this account has signed in on it before, else the empty string."""
    found = _remembered(request)
    return str(found.get("d", "")) if account_id is not None and account_id in found.get("a", ()) else ""


def remember(request: HttpRequest, response: HttpResponse, account_id: int) -> None:
    """Write into the device's cookie that this account has signed in here."""
    found = _remembered(request)
    accounts = [account_id, *(a for a in found.get("a", ()) if a != account_id)][:MOST_ACCOUNTS]
    value = signing.dumps({"d": found.get("d") or secrets.token_urlsafe(12), "a": accounts}, salt=SALT)
    response.set_cookie(
        COOKIE, value, max_age=AGE, secure=settings.SECURE_COOKIES, httponly=True, samesite="Lax", path="/"
    )
