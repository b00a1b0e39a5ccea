"""A part that is kept shows what it was given, in the language of the page."""

from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import mark_safe

from steward.foundation.ui.navigation import Way

RAIL = Template('{% steady "ui/rail.html" ways=ways %}')


def way(label, *, current=False) -> Way:
    return Way(
        url="/cases/", icon="folders", label=label, current=current, rail=True, last=False, tab="", act=False, key=""
    )


def rail(*ways: Way) -> str:
    return RAIL.render(Context({"ways": ways}))


def test_each_reader_sees_the_ways_given():
    assert "Cases" in rail(way("Cases"))
    assert "Cases" not in rail(way("Jobs"))
    assert "Jobs" in rail(way("Jobs"), way("Cases"))


def test_the_open_way_is_that_of_this_page():
    assert 'aria-current="page"' in rail(way("Cases", current=True))
    assert 'aria-current="page"' not in rail(way("Cases"))


def test_the_same_lazy_words_are_said_in_each_language():
    words = translation.gettext_lazy("Cases")
    drawn = []
    for language in ("zh-hant", "en", "zh-hant"):
        with translation.override(language):
            drawn.append(rail(way(words)))

    assert drawn[0] == drawn[2] != drawn[1]


def test_nothing_of_the_page_comes_in_beside_what_is_given():
    kept = Template('{% steady "ui/rail.html" ways=ways %}')

    drawn = kept.render(Context({"ways": (), "way": way("Jobs"), "shell": {"ways": (way("Jobs"),)}}))

    assert "Jobs" not in drawn


def test_words_to_be_escaped_and_safe_words_are_kept_apart():
    said = Template('{% steady "ui/crumbs.html" url="/" words="" here=words %}')

    safe, plain = (said.render(Context({"words": words})) for words in (mark_safe("<b>"), "<b>"))

    assert "<b>" in safe
    assert "&lt;b&gt;" in plain
    assert "<b>" not in plain
