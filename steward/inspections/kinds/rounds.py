"""Routes, rounds, checks and findings, described once."""

from steward.foundation.kinds.registry import Kind

KINDS: tuple[Kind, ...] = ()
