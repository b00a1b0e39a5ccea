"""Keep files, take them away, and see that rows and bytes agree."""

from steward.foundation.files.refusals import Broken, TooLarge, TooMany, TypeNotTaken, UploadRefused

from .keeping import Upload, attach, erase_of_person, facts_of, move, remove, store
from .tending import Unsound, collect_orphans, unsound_files

__all__ = [
    "Broken", "TooLarge", "TooMany", "TypeNotTaken", "Unsound", "Upload", "UploadRefused", "attach",
    "collect_orphans", "erase_of_person", "facts_of", "move", "remove", "store", "unsound_files",
]  # fmt: skip
