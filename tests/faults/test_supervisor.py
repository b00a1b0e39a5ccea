import contextlib
import json
import os
import signal
import socket

import pytest

from tests.faults.product import serving, steward, until

pytestmark = pytest.mark.fault


def _doctor(home):
    return {row["name"]: row for row in json.loads(steward(home, "doctor", "--json", check=False).stdout)}


def test_what_dies_is_started_again_and_nothing_is_left_behind(home):
    with serving(home) as product:
        until(lambda: product.named("steward worker") and product.named("steward scheduler"), 20, "all run")
        for victim in (
            product.web_workers()[0],
            *product.named("steward worker"),
            *product.named("steward scheduler"),
        ):
            victim.kill()
            until(lambda gone=victim.pid: gone not in {one.pid for one in product.family()}, 10, "the victim is gone")
        until(lambda: len(product.web_workers()) == 2, 20, "two web processes")
        until(lambda: product.named("steward worker") and product.named("steward scheduler"), 20, "both are back")
        assert product.answers()

        product.process.send_signal(signal.SIGTERM)

        assert product.process.wait(40) == 0
        assert product.family() == []


def test_a_healthy_product_is_found_healthy_and_nothing_outlives_its_supervisor(home):
    with serving(home) as product:
        until(lambda: _doctor(home)["worker"]["state"] == "ok", 60, "the worker shows that it lives")
        found = _doctor(home)
        product.process.kill()

        until(lambda: product.family() == [], 40, "every process has ended")

    wanted = {"sqlite journal_mode": "wal", "sqlite synchronous": "2", "sqlite foreign_keys": "1"}
    assert {name: found[name]["says"] for name in wanted} == wanted
    assert {row["state"] for name, row in found.items() if name not in ("fonts", "messages", "disk")} == {"ok"}


def test_a_port_that_is_taken_and_a_home_that_is_empty_are_told(tmp_path):
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as taken:
        refused = steward(tmp_path / "empty", "serve", check=False, PORT=str(taken.getsockname()[1]))
    empty = steward(tmp_path / "empty", "serve", check=False, PORT="0")

    assert (refused.returncode, empty.returncode) == (1, 1)
    assert "is taken" in refused.stderr
    assert "steward init" in empty.stderr
    assert not os.path.exists(tmp_path / "empty" / "steward.sqlite3")
