"""Checklists and their versions, described once."""

from steward.foundation.kinds.registry import Kind

KINDS: tuple[Kind, ...] = ()
