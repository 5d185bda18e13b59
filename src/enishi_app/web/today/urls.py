"""Addresses of Today."""

from django.urls import path

from enishi_app.web.today import views

app_name = "today"
urlpatterns = [path("", views.show, name="show")]
