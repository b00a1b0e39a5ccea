"""The files of deploy/ hold together, though no container engine runs here: shape, names, versions, and what they copy."""

import re
import shlex

import pytest
import yaml
from yamllint import config as yamllint_config
from yamllint import linter

from tests.house.tree import ROOT, committed

INSTRUCTIONS = {
    "FROM", "RUN", "COPY", "ENV", "LABEL", "USER", "WORKDIR", "VOLUME", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK",
    "ENTRYPOINT", "CMD", "ARG",
}  # fmt: skip
YAML_RULES = "{extends: default, rules: {line-length: {max: 130}, document-start: disable}}"
SERVICE_KEYS = {
    "image", "build", "restart", "init", "read_only", "cap_drop", "security_opt", "tmpfs", "volumes", "environment",
    "depends_on", "command", "healthcheck", "stop_grace_period", "ports", "deploy", "profiles", "shm_size",
}  # fmt: skip


def instructions(text):
    """Return the instructions of a container file: the word and what follows, continued lines joined."""
    joined = re.sub(
        r"\\\n\s*", " ", "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    )
    return [tuple(line.strip().split(maxsplit=1)) for line in joined.splitlines() if line.strip()]


def container_complaints(text):
    """Return what is wrong with a container file."""
    found, steps = [], instructions(text)
    found += [f"unknown instruction {word}" for word, _rest in steps if word not in INSTRUCTIONS]
    last_stage = steps[max(index for index, (word, _rest) in enumerate(steps) if word == "FROM") :]
    for word, rest in steps:
        if word == "FROM" and not re.match(r"[\w./-]+:[\w.-]*\d[\w.-]*(\s|$)", rest):
            found.append(f"{rest} names no version")
        if word == "RUN" and "apt-get install" in rest and "rm -rf /var/lib/apt/lists" not in rest:
            found.append("package lists stay in the image")
        if word == "RUN" and "pip install" in rest and "--no-cache-dir" not in rest:
            found.append("pip's cache stays in the image")
        if word in ("ENTRYPOINT", "CMD") and not rest.startswith("["):
            found.append(f"{word} runs through a shell that keeps signals to itself")
    users = [rest for word, rest in last_stage if word == "USER"]
    if not users or users[-1] in ("root", "0"):
        found.append("runs as root")
    if "HEALTHCHECK" not in {word for word, _rest in last_stage}:
        found.append("has no health check")
    return found


def compose_complaints(text):
    """Return what is wrong with a compose file."""
    document = yaml.safe_load(text)
    found = [f"{p.line}: {p.message}" for p in linter.run(text, yamllint_config.YamlLintConfig(YAML_RULES))]
    services, volumes = document["services"], document.get("volumes", {})
    for name, service in services.items():
        found += [f"{name}: unknown key {key}" for key in service.keys() - SERVICE_KEYS]
        if not re.search(r":[\w.-]*\d", service["image"]):
            found.append(f"{name}: {service['image']} names no version")
        found += [f"{name}: depends on {other}" for other in service.get("depends_on", {}) if other not in services]
        for mount in service.get("volumes", []):
            if mount.split(":")[0] not in volumes:
                found.append(f"{name}: volume {mount} is not declared")
        for key, value in service.get("environment", {}).items():
            if "PASSWORD" in key and not str(value).startswith("${"):
                found.append(f"{name}: {key} is written down")
        found += [f"{name}: port {p} is open to everybody" for p in service.get("ports", []) if p.count(":") < 2]
    return found


def test_the_container_file_is_sound():
    text = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")

    assert container_complaints(text) == []


def test_the_container_file_copies_what_exists():
    files = committed()
    for word, rest in instructions((ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")):
        parts = shlex.split(rest)
        if word == "COPY" and not parts[0].startswith("--from"):
            assert parts[0] == "." or parts[0] in files


def test_the_compose_file_is_sound():
    assert compose_complaints((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8")) == []


def test_the_compose_file_asks_for_what_its_example_names():
    text = (ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8")
    asked = set(re.findall(r"\$\{(\w+)", text))
    named = set(
        re.findall(r"^#?\s*(\w+)=", (ROOT / "deploy" / "env.example").read_text(encoding="utf-8"), re.MULTILINE)
    )

    assert asked == named


@pytest.mark.parametrize(("good", "bad"), [
    ("COPY . .", "FROM python:latest"),
    ("USER steward", "USER root"),
    ('CMD ["serve"]', "CMD serve"),
    ("RUN pip install --no-cache-dir x", "RUN pip install x"),
    ("HEALTHCHECK CMD [\"true\"]", "FETCH x"),
])  # fmt: skip
def test_a_careless_container_file_is_found(good, bad):
    sound = 'FROM python:3.13\nUSER steward\nHEALTHCHECK CMD ["true"]\nENTRYPOINT ["steward"]\n'

    assert container_complaints(sound + good) == []
    assert container_complaints(sound + bad) != []


def test_a_careless_compose_file_is_found():
    text = (
        "services:\n  web:\n    image: steward:latest\n    colour: red\n    ports:\n      - 8000:8000\n"
        "    volumes:\n      - home:/srv\n    environment:\n      POSTGRES_PASSWORD: secret\n    depends_on:\n"
        "      other:\n        condition: service_started\n"
    )

    assert len(compose_complaints(text)) == 6


def test_the_unit_starts_what_the_command_knows():
    unit = (ROOT / "deploy" / "steward.service").read_text(encoding="utf-8")
    lines = re.findall(r"^(ExecStart(?:Pre)?)=\S+/steward (\w+)", unit, re.MULTILINE)

    assert lines == [("ExecStartPre", "prepare"), ("ExecStart", "serve")]
    assert "KillMode=mixed" in unit
    assert unit.count("[") == 3
