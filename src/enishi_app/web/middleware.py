"""The language of a signed-in person, pages no browser keeps, and no blank answers."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from enishi.terms import Language
from enishi_app.web.errors import not_this_way

Answer = Callable[[HttpRequest], HttpResponseBase]


def user_language(answer: Answer) -> Answer:
    """Write pages in the language of the user's own settings, where there is one."""

    def answer_in_language(request: HttpRequest) -> HttpResponseBase:
        chosen = getattr(request.user, "language", "")
        if chosen in set(Language):
            translation.activate(chosen)
            request.LANGUAGE_CODE = chosen
        return answer(request)

    return answer_in_language


def told_methods(answer: Answer) -> Answer:
    """Show a page where an address that only takes forms is opened, as by loading it again."""

    def answer_in_words(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return not_this_way(request, response.headers.get("Allow", ""))
        return response

    return answer_in_words


def private_pages(answer: Answer) -> Answer:
    """Forbid browsers to keep pages: what is kept about people lies in one folder only."""

    def answer_privately(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return answer_privately
