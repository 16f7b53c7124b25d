"""One address for one article, however it was linked."""

from urllib.parse import quote, urlsplit, urlunsplit

from taswib.archive.intake.unreadable import Reason, Unreadable

LONGEST = 500  # as the column `address`


def normalised(raw: str) -> str:
    """The http(s) address with scheme and host in lower case, without fragment and campaign parameters (utm_*).

    What shows nothing in it (direction marks, for the most part) is percent-encoded, as browsers send it.
    Raises Unreadable (ADDRESS), also for one with a user name in it, which would be published with the article.
    """
    try:
        parts = urlsplit(_shown(raw.strip()))
        usable = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable or "@" in parts.netloc or not set(raw).isdisjoint('<>"\\'):
        raise Unreadable(Reason.ADDRESS, raw.strip()[:200])
    query = "&".join(part for part in parts.query.split("&") if not part.lower().startswith("utm_"))
    address = urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", query, ""))
    if len(address) > LONGEST:
        raise Unreadable(Reason.ADDRESS, f"{address[:200]}…")
    return address


def _shown(address: str) -> str:
    plain = address.isprintable() and " " not in address
    return address if plain else "".join(map(_visible, address))


def _visible(char: str) -> str:
    return char if char.isprintable() and not char.isspace() else quote(char, safe="", errors="replace")


def names_an_article(address: str) -> bool:
    """A site's front page is many pages' mistaken canonical address: it would make one article of them all."""
    parts = urlsplit(address)
    return bool(parts.path.strip("/") or parts.query)
