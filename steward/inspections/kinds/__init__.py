"""The record types of inspections, each described once; every module brings its own."""

from .checklists import KINDS as CHECKLISTS
from .rounds import KINDS as ROUNDS
from .spots import KINDS as SPOTS

KINDS = (*CHECKLISTS, *ROUNDS, *SPOTS)
