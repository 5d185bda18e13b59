"""Pages for what went wrong, in the reader's language."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django passes it
    """Answer a request that makes no sense."""
    return render(request, "web/errors/400.html", status=HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django passes it
    """Answer somebody who is not signed in, or may not do this."""
    return render(request, "web/errors/403.html", status=HTTPStatus.FORBIDDEN)


def stale_form(request: HttpRequest, **_why: object) -> HttpResponse:
    """Answer a form that was not sent from an open page of this product."""
    return render(request, "web/errors/stale_form.html", status=HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django passes it
    """Answer an address that leads nowhere."""
    return render(request, "web/errors/404.html", status=HTTPStatus.NOT_FOUND)


def not_this_way(request: HttpRequest, allowed: str) -> HttpResponse:
    """Answer an address that was opened where a form should have been sent."""
    status = HTTPStatus.METHOD_NOT_ALLOWED
    answer = render(request, "web/errors/405.html", status=status)
    answer.headers["Allow"] = allowed
    return answer


def failed(_request: HttpRequest) -> HttpResponse:
    """Answer after an error of the product's own: nothing of the page may need the store."""
    return render(None, "web/errors/500.html", status=HTTPStatus.INTERNAL_SERVER_ERROR)
