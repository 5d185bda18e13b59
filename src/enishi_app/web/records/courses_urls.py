"""Addresses of introductions, communities and events, each on a page of its own."""

from django.urls import URLPattern, path

from enishi_app.web.records import courses, groups

urlpatterns: list[URLPattern] = [
    path("introductions/", courses.index, name="introductions"),
    path("introductions/<str:entry>/", courses.show, name="introduction"),
    path("introductions/<str:entry>/back/<int:of>/", courses.step_back, name="step_back"),
    path("communities/", groups.communities, name="communities"),
    path("communities/<str:entry>/", groups.community, name="community"),
    path("events/", groups.events, name="events"),
    path("events/<str:entry>/", groups.event, name="event"),
]
