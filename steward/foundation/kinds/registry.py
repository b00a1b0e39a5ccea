"""Each record type is described once, by one frozen Kind in its app's `kinds.py`; loaded by wiring at first use."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any

from django.conf import settings


@dataclass(frozen=True, kw_only=True)
class Verb:
    """One thing that can happen to a record, and the sentence that tells it.

    `sentence` is the bold headline and `detail` the plain words after it: lazily translated format strings over the
    names of the act's facts, of what was said in it, and `actor`. A fact `x_person` or `x_office` (an id) is the
    name `{x}`; `x_at` an instant and `x_on` or `x_day` a date, written as the reader's language does; a fact named
    in the kind's `words` is its label. The actor's name follows the headline unless a sentence names it.
    `icon` names the icon of the timeline; `public` says that a resident may read it; `customer` that it is a contact
    with the customer and `evidence` that it proves something (the two filters of a history).
    """

    name: str
    sentence: Any
    detail: Any = ""
    icon: str = "point"
    mark: str = ""  # "esc", "hold" or "" : how the timeline draws it
    public: bool = False
    customer: bool = False
    evidence: bool = False


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One thing about a record that must be approved: a label, and a sentence over the facts of the request.

    `together` says that several such requests may be approved in one go.
    """

    name: str
    label: Any
    sentence: Any
    tone: str = ""  # how the square tag is drawn: "", "key", "major" …
    together: bool = False


def _nothing_else(record: Any) -> tuple[tuple[str, int], ...]:
    return ()


@dataclass(frozen=True, kw_only=True)
class PaperForm:
    """A form that is printed of a record, signed on paper, and comes back as a picture.

    `name` stands in the QR code of the form, `label` is what people call it; `may_file(actor, record)` who may file
    the paper; `told_with(record)` the other records, as (kind, id), whose history tells of it.
    """

    name: str
    label: Any
    may_file: Callable[[Any, Any], bool]
    told_with: Callable[[Any], Iterable[tuple[str, int]]] = _nothing_else


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What the foundation needs to know of a record type.

    `name` is the word used in timeline rows and rights; `label` the translated word; `model` its class.
    `visible_to(actor, queryset)` narrows to what an actor may find; `url(record)` is its page;
    `title(record)` what a list calls it; `icon` is drawn before it; `lines(records)` gives each, by id, one
    line more among the results of a search; `shown_with` names what title and page read of other tables (select_related); `verbs` the timeline's sentences;
    `words` the labels of coded facts: fact name -> code -> translated label (`ask` and `form` are known by themselves);
    `notices` what people are told about it: code -> sentence, over the facts of the notice and `{title}`;
    `asks` what about it is decided by approval: name -> Ask;
    `populations` named querysets that duties range over: name -> (office_ids, day) -> queryset;
    `offline` what a phone may send: name of the act -> handler(Incoming) -> Outcome (foundation.offline.incoming); `personal` fields that erasure empties in the records whose
    field `person_key` (a path to a privacy.PersonalKey) names the erased person;
    `reveals` the details shown masked until somebody asks: name -> function from the record to the clear text;
    `need(actor, record)` is the open call or case that is reason enough for a look, as (kind, id), or None;
    `may_read_file(actor, record)` decides on files hanging on it; `papers` the forms of it that are signed on paper.
    """

    name: str
    label: Any
    model: type
    visible_to: Callable
    url: Callable[[Any], str] | None = None
    title: Callable[[Any], str] = str
    icon: str = "file"
    shown_with: tuple[str, ...] = ()
    lines: Callable[[Any], Mapping[int, str]] | None = None
    verbs: Mapping[str, Verb] = field(default_factory=dict)
    words: Mapping[str, Mapping[Any, Any]] = field(default_factory=dict)
    notices: Mapping[str, Any] = field(default_factory=dict)
    asks: Mapping[str, Ask] = field(default_factory=dict)
    populations: Mapping[str, Callable] = field(default_factory=dict)
    offline: Mapping[str, Callable] = field(default_factory=dict)
    personal: tuple[str, ...] = ()
    person_key: str = ""
    reveals: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)
    need: Callable[[Any, Any], tuple[str, int] | None] | None = None
    may_read_file: Callable | None = None
    papers: tuple[PaperForm, ...] = ()


@cache
def kinds() -> dict[str, Kind]:
    """Return every kind by name; each module that wiring lists gives its `KINDS`."""
    found: dict[str, Kind] = {}
    for path in settings.KINDS:
        for kind in getattr(import_module(path), "KINDS", ()):
            if kind.name in found:
                raise RuntimeError(f"Two kinds are called {kind.name!r}.")
            found[kind.name] = kind
    return found


@cache
def verbs() -> dict[str, Verb]:
    """Return every verb by its dotted name: those of each kind, and those a module's `VERBS` gives to all kinds."""
    shared = {verb.name: verb for path in settings.KINDS for verb in getattr(import_module(path), "VERBS", ())}
    return shared | {verb.name: verb for kind in kinds().values() for verb in kind.verbs.values()}


@cache
def words() -> dict[str, dict[Any, Any]]:
    """Return the labels of coded facts of every kind: fact name -> code -> label."""
    found: dict[str, dict[Any, Any]] = {"ask": {ask.name: ask.label for ask in asks().values()}}
    found["form"] = {name: form.label for name, (_kind, form) in papers().items()}
    for kind in kinds().values():
        for fact, labels in kind.words.items():
            found.setdefault(fact, {}).update(labels)
    return found


@cache
def words_of(verb: str) -> dict[str, Mapping[Any, Any]]:
    """Return the labels of coded facts for one verb: those of its own kind before those of any other."""
    own = next((kind.words for kind in kinds().values() if verb in kind.verbs), {})
    every = words()
    return every | {fact: every[fact] | dict(labels) for fact, labels in own.items()}


@cache
def notices() -> dict[str, Any]:
    """Return the sentence of every notice by its code."""
    return {code: sentence for kind in kinds().values() for code, sentence in kind.notices.items()}


@cache
def erasers() -> tuple[Callable, ...]:
    """Return what else must forget an erased person, from each module's `ERASERS`: (key ids, at) -> count."""
    return tuple(eraser for path in settings.KINDS for eraser in getattr(import_module(path), "ERASERS", ()))


@cache
def papers() -> dict[str, tuple[Kind, PaperForm]]:
    """Return every form that can come back as paper, by its name, with the kind of record that it is of."""
    return {form.name: (kind, form) for kind in kinds().values() for form in kind.papers}


@cache
def acts() -> dict[str, Callable]:
    """Return who carries out each act that a phone may send, by its name (foundation.offline.incoming)."""
    return {act: handler for kind in kinds().values() for act, handler in kind.offline.items()}


@cache
def asks() -> dict[str, Ask]:
    """Return everything that is decided by approval, by its name."""
    return {ask.name: ask for kind in kinds().values() for ask in kind.asks.values()}


def kind(name: str) -> Kind:
    """Return the kind of this name. Raises KeyError when there is none."""
    return kinds()[name]


def verbs_of(*all_verbs: Verb) -> dict[str, Verb]:
    """Return these verbs as the mapping that a Kind takes."""
    return {verb.name: verb for verb in all_verbs}


def asks_of(*all_asks: Ask) -> dict[str, Ask]:
    """Return these as the mapping that a Kind takes."""
    return {ask.name: ask for ask in all_asks}
