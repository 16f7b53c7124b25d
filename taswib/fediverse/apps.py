from django.apps import AppConfig


class FediverseConfig(AppConfig):
    name = "taswib.fediverse"
    default_auto_field = "django.db.models.BigAutoField"
