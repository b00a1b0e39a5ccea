"""Old cases as a target of imports."""

from django.utils.translation import gettext_lazy as _

from steward.cases.actions.importing import import_cases, undo_import
from steward.cases.queries.importing import imported_in, plan
from steward.foundation.imports.targets import Target, content_identity

from .fields import FIELDS

TARGET = Target(
    name="cases",
    label=_("Old cases"),
    fields=FIELDS,
    plan=plan,
    apply=import_cases,
    undo=undo_import,
    identity=content_identity,
    applied_in=imported_in,
)
