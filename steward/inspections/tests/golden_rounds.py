"""Golden requests of routes, rounds, checks, findings and coverage."""

from tests.golden import Golden

GOLDEN: list[Golden] = []
