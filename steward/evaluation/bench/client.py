"""A browser without eyes: keeps its connection and its cookies, follows a redirect, times one request."""

import http.client
import re
import time
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

TOKEN = re.compile(r'name="csrfmiddlewaretoken"[^>]*value="([^"]+)"')
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: bytes
    seconds: float
    location: str = ""

    @property
    def text(self) -> str:
        """The page."""
        return self.body.decode("utf-8", "replace")


class Session:
    """Somebody signed in to one server."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
        self.cookies: dict[str, str] = {}
        self.token = ""

    def ask(self, path: str, form: dict | None = None, headers: dict | None = None) -> Answer:
        """Send one request and read the whole answer; the time runs from the first byte sent to the last one read."""
        sent = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), **(headers or {})}
        body = None
        if form is not None:
            body = urlencode(form, doseq=True)
            sent |= {"Content-Type": FORM, "X-CSRFToken": self.token}
        began = time.perf_counter()
        try:
            answer = self._send(path, body, sent)
        except (http.client.RemoteDisconnected, ConnectionError):  # an idle connection was closed: once more
            self.connection.close()
            began = time.perf_counter()
            answer = self._send(path, body, sent)
        content = answer.read()
        seconds = time.perf_counter() - began
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _equals, value = line.split(";", 1)[0].partition("=")
            self.cookies[name] = value
        return Answer(answer.status, content, seconds, answer.headers.get("Location", ""))

    def _send(self, path: str, body: str | None, headers: dict) -> http.client.HTTPResponse:
        self.connection.request("GET" if body is None else "POST", path, body=body, headers=headers)
        return self.connection.getresponse()

    def follow(self, path: str) -> Answer:
        """Get a page, through its redirects."""
        answer = self.ask(path)
        while answer.status in (301, 302, 303) and answer.location:
            parts = urlsplit(answer.location)
            answer = self.ask(parts.path + (f"?{parts.query}" if parts.query else ""))
        return answer

    def learn_token(self, path: str) -> str:
        """Take the token of a page's form, to be sent with every form from now on; returns the page."""
        page = self.follow(path).text
        if found := TOKEN.search(page):
            self.token = found.group(1)
        elif "csrftoken" in self.cookies:
            self.token = self.cookies["csrftoken"]
        return page
