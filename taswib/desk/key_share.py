"""A share: one of the desk's private keys, sealed to one holder's own."""

from django.db import models

from taswib.desk.desk_key import DeskKey
from taswib.desk.key_holder import KeyHolder
from taswib.sealing import seal


class KeyShare(models.Model):
    desk_key = models.ForeignKey(DeskKey, on_delete=models.CASCADE, related_name="shares")
    holder = models.ForeignKey(KeyHolder, on_delete=models.CASCADE, related_name="shares")
    sealed = models.BinaryField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["desk_key", "holder"], name="one_share_a_holder")]

    def __str__(self) -> str:
        return f"{self.desk_key} → {self.holder}"


def share(desk_key: DeskKey, private: bytes, holder: KeyHolder) -> KeyShare:
    """Give `holder` the desk's private key; giving it twice changes nothing."""
    sealed = seal(holder.public, private, desk_key.about)
    return KeyShare.objects.get_or_create(desk_key=desk_key, holder=holder, defaults={"sealed": sealed})[0]
