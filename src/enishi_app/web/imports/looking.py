"""Looking into files before anything is kept, and saying what the columns of a table mean."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from enishi.sources import (
    ColumnMapping,
    FormatName,
    TablePreview,
    list_files,
    preview_table,
    tell_problem,
)
from enishi.terms import EnishiError, ProblemCode
from enishi_app.actions.actor import Actor
from enishi_app.actions.imports import AS_RECOGNISED, Choice, mapping_used_for, preview_path
from enishi_app.actions.myself import show_myself
from enishi_app.actions.uploads import Upload, drop_upload, find_upload
from enishi_app.jobs.imports import start_import
from enishi_app.web.imports.forms import ColumnsForm, FormatForm
from enishi_app.web.imports.words import whence
from enishi_app.web.requests import actor_of_request, page

LOOKED_AT = 20_000
"""Readings a look goes through: enough to judge a file by, soon enough to wait for."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table whose columns can be said to mean something.

    Attributes:
        mapping: What they seem to mean, or meant the last time.
        is_remembered: Whether a table with these columns was read before.
    """

    preview: TablePreview
    mapping: ColumnMapping
    is_remembered: bool


@require_http_methods(["GET", "POST"])
@page
def look(request: HttpRequest, token: str) -> HttpResponse:
    """Show what files hold; bring them in when the user says so."""
    actor = actor_of_request(request)
    upload = find_upload(actor, token)
    table = _table(actor, upload)
    given = request.POST if request.method == "POST" and "column_0" in request.POST else None
    form = ColumnsForm(given, table=table.preview, mapping=table.mapping) if table else None
    program = FormatForm(request.POST if request.POST.get("program") else None)
    choice = _choice(form, table, program)
    if request.method == "POST" and request.POST.get("do") == "keep" and _is_fine(form):
        return _bring_in(actor, upload, choice)
    told = {"upload": upload, "form": form, "table": table, "program": program}
    return render(request, "web/imports/look.html", told | _seen(actor, upload, choice))


@require_POST
@page
def drop(request: HttpRequest, token: str) -> HttpResponse:
    """Set files aside: nothing of them is kept."""
    drop_upload(actor_of_request(request), token)
    messages.success(request, _("Nothing of it was kept."))
    return redirect("imports:show")


def _bring_in(actor: Actor, upload: Upload, choice: Choice) -> HttpResponse:
    run = start_import(actor, upload.path, name=upload.name, choice=choice)
    drop_upload(actor, upload.token)
    return redirect("imports:one", run=run)


def _is_fine(form: ColumnsForm | None) -> bool:
    return form is None or not form.is_bound or form.is_valid()


def _table(actor: Actor, upload: Upload) -> Table | None:
    """Return the table that is handed in, unless it is of a format with a reader of its own."""
    try:
        formats = {one.format for one in list_files(upload.path)}
        if upload.path.is_dir() or not formats <= {None, FormatName.CSV}:
            return None
        preview = preview_table(upload.path)
    except EnishiError:
        return None
    used = mapping_used_for(actor, preview.headers)
    return Table(preview=preview, mapping=used or preview.mapping, is_remembered=bool(used))


def _choice(form: ColumnsForm | None, table: Table | None, program: FormatForm) -> Choice:
    if program.chosen:
        return Choice(as_format=program.chosen)
    if form is not None and form.is_bound and form.is_valid():
        return Choice(as_format=FormatName.CSV, mapping=form.mapping())
    if table and table.is_remembered:
        return Choice(as_format=FormatName.CSV, mapping=table.mapping)
    return AS_RECOGNISED


def _seen(actor: Actor, upload: Upload, choice: Choice) -> dict[str, object]:
    try:
        seen = preview_path(
            upload.path, choice=choice, myself=show_myself(actor), reading_limit=LOOKED_AT
        )
    except EnishiError:
        return {"seen": None}
    reasons = [(one, tell_problem(one, actor.language)) for one in seen.problems]
    is_all = seen.record_count + seen.problem_count + len(seen.files) < LOOKED_AT
    is_unknown = any(one.code is ProblemCode.NOT_RECOGNISED for one in seen.problems)
    is_asked = is_unknown or (choice.as_format and not seen.record_count)
    told = {"seen": seen, "problems": reasons, "is_all": is_all, "is_asked": is_asked}
    return told | {"whence": whence() if is_asked else ()}
