"""Addresses of experiments."""

from django.urls import path

from enishi_app.web.experiment import views

app_name = "experiment"
urlpatterns = [
    path("", views.first, name="show"),
    path("apply/", views.apply, name="apply"),
    path("<str:experiment>/", views.show, name="one"),
    path("<str:experiment>/plan.yaml", views.as_yaml, name="yaml"),
    path("<str:experiment>/mark/<str:activity>/", views.mark, name="mark"),
    path("<str:experiment>/figure/<str:figure>/", views.figure, name="figure"),
]
