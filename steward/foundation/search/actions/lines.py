"""One entry as it is written: a model's object would cost more than all the rest of it."""

from typing import NamedTuple


class Line(NamedTuple):
    """The columns of models.Entry, and its tokens between blanks."""

    id: int
    kind: int
    object_id: int
    office_id: int | None
    is_restricted: bool
    text: str
    tokens: str
