"""Addresses for coming in, leaving, and choosing language and theme."""

from django.urls import path

from enishi_app.web.entry import views

app_name = "entry"
urlpatterns = [
    path("enter/<str:token>/", views.enter, name="enter"),
    path("leave/", views.leave, name="leave"),
    path("language/", views.choose_language, name="language"),
    path("theme/", views.choose_theme, name="theme"),
]
