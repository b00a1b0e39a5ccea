"""Carry out a message once and keep its receipt."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from steward.foundation.offline.models import Receipt
from steward.foundation.statements import statement


class KeyReused(Exception):
    """The same key came with another body or for another address: nothing was done."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What was answered, now or the first time."""

    status: int
    location: str = ""
    content_type: str = ""
    body: bytes = b""
    replayed: bool = False
    kept: bool = True  # False: carried out, but too long to keep and harmless to repeat (a download)


class NotKept(Exception):
    """Raised inside `once` to undo the effect and leave no receipt: the answer was a refusal."""


@statement
def _receipt(principal, key) -> QuerySet[Receipt]:
    return Receipt.objects.filter(principal=principal, key=key)


def _replay(found: Receipt, route: str, digest: bytes) -> Answer:
    if found.route != route or bytes(found.body_hash) != digest:
        raise KeyReused
    return Answer(
        status=found.status,
        location=found.location,
        content_type=found.content_type,
        body=bytes(found.body),
        replayed=True,
    )


def once(*, key: str, principal: str, route: str, body: bytes, carry_out: Callable[[], Answer]) -> Answer:
    """Carry out a message unless its receipt exists; return the answer of the one time that it was done.

    Effect and receipt are written in one transaction. A refusal (`NotKept`, any exception) leaves neither.
    Raises KeyReused when the key came before with another body or address.
    """
    digest = hashlib.sha256(body).digest()
    if found := _receipt.first(principal=principal, key=key):
        return _replay(found, route, digest)
    try:
        with transaction.atomic():
            answer = carry_out()
            if not answer.kept:
                return answer
            Receipt.objects.create(
                key=key, principal=principal, route=route, body_hash=digest, status=answer.status,
                location=answer.location, content_type=answer.content_type, body=answer.body,
            )  # fmt: skip
            return answer
    except IntegrityError:
        found = _receipt.first(principal=principal, key=key)
        if found is None:
            raise
        return _replay(found, route, digest)
