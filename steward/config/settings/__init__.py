"""The settings of the running product; tests use `steward.config.settings.test`."""

from .base import *  # noqa: F403  a settings module is the sum of its parts
from .navigation import *  # noqa: F403  of the one list of ways into the product
from .sign_in import *  # noqa: F403  of who may come in
from .wiring import *  # noqa: F403  and of the table of upward calls
