"""Where chance comes from: from the seed alone."""

from random import Random


def drawing(seed: int, part: str) -> Random:
    """Return a source of its own for each part, so that a change to one leaves the others as they were."""
    return Random(f"{seed}:{part}")  # noqa: S311  a company to look at, not a secret
