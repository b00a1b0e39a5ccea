"""The repository holds what it promises: no host of a package registry, one version, a licence, one way to test."""

import re
import tomllib
from functools import cache
from pathlib import Path

import steward
from tests.house.tree import ROOT, committed

# Written in parts, so that this file does not hold what it forbids.
HOSTS = re.compile(
    "|".join([
        "py" r"pi\.org", "python" r"hosted\.org", r"registry\.npm" "js", r"npm" r"js\.com", r"registry\.yarn" "pkg",
        r"deb\." r"debian\.org", r"crates" r"\.io", r"proxy\.gol" "ang", r"conda\.anaconda",
    ]),
    re.IGNORECASE,
)  # fmt: skip
MACHINE = re.compile("|".join([r"(?<![\w.])/wo" "rk/", r"(?<![\w.])/ro" "ot/", r"(?<![\w.])/ho" r"me/\w"]))
WITHOUT_TEXT = {".png", ".jpg", ".webp", ".ico", ".xlsx", ".xls", ".ttf", ".woff2", ".wasm", ".pdf", ".gz", ".zip"}


@cache
def _texts():
    texts = [path for path in committed() if Path(path).suffix.lower() not in WITHOUT_TEXT]
    return [(path, (ROOT / path).read_text(encoding="utf-8", errors="replace")) for path in texts]


def test_no_file_names_the_host_of_a_registry():
    assert [path for path, text in _texts() if HOSTS.search(text)] == []


def test_no_file_names_a_folder_of_one_machine():
    assert [path for path, text in _texts() if MACHINE.search(text)] == []


def test_hosts_are_seen():
    assert HOSTS.search("https://files." + "python" + "hosted.org/packages/x")
    assert not HOSTS.search("https://example.com/")


def test_locked_requirements_are_hashed():
    for name in ("runtime.txt", "dev.txt"):
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        pins = re.findall(r"^[A-Za-z0-9][\w.\-]*(?:\[[\w,]+\])?==\S+.*$", text, re.MULTILINE)

        assert pins
        assert len(re.findall(r"^[\w.\-\[\],]+==[^\n]*\\\n    --hash=sha256:", text, re.MULTILINE)) == len(pins)


def test_every_requirement_is_locked_and_says_what_it_is_for():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text[text.index("dependencies = [") : text.index("\n]", text.index("dependencies = ["))]
    lines = [line for line in block.splitlines()[1:] if line.strip()]
    locked = (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8")

    for line, requirement in zip(lines, tomllib.loads(text)["project"]["dependencies"], strict=True):
        assert re.search(r'",\s+# \w+', line), f"{line} says not what it is for"
        assert re.search(rf"^{re.escape(re.split(r'[~=<>\[]', requirement)[0])}==", locked, re.MULTILINE), requirement


def test_the_licence_is_there_and_the_same_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["license"] == "Apache-2.0"
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_the_readme_tells_the_command_that_the_pipeline_runs():
    pipeline = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    for command in ("make test", "make lint"):
        assert command in pipeline
        assert command in (ROOT / "README.md").read_text(encoding="utf-8")
        assert command in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_changelog_begins_with_this_version():
    released = re.findall(r"^## \[?([\w.]+)\]?", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert steward.__version__.split(".dev")[0] in (released[0], released[0].split(".dev")[0])
