"""Addresses of this room's pages."""

from django.urls import URLPattern, URLResolver, include, path

from enishi_app.web.records import views

app_name = "records"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.index, name="list"),
    path("new/", views.new, name="new"),
    path("new/<str:kind>/", views.add, name="add"),
    path("suggest/", views.suggest, name="suggest"),
    path("entry/<str:entry>/", views.entry, name="entry"),
    path("entry/<str:entry>/correct/", views.correct, name="correct"),
    path("entry/<str:entry>/withdraw/", views.withdraw, name="withdraw"),
    path("entry/<str:entry>/undo/", views.undo, name="undo"),
    path("", include("enishi_app.web.records.courses_urls")),
]
