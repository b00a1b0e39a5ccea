"""Why a paper is not filed; the message is fit for the one who sent it."""

from django.utils.translation import gettext as _

from steward.foundation.files.refusals import UploadRefused


class NotAPage(UploadRefused):
    """Neither a picture nor a PDF."""

    def __str__(self) -> str:
        return _("Send photographs or scans: JPEG, PNG, WebP or PDF.")


class TooManyPages(UploadRefused):
    """More pages than are read in one go."""

    def __str__(self) -> str:
        return _("At most 20 pages at once. Send the rest afterwards.")


class OneIsBad(UploadRefused):
    """One of several files is not taken; none of them was."""

    def __init__(self, name: str, refusal: UploadRefused) -> None:
        super().__init__()
        self.name, self.refusal = name, refusal

    def __str__(self) -> str:
        return _("%(name)s: %(why)s None of the pages was taken.") % {"name": self.name, "why": self.refusal}


class NoSuchRecord(Exception):
    """No record of this number is in reach."""

    def __str__(self) -> str:
        return _("There is nothing of this number.")


class SettledMeanwhile(Exception):
    """Somebody else filed or discarded the page first."""

    def __str__(self) -> str:
        return _("Somebody has already dealt with this page.")
