"""Whatever is personal can be erased: each kind that names personal fields says whose they are."""

from django.core.exceptions import FieldDoesNotExist

from steward.foundation.kinds.registry import kinds


def _path_exists(model, path):
    for part in path.split("__"):
        try:
            model = model._meta.get_field(part).related_model
        except FieldDoesNotExist:
            return False
    return model is not None and model._meta.label == "privacy.PersonalKey"


def test_personal_fields_belong_to_somebody():
    assert [kind.name for kind in kinds().values() if kind.personal and not kind.person_key] == []


def test_the_key_of_that_somebody_is_where_the_kind_says():
    named = [kind for kind in kinds().values() if kind.person_key]

    assert [kind.name for kind in named if not _path_exists(kind.model, kind.person_key)] == []
