from django.apps import AppConfig


class FollowingConfig(AppConfig):
    name = "taswib.following"
    default_auto_field = "django.db.models.BigAutoField"
