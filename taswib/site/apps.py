from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "taswib.site"
    label = "taswib_site"
