"""Pictures of the running product: the table of screens, a demo company to show, a browser that looks at it."""

import contextlib
import html
import os
import shutil
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product as every
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.urls import reverse
from PIL import Image
from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from tests.browser.watching import Watch

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "docs/shots.toml"
OUT = ROOT / "build/shots"
MANUAL = ROOT / "docs/manual/images"
MANUAL_WIDTH, MANUAL_COLOURS = 1100, 96  # enough to read; a picture of the manual weighs 50 to 100 kB
SIZES: dict[str, dict[str, Any]] = {
    "desk": {"viewport": {"width": 1440, "height": 900}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
    },
    "a4": {"viewport": {"width": 794, "height": 1123}},
    "wall": {"viewport": {"width": 1920, "height": 1080}},
}
LOCALES = {"zh-hant": "zh-TW", "zh-hans": "zh-CN", "en": "en-GB"}
FLAGS = [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Screen:
    """One entry of the table."""

    name: str
    url: str
    of: str = ""
    post: str = ""
    user: str = ""
    sizes: tuple[str, ...] = ("desk",)
    themes: tuple[str, ...] = ("light",)
    languages: tuple[str, ...] = ("zh-hant",)
    full: bool = False
    do: tuple[str, ...] = ()
    status: int = 200
    like: str = ""
    manual: bool = False


@dataclass(frozen=True, kw_only=True)
class Shot:
    """One picture that was taken, and what was wrong with its page."""

    screen: Screen
    file: Path
    complaints: list[str] = field(default_factory=list)


def table() -> list[Screen]:
    """Return the screens of docs/shots.toml."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["screen"]
    return [Screen(**{name: tuple(v) if isinstance(v, list) else v for name, v in row.items()}) for row in rows]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def product(home: Path, *, keep: bool) -> Iterator[str]:
    """Run the product with a demo company in `home`; yield its address."""
    if not keep:
        shutil.rmtree(home, ignore_errors=True)
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "steward", "run", "--web-only", "--workers", "1", "--port", str(port), "--stop-with-parent"],
        cwd=ROOT, env=os.environ | {"STEWARD_HOME": str(home)}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        for line in process.stdout:
            if line.startswith("ready "):
                yield line.split()[1]
                break
        else:
            sys.exit("The product did not start; see above.")
    finally:
        process.terminate()
        process.wait(40)


def _set_up() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "steward.config.settings"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's loop runs in this thread
    django.setup()


def _session(screen: Screen, language: str) -> str:
    """Sign in whoever looks at the screen, in this language; return the key of the session, empty for a resident."""
    if not screen.post and not screen.user:
        return ""
    accounts = apps.get_model("identity", "Account").objects.filter(is_active=True).order_by("pk")
    if screen.user:
        account = accounts.get(username=screen.user)
    else:
        held = apps.get_model("organisation", "Membership").objects.filter(post=screen.post)
        account = accounts.filter(person_id__in=held.order_by("pk").values("person_id")[:1]).get()
    apps.get_model("identity", "Person").objects.filter(pk=account.person_id).update(language=language)
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _address(name: str, of: str = "") -> str:
    if name.startswith("/"):
        return name
    if not of:
        return reverse(name)
    label, _dot, attribute = of.rpartition(".")
    first = apps.get_model(label).objects.order_by("pk").values_list(attribute, flat=True)[:1]
    return reverse(name, args=first)


def _carry_out(page: Page, step: str) -> None:
    verb, _space, rest = step.partition(" ")
    if verb == "click":
        page.locator(rest).first.click()
    elif verb == "type":
        selector, _space, text = rest.partition(" ")
        page.locator(selector).first.press_sequentially(text)
    elif verb == "press":
        page.keyboard.press(rest)
    elif verb == "wait":
        page.locator(rest).first.wait_for()
    elif verb == "goto":
        page.goto(_address(rest))
    else:
        raise ValueError(f"docs/shots.toml: nobody knows how to {step!r}")


def _picture(browser: Browser, address: str, screen: Screen, size: str, theme: str, language: str) -> Shot:
    suffix = "".join(f"-{x}" for x, usual in ((size, "desk"), (theme, "light"), (language, "zh-hant")) if x != usual)
    file = OUT / f"{screen.name}{suffix}.png"
    cookies = {
        "steward_theme": theme,
        "steward_language": language,
        settings.SESSION_COOKIE_NAME: _session(screen, language),
    }
    context = browser.new_context(
        base_url=address, color_scheme=theme, locale=LOCALES[language], reduced_motion="reduce", **SIZES[size]
    )
    context.add_cookies([{"name": n, "value": v, "url": address} for n, v in cookies.items() if v])
    page = context.new_page()
    page.set_default_timeout(15_000)
    watch = Watch(page, address, expect=() if screen.status == 200 else (str(screen.status),))
    answer = page.goto(_address(screen.url, screen.of), wait_until="networkidle")
    if answer.status != screen.status:
        watch.complaints.append(f"answered {answer.status}")
    try:
        for step in screen.do:
            _carry_out(page, step)
    except TimeoutError as missing:
        watch.complaints.append(f"could not {step!r}: {str(missing).splitlines()[0]}")
    page.wait_for_load_state("networkidle")
    if screen.full:
        page.evaluate("() => { scrollTo(0, 0); document.activeElement?.blur(); }")
    page.screenshot(path=file, full_page=screen.full, animations="disabled")
    context.close()
    return Shot(screen=screen, file=file, complaints=watch.complaints)


def take(screens: Iterable[Screen], address: str) -> list[Shot]:
    """Take every picture of these screens."""
    _set_up()
    OUT.mkdir(parents=True, exist_ok=True)
    chromium = subprocess.run([ROOT / "tools/chromium"], check=True, capture_output=True, text=True).stdout.strip()
    flags = FLAGS + (["--no-sandbox"] if os.geteuid() == 0 else [])
    shots = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        for screen in screens:
            for size, theme, language in every(screen.sizes, screen.themes, screen.languages):
                shots.append(_picture(browser, address, screen, size, theme, language))
                print(shots[-1].file.name, flush=True)
        browser.close()
    return shots


def write_index(shots: Iterable[Shot], beside: Path) -> None:
    """Write a page that shows every picture, beside the drawing it is to be like."""
    rows = []
    for shot in shots:
        drawing = beside / shot.screen.like
        like = f'<img src="{html.escape(str(drawing))}" alt="">' if shot.screen.like and drawing.exists() else ""
        wrong = "".join(f"<p>{html.escape(text)}</p>" for text in shot.complaints)
        rows.append(
            f'<h2>{html.escape(shot.file.name)}</h2>{wrong}<div><img src="{shot.file.name}" alt="">{like}</div>'
        )
    style = "body{font-family:sans-serif;background:#ddd}div{display:flex;gap:16px}img{max-width:48vw;align-self:start}p{color:#a00}"
    (OUT / "index.html").write_text(
        f'<!doctype html><meta charset="utf-8"><title>Steward</title><style>{style}</style>{"".join(rows)}',
        encoding="utf-8",
    )


def keep_for_manual(shots: Iterable[Shot]) -> None:
    """Copy the first picture of each entry that the manual shows."""
    MANUAL.mkdir(parents=True, exist_ok=True)
    kept: set[str] = set()
    for shot in shots:
        if shot.screen.manual and shot.screen.name not in kept:
            kept.add(shot.screen.name)
            _reduced(shot.file, MANUAL / f"{shot.screen.name}.png")


def _reduced(picture: Path, to: Path) -> None:
    with Image.open(picture) as opened:
        width = min(opened.width, MANUAL_WIDTH)
        small = opened.convert("RGB").resize((width, opened.height * width // opened.width), Image.Resampling.LANCZOS)
    small.quantize(MANUAL_COLOURS, dither=Image.Dither.NONE).save(to, optimize=True)
