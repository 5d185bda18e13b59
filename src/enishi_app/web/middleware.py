"""The language a signed-in person chose, and pages that no browser keeps."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from enishi.terms import Language

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


def private_pages(answer: Answer) -> Answer:
    """Forbid browsers to keep pages: what is kept about people lies in one folder only."""

    def answer_privately(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return answer_privately
