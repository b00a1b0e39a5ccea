from tests.house.guards import sizes
from tests.house.tree import Module, Template, judge, modules, templates

LINE = "    x = 1\n"


def _complaints(path, text):
    return [complaint.name for complaint in sizes.look(Module(path, text))]


def test_the_tree_keeps_its_sizes():
    found = [c for module in modules() for c in sizes.look(module)]
    found += [c for template in templates() for c in sizes.look_at_template(template)]

    assert judge("sizes", found) == []


def test_a_function_at_its_limit_passes_and_one_line_more_fails():
    assert _complaints("steward/cases/actions.py", "def close():\n" + LINE * 59) == []
    assert _complaints("steward/cases/actions.py", "def close():\n" + LINE * 60) == ["close"]


def test_a_view_has_a_shorter_limit():
    assert _complaints("steward/cases/web/views.py", "def page(request):\n" + LINE * 39) == []
    assert _complaints("steward/cases/web/views.py", "def page(request):\n" + LINE * 40) == ["page"]


def test_a_test_has_a_limit_of_its_own():
    assert _complaints("steward/cases/tests/test_x.py", "def test_x():\n" + LINE * 49) == []
    assert _complaints("steward/cases/tests/test_x.py", "def test_x():\n" + LINE * 50) == ["test_x"]


def test_modules_classes_and_templates_have_limits():
    assert _complaints("steward/cases/models.py", "x = 1\n" * 401) == ["module"]
    assert _complaints("steward/cases/models.py", "class Case:\n" + LINE * 250) == ["Case"]
    assert list(sizes.look_at_template(Template("a.html", "a.html", "\n" * 150))) == []
    assert list(sizes.look_at_template(Template("a.html", "a.html", "\n" * 151)))


def test_an_exception_excuses_up_to_its_limit_and_fails_when_nobody_needs_it():
    found = list(sizes.look(Module("steward/cases/models.py", "x = 1\n" * 410)))
    row = {"guard": "sizes", "path": "steward/cases/models.py", "name": "module", "reason": "…"}

    assert judge("sizes", found, [row | {"limit": 410}]) == []
    assert len(judge("sizes", found, [row | {"limit": 409}])) == 2
    assert "nothing needs" in judge("sizes", [], [row])[0]
