"""What every page of the shell knows."""


def shell(request) -> dict:
    """Return the context of the shell: who acts and in which language."""
    return {"actor": getattr(request, "actor", None)}
