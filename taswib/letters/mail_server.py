"""The newsroom's mail server, as the operator names it."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True)
class MailServer:
    scheme: str
    host: str
    port: int
    username: str
    password: str
    sender: str

    @property
    def is_here(self) -> bool:
        return self.host in ("127.0.0.1", "localhost", "::1")


def mail_server(address: str, sender: str) -> MailServer | None:
    """`smtps://user:password@host:port`, from whom letters come; None where no address is given.

    Raises ValueError with a sentence.
    """
    if not address:
        return None
    try:
        parts = urlsplit(address)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        raise ValueError("TASWIB_MAIL can't be read: write it as smtps://user:password@host.") from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError("TASWIB_MAIL must be smtp:// or smtps:// with a host, as in smtps://user:password@host.")
    if "@" not in sender:
        raise ValueError(
            "TASWIB_MAIL_FROM must be the address from which letters come, as in corrections@newsroom.example."
        )
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.scheme, parts.hostname, port, user, password, sender)
