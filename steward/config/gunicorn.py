"""How the web server runs: a process per core with one thread each (more threads make pages slower here).

`gthread` with one thread, not `sync`: browsers open connections in advance, and a sync worker would wait for them.
"""

from django.db import connections
from django.urls import get_resolver

worker_class = "gthread"
threads = 1
preload_app = True  # the product is loaded once and shared by all processes until they write
timeout = 120
graceful_timeout = 20
keepalive = 5
control_socket_disable = True
accesslog = None
loglevel = "warning"


def when_ready(server):
    """Load every address once, before the processes part."""
    len(get_resolver().url_patterns)


def pre_fork(server, worker):
    """Close what loading may have opened: a connection shared by two processes is broken."""
    connections.close_all()
