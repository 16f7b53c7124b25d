"""Make the peer's tables and one queue that the public may write to; doing it twice changes nothing."""

import os

import django
from django.core.management import call_command

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()

from helpdesk.models import Queue  # noqa: E402 (models can be imported only after set-up)

call_command("migrate", verbosity=0)
Queue.objects.get_or_create(
    slug="newsroom",
    defaults={"title": "Newsroom", "allow_public_submission": True, "email_address": "desk@example.org"},
)
