"""Compiles the message catalogues when a run begins and one was written since, so that pages speak Chinese."""

import os

import pytest

from tools import catalogues


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config, parser, args):
    # Before Django is set up: it reads the catalogue of the default language once and keeps it.
    if "PYTEST_XDIST_WORKER" not in os.environ and catalogues.are_stale():
        catalogues.compile_all(catalogues.catalogues())
