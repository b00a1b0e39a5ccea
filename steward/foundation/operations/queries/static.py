"""Are the collected static files those of this version?"""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders


def collected_is_current() -> bool:
    """Return whether the manifest of collected static files is newer than every file it was made from."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists():
        return False
    made_at = manifest.stat().st_mtime
    return all(
        Path(storage.path(path)).stat().st_mtime <= made_at
        for finder in get_finders()
        for path, storage in finder.list([])
    )
