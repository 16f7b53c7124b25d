"""What a letter's names end in: the host at which the public reads what it is about."""

from urllib.parse import urlsplit


def mail_host(address: str) -> str:
    """Of an address of ours; a name that nobody has where none is set."""
    return urlsplit(address).hostname or "taswib.invalid"
