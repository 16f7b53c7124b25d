"""The network that a request comes from: what floods are counted by, never stored."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

_OF_4, _OF_6 = 24, 48  # bits: what one subscriber or one small provider gets
_UNKNOWN = b"unknown"


def network_of(request: HttpRequest) -> bytes:
    """The address's network, packed. Behind TASWIB_PROXIES proxies it is read where the outermost of them wrote it."""
    try:
        address = ip_address(_address(request))
    except ValueError:
        return _UNKNOWN
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address
    bits = _OF_6 if address.version == 6 else _OF_4
    return ip_network((address, bits), strict=False).network_address.packed


def _address(request: HttpRequest) -> str:
    peer = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.PROXIES:
        return peer
    named = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
    return named[-settings.PROXIES] if len(named) >= settings.PROXIES else peer
