"""People, accounts and offices for tests; apps above may import them."""

from steward.foundation.identity.models import Account, Office, Person


def make_office(code: str = "LX", name: str = "臨溪苑管理處", **fields) -> Office:
    """Make an office, Linxi Court unless told otherwise."""
    return Office.objects.create(code=code, name=name, short_name=fields.pop("short_name", name[:3]), **fields)


def make_person(name: str = "林若喬", **fields) -> Person:
    """Make a person, Lin unless told otherwise."""
    return Person.objects.create(name=name, **fields)


def make_account(name: str = "林若喬", username: str = "lin", **fields) -> Account:
    """Make a person with an account whose password is "open the door"."""
    person = fields.pop("person", None) or make_person(name)
    return Account.objects.create_user(username, "open the door", person=person, **fields)
