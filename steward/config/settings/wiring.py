"""The only table of upward calls: what a low part asks of, or tells to, a part above it, by dotted path.

A house test checks that every path leads to a callable with the agreed arguments. No signals, no bus.
"""

# identity asks who a signed-in account acts as: (account, at) -> Actor
ACTOR_OF = "steward.organisation.queries.actor_of"

# The modules that describe record types; loaded by foundation.kinds at start.
KINDS = [
    "steward.foundation.timeline.kinds",
    "steward.organisation.kinds",
    "steward.estate.kinds",
    "steward.cases.kinds",
    "steward.visits.kinds",
]
