"""The board of open cases."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from steward.cases.queries import board
from steward.cases.web import marks
from steward.cases.web.listing import ListPage


@require_safe
def case_board(request):
    """Show the open cases in lanes by where they stand."""
    page = ListPage(request, timezone.now())
    lanes = [(lane, marks.cards(lane.rows, page.now)) for lane in board.lanes(**page.scope)]
    return render(request, "cases/board.html", {"page": page, "lanes": lanes})
