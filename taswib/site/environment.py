"""What the operator says through environment variables, and the secrets kept in the data folder.

Every variable starts with TASWIB_; docs/operating.md lists them, and a test holds the two together.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from taswib.letters.mail_server import MailServer, mail_server

VARIABLES = (
    "TASWIB_DATA",
    "TASWIB_NEWSROOM",
    "TASWIB_PORT",
    "TASWIB_BIND",
    "TASWIB_HOSTS",
    "TASWIB_HTTPS",
    "TASWIB_PROXIES",
    "TASWIB_FLOOD",
    "TASWIB_MAIL",
    "TASWIB_MAIL_FROM",
    "TASWIB_DATABASE",
    "TASWIB_WORKERS",
    "TASWIB_WATCH",
    "TASWIB_CLUSTER",
    "TASWIB_FETCH_ALLOW",
    "TASWIB_FETCH_PAUSE",
    "TASWIB_API_RATE",
    "TASWIB_DEBUG",
)

TALLIES = "TALLIES_OF_THIS_SERVER"
"""How `taswib up` tells its processes where they count together; no operator sets it."""


@dataclass(frozen=True)
class Environment:
    """The installation as the operator set it up."""

    data: Path
    newsroom: str
    port: int
    bind: str
    hosts: tuple[str, ...]
    https: bool
    proxies: int
    flood: bool
    mail: MailServer | None
    database: str
    workers: int
    watch: bool
    cluster: str
    fetch_allow: frozenset[str]
    fetch_pause: float
    api_rate: int
    debug: bool


def read(variables: dict[str, str]) -> Environment:
    """Raises ValueError with a sentence when a variable can't be read."""
    return Environment(
        data=Path(variables.get("TASWIB_DATA", "") or "var").resolve(),
        newsroom=variables.get("TASWIB_NEWSROOM", ""),
        port=_number(variables, "TASWIB_PORT", 8000),
        bind=variables.get("TASWIB_BIND", "") or "127.0.0.1",
        hosts=_listed(variables, "TASWIB_HOSTS"),
        https=variables.get("TASWIB_HTTPS", "") == "1",
        proxies=_few(variables, "TASWIB_PROXIES"),
        flood=variables.get("TASWIB_FLOOD", "") != "0",
        mail=mail_server(variables.get("TASWIB_MAIL", ""), variables.get("TASWIB_MAIL_FROM", "")),
        database=variables.get("TASWIB_DATABASE", ""),
        workers=_number(variables, "TASWIB_WORKERS", 2),
        watch=variables.get("TASWIB_WATCH", "") != "0",
        cluster=_host_and_port(variables, "TASWIB_CLUSTER"),
        fetch_allow=frozenset(_listed(variables, "TASWIB_FETCH_ALLOW")),
        fetch_pause=_seconds(variables, "TASWIB_FETCH_PAUSE", 1.0),
        api_rate=_number(variables, "TASWIB_API_RATE", 600),
        debug=variables.get("TASWIB_DEBUG", "") == "1",
    )


def _number(variables: dict[str, str], name: str, default: int) -> int:
    raw = variables.get(name, "") or str(default)
    if not raw.isascii() or not raw.isdigit() or not 0 < int(raw) < 65536:
        raise ValueError(f"{name}={raw!r} is not a number from 1 to 65535: correct it or unset it.")
    return int(raw)


def _few(variables: dict[str, str], name: str) -> int:
    raw = variables.get(name, "") or "0"
    if raw not in set("012345"):
        raise ValueError(f"{name}={raw!r} is not a number from 0 to 5: correct it or unset it.")
    return int(raw)


def _listed(variables: dict[str, str], name: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in variables.get(name, "").split(",") if one.strip())


def _host_and_port(variables: dict[str, str], name: str) -> str:
    raw = variables.get(name, "")
    host, _colon, port = raw.rpartition(":")
    if raw and not (host and port.isascii() and port.isdigit()):
        raise ValueError(f"{name}={raw!r} is not host:port, as in 10.77.0.1:6379: correct it or unset it.")
    return raw


def _seconds(variables: dict[str, str], name: str, default: float) -> float:
    raw = variables.get(name, "") or str(default)
    whole, _point, part = raw.partition(".")
    if not raw.isascii() or not (whole + part).isdigit() or float(raw) > 60:
        raise ValueError(f"{name}={raw!r} is not a number of seconds up to 60: correct it or unset it.")
    return float(raw)


def current() -> Environment:
    """The environment of this process."""
    return read(dict(os.environ))


def secret(folder: Path, name: str) -> bytes:
    """The 32 random bytes kept in `folder`/`name`, made on first use and readable by the owner only."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / name
    if not path.exists():
        _write_once(path, secrets.token_hex(32))
    return bytes.fromhex(path.read_text().strip())


def _write_once(path: Path, text: str) -> None:
    """Whole or not at all: two processes that start together must read the same secret."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)  # of a process that was killed while it wrote
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def database(environment: Environment) -> dict[str, object]:
    """Django's DATABASES entry. SQLite in the data folder, unless TASWIB_DATABASE is a postgres:// address."""
    if not environment.database:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": environment.data / "taswib.sqlite3",
            # Closing the last connection makes SQLite fold its log into the file, at every request: keep them.
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
                " PRAGMA foreign_keys=ON;",
            },
        }
    return database_at(environment.database)


def database_at(written: str) -> dict[str, object]:
    """Django's DATABASES entry of a postgres:// address; ValueError with a sentence for any other."""
    address = urlsplit(written)
    if address.scheme not in ("postgres", "postgresql"):
        raise ValueError(f"TASWIB_DATABASE must start with postgres://, not {address.scheme or 'nothing'}://.")
    options = dict(parse_qsl(address.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(address.path.lstrip("/")),
        "USER": unquote(address.username or "") or options.pop("user", ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": address.hostname or options.pop("host", ""),
        "PORT": address.port or options.pop("port", ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
