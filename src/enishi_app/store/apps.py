"""The store as a Django app."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Name the app ``store``."""

    name = "enishi_app.store"
    label = "store"
