"""Office, Person, Account: the bare tables that everything points at."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.module_loading import import_string

from .keys import uuid7


class Office(models.Model):
    """One management office (管理處); every business row carries the office it belongs to."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    code = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=80)
    short_name = models.CharField(max_length=24)
    time_zone = models.CharField(max_length=40, default="Asia/Shanghai")
    holiday_region = models.CharField(max_length=2, default="CN")
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "identity_office"

    def __str__(self) -> str:
        return self.short_name

    @property
    def zone(self) -> ZoneInfo:
        """The office's time zone."""
        return ZoneInfo(self.time_zone)


class Person(models.Model):
    """A human being who works in or with the company and may act in the product."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    name = models.CharField(max_length=60)
    pinyin = models.CharField(max_length=120, blank=True)
    initials = models.CharField(max_length=24, blank=True)
    phone = models.CharField(max_length=24, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=10, default="zh-hant")
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "identity_person"

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager):
    """Makes accounts; only organisation's actions call it."""

    def create_user(self, username: str, password: str | None = None, **fields) -> "Account":
        """Create an account with a hashed password (unusable if None)."""
        account = self.model(username=self.model.normalize_username(username), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A way to sign in. One person has at most one; what the person may do comes from the posts held."""

    username = models.CharField(max_length=60, unique=True)
    email = models.EmailField(blank=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    is_active = models.BooleanField(default=True)
    is_system_admin = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=False)
    session_epoch = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AccountManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        db_table = "identity_account"

    # The product has rights of its own (foundation.rights); Django's are answered for libraries that ask.
    @property
    def is_staff(self) -> bool:
        return False

    @property
    def is_superuser(self) -> bool:
        return False

    def has_perm(self, perm: str, obj: object = None) -> bool:
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return False

    def get_session_auth_hash(self) -> str:
        """Change with the password and with `session_epoch`, so that revoking ends every session at once."""
        return f"{super().get_session_auth_hash()}.{self.session_epoch}"


class Session(AbstractBaseSession):
    """One sign-in on one device. The key is kept as a hash: who reads the table cannot take a session over."""

    session_key = models.CharField(max_length=64, primary_key=True)
    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    account_id = models.BigIntegerField(null=True, db_index=True)  # no constraint: it ends with the account's epoch
    device = models.CharField(max_length=80, blank=True)
    is_shared = models.BooleanField(default=False)
    started_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "identity_session"

    @classmethod
    def get_session_store_class(cls):
        """Return the store that reads and writes these rows; Django's base class asks for it."""
        return import_string(f"{settings.SESSION_ENGINE}.SessionStore")


class FailedTries(models.Model):
    """How often a name, an address or a device failed to sign in, until when that counts."""

    key = models.CharField(max_length=120, primary_key=True)
    n = models.PositiveIntegerField(default=0)
    until_at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "identity_failed_tries"
