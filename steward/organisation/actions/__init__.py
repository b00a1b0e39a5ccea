"""Every verb of the organisation; the only room that writes."""

from .accounts import (
    disable_account,
    enable_account,
    open_account,
    reset_password,
    set_administrator,
    write_account_change,
)
from .areas import assign_area, close_area, create_area, rename_area, set_parts
from .counters import change_over, close_counter, register_counter, set_pin
from .cover import end_absence, end_substitution, record_absence, set_substitute
from .duty import (
    change_shift,
    copy_week,
    go_off_duty,
    put_on_duty,
    remove_route,
    set_route,
    stay_on_duty,
    take_off_duty,
)
from .founding import found
from .handing_over import HandedOver, hand_over, hand_over_areas_and_shifts, rehearse_hand_over
from .links import create_link, revoke_links
from .people import Hired, change_own_contact, change_person, close_leavers, hire, leave
from .posts import end_post, grant_post, move_post
from .refusals import CounterClosed, Refusal, TooManyTries, WrongPin
from .structure import (
    appoint_last_stop,
    change_company,
    change_department,
    change_office,
    change_region,
    close_department,
    close_office,
    create_department,
    create_office,
    create_region,
)

__all__ = [
    "CounterClosed",
    "HandedOver",
    "Hired",
    "Refusal",
    "TooManyTries",
    "WrongPin",
    "appoint_last_stop",
    "assign_area",
    "change_company",
    "change_department",
    "change_office",
    "change_over",
    "change_own_contact",
    "change_person",
    "change_region",
    "change_shift",
    "close_area",
    "close_counter",
    "close_department",
    "close_leavers",
    "close_office",
    "copy_week",
    "create_area",
    "create_department",
    "create_link",
    "create_office",
    "create_region",
    "disable_account",
    "enable_account",
    "end_absence",
    "end_post",
    "end_substitution",
    "found",
    "go_off_duty",
    "grant_post",
    "hand_over",
    "hand_over_areas_and_shifts",
    "hire",
    "leave",
    "move_post",
    "open_account",
    "put_on_duty",
    "record_absence",
    "register_counter",
    "rehearse_hand_over",
    "remove_route",
    "rename_area",
    "reset_password",
    "revoke_links",
    "set_administrator",
    "set_parts",
    "set_pin",
    "set_route",
    "set_substitute",
    "stay_on_duty",
    "take_off_duty",
    "write_account_change",
]  # fmt: skip
