"""A message in a report's thread, between one reader and the desk."""

from django.conf import settings
from django.db import models


class Sender(models.TextChoices):
    READER = "reader"
    DESK = "desk"


class Message(models.Model):
    """The reader sees who wrote only as "the desk"."""

    report = models.ForeignKey("desk.Report", on_delete=models.CASCADE, related_name="messages")
    sender = models.CharField(max_length=6, choices=Sender.choices)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField(default=b"", help_text="to the report's key; opened.py reads it")
    is_question = models.BooleanField(default=False)
    is_wording = models.BooleanField(default=False, help_text="another wording of the reply that is to be published")
    sent_at = models.DateTimeField(help_text="to the hour when the reader wrote it")
    key = models.CharField(max_length=64, null=True, unique=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.sender} · {self.sent_at:%Y-%m-%d}"

    @property
    def is_of_the_desk(self) -> bool:
        return self.sender == Sender.DESK
