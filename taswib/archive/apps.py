from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "taswib.archive"
    default_auto_field = "django.db.models.BigAutoField"
