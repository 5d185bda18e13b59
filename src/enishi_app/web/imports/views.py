"""Imports: handing files in, how far one has come, what it could not read, and taking it back."""

import csv
from collections.abc import Iterable, Iterator, Sequence

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.sources import tell_problem
from enishi_app.actions.actor import Actor, today_of
from enishi_app.actions.import_changes import changes_of_import
from enishi_app.actions.imports import (
    ImportStateError,
    list_imports,
    list_problems,
    redo_import,
    show_import,
    undo_import,
)
from enishi_app.actions.lists import lists_of_import
from enishi_app.actions.uploads import MOST_FILES, UploadError, keep_upload
from enishi_app.jobs.imports import start_resume, stop_import
from enishi_app.web.imports.forms import FilesForm
from enishi_app.web.imports.telling import (
    UNDER_WAY,
    tell_changes,
    tell_problem_kinds,
    tell_report,
)
from enishi_app.web.imports.words import whence
from enishi_app.web.requests import actor_of_request, page

SHOWN = 100
SHOWN_CHANGES = 10
COMPARED_AT_ONCE = 20_000
"""Records up to which an import's page says what changed; beyond, a page of its own does."""
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


@require_http_methods(["GET", "POST"])
@page
def show(request: HttpRequest) -> HttpResponse:
    """Show earlier imports, and take files to look at."""
    actor = actor_of_request(request)
    form = FilesForm(request.POST, request.FILES) if request.method == "POST" else FilesForm()
    if form.is_bound and form.is_valid():
        files = list(_named(form.cleaned_data["chosen"], request.POST.getlist("path")))
        try:
            return redirect("imports:look", token=keep_upload(actor, files).token)
        except UploadError:
            full = _("The file could not be written. Is the disk full? Nothing was kept.")
            form.add_error("chosen", full)
    told = {"form": form, "imports": list_imports(actor), "whence": whence(), "most": MOST_FILES}
    return render(request, "web/imports/show.html", told)


@require_GET
@page
def one(request: HttpRequest, run: int) -> HttpResponse:
    """Show how far an import has come, and what it could not read."""
    actor = actor_of_request(request)
    report = show_import(actor, run)
    pages = Paginator(range(report.problems), SHOWN)
    shown = pages.get_page(request.GET.get("page"))
    start = shown.start_index() - 1 if report.problems else 0
    told = tell_report(report) | {
        "problems": list(_reasons(actor, run, start=start)),
        "problem_kinds": tell_problem_kinds(actor, run) if report.problems else (),
        "shown": shown,
        "lists": lists_of_import(actor, run),
        "today": today_of(actor),
    }
    if report.status not in UNDER_WAY and report.read <= COMPARED_AT_ONCE:
        told |= _changes(actor, run, page=1, size=SHOWN_CHANGES)
    return render(request, "web/imports/one.html", told)


@require_GET
@page
def changes(request: HttpRequest, run: int) -> HttpResponse:
    """Show everything that an import changed, beside the one before it."""
    actor = actor_of_request(request)
    asked = request.GET.get("page", "1")
    number = int(asked[:9]) if asked.isdecimal() else 1
    told = _changes(actor, run, page=number, size=SHOWN)
    return render(request, "web/imports/changes.html", told | tell_report(show_import(actor, run)))


@require_GET
@page
def progress(request: HttpRequest, run: int) -> HttpResponse:
    """Answer a page that asks again and again how far an import has come."""
    told = tell_report(show_import(actor_of_request(request), run))
    answer = render(request, "web/imports/job.html", told)
    if not told["is_under_way"]:
        answer["HX-Refresh"] = "true"
    return answer


@require_GET
@page
def problems(request: HttpRequest, run: int) -> StreamingHttpResponse:
    """Hand out everything that was not read, as a table."""
    actor = actor_of_request(request)
    show_import(actor, run)
    name = f"not-read-{run}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    lines = _lines(actor, run)
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


@require_POST
@page
def stop(request: HttpRequest, run: int) -> HttpResponse:
    """Stop an import where it stands."""
    actor = actor_of_request(request)
    stop_import(actor, show_import(actor, run).id)
    messages.success(request, _("It stops after what is being kept just now. It can go on later."))
    return redirect("imports:one", run=run)


@require_POST
@page
def resume(request: HttpRequest, run: int) -> HttpResponse:
    """Go on with an import that was interrupted."""
    actor = actor_of_request(request)
    if show_import(actor, run).status not in UNDER_WAY | {"done", "undone"}:
        start_resume(actor, run)
    return redirect("imports:one", run=run)


@require_POST
@page
def undo(request: HttpRequest, run: int) -> HttpResponse:
    """Take a whole import back."""
    try:
        undo_import(actor_of_request(request), run)
    except ImportStateError:
        messages.error(request, _("It is being read, or was taken back already."))
    else:
        again = reverse("imports:redo", args=[run])
        messages.success(request, _("The import was taken back."), extra_tags=again)
    return redirect("imports:show")


@require_POST
@page
def redo(request: HttpRequest, run: int) -> HttpResponse:
    """Bring an import back that was taken back."""
    try:
        redo_import(actor_of_request(request), run)
    except ImportStateError:
        messages.error(request, _("It was not taken back."))
    else:
        messages.success(request, _("The import is back."))
    return redirect("imports:show")


def _named(
    files: "Sequence[UploadedFile[bytes]]", paths: Sequence[str]
) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Yield files with their paths in the folders they came in, where a script told them."""
    names = paths if len(paths) == len(files) else [one.name or "" for one in files]
    return ((name, one.chunks()) for name, one in zip(names, files, strict=True))


def _changes(actor: Actor, run: int, *, page: int, size: int) -> dict[str, object]:
    found = changes_of_import(actor, run, page=page, size=size)
    total = max(found.changed_count, found.gone_count)
    return {
        "found": found,
        "changes": tell_changes(found),
        "pages": Paginator(range(total), size).get_page(found.page),
        "is_more": total > size,
    }


def _reasons(actor: Actor, run: int, *, start: int) -> Iterator[tuple[object, str]]:
    for problem in list_problems(actor, run, start=start, limit=SHOWN):
        yield problem, tell_problem(problem, actor.language)


def _lines(actor: Actor, run: int) -> Iterator[str]:
    table = csv.writer(_Echo())
    # Without this sign a Japanese Excel takes the file for another encoding.
    yield "\ufeff"
    yield table.writerow([_("File"), _("Row"), _("Field"), _("Why it was not read")])
    start = 0
    while found := list_problems(actor, run, start=start, limit=SHOWN):
        for one in found:
            why = tell_problem(one, actor.language)
            yield table.writerow(map(_safe, (one.file, str(one.row or ""), one.field, why)))
        start += len(found)


def _safe(cell: str) -> str:
    """Keep a spreadsheet from taking a cell for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell
