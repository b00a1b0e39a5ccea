"""Golden requests of spot checks."""

from tests.golden import Golden

GOLDEN: list[Golden] = []
