"""Addresses of reports."""

from django.urls import path

from enishi_app.web.report import views

app_name = "report"
urlpatterns = [
    path("", views.show, name="show"),
    path("records/", views.records, name="records"),
    path("download/", views.download, name="download"),
]
