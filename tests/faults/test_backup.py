"""A copy made of a running product comes back whole, a damaged one is refused before anything is touched."""

import pysqlite3
import pytest

from tests.faults.product import steward

pytestmark = pytest.mark.fault


def _accounts(home):
    connection = pysqlite3.connect(str(home / "steward.sqlite3"))
    try:
        return connection.execute("SELECT username FROM identity_account").fetchall()
    finally:
        connection.close()


def test_a_copy_comes_back_whole_and_a_damaged_one_is_refused(home, tmp_path):
    steward(home, "init", "--username", "chow")
    kept = home / "files" / "ab" / "photo.jpg"
    kept.parent.mkdir()
    kept.write_bytes(b"a photo")

    copy = steward(home, "backup", str(tmp_path / "copies")).stdout.splitlines()[0]
    steward(tmp_path / "other", "restore", copy)
    again = steward(tmp_path / "other", "restore", copy, check=False)
    (tmp_path / "copies").joinpath(copy, "files", "ab", "photo.jpg").write_bytes(b"another")
    damaged = steward(tmp_path / "third", "restore", copy, check=False)

    assert _accounts(tmp_path / "other") == [("chow",)]
    assert (tmp_path / "other" / "files" / "ab" / "photo.jpg").read_bytes() == b"a photo"
    assert (tmp_path / "other" / "keys" / "django").read_text() == (home / "keys" / "django").read_text()
    assert (again.returncode, damaged.returncode) == (1, 1)
    assert "already" in again.stderr
    assert "photo.jpg" in damaged.stderr
    assert not (tmp_path / "third" / "steward.sqlite3").exists()
