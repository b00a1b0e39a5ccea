"""What the pages of imports send."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steward.foundation.identity.models import Office
from steward.foundation.imports.mapping import Mapping
from steward.foundation.imports.targets import Target

READ = ("csv", "tsv", "txt", "xlsx", "xls", "xlsm", "gz", "json")


class UploadForm(forms.Form):
    """A table, what its rows are, and the office they belong to."""

    target = forms.ChoiceField(label=gettext_lazy("What the rows are"))
    office = forms.ChoiceField(label=gettext_lazy("Office"))
    file = forms.FileField(
        label=gettext_lazy("Table"), max_length=200, validators=[FileExtensionValidator(READ)],
        help_text=gettext_lazy("A spreadsheet (.xlsx, .xls) or a text file (.csv, .tsv, .json), packed with gzip or not"),
    )  # fmt: skip
    sheet = forms.CharField(
        label=gettext_lazy("Sheet"), required=False, max_length=120,
        help_text=gettext_lazy("Left empty, the first sheet of the workbook is read"),
    )  # fmt: skip

    def __init__(self, *args, targets: Sequence[tuple[str, Any]], offices: Sequence[Office], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["target"].choices = targets
        self.offices = {str(office.key): office for office in offices}
        self.fields["office"].choices = [(key, office.name) for key, office in self.offices.items()]

    def clean_office(self) -> Office:
        """Return the office itself."""
        return self.offices[self.cleaned_data["office"]]


class MappingForm(forms.Form):
    """For each field the column where it stands, or a fixed text for rows that do not say."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    def __init__(self, *args, target: Target, mapping: Mapping, examples: dict[str, str], **kwargs):
        super().__init__(*args, **kwargs)
        self.target, self.examples = target, examples
        columns = [("", "—")] + [
            (number, label[:40] or _("Column %(number)d") % {"number": number + 1})
            for number, label in enumerate(mapping.heading.labels)
        ]
        for field in target.fields:
            self.fields[f"column_{field.name}"] = forms.TypedChoiceField(
                label=_("Column of “%(field)s”") % {"field": field.label}, required=False, choices=columns, coerce=int,
                empty_value=None, initial=mapping.columns.get(field.name),
            )  # fmt: skip
            self.fields[f"fixed_{field.name}"] = forms.CharField(
                label=_("“%(field)s” where a row does not say") % {"field": field.label}, required=False, max_length=200,
                initial=mapping.constants.get(field.name, ""),
            )  # fmt: skip
        for name, control in self.fields.items():
            if name != "version":
                control.widget.attrs["aria-label"] = control.label

    @property
    def rows(self):
        """One line per field: the field, its two controls, and the first thing that stands in its column."""
        return [
            (field, self[f"column_{field.name}"], self[f"fixed_{field.name}"], self.examples.get(field.name, ""))
            for field in self.target.fields
        ]

    @property
    def columns(self) -> dict[str, int]:
        """Field -> column, as chosen."""
        return {
            field.name: self.cleaned_data[f"column_{field.name}"]
            for field in self.target.fields
            if self.cleaned_data[f"column_{field.name}"] is not None
        }

    @property
    def constants(self) -> dict[str, str]:
        """Field -> fixed text, as written."""
        return {field.name: self.cleaned_data[f"fixed_{field.name}"] for field in self.target.fields}
