"""Golden requests of checklists."""

from tests.golden import Golden

GOLDEN: list[Golden] = []
