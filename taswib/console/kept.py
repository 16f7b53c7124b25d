"""What somebody wrote to an address at which they could not be let in: kept, until it can be sent."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from taswib.design.secret_fields import is_secret

_TYPED = {"words", "reasons", "why", "was", "now"}
_PREFIX = "kept."
ADDRESS = "kept-address"


@dataclass(frozen=True)
class Kept:
    """`fields` are the names and values as they were posted to `address`, in order."""

    address: str
    fields: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, request: HttpRequest) -> "Kept | None":
        """What this request posts; None when it posts nothing."""
        if request.method != "POST":
            return None
        return cls(request.get_full_path(), _fields(request))

    @classmethod
    def carried_by(cls, request: HttpRequest) -> "Kept | None":
        """What the sign-in page carried along; None when it carried nothing, or towards a foreign address."""
        address = request.POST.get(ADDRESS, "")
        if not is_ours(address):
            return None
        carried = (pair for pair in _fields(request) if pair[0].startswith(_PREFIX))
        return cls(address, tuple((name.removeprefix(_PREFIX), value) for name, value in carried))

    @property
    def carried(self) -> list[tuple[str, str]]:
        """The hidden fields by which the sign-in page carries it."""
        return [(ADDRESS, self.address), *((_PREFIX + name, value) for name, value in self.fields)]

    @property
    def words(self) -> list[str]:
        """What was typed, without the codes of buttons, choices and editions."""
        return [value for name, value in self.fields if name in _TYPED and value.strip()]


def is_ours(address: str) -> bool:
    """Whether `address` is a page of this console, on this very host."""
    if not address.startswith("/") or not url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return False
    try:
        return resolve(urlsplit(address).path).namespace == "console"
    except (Resolver404, ValueError):
        return False


def _fields(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    pairs = ((name, value) for name, values in request.POST.lists() for value in values)
    return tuple(pair for pair in pairs if not is_secret(pair[0]))
