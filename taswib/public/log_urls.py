"""The addresses of the log, its feeds, and the pages about the desk."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
