"""The message catalogues: what the sources say, what the translators wrote, what the product reads.

Each app (a folder with apps.py) keeps its own `locale/zh_Hant/LC_MESSAGES/django.po`, written by hand; the settings and
routes keep theirs in `steward/locale`. English is the msgid itself. Simplified Chinese is derived when compiling:
OpenCC turns the characters, `hans-phrases.toml` the words, and a hand-written `locale/zh_Hans/.../django.po` beside the
source holds what neither gets right. The compiled files are made, never committed.
"""

import ast
import os
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import opencc
import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "steward"
PHRASES = Path(__file__).with_name("hans-phrases.toml")
SOURCE, DERIVED = "zh_Hant", "zh_Hans"
HEADER = {
    "Project-Id-Version": "Steward",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}
# How many leading arguments are texts, and whether the first is a context.
FUNCTIONS = {
    "gettext": (1, False),
    "gettext_lazy": (1, False),
    "gettext_noop": (1, False),
    "ngettext": (2, False),
    "ngettext_lazy": (2, False),
    "pgettext": (2, True),
    "pgettext_lazy": (2, True),
    "npgettext": (3, True),
    "npgettext_lazy": (3, True),
}
LITERAL = r"u?(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')"
IN_TEMPLATE = re.compile(rf"\b(_|gettext|ngettext|pgettext|npgettext)\(\s*({LITERAL}(?:\s*,\s*{LITERAL})*)")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@dataclass(frozen=True, order=True)
class Message:
    """One text that can be translated."""

    msgid: str
    context: str = ""
    plural: str = ""


@dataclass
class Catalogue:
    """One app's messages: where they lie, and which files say what."""

    folder: Path
    said: dict[Message, set[str]] = field(default_factory=lambda: defaultdict(set))

    def path(self, language: str, suffix: str = "po") -> Path:
        """Return where the catalogue of this language lies."""
        return self.folder / "locale" / language / "LC_MESSAGES" / f"django.{suffix}"

    def read(self, language: str) -> polib.POFile:
        """Return the written catalogue, empty where there is none."""
        path = self.path(language)
        if path.exists():
            return polib.pofile(str(path), wrapwidth=0)
        file = polib.POFile(wrapwidth=0)
        file.metadata = {**HEADER, "Language": language}
        return file


def _message(texts: list[str], with_context: bool) -> Message:
    context, texts = (texts[0], texts[1:]) if with_context else ("", texts)
    return Message(msgid=texts[0], context=context, plural=texts[1] if len(texts) > 1 else "")


def _translators(tree: ast.Module) -> dict[str, str]:
    """Return the local name of each translating function that this module imports."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            names |= {alias.asname or alias.name: alias.name for alias in node.names if alias.name in FUNCTIONS}
    return names


def messages_of_python(text: str) -> Iterator[Message]:
    """Yield what the calls of gettext and its kin say in a Python source."""
    tree = ast.parse(text)
    names = _translators(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = names.get(node.func.id, "") if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if called not in FUNCTIONS:
            continue
        count, with_context = FUNCTIONS[called]
        texts = [a.value for a in node.args[:count] if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if len(texts) == count:
            yield _message(texts, with_context)


def messages_of_template(text: str) -> Iterator[Message]:
    """Yield what translate, blocktranslate and _() say in a Django template."""
    for function, arguments in IN_TEMPLATE.findall(templatize(text)):
        texts = [ast.literal_eval(literal) for literal in re.findall(LITERAL, arguments)]
        count, with_context = FUNCTIONS["gettext" if function == "_" else function]
        if len(texts) >= count:
            yield _message(texts[:count], with_context)


def _files(folder: Path) -> Iterator[Path]:
    """Yield the sources of one app, without those of apps inside it, of tests and of what was built."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if path.name not in ("tests", "locale", "static", "migrations") and not (path / "apps.py").exists():
                yield from _files(path)
        elif path.suffix == ".py" or (path.suffix in (".html", ".txt") and "templates" in path.parts):
            yield path


def catalogues() -> list[Catalogue]:
    """Return every catalogue with what its sources say."""
    folders = [PACKAGE, *sorted(path.parent for path in PACKAGE.rglob("apps.py"))]
    found = []
    for folder in folders:
        catalogue = Catalogue(folder=folder)
        for path in _files(folder):
            reader = messages_of_python if path.suffix == ".py" else messages_of_template
            for message in reader(path.read_text(encoding="utf-8")):
                catalogue.said[message].add(path.relative_to(folder).as_posix())
        found.append(catalogue)
    return found


def _key(entry: polib.POEntry) -> Message:
    return Message(msgid=entry.msgid, context=entry.msgctxt or "", plural=entry.msgid_plural)


def _written(entry: polib.POEntry) -> str:
    return entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr


