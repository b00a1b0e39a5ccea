"""What can happen to the files of any record; and that erasing a person takes away that person's files."""

from django.utils.translation import gettext_lazy as _

from steward.foundation.kinds.registry import Verb

from .actions import erase_of_person

VERBS = (
    Verb(name="files.attached", sentence=_("Added photos or papers"), icon="camera", evidence=True),
    Verb(name="files.removed", sentence=_("Removed a file"), icon="photo-off"),
)
ERASERS = (erase_of_person,)
