"""R-17, simple form: there is no room for one more byte; writing is refused in words, reading goes on, nothing breaks."""

import contextlib
import resource
import urllib.request

import psutil
import pysqlite3
import pytest

from tests.faults.callers import Caller
from tests.faults.product import serving
from tests.faults.test_intake import counted, scene_of

pytestmark = pytest.mark.fault


def _room(product, size):
    """Let no file of the web processes grow beyond this size."""
    for one in product.named("gunicorn"):
        psutil.Process(one.pid).rlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def test_without_room_writing_is_refused_reading_goes_on_and_nothing_needs_a_restart(home):
    scene = scene_of(home)
    with serving(home, "--web-only") as product:
        caller = Caller(product.port, scene, 1, True, None)
        first = caller.send("first", lose=False)
        _room(product, 1024)
        refused = caller.send("second", lose=False)
        page = urllib.request.Request(f"{product.address}/cases/", headers={"Cookie": scene["cookie"]})
        with urllib.request.urlopen(page) as response:
            read = response.status
        _room(product, resource.RLIM_INFINITY)
        again = caller.send("second", lose=False)

    assert (first, refused, read, again) == (302, 503, 200, 302)
    assert counted(home)["cases"] == 2
    with contextlib.closing(pysqlite3.connect(str(home / "steward.sqlite3"))) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
