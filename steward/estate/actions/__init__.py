"""Everything that changes the estate."""

from .changes import change_building, change_community, change_unit
from .customers import Erased, NewCustomer, NobodyNamed, Tie, Way, add_customer, add_customers, change_customer
from .erasing import NameDiffers, erase_customer
from .forgetting import forget_contacts
from .keys import (
    DueTooEarly,
    KeyIsGone,
    KeyIsOut,
    KeyRefused,
    NobodyBorrows,
    NumberTaken,
    change_key,
    give_key_back,
    lend_key,
    note_owner_notified,
    receive_key,
    return_key,
)
from .merging import MergeRefused, NotMerged, merge_customers, undo_merge
from .places import NewPlace, PlaceElsewhere, add_places, change_place, renew_place_code
from .reminding import remind_late_keys
from .residencies import AlreadyThere, AnotherOffice, OutBeforeIn, change_residency, move_in, move_out
from .states import (
    AlreadySo,
    BeforeTheLast,
    NothingToTakeBack,
    NotYet,
    StateRefused,
    TooFarBack,
    set_unit_state,
    take_back_state,
)
from .structure import CodeTaken, TooMuch, add_building, add_community, add_floor, add_unit

__all__ = [
    "AlreadySo", "AlreadyThere", "AnotherOffice", "BeforeTheLast", "CodeTaken", "DueTooEarly", "Erased", "KeyIsGone",
    "KeyIsOut", "KeyRefused", "MergeRefused", "NameDiffers", "NewCustomer", "NewPlace", "NobodyBorrows", "NobodyNamed", "NotMerged",
    "NotYet", "NothingToTakeBack", "NumberTaken", "OutBeforeIn", "PlaceElsewhere", "StateRefused", "Tie",
    "TooFarBack", "TooMuch", "Way", "add_building", "add_community", "add_customer", "add_customers", "add_floor",
    "add_places", "add_unit", "change_building", "change_community", "change_customer", "change_key", "change_place",
    "change_residency", "change_unit", "erase_customer", "forget_contacts", "give_key_back", "lend_key", "merge_customers", "move_in", "move_out",
    "note_owner_notified", "receive_key", "remind_late_keys", "renew_place_code", "return_key", "set_unit_state",     "take_back_state", "undo_merge",
]  # fmt: skip
