"""The `steward` command: the product's own verbs first, Django's management commands behind them."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steward.config.settings")
    execute_from_command_line(["steward", *sys.argv[1:]])
