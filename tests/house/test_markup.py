import pytest

from tests.house.guards import markup
from tests.house.tree import Template, judge, templates

GUARDS = {
    "inline": markup.no_code_in_markup,
    "roles": markup.no_roles_in_markup,
    "forms": markup.forms_may_be_sent_twice,
}

SAMPLES = [
    ("inline", '<p class="a">', '<p style="color: red">'),
    ("inline", '<script src="a.js"></script>', "<script>let a = 1</script>"),
    ("inline", '<script type="application/json">{}</script>', "<script nonce='x'>let a = 1</script>"),
    ("inline", '<button data-on="x">', '<button onclick="f()">'),
    ("inline", '<button hx-get="/x">', '<button hx-on:click="f()">'),
    ("inline", "<a href='/x'>", "<a href='javascript:f()'>"),
    ("inline", "{# <style> #}", "<style>p { color: red }</style>"),
    ("roles", "{% if page.may_close %}", "{% if actor.holds %}"),
    ("roles", "{% if post_name %}", '{% if actor.post == "SD" %}'),
    ("roles", "{% if page.kind == 'help' %}", "{% elif reader.code in 'PA' %}"),
    ("forms", '<form method="get"></form>', '<form method="post">{% csrf_token %}</form>'),
    ("forms", '<form method="post">{% csrf_token %}{% receipt %}</form>', '<form method="post">{% receipt %}</form>'),
]


@pytest.mark.parametrize("guard", GUARDS)
def test_the_templates_keep_the_rule(guard):
    assert judge(guard, [c for template in templates() for c in GUARDS[guard](template)]) == []


@pytest.mark.parametrize(("guard", "good", "bad"), SAMPLES)
def test_the_guard_bites(guard, good, bad):
    assert list(GUARDS[guard](Template("a.html", "a.html", good))) == []
    assert list(GUARDS[guard](Template("a.html", "a.html", bad)))
