"""Keep the index of everything that can be found."""

from .keeping import Findable, put, put_all, remove, repair_index
from .learning import learn_rarities

__all__ = ["Findable", "learn_rarities", "put", "put_all", "remove", "repair_index"]
