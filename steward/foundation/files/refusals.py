"""Why a file is not taken; the message is fit for the one who sent it."""

from django.utils.translation import gettext as _


class UploadRefused(Exception):
    """The file is not taken, and nothing was stored."""

    def __str__(self) -> str:
        return _("This file cannot be taken.")


class TooLarge(UploadRefused):
    """More bytes, or more pixels, than are taken."""

    def __str__(self) -> str:
        return _("This file is too large: at most 25 MB, and pictures of at most 60 megapixels.")


class TooMany(UploadRefused):
    """The record carries as many files as it may."""

    def __str__(self) -> str:
        return _("There are too many files on this record. Remove some first.")


class TypeNotTaken(UploadRefused):
    """The content is of no kind that is taken, whatever its name says."""

    def __str__(self) -> str:
        return _("This kind of file is not taken. Send JPEG, PNG or WebP pictures, PDF, Word, Excel, MP4 or M4A.")


class Broken(UploadRefused):
    """The content is damaged, empty or made to do harm."""

    def __str__(self) -> str:
        return _("This file is damaged. Take the picture or save the file once more.")
