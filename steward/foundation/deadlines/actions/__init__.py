"""Start, pause, extend, meet and call off clocks; take the steps that are due; edit ladders.

The caller writes the timeline row of its own act; clocks write only what they do by themselves
(`deadlines.missed`, `deadlines.step_taken`).
"""

from .changing import NewLimit, NotLater, change_limits, extend, pause, resume
from .ladders import NoSuchLadder, ladder_of, load_presets
from .reaching import Climbed, Reached
from .recomputing import ask_recompute, recompute_asked, recompute_office
from .shaping import BadRungs, WantedRung, drop_ladder, set_ladder
from .starting import Start, draft_all, restart, start, start_all, start_drafted
from .stopping import cancel, meet, meet_all
from .sweeping import Swept, take_due_steps

__all__ = [
    "BadRungs",
    "Climbed",
    "NewLimit",
    "NoSuchLadder",
    "NotLater",
    "Reached",
    "Start",
    "Swept",
    "WantedRung",
    "ask_recompute",
    "cancel",
    "change_limits",
    "draft_all",
    "drop_ladder",
    "extend",
    "ladder_of",
    "load_presets",
    "meet",
    "meet_all",
    "pause",
    "recompute_asked",
    "recompute_office",
    "restart",
    "resume",
    "set_ladder",
    "start",
    "start_all",
    "start_drafted",
    "take_due_steps",
]
