"""The wheel alone, without the source tree, makes a product that serves."""

import json
import re
import subprocess
import sys
import urllib.request
import zipfile

import pytest

from tests.faults.product import serving, steward
from tests.house.tree import ROOT, committed

pytestmark = pytest.mark.fault
NOT_SHIPPED = re.compile(r"/tests/|\.po$|/static/ui/dist/")


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    """The contents of a wheel that was built from this tree."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_holds_all_that_the_product_is_made_of(unpacked):
    wanted = [path for path in committed() if path.startswith("steward/") and not NOT_SHIPPED.search(path)]

    assert [path for path in wanted if not (unpacked / path).exists()] == []
    assert not list(unpacked.rglob("tests"))
    for pattern in ("**/zh_Hant/LC_MESSAGES/django.mo", "**/static/ui/dist/*.css", "**/printing/fonts/*.ttf"):
        assert list(unpacked.glob(pattern)), pattern


def test_the_wheel_alone_serves(unpacked, tmp_path):
    home = tmp_path / "home"
    steward(home, "init", PYTHONPATH=str(unpacked), PYTHONSAFEPATH="1")
    with serving(home, "--web-only", PYTHONPATH=str(unpacked), PYTHONSAFEPATH="1") as product:
        manifest = json.loads((home / "static" / "staticfiles.json").read_text())
        for address in ("/accounts/login/", "/static/" + manifest["paths"]["ui/dist/style.css"]):
            with urllib.request.urlopen(product.address + address) as response:
                assert len(response.read()) > 1_000
