"""The key with which the newsroom's actor signs: RSA, which is what the fediverse reads; the private half lies sealed."""

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings
from django.db import models

from taswib.archive.sealing import opened, sealed
from taswib.people.newsroom import Newsroom

_BITS = 2048


class ActorKeyQuerySet(models.QuerySet["ActorKey"]):
    def of(self, newsroom: Newsroom) -> "ActorKey":
        """The newsroom's, made where there is none yet; of two that are made at once the first stays."""
        found = self.filter(newsroom=newsroom).first()
        return found or self.get_or_create(newsroom=newsroom, defaults=fresh_pair())[0]


class ActorKey(models.Model):
    """`public` is PEM, as the actor's document has it."""

    newsroom = models.OneToOneField(Newsroom, on_delete=models.CASCADE, related_name="+")
    public = models.TextField()
    sealed = models.TextField(editable=False)

    objects = ActorKeyQuerySet.as_manager()

    def __str__(self) -> str:
        return f"actor key of {self.newsroom}"

    @property
    def private(self) -> RSAPrivateKey:
        """Raises SealBroken where the secret that sealed it is no longer there."""
        key = load_pem_private_key(opened(self.sealed, settings.SOURCE_KEY).encode(), None)
        assert isinstance(key, RSAPrivateKey)
        return key


def fresh_pair() -> dict[str, str]:
    """Both halves, as a row has them."""
    key = generate_private_key(public_exponent=65537, key_size=_BITS)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    return {"public": public, "sealed": sealed(private, settings.SOURCE_KEY)}
