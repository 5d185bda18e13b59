"""Addresses of the search."""

from django.urls import path

from enishi_app.web.search import views

app_name = "search"
urlpatterns = [path("", views.show, name="show")]
