"""Reach: a question in plain words, and who can introduce the user to whom."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from enishi.network import QueryError, explain_query_error, query_parts
from enishi_app.actions.reach import HOPS, ReachAnswer, find_reach
from enishi_app.web.reach.routes import show_reach
from enishi_app.web.requests import actor_of_request, page

_HOPS = (2, 3, 4)


@require_GET
@page
def show(request: HttpRequest) -> HttpResponse:
    """Show the question, and its answer where one was asked."""
    actor, asked = actor_of_request(request), request.GET.get("q", "").strip()
    told: dict[str, object] = {"q": asked, "hops": _hops(request), "hop_choices": _HOPS}
    if not asked:
        return render(request, "web/reach/show.html", told)
    try:
        answer = find_reach(actor, asked, hops=_hops(request))
    except QueryError as error:
        told["error"] = explain_query_error(error, actor.language)
        return render(request, "web/reach/show.html", told)
    told |= {
        "parts": query_parts(answer.query, actor.language),
        "answer": answer,
        "reaches": [show_reach(answer, reach, actor.language) for reach in answer.reaches],
        "without_unknown": _without_unknown(answer, asked),
    }
    return render(request, "web/reach/show.html", told)


def _hops(request: HttpRequest) -> int:
    asked = request.GET.get("hops", "")
    return int(asked) if asked in set(map(str, _HOPS)) else HOPS


def _without_unknown(answer: ReachAnswer, asked: str) -> str:
    """Return the question without the words that were not understood, if there were any."""
    unknown = set(answer.query.unknown)
    kept = [word for word in asked.split() if word not in unknown]
    return " ".join(kept) if unknown and kept else ""
