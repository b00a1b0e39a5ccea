"""What a person decides about the own account; no timeline row, for nobody else's work depends on it."""

from datetime import datetime

from django.db import transaction

from .actor import Actor
from .models import Person


@transaction.atomic
def choose_language(*, actor: Actor, language: str, at: datetime) -> None:
    """Keep the language that this person reads."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=actor.person_id)
    person.language = language
    person.save(update_fields=["language"])
