"""Who acts: a person with the posts held at this moment, or the system itself. Passed to every action by name."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Holding:
    """One post held now: in one office, or in the company (office_id None)."""

    post: str
    office_id: int | None = None
    department_id: int | None = None
    membership_id: int | None = None
    standing_in_for: int | None = None  # the person whose post this is, when held as a substitute


@dataclass(frozen=True, kw_only=True)
class Actor:
    """The one who acts; `person_id` is None for the system (the clock, an import, a resident without an account).

    `as_of` is the moment at which the posts are held; rights that depend on the reporting line are read for it.
    """

    person_id: int | None
    name: str = ""
    holdings: tuple[Holding, ...] = ()
    language: str = "zh-hant"
    is_system_admin: bool = False
    label: str = ""  # what stands in the timeline when there is no person: "resident", "clock", "import"
    links: frozenset = field(default_factory=frozenset)
    as_of: datetime | None = None

    @property
    def is_system(self) -> bool:
        """True when no person acts."""
        return self.person_id is None

    def post_in(self, office_id: int | None) -> str:
        """Return the post held in this office, else a company post, else the empty string."""
        fitting = [h for h in self.holdings if h.office_id == office_id] or [
            h for h in self.holdings if h.office_id is None
        ]
        return fitting[0].post if fitting else ""

    def on_behalf_in(self, office_id: int | None) -> int | None:
        """Return the person whose post is filled in this office as a substitute, if any."""
        for holding in self.holdings:
            if holding.office_id == office_id and holding.standing_in_for:
                return holding.standing_in_for
        return None

    def holds(self, *posts: str, office_id: int | None = None) -> bool:
        """Return whether one of these posts is held, in this office if one is named."""
        return any(h.post in posts and (office_id is None or h.office_id in (office_id, None)) for h in self.holdings)


def system(label: str) -> Actor:
    """Return the actor that stands for the product itself, named by what it is doing ("clock", "import" …)."""
    return Actor(person_id=None, label=label)
