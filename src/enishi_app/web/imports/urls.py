"""Addresses of imports."""

from django.urls import path

from enishi_app.web.imports import lists, looking, views

app_name = "imports"
urlpatterns = [
    path("", views.show, name="show"),
    path("look/<str:token>/", looking.look, name="look"),
    path("look/<str:token>/drop/", looking.drop, name="drop"),
    path("<int:run>/", views.one, name="one"),
    path("<int:run>/progress/", views.progress, name="progress"),
    path("<int:run>/changes/", views.changes, name="changes"),
    path("<int:run>/list/<str:held>/", lists.name, name="list"),
    path("<int:run>/list/<str:held>/undo/", lists.unname, name="unname"),
    path("<int:run>/not-read.csv", views.problems, name="problems"),
    path("<int:run>/stop/", views.stop, name="stop"),
    path("<int:run>/resume/", views.resume, name="resume"),
    path("<int:run>/undo/", views.undo, name="undo"),
    path("<int:run>/redo/", views.redo, name="redo"),
]
