"""Makes the small company in a prepared home and signs one person in; prints what a client needs as JSON."""

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402  Django must be set up before

from steward.cases.tests.factories import scene  # noqa: E402  likewise
from steward.organisation.tests.factories import signed_in  # noqa: E402  likewise


def main(word: str) -> None:
    """Make the scene and sign in the person of this word."""
    here = scene()
    client = signed_in(here.person(word))
    made = {
        "cookie": f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}",
        "unit": str(here.estate.units["2-15C"].key),
        "customer": str(here.estate.customers["許美琪"].key),
    }
    print(json.dumps(made))


if __name__ == "__main__":
    main(sys.argv[1])
