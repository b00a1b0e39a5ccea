"""Who a session belongs to: the account with its person, in one statement, for every request asks it."""

from allauth.account.auth_backends import AuthenticationBackend

from steward.foundation.identity.queries import account_of


class Accounts(AuthenticationBackend):
    """The sign-in library's ways of proving an account; the account comes back with its person."""

    def get_user(self, user_id):
        """Return the account of a session, or None where it is gone or may not sign in."""
        account = account_of(user_id)
        return account if account is not None and self.user_can_authenticate(account) else None
