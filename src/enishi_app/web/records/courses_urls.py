"""Addresses of introductions, communities and events, each on a page of its own."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
