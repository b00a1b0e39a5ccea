"""What is printed on the label of a place."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from steward.estate.models import Place
from steward.estate.rules.codes import show_code
from steward.foundation.printing.shapes import PlaceLabel


def label_of(request: HttpRequest, place: Place) -> PlaceLabel:
    """Return the label of a place: the address behind its QR code, the code in letters, its name."""
    return PlaceLabel(
        url=request.build_absolute_uri(_address(place.code)), code=show_code(place.code), name=place.name,
        note=str(place.get_type_display()),
    )  # fmt: skip


def _address(code: str) -> str:
    try:
        return reverse("portal:place", args=[code])
    except NoReverseMatch:  # an installation without the residents' pages: the code still says what it is
        return f"/p/{code}/"
