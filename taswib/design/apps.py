"""Registers the look with Django, so that its templates, static files and translations are found."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "taswib.design"
    label = "design"
