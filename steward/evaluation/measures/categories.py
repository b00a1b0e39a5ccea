"""How well the category of a message is suggested: macro-F1 of the first, and whether it is among the first three."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from steward.foundation.search.learning import fit

from .sets import Row, Watch, files, rows

DATASET = "taidi2020-c"
GOAL_F1, GOAL_TOP3 = 0.88, 0.98
HELD_OUT = 0.2


def measure(data: Path, score: Path | None, seed: int) -> Iterator[Row]:
    """Learn from the labelled messages of `data`; judge on those of `score`, or on a fifth of the groups set aside.

    Near duplicates share a group, and a group is never on both sides.
    """
    watch = Watch()
    labelled = _labelled(data)
    judged = _labelled(score) if score else []
    if score is None:
        labelled, judged = _split(labelled, seed)
    if not labelled or not judged:
        return
    extra = [(r["segmented_text"], r["一级标签"]) for path in _extra(data) for r in rows(path)]
    known = [(_text(r), r["一级标签"]) for r in labelled] + extra
    model = fit([text for text, _label in known], [label for _text, label in known])
    suggested = [[s.label for s in model.suggest(_text(r), 3)] for r in judged]
    truth = [r["一级标签"] for r in judged]
    first = [labels[0] if labels else "" for labels in suggested]
    among = sum(label in labels for label, labels in zip(truth, suggested, strict=True)) / len(truth)
    common = {"dataset": DATASET, "n": len(truth), "seed": seed, "seconds": watch.seconds}
    yield Row(measure="category_macro_f1", value=round(macro_f1(truth, first), 4), goal=GOAL_F1, **common)
    yield Row(measure="category_top3", value=round(among, 4), goal=GOAL_TOP3, **common)


def macro_f1(truth: Sequence[str], guessed: Sequence[str]) -> float:
    """Return the mean over labels of the harmonic mean of precision and recall."""
    right = Counter(t for t, g in zip(truth, guessed, strict=True) if t == g)
    asked, given = Counter(truth), Counter(guessed)
    return sum(2 * right[label] / (asked[label] + given[label]) for label in asked) / len(asked)


def _labelled(folder: Path) -> list[dict[str, str]]:
    found = (row for path in files(folder, DATASET, "messages_labelled.csv") for row in rows(path))
    return [row for row in found if row.get("一级标签")]


def _extra(folder: Path) -> list[Path]:
    return files(folder, DATASET, "messages_labelled_extra_segmented.csv.gz")


def _text(row: dict[str, str]) -> str:
    return f"{row.get('留言主题') or ''} {row.get('留言详情') or ''}"


def _split(labelled: list[dict[str, str]], seed: int) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    groups = sorted({row["dup_group"] for row in labelled})
    Random(seed).shuffle(groups)  # noqa: S311  a split of rows, no secret
    aside = set(groups[: int(len(groups) * HELD_OUT)])
    return (
        [row for row in labelled if row["dup_group"] not in aside],
        [row for row in labelled if row["dup_group"] in aside],
    )
