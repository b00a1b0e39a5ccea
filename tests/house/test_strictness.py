import pytest
from django.http import HttpResponse
from django.template import engines
from django.template.base import Origin, Template
from django.template.context import Context

from steward.foundation.numbering.models import Series
from tests.house.tree import ROOT
from tests.strictness import ReadingDoesNotWrite, UnknownName, WroteWhileReading


def _answer(rf, method, view):
    return ReadingDoesNotWrite(view)(getattr(rf, method)("/"))


@pytest.mark.once
@pytest.mark.django_db
def test_a_page_that_writes_while_reading_fails(rf):
    def view(request):
        Series.objects.create(code="TX", period="2611")
        return HttpResponse()

    assert _answer(rf, "post", view).status_code == 200
    with pytest.raises(WroteWhileReading):
        _answer(rf, "get", view)


@pytest.mark.once
@pytest.mark.django_db
def test_a_page_that_reads_passes(rf):
    assert _answer(rf, "get", lambda request: HttpResponse(str(Series.objects.count()))).content == b"0"


@pytest.mark.parametrize("middleware", ["tests.strictness.ReadingDoesNotWrite"])
def test_the_guard_is_in_force_in_every_test(middleware, settings):
    assert settings.MIDDLEWARE[-1] == middleware


def _render(path, text):
    engine = engines["django"].engine
    return Template(text, origin=Origin(str(ROOT / path)), engine=engine).render(Context({"known": {"a": 1}}))


def test_a_name_unknown_in_our_template_fails():
    with pytest.raises(UnknownName):
        _render("steward/cases/templates/cases/list.html", "{{ known.b }}")


def test_a_name_that_is_only_asked_about_passes():
    path = "steward/cases/templates/cases/list.html"

    assert _render(path, "{% if unknown %}x{% endif %}{{ known.a }}") == "1"


def test_a_name_with_a_default_is_optional():
    path = "steward/cases/templates/cases/list.html"

    assert _render(path, "{{ unknown|default:'x' }}{{ known.b|default:known.a }}") == "x1"


def test_a_library_may_be_as_lax_as_it_likes():
    assert _render("elsewhere/templates/account/login.html", "[{{ unknown }}]") == "[]"
