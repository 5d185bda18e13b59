"""Addresses for coming in, leaving, and choosing language and theme."""

from django.urls import path

from enishi_app.web.entry.views import choose_language, choose_theme, enter, leave

app_name = "entry"
urlpatterns = [
    path("enter/<str:token>/", enter, name="enter"),
    path("leave/", leave, name="leave"),
    path("language/", choose_language, name="language"),
    path("theme/", choose_theme, name="theme"),
]
