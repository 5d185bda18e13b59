"""All addresses of the web face, and its pages for what went wrong."""

from django.urls import include, path

urlpatterns = [
    path("", include("enishi_app.web.urls")),
]
handler400 = "enishi_app.web.errors.bad_request"
handler403 = "enishi_app.web.errors.forbidden"
handler404 = "enishi_app.web.errors.not_found"
handler500 = "enishi_app.web.errors.failed"
