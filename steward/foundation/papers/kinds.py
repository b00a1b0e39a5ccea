"""What happens to papers: they are filed on records of any kind, or wait for somebody to say what they are."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from steward.foundation.kinds.registry import Kind, Verb, verbs_of

from .models import SentPage
from .rules import visible_to

VERBS = (
    Verb(
        name="papers.filed", sentence=_("Signed paper filed: {form}"), detail=_("{pages} pages"), icon="file-check",
        evidence=True,
    ),
)  # fmt: skip
KINDS = (
    Kind(
        name="sent_page",
        label=_("Page sent in"),
        model=SentPage,
        visible_to=visible_to,
        url=lambda page: f"{reverse('papers:desk')}#page-{page.key}",
        title=lambda page: str(page.get_finding_display()),
        icon="file-unknown",
        words={"finding": dict(SentPage.Finding.choices)},
        verbs=verbs_of(
            Verb(name="papers.kept", sentence=_("Page kept: {finding}"), icon="file-unknown"),
        ),
    ),
)
