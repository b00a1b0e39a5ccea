"""How often a password may be tried. Guessing does not pay, and nobody locks anybody else out.

Failures are counted by the name that was typed and by the address they came from. A device on which the account has
signed in before is counted by itself, so a stranger's guesses do not keep the owner out.
"""

import hashlib
import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from .models import FailedTries

MINUTE, DAY = 60, 24 * 3600


@dataclass(frozen=True)
class Limit:
    """At most so many failures within so many seconds."""

    failures: int
    seconds: int


BY_NAME = (Limit(5, 15 * MINUTE), Limit(60, DAY))
BY_ADDRESS = (Limit(30, 15 * MINUTE),)
BY_KNOWN_DEVICE = (Limit(10, 15 * MINUTE), Limit(60, DAY))


def network(address: str) -> str:
    """Return whom an address stands for: itself, or its /64 where whole networks belong to one user."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 6:
        return str(ipaddress.ip_network(f"{address}/64", strict=False))
    return address


def _keys(name: str, address: str, device: str) -> list[tuple[str, Limit]]:
    who = hashlib.sha256(name.strip().casefold().encode()).hexdigest()[:32]
    if device:
        return [(f"device:{device}:{who}:{limit.seconds}", limit) for limit in BY_KNOWN_DEVICE]
    return [(f"name:{who}:{limit.seconds}", limit) for limit in BY_NAME] + [
        (f"address:{network(address)}:{limit.seconds}", limit) for limit in BY_ADDRESS
    ]


def may_try(name: str, address: str, device: str, at: datetime) -> bool:
    """Return whether one more try is let through; `device` is set where the account signed in before."""
    return let_through(dict(_keys(name, address, device)), at)


def let_through(keys: Mapping[str, Limit], at: datetime) -> bool:
    """Return whether none of these keys has failed as often as its limit allows."""
    counted = FailedTries.objects.filter(key__in=keys, until_at__gt=at).values_list("key", "n")
    return all(n < keys[key].failures for key, n in counted)


def windows(name: str, address: str, device: str) -> list[tuple[str, timedelta]]:
    """Return what a failure counts against, and for how long."""
    return [(key, timedelta(seconds=limit.seconds)) for key, limit in _keys(name, address, device)]
