"""Addresses of Reach."""

from django.urls import path

from enishi_app.web.reach import views

app_name = "reach"
urlpatterns = [
    path("", views.show, name="show"),
    path("plan/", views.plan, name="plan"),
]
