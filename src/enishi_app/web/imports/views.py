"""Imports: bringing in a file, its report, and taking it back."""

import tempfile
from pathlib import Path, PurePosixPath

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.sources import explain_problem
from enishi.terms import Language, Problem
from enishi_app.actions.actor import Actor
from enishi_app.actions.imports import (
    list_imports,
    list_problems,
    redo_import,
    show_import,
    undo_import,
)
from enishi_app.jobs.imports import start_import
from enishi_app.web.forms import PageForm
from enishi_app.web.requests import actor_of_request, page


class FileForm(PageForm):
    """A file to bring in."""

    file = forms.FileField(
        label=gettext_lazy("A file or a zip archive"),
        help_text=gettext_lazy("vCard, LinkedIn, Google Contacts, or a table as CSV"),
        error_messages={"empty": gettext_lazy("The file is empty. Choose another.")},
    )


@require_http_methods(["GET", "POST"])
@page
def show(request: HttpRequest) -> HttpResponse:
    """Show earlier imports, and bring in a file."""
    actor = actor_of_request(request)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return redirect("imports:one", run=_start(actor, form.cleaned_data["file"]))
    told = {"form": form, "imports": list_imports(actor)}
    return render(request, "web/imports/show.html", told)


@require_GET
@page
def one(request: HttpRequest, run: int) -> HttpResponse:
    """Show how far an import has come, and what it could not read."""
    actor = actor_of_request(request)
    report = show_import(actor, run)
    problems = [(p, _why(p, actor.language)) for p in list_problems(actor, run)]
    return render(request, "web/imports/one.html", {"report": report, "problems": problems})


@require_POST
@page
def undo(request: HttpRequest, run: int) -> HttpResponse:
    """Take a whole import back."""
    undo_import(actor_of_request(request), run)
    again = reverse("imports:redo", args=[run])
    messages.success(request, _("The import was taken back."), extra_tags=again)
    return redirect("imports:show")


@require_POST
@page
def redo(request: HttpRequest, run: int) -> HttpResponse:
    """Bring an import back that was taken back."""
    redo_import(actor_of_request(request), run)
    messages.success(request, _("The import is back."))
    return redirect("imports:show")


def _start(actor: Actor, upload: "UploadedFile[bytes]") -> int:
    """Write an upload to a passing file, piece by piece, and begin to read it."""
    name = PurePosixPath((upload.name or "").replace("\\", "/")).name or "upload"
    with tempfile.TemporaryDirectory(prefix="enishi-") as folder:
        path = Path(folder) / "upload"
        with path.open("wb") as file:
            file.writelines(upload.chunks())
        return start_import(actor, path, name=name)


def _why(problem: Problem, language: Language) -> str:
    return explain_problem(problem.code).to(language)
