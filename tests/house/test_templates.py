"""Every template is used: by a view, by another template, or because a library asks for it by its name."""

import re
from pathlib import Path

from django.apps import apps
from django.forms import renderers

from tests.house.tree import Template, exceptions, modules, templates

NAMED = re.compile(r"(?<=[\"'])(?:[\w/]*,)?([^\"'#,\s]+)(?:#[\w-]+)?(?=[\"'])")
ASKED_BY_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}


def _asked_by_libraries(name):
    folders = [Path(config.path) for config in apps.get_app_configs() if not config.name.startswith("steward")]
    return any((folder / "templates" / name).exists() for folder in [*folders, Path(renderers.__file__).parent])


def unused(found, text):
    named = set(NAMED.findall(text))
    return [
        template.path
        for template in found
        if template.name not in named
        and template.name not in ASKED_BY_DJANGO
        and not _asked_by_libraries(template.name)
    ]


def test_every_template_is_used():
    excused = {row["path"] for row in exceptions() if row["guard"] == "templates"}
    python = "\n".join(module.text for module in modules())
    markup = "\n".join(template.text for template in templates())
    lost = set(unused(templates(), python + markup))

    assert lost - excused == set()
    assert excused - lost == set(), "nothing needs these exceptions any more"


def test_an_unused_template_is_found():
    found = [Template("x/cases/list.html", "cases/list.html", ""), Template("x/cases/old.html", "cases/old.html", "")]

    assert unused(found, 'render(request, "cases/list.html#rows")') == ["x/cases/old.html"]
