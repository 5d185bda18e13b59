"""Addresses of settings and privacy."""

from django.urls import path

from enishi_app.web.settings import views

app_name = "settings"
urlpatterns = [path("", views.show, name="show")]
