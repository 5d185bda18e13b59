"""All addresses of the web face."""

from django.urls import include, path

urlpatterns = [
    path("", include("enishi_app.web.urls")),
]
