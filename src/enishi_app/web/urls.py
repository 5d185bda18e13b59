"""Addresses of the web face: one module per room."""

from django.urls import include, path

urlpatterns = [
    path("", include("enishi_app.web.today.urls")),
    path("", include("enishi_app.web.entry.urls")),
    path("experiment/", include("enishi_app.web.experiment.urls")),
    path("people/", include("enishi_app.web.people.urls")),
    path("reach/", include("enishi_app.web.reach.urls")),
    path("records/", include("enishi_app.web.records.urls")),
    path("report/", include("enishi_app.web.report.urls")),
    path("imports/", include("enishi_app.web.imports.urls")),
    path("search/", include("enishi_app.web.search.urls")),
    path("settings/", include("enishi_app.web.settings.urls")),
]
