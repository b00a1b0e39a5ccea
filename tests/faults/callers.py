"""Clients who record calls, lose answers and send again until they know; they remember what they were told."""

import contextlib
import http.client
import random
import threading
import time
import urllib.parse
import uuid
from dataclasses import dataclass, field

TOKEN = "a" * 32  # the token against forged forms: any value, the same in cookie and form
LOSES_AN_ANSWER = 0.15


@dataclass
class Caller(threading.Thread):
    """One assistant: records calls one after the other until told to stop."""

    port: int
    scene: dict
    seed: int
    with_receipt: bool
    stop: threading.Event
    acknowledged: int = 0
    lost: int = 0
    refused: list[int] = field(default_factory=list)

    def __post_init__(self):
        super().__init__(daemon=True)
        self.chance = random.Random(self.seed)

    def __hash__(self):
        return id(self)

    def run(self):
        """Record calls; a call that was begun is brought to its end."""
        while not self.stop.is_set():
            self._record(str(uuid.uuid4()))

    def _record(self, key: str) -> None:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            lose = self.chance.random() < LOSES_AN_ANSWER
            status = self.send(key, lose)
            if status == 302:
                self.acknowledged += 1
                return
            self.lost += 1
            if 400 <= status < 500:
                self.refused.append(status)
                return
            time.sleep(0.05)
        self.refused.append(0)

    def send(self, key: str, lose: bool) -> int:
        """Send one form and return the status; 0 when the answer was lost, by chance or by the server's death."""
        typed = {
            "csrfmiddlewaretoken": TOKEN, "customer": self.scene["customer"], "unit": self.scene["unit"],
            "description": f"走廊天花滴水 {key}", "channel": "phone", "kind": "complaint", "category": "leak",
            "outcome": "dispatched",
        } | ({"_receipt": key} if self.with_receipt else {})  # fmt: skip
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"{self.scene['cookie']}; csrftoken={TOKEN}",
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
            connection.request("POST", "/cases/intake/", urllib.parse.urlencode(typed), headers)
            if lose:
                time.sleep(0.25)
                return 0
            return connection.getresponse().status
        return 0
