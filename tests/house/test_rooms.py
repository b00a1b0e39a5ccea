import pytest

from tests.house.guards import rooms
from tests.house.tree import Module, obeyed_by_tree

GUARDS = {
    "writes": rooms.only_actions_write,
    "signals": rooms.no_signals,
    "clock": rooms.doors_read_the_clock,
    "locks": rooms.locks_name_their_tables,
    "overrides": rooms.models_do_not_override_save,
    "migrations": rooms.migrations_stand_alone,
}

# guard, path, a line that passes, a line that must not
SAMPLES = [
    ("writes", "steward/cases/web/views.py", "known.update({1: 2})", "Case.objects.update(a=1)"),
    ("writes", "steward/cases/queries.py", "cache.delete('key')", "case.delete()"),
    ("writes", "steward/cases/queries.py", "picture.save(buffer, 'PNG')", "case.save()"),
    ("writes", "steward/cases/rules.py", "digest.update(b'')", "case.save(update_fields=['a'])"),
    ("writes", "steward/cases/models.py", "list(x)", "Case.objects.create(a=1)"),
    ("writes", "steward/cases/kinds.py", "list(x)", "Case.objects.bulk_create(rows)"),
    ("writes", "steward/foundation/search/queries.py", "c.execute('SELECT 1')", "c.execute('DELETE FROM a WHERE 1')"),
    ("signals", "steward/cases/apps.py", "import django.apps", "from django.db.models.signals import post_save"),
    ("signals", "steward/cases/apps.py", "import django.apps", "from django.db.models import signals"),
    ("signals", "steward/cases/apps.py", "import django.apps", "from django.dispatch import receiver"),
    ("clock", "steward/cases/actions.py", "timezone.localtime(at)", "timezone.now()"),
    ("clock", "steward/cases/rules.py", "date.fromisoformat(text)", "date.today()"),
    ("clock", "steward/cases/queries.py", "datetime.combine(a, b)", "datetime.now(tz=UTC)"),
    ("locks", "steward/cases/actions.py", "q.select_for_update(of=('self',))", "q.select_for_update()"),
    ("migrations", "steward/cases/migrations/0001_initial.py", "import uuid", "import steward.cases.models"),
    ("migrations", "steward/cases/migrations/0001_initial.py", "x = 1", "from steward.cases import models"),
]


@pytest.mark.parametrize("guard", GUARDS)
def test_the_tree_keeps_the_rule(guard):
    assert obeyed_by_tree(guard, GUARDS[guard]) == []


@pytest.mark.parametrize(("guard", "path", "good", "bad"), SAMPLES)
def test_the_guard_bites(guard, path, good, bad):
    assert list(GUARDS[guard](Module(path, f"def f():\n    {good}\n"))) == []
    assert list(GUARDS[guard](Module(path, f"def f():\n    {bad}\n")))


def test_a_model_that_overrides_save_is_found():
    good = "class Case:\n    def close(self):\n        pass\n"
    bad = "class Case:\n    def save(self):\n        pass\n"

    assert list(rooms.models_do_not_override_save(Module("steward/cases/models.py", good))) == []
    assert list(rooms.models_do_not_override_save(Module("steward/cases/models.py", bad)))


def test_actions_and_tests_may_write():
    text = "def f():\n    case.save()\n"

    assert list(rooms.only_actions_write(Module("steward/cases/actions/closing.py", text))) == []
    assert list(rooms.only_actions_write(Module("steward/cases/tests/factories.py", text))) == []
