from types import SimpleNamespace

import pytest

from steward.foundation.identity.versions import StaleVersion, check_version


@pytest.mark.parametrize("typed", [1, 3, None])
def test_a_form_made_from_another_version_is_refused(typed):
    with pytest.raises(StaleVersion):
        check_version(SimpleNamespace(version=2), typed)


def test_a_form_made_from_this_version_passes():
    record = SimpleNamespace(version=2)

    check_version(record, 2)

    assert record.version == 2
