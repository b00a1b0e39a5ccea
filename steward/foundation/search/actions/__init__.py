"""Keep the index of everything that can be found."""

from .keeping import Findable, put, put_all, remove, repair_index

__all__ = ["Findable", "put", "put_all", "remove", "repair_index"]
