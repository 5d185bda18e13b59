"""The web face as a Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Name the app ``web``."""

    name = "enishi_app.web"
    label = "web"
