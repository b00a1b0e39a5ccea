"""The second proof that opens the details of a report."""

from datetime import datetime

from django.db import transaction

from steward.foundation.identity.actor import Actor
from steward.portal import rules
from steward.portal.models import FollowLink


class WrongProof(Exception):
    """The digits do not fit; after five wrong tries the link rests for a quarter of an hour."""


class Barred(Exception):
    """Too many wrong proofs: the link rests. Nobody else is locked out by it."""


def prove(*, link_id: int, proof: str, actor: Actor, at: datetime) -> FollowLink:
    """Return the link when the proof fits. Raises WrongProof, Barred; a wrong try is counted even so."""
    with transaction.atomic():
        link = FollowLink.objects.select_for_update(of=("self",)).get(pk=link_id)
        if link.barred_until and link.barred_until > at:
            raise Barred
        digits = "".join(ch for ch in proof if ch.isdigit())
        fits = bytes(link.proof_hash) == rules.digest("proof", digits)
        link.wrong_proofs = 0 if fits else link.wrong_proofs + 1
        link.barred_until = at + rules.BARRED if link.wrong_proofs >= rules.WRONG_PROOFS else None
        if link.barred_until:
            link.wrong_proofs = 0
        link.save(update_fields=["wrong_proofs", "barred_until"])
    if not fits:
        raise WrongProof
    return link