def extract(catalogue: Catalogue) -> tuple[int, int]:
    """Bring the hand-written catalogue up to its sources; return how many messages came and went."""
    if not catalogue.said and not catalogue.path(SOURCE).exists():
        return 0, 0
    old = {_key(entry): entry for entry in catalogue.read(SOURCE)}
    new = catalogue.read(SOURCE)
    new.clear()
    for message in sorted(catalogue.said):
        entry = old.get(message) or polib.POEntry(
            msgid=message.msgid, msgctxt=message.context or None, msgid_plural=message.plural,
            msgstr_plural={0: ""} if message.plural else {},
        )  # fmt: skip
        entry.occurrences = [(name, "") for name in sorted(catalogue.said[message])]
        entry.obsolete = False
        new.append(entry)
    path = catalogue.path(SOURCE)
    path.parent.mkdir(parents=True, exist_ok=True)
    new.save(str(path))
    return len(set(catalogue.said) - set(old)), len(set(old) - set(catalogue.said))


def _complaints_of(catalogue: Catalogue) -> Iterator[str]:
    name = catalogue.path(SOURCE).relative_to(ROOT)
    written = {_key(entry): entry for entry in catalogue.read(SOURCE) if not entry.obsolete}
    for message in sorted(catalogue.said):
        if message not in written or not _written(written[message]):
            where = ", ".join(sorted(catalogue.said[message]))
            yield f"{name}: no words for {message.msgid!r} ({where})"
        elif "fuzzy" in written[message].flags:
            yield f"{name}: {message.msgid!r} is marked fuzzy"
        else:
            wanted = set(PLACEHOLDER.findall((message.plural or message.msgid).replace("%%", "")))
            given = set(PLACEHOLDER.findall(_written(written[message]).replace("%%", "")))
            if wanted != given:
                yield f"{name}: {message.msgid!r} wants {sorted(wanted)}, has {sorted(given)}"
    for message in sorted(set(written) - set(catalogue.said)):
        yield f"{name}: nothing says {message.msgid!r} any more"
    for entry in catalogue.read(DERIVED):
        if _key(entry) not in catalogue.said:
            yield f"{catalogue.path(DERIVED).relative_to(ROOT)}: nothing says {entry.msgid!r} any more"


def complaints(found: Iterable[Catalogue]) -> list[str]:
    """Return what is missing, left over or wrong in the catalogues, and where two contradict each other."""
    found, said = list(found), []
    words: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for catalogue in found:
        said += _complaints_of(catalogue)
        for entry in catalogue.read(SOURCE):
            if _written(entry):
                place = str(catalogue.folder.relative_to(ROOT))
                words[(entry.msgctxt or "", entry.msgid)].setdefault(_written(entry), place)
    for (_context, msgid), places in sorted(words.items()):
        if len(places) > 1:
            both = "; ".join(f"{text!r} in {place}" for text, place in places.items())
            said.append(f"{msgid!r} has two translations, give one a context: {both}")
    return said


def _simplified(text: str, converter: opencc.OpenCC, phrases: dict[str, str]) -> str:
    text = converter.convert(text)
    for old, new in phrases.items():
        text = text.replace(old, new)
    return text


def _keep_compiled(file: polib.POFile, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    staging = path.with_suffix(f".{os.getpid()}")
    file.save_as_mofile(str(staging))
    staging.replace(path)


def compile_all(found: Iterable[Catalogue]) -> int:
    """Write what the product reads, in both scripts; return how many catalogues there are."""
    converter = opencc.OpenCC("t2s")
    phrases = tomllib.loads(PHRASES.read_text(encoding="utf-8"))["phrases"]
    count = 0
    for catalogue in found:
        if not catalogue.path(SOURCE).exists():
            continue
        source, overrides = catalogue.read(SOURCE), {_key(entry): entry for entry in catalogue.read(DERIVED)}
        _keep_compiled(source, catalogue.path(SOURCE, "mo"))
        for entry in source:
            entry.msgstr = _simplified(entry.msgstr, converter, phrases)
            entry.msgstr_plural = {n: _simplified(t, converter, phrases) for n, t in entry.msgstr_plural.items()}
            if override := overrides.get(_key(entry)):
                entry.msgstr, entry.msgstr_plural = override.msgstr, override.msgstr_plural
        source.metadata["Language"] = DERIVED
        _keep_compiled(source, catalogue.path(DERIVED, "mo"))
        count += 1
    return count


def are_stale() -> bool:
    """Return whether any catalogue was written after it was compiled."""
    tools = max(PHRASES.stat().st_mtime, Path(__file__).stat().st_mtime)
    for path in PACKAGE.rglob(f"locale/{SOURCE}/LC_MESSAGES/django.po"):
        beside = path.parents[2] / DERIVED / "LC_MESSAGES"
        written = max(path.stat().st_mtime, tools, *(p.stat().st_mtime for p in beside.glob("django.po")))
        for compiled in (path.with_suffix(".mo"), beside / "django.mo"):
            if not compiled.exists() or compiled.stat().st_mtime < written:
                return True
    return False
