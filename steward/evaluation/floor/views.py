"""The pages of the floor, each as a tutorial would write it."""

from django import forms
from django.contrib.auth import authenticate, login
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.csrf import ensure_csrf_cookie

from .models import Ticket

SIZE = 25


class TicketForm(forms.ModelForm):
    """What is typed."""

    class Meta:
        model = Ticket
        fields = ["category", "location", "subject", "body", "prio"]


@ensure_csrf_cookie
def sign_in(request):
    """Let somebody in."""
    if request.method == "POST":
        login(request, authenticate(request, username=request.POST["username"], password=request.POST["password"]))
        return HttpResponse("in")
    return HttpResponse("form")


@login_required
def create(request):
    """Take a ticket."""
    form = TicketForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ticket = form.save(commit=False)
        ticket.created, ticket.status = timezone.now(), "new"
        ticket.save()
        return redirect(f"/t/{ticket.pk}/")
    return render(request, "form.html", {"form": form})


@login_required
def listing(request):
    """Show the newest open tickets."""
    rows = Ticket.objects.filter(status__in=["new", "open"]).order_by("-created")[:SIZE]
    return render(request, "list.html", {"rows": rows})


@login_required
def detail(request, pk):
    """Show one ticket."""
    return render(request, "detail.html", {"ticket": get_object_or_404(Ticket, pk=pk)})


@login_required
def search(request):
    """Show the newest tickets that hold a word, and how many there are."""
    word = request.GET["q"]
    found = Ticket.objects.filter(Q(body__contains=word) | Q(subject__contains=word))
    return render(request, "list.html", {"rows": found.order_by("-created")[:SIZE], "count": found.count()})
