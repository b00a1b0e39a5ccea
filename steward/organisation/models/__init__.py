"""The company: regions, departments, posts, memberships, areas, duty and absence; everything dated."""

from .areas import Area, AreaAssignment, AreaPart
from .counters import Counter, CounterPin
from .duty import OutOfHoursRoute, Shift
from .posts import LADDER, PostCode
from .structure import CompanyProfile, Department, OfficePlacement, OutsideLink, Region
from .tenure import Absence, Membership, StaffFile, Substitution

__all__ = [
    "LADDER", "Absence", "Area", "AreaAssignment", "AreaPart", "CompanyProfile", "Counter", "CounterPin", "Department", "Membership",
    "OfficePlacement", "OutOfHoursRoute", "OutsideLink", "PostCode", "Region", "Shift", "StaffFile", "Substitution",
]  # fmt: skip
