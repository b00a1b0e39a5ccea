"""The shape of what a phone sends; what is in a message's body is checked by the act's own form."""

from datetime import UTC

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.dateparse import parse_datetime

LARGEST = 2**53 - 1  # the largest whole number that scripts count to


class InstantField(forms.Field):
    """A time as ISO 8601 with its zone."""

    def to_python(self, value):
        """Return the instant, in UTC."""
        if value in self.empty_values:
            return None
        try:
            instant = parse_datetime(str(value)[:40])
            if instant is None or timezone.is_naive(instant):
                raise ValueError(value)
            return instant.astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise ValidationError("ISO 8601") from error


class DeviceForm(forms.Form):
    """A phone says who it is."""

    key = forms.UUIDField()
    name = forms.CharField(max_length=80)


class BatchForm(forms.Form):
    """What goes before the messages."""

    device = forms.UUIDField()
    sent_at = InstantField()
    unsent = forms.IntegerField(min_value=0, max_value=1_000_000, required=False)
    app = forms.CharField(max_length=40, required=False)


class MessageForm(forms.Form):
    """One message, without its body."""

    key = forms.UUIDField()
    seq = forms.IntegerField(min_value=1, max_value=LARGEST)
    act = forms.CharField(max_length=60, validators=[RegexValidator(r"^[a-z_]+(\.[a-z_]+)*$")])
    captured_at = InstantField()
