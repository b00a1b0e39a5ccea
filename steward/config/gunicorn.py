"""How the web server runs: a process per core with one thread each (more threads make pages slower here).

`gthread` with one thread, not `sync`: browsers open connections in advance, and a sync worker would wait for them.

What is loaded before the processes part is held once for all of them, until one of them writes there.
"""

import gc

from django.conf import settings
from django.db import connections
from django.urls import get_resolver
from django.utils.module_loading import import_string

worker_class = "gthread"
threads = 1
preload_app = True
raw_env = [
    "STEWARD_SQLITE_CACHE=4096"
]  # pages are answered as fast from the system's cache, which all processes share
timeout = 120
graceful_timeout = 20
keepalive = 5
control_socket_disable = True
accesslog = None
loglevel = "warning"


def when_ready(server):
    """Load every address and what the product wants to be ready (wire BEFORE_SERVING) once, before the processes part."""
    len(get_resolver().url_patterns)
    for path in getattr(settings, "BEFORE_SERVING", ()):
        import_string(path)()


def pre_fork(server, worker):
    """Close what loading may have opened: a connection shared by two processes is broken.

    What exists now lives as long as the processes do, so nobody need look through it for garbage: looking writes into
    every object, and each process would soon hold a copy of its own.
    """
    connections.close_all()
    gc.collect()
    gc.freeze()
