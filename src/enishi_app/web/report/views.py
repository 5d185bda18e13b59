"""Reports: read on a page, opened down to their records, and taken away as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from enishi.report import RecordList, Report, plain_words, tell_hidden, tell_missing
from enishi_app.actions.actor import NoSuchThingError, today_of
from enishi_app.actions.experiments import list_experiments
from enishi_app.actions.reports import (
    PersonName,
    ReportFormat,
    people_behind,
    render_report,
    write_report,
)
from enishi_app.web.report.forms import WishForm, address_of, with_defaults
from enishi_app.web.requests import actor_of_request, page

_TYPES = {ReportFormat.MARKDOWN: "text/markdown", ReportFormat.HTML: "text/html"}


@require_GET
@page
def show(request: HttpRequest) -> HttpResponse:
    """Show a report, with what it hid and what it misses beside it."""
    actor, form = actor_of_request(request), _form(request)
    if not list_experiments(actor):
        return render(request, "web/report/none.html")
    if not form.is_valid():
        return render(request, "web/report/show.html", {"form": form})
    report, again = write_report(actor, form.wish()), address_of(form.wish())
    link = f"{reverse('report:records')}?{again}&key={{key}}"
    article = render_report(report, ReportFormat.HTML, link=link, is_standalone=False)
    written = {
        "form": form,
        "article": mark_safe(article),  # noqa: S308  # every word in it was escaped
        "hidden": tell_hidden(report),
        "missing": tell_missing(report),
        "again": again,
        "report_language": form.wish().language,
    }
    return render(request, "web/report/show.html", written)


@require_GET
@page
def records(request: HttpRequest) -> HttpResponse:
    """List the records that one number of a report was counted from."""
    form = _form(request)
    if not form.is_valid():
        return render(request, "web/report/show.html", {"form": form})
    actor, wish = actor_of_request(request), form.wish()
    found = _records_behind(write_report(actor, wish), request.GET.get("key", ""))
    told = {
        "title": plain_words(found.title),
        "lines": _lines(found, people_behind(actor, found.records)),
        "again": address_of(wish),
        "wish": wish,
    }
    return render(request, "web/report/records.html", told)


@require_GET
@page
def download(request: HttpRequest) -> HttpResponse:
    """Hand a report out as a file."""
    form = _form(request)
    if not form.is_valid():
        return render(request, "web/report/show.html", {"form": form})
    as_format = _format_of(request)
    wish = form.wish()
    text = render_report(write_report(actor_of_request(request), wish), as_format)
    name = f"enishi-{wish.kind}-{wish.as_of}-{wish.language}.{as_format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=f"{_TYPES[as_format]}; charset=utf-8", headers=headers)


def _form(request: HttpRequest) -> WishForm:
    actor = actor_of_request(request)
    experiments = list_experiments(actor)
    given = with_defaults(
        request.GET.dict(),
        day=today_of(actor),
        language=actor.language,
        experiments=experiments,
    )
    if given["experiment"] not in {"", *(one.id for one in experiments)}:
        msg = "experiment must be one of this workspace, got another"
        raise NoSuchThingError(msg)
    return WishForm(given, experiments=experiments, language=actor.language)


def _records_behind(report: Report, key: str) -> RecordList:
    for found in report.document.record_lists:
        if found.key == key:
            return found
    msg = "key must be that of a number in this report, got another"
    raise NoSuchThingError(msg)


def _lines(found: RecordList, people: dict[str, list[PersonName]]) -> list[dict[str, object]]:
    return [
        {"line": line, "words": plain_words(line.words), "people": people.get(line.id, ())}
        for line in found.lines
    ]


def _format_of(request: HttpRequest) -> ReportFormat:
    asked = request.GET.get("format", ReportFormat.HTML)
    return ReportFormat.MARKDOWN if asked == ReportFormat.MARKDOWN else ReportFormat.HTML
