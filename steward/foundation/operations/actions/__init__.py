"""What is done to the installation itself."""

from .administrators import AlreadySetUp, create_first_administrator, set_up
from .backups import BackupDamaged, NotEmpty, NotPossible, back_up, bring_back

__all__ = [
    "AlreadySetUp",
    "BackupDamaged",
    "NotEmpty",
    "NotPossible",
    "back_up",
    "bring_back",
    "create_first_administrator",
    "set_up",
]
