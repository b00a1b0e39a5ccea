"""Count how often a row has come before in one file, in sixteen bytes a row however long the file is."""

from array import array


class Occurrences:
    """An open table of 64-bit digests; only those met more than once have a count of their own."""

    def __init__(self):
        self._slots = array("Q", bytes(8 << 12))
        self._used = 0
        self._repeated: dict[int, int] = {}

    def count(self, digest: int) -> int:
        """Return the how-manieth time this digest comes, 1 for the first."""
        digest = digest or 1  # zero marks an empty slot
        place = self._place(digest)
        if self._slots[place]:
            self._repeated[digest] = self._repeated.get(digest, 1) + 1
            return self._repeated[digest]
        self._slots[place] = digest
        self._used += 1
        if self._used * 2 > len(self._slots):
            self._grow()
        return 1

    def _place(self, digest: int) -> int:
        slots, mask = self._slots, len(self._slots) - 1
        place = digest & mask
        while slots[place] and slots[place] != digest:
            place = (place + 1) & mask
        return place

    def _grow(self) -> None:
        known = self._slots
        self._slots = array("Q", bytes(16 * len(known)))
        for digest in known:
            if digest:
                self._slots[self._place(digest)] = digest
