"""What people type about the estate."""

from .customers import CustomerForm, EraseForm, MergeForm, MoveInForm, MoveOutForm, ResidencyForm
from .keys import GiveBackForm, KeyForm, LendForm, NewKeyForm
from .structure import BuildingForm, BuildingPlanForm, CommunityForm, FloorForm, PlaceForm, PlacesForm, UnitForm
from .versions import StateForm

__all__ = [
    "BuildingForm", "BuildingPlanForm", "CommunityForm", "CustomerForm", "EraseForm", "FloorForm", "GiveBackForm",
    "KeyForm", "LendForm", "MergeForm", "MoveInForm", "MoveOutForm", "NewKeyForm", "PlaceForm", "PlacesForm",
    "ResidencyForm", "StateForm", "UnitForm",
]  # fmt: skip
