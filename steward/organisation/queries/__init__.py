"""What the organisation is asked; every question names the moment (`at`) or the day (`on`) it is about."""

from .acting import actor_of, posts_at
from .areas import (
    AreaReach,
    Responsible,
    area_of_unit,
    area_unit_filter,
    areas_in_reach,
    reach_of_areas,
    responsible_for,
)
from .audience import audience, audiences, deciders
from .confidential import kept_by, kept_from, named_in
from .duty import DutyTarget, on_duty, out_of_hours_target
from .lines import post_lines
from .links import resolve_link
from .offices import (
    colleagues,
    departments,
    departments_led_by,
    executors,
    last_stop,
    last_stop_candidates,
    office_ids_in_reach,
    office_now,
    offices_in_regions_of,
    offices_of,
    offices_visible,
    personal_key_of,
    post_words,
)
from .scope import within
from .staffing import Staffing, holders_of, ladder_of, staffing, superior_of

__all__ = [
    "AreaReach", "DutyTarget", "Responsible", "Staffing", "actor_of", "area_of_unit", "area_unit_filter",
    "areas_in_reach", "audience", "audiences", "colleagues", "deciders", "departments", "departments_led_by", "executors",
    "holders_of", "kept_by", "kept_from", "ladder_of", "last_stop", "last_stop_candidates", "named_in",
    "office_ids_in_reach", "office_now", "offices_in_regions_of", "offices_of", "offices_visible", "on_duty",
    "out_of_hours_target", "personal_key_of", "post_lines", "post_words", "posts_at", "reach_of_areas", "resolve_link", "responsible_for",
    "staffing", "superior_of", "within",
]  # fmt: skip
