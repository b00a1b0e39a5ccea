"""The form field for photos and papers: several at once, from the camera, a folder, or the clipboard."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from .actions import Upload, UploadRefused
from .refusals import TooMany

ACCEPT = "image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx,video/mp4,audio/mp4"
MOST_AT_ONCE = 20


class UploadsInput(forms.ClearableFileInput):
    """A file input that takes several files; drawn by files/upload.html."""

    template_name = "files/upload.html"
    allow_multiple_selected = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"accept": ACCEPT, "multiple": True} | (attrs or {}))


class UploadsField(forms.FileField):
    """Gives a list of `Upload`; an unreadable or too large file is an error of the field."""

    widget = UploadsInput

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        """Return what was sent. Raises ValidationError."""
        sent = [file for file in (data if isinstance(data, (list, tuple)) else [data]) if file]
        if not sent and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(sent) > MOST_AT_ONCE:
            raise ValidationError(str(TooMany()), code="too_many")
        try:
            return [Upload.of(file) for file in sent]
        except UploadRefused as refusal:
            raise ValidationError(str(refusal), code="refused") from refusal
