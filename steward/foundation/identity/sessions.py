"""Where sessions are kept: a row per sign-in, its key hashed, that ends twelve hours after it began and is never extended."""

import hashlib
from datetime import UTC, datetime, timedelta
from functools import cache

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as RowStore
from django.utils import timezone

from steward.foundation.statements import Statement, statement

STARTED, DEVICE, SHARED, COUNTER = "started", "device", "shared", "counter"


def hashed(session_key: str) -> str:
    """Return what the table keeps of a session key."""
    return hashlib.sha256(session_key.encode()).hexdigest()


@cache
def _running() -> Statement:
    """Return the statement for a session that has not ended; made late, because the engine is imported first."""
    model = SessionStore.get_model_class()
    return statement(lambda key, at: model.objects.filter(session_key=key, expire_date__gt=at))


class SessionStore(RowStore):
    """Django's sessions in the database, with the account beside them, so that one can be listed and ended."""

    @classmethod
    def get_model_class(cls):
        """Return our row."""
        from .models import Session  # noqa: PLC0415  the engine is imported before the models may be

        return Session

    def _get_session_from_db(self):
        row = _running().first(key=hashed(self.session_key or ""), at=timezone.now())
        if row is None:
            self._session_key = None
        return row

    def exists(self, session_key):
        """Return whether this key is taken."""
        return self.model.objects.filter(session_key=hashed(session_key)).exists()

    def delete(self, session_key=None):
        """End a session: this one unless another key is given."""
        key = session_key or self.session_key
        if key:
            self.model.objects.filter(session_key=hashed(key)).delete()

    def get_expiry_age(self, **kwargs):
        """Return the seconds left of the twelve hours since the sign-in; saving does not begin them anew."""
        started = self.get(STARTED)
        if not started:
            return super().get_expiry_age(**kwargs)
        passed = datetime.now(UTC).timestamp() - float(started)
        return max(int(settings.SESSION_COOKIE_AGE - passed), 0)

    def create_model_instance(self, data):
        """Return the row for this session, its own columns filled from what the session holds."""
        started = data.get(STARTED)
        return self.model(
            session_key=hashed(self._get_or_create_session_key()),
            session_data=self.encode(data),
            expire_date=timezone.now() + timedelta(seconds=self.get_expiry_age()),
            account_id=data.get("_auth_user_id"),
            device=str(data.get(DEVICE, ""))[:80],
            is_shared=bool(data.get(SHARED)),
            started_at=datetime.fromtimestamp(float(started), UTC) if started else None,
        )
