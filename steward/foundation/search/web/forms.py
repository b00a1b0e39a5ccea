"""What may be asked of the one box."""

from django import forms
from django.utils.translation import gettext_lazy as _

from steward.foundation.search.queries import kind_choices
from steward.foundation.search.words import LONGEST_QUERY

LAST_PLACE = (1 << 63) - 1


class SearchForm(forms.Form):
    """The words, a kind when one alone is asked for, and where the page before ended."""

    q = forms.CharField(max_length=LONGEST_QUERY, required=False, label=_("Search everything"))
    kind = forms.ChoiceField(choices=kind_choices, required=False)
    before = forms.IntegerField(min_value=0, max_value=LAST_PLACE, required=False)
