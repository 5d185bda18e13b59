"""Addresses of Today."""

from django.urls import path, register_converter

from enishi_app.web.today import views
from enishi_app.web.today.converters import TendKindConverter

register_converter(TendKindConverter, "tend_kind")
app_name = "today"
urlpatterns = [
    path("", views.show, name="show"),
    path("tend/<str:entry>/<tend_kind:kind>/", views.tend, name="tend"),
    path("tend/<str:entry>/<tend_kind:kind>/undo/", views.undo, name="undo"),
]
