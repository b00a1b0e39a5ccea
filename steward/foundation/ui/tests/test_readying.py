from django.template import engines
from django.utils import translation

from steward.foundation.ui.web.readying import ready_pages


def test_every_template_and_language_is_at_hand_before_the_first_page_and_no_database_is_asked():
    loader = engines["django"].engine.template_loaders[0]

    ready_pages()

    assert {"ui/desk.html", "ui/portal.html", "ui/print.html"} <= set(loader.get_template_cache)
    assert {"zh-hant", "zh-hans", "en"} <= set(translation.trans_real._translations)
