"""Addresses of people."""

from django.urls import path

from enishi_app.web.people import views

app_name = "people"
urlpatterns = [
    path("", views.index, name="list"),
    path("new/", views.new, name="new"),
    path("<str:person>/", views.show, name="show"),
    path("<str:person>/say/", views.say, name="say"),
    path("<str:person>/consent/", views.consent, name="consent"),
    path("<str:person>/unsay/<str:sign>/", views.unsay, name="unsay"),
    path("<str:person>/say-again/<str:sign>/", views.say_again, name="say_again"),
]
