"""Pages that exist for the browser tests alone: one of each thing that an attribute can ask of the scripts."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from steward.config.urls import urlpatterns as product

FORM = """{% extends "ui/desk.html" %}{% block title %}Practice{% endblock %}{% block heading %}Practice{% endblock %}
{% block main %}
<form method="post" data-draft="practice" id="form" class="stack g12">{% csrf_token %}{% receipt %}
<input type="hidden" name="version" value="{{ version }}">
<div><label class="form-label" for="words">Words</label>
<textarea class="form-control" id="words" name="words"{% if wrong %} aria-invalid="true" aria-describedby="e"{% endif %}>{{ words }}</textarea>
{% if wrong %}<p class="invalid-feedback" id="e">Say something else.</p>{% endif %}</div>
<label><input type="checkbox" name="tick" value="1"> tick</label>
<button class="btn btn-primary" type="submit" data-busy data-ctrl-enter>Send</button></form>
<button class="btn" type="button" data-copy="what to paste" data-key="n">Copy</button>
<details class="pop-d"><summary class="btn">More</summary><div class="pop to-end"><button class="opt" type="button" data-copy="from the menu" data-key="m">Copy</button></div></details>
<p id="received">{% for text in received %}<span>{{ text }}</span>{% endfor %}</p>{% endblock %}"""

LIST = """{% extends "ui/desk.html" %}{% load i18n %}{% block title %}List{% endblock %}{% block heading %}List{% endblock %}
{% block main %}
<div data-combobox class="grow"><label class="form-label" for="who">Who</label>
<input class="form-control" id="who" name="q" role="combobox" aria-expanded="false" aria-controls="found" aria-autocomplete="list"
 autocomplete="off" hx-get="/practice/people/" hx-trigger="input changed delay:50ms" hx-target="#found">
<ul role="listbox" id="found" class="pop" aria-label="People" hidden></ul><input type="hidden" name="person"></div>
{% partialdef table inline %}<form class="sheet listing" id="rows" method="post" data-bulk data-live="/practice/list/" data-live-seconds="2">
{% csrf_token %}{% receipt %}<table class="table"><thead><tr><th scope="col"><input type="checkbox" class="form-check-input" aria-label="All" data-bulk-all></th><th scope="col">Name</th></tr></thead>
<tbody>{% for row in rows %}<tr data-row><td><input type="checkbox" class="form-check-input" name="key" value="{{ row }}" aria-label="Select {{ row }}"></td><td><a href="/practice/{{ row }}/">{{ row }}</a></td></tr>{% endfor %}</tbody></table>
<div class="bulk" role="toolbar" aria-label="Selected" data-bulk-bar hidden><b data-bulk-count data-words="%s selected"></b><button class="btn btn-sm" type="submit" data-key="e">Assign</button></div></form>{% endpartialdef %}
{% endblock %}"""

PART = """{% extends "ui/desk.html" %}{% block title %}Part{% endblock %}{% block heading %}Part{% endblock %}
{% block main %}{% partialdef note inline %}<form class="sheet" id="note" hx-post="/practice/part/" hx-target="#note" hx-swap="outerHTML">{% csrf_token %}{% receipt %}
<div class="in"><label for="text" class="form-label">Note</label><input class="form-control" id="text" name="text" value="{{ text }}"{% if wrong %} aria-invalid="true"{% endif %}>
<button class="btn" type="submit">Keep</button><ol>{% for note in notes %}<li>{{ note }}</li>{% endfor %}</ol></div></form>{% endpartialdef %}{% endblock %}"""

received: list[str] = []
rows: list[str] = []
answers: dict[str, int] = {}


def _page(request, source, context, status=200, part=""):
    template = engines["django"].from_string(source)
    if part:
        engine = template.template.engine
        template.template = template.template.extra_data["partials"][part]
        template.template.engine = engine
    return HttpResponse(template.render(context, request), status=status)


@require_http_methods(["GET", "POST"])
def form(request):
    """Keep what is sent; refuse the word "wrong"."""
    words = request.POST.get("words", "")
    if request.method == "POST" and words != "wrong":
        received.append(words)
        return redirect("/practice/form/")
    wrong = words == "wrong"
    context = {"received": received, "words": words, "wrong": wrong, "version": 1}
    return _page(request, FORM, context, status=422 if wrong else 200)


@require_GET
def listing(request):
    """Show the rows."""
    return _page(request, LIST, {"rows": rows}, part="table" if request.htmx else "")


@require_GET
def people(request):
    """Suggest people."""
    found = [name for name in ("Chen", "Cheng", "Chow", "Ho") if name.lower().startswith(request.GET["q"].lower())]
    options = "".join(f'<li role="option" data-value="key-{name}">{name}</li>' for name in found)
    return HttpResponse(options)


@require_http_methods(["GET", "POST"])
def part(request):
    """Keep a note; answer with the part and a toast, or with the status that the test asked for."""
    text = request.POST.get("text", "")
    status = answers.get(text, 200)
    if request.method == "POST" and status == 200:
        received.append(text)
    context = {"notes": received, "text": "" if status == 200 else text, "wrong": status == 422}
    response = _page(request, PART, context, status=status, part="note" if request.htmx else "")
    if request.method == "POST" and status == 200:
        response.headers["HX-Trigger"] = '{"toast": {"text": "Kept", "undo": "/practice/undo/"}}'
    return response


@login_not_required
@require_http_methods(["POST"])
def undo(request):
    """Take the last one back."""
    received.pop()
    return redirect("/practice/part/")


urlpatterns = [
    path("practice/form/", form),
    path("practice/list/", listing),
    path("practice/people/", people),
    path("practice/part/", part),
    path("practice/undo/", undo),
    *product,
]
