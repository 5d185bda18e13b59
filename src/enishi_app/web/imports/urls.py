"""Addresses of imports."""

from django.urls import path

from enishi_app.web.imports import views

app_name = "imports"
urlpatterns = [
    path("", views.show, name="show"),
    path("<int:run>/", views.one, name="one"),
    path("<int:run>/undo/", views.undo, name="undo"),
    path("<int:run>/redo/", views.redo, name="redo"),
]
