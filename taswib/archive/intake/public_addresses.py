"""Which network addresses belong to somebody on the open internet, and may be connected to on a stranger's word."""

from ipaddress import IPv4Network, IPv6Network, ip_address

# Python 3.11's is_global lets 192.0.0.192 and ::127.0.0.1 through (safety.md), so the registries are spelled out.
# Source: IANA special-purpose registries for IPv4 (RFC 6890 and its updates) and IPv6.
_NOT_PUBLIC_4: tuple[IPv4Network, ...] = tuple(
    IPv4Network(net)
    for net in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
# Only what is given out as global unicast: leaves out ::/8 (mapped, compatible, NAT64), fc00::/7, fe80::/10, ff00::/8.
_PUBLIC_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6: tuple[IPv6Network, ...] = tuple(
    IPv6Network(net)
    for net in (
        "2001::/23",  # Teredo, ORCHID, benchmarking and other protocol assignments
        "2001:db8::/32",
        "2002::/16",  # 6to4: an IPv4 address inside
        "3fff::/20",
    )
)


def is_public(address: str) -> bool:
    """Whether a numeric IPv4 or IPv6 address may be anybody's server; one with a zone (`fe80::1%eth0`) never is.

    An IPv6 address that carries an IPv4 one (mapped, compatible, NAT64, 6to4, Teredo) is refused whatever it carries.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if found.version == 4:
        return not any(found in net for net in _NOT_PUBLIC_4)
    if "%" in address:
        return False
    return found in _PUBLIC_6 and not any(found in net for net in _NOT_PUBLIC_6)
