"""Addresses of this room's pages."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "records"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("enishi_app.web.records.courses_urls")),
]
