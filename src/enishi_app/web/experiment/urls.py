"""Addresses of experiments."""

from django.urls import path

from enishi_app.web.experiment import applying, revising, starting, views

app_name = "experiment"
urlpatterns = [
    path("", views.first, name="show"),
    path("apply/", applying.apply, name="apply"),
    path("new/", starting.start, name="new"),
    path("all/", starting.every, name="all"),
    path("<str:experiment>/", views.show, name="one"),
    path("<str:experiment>/plan.yaml", views.as_yaml, name="yaml"),
    path("<str:experiment>/revise/", revising.revise, name="revise"),
    path("<str:experiment>/purpose/", revising.change_card, name="purpose"),
    path("<str:experiment>/learn/", revising.learn, name="learn"),
    path("<str:experiment>/mark/<str:activity>/", views.mark, name="mark"),
    path("<str:experiment>/figure/<str:figure>/", views.figure, name="figure"),
]
