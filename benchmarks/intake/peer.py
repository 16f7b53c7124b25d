"""The peer: django-helpdesk's public form, in the configuration in which it was fastest just now."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from http.cookies import SimpleCookie
from itertools import count as counting
from pathlib import Path
from urllib.request import urlopen

from benchmarks.intake import peer_packages
from benchmarks.intake.load import Form
from benchmarks.intake.server import Server, free_port, granian_options, serving
from benchmarks.intake.stores import Postgres, Rows, Sqlite
from benchmarks.intake.words import CONTACT, HOW, RIGHT, WRONG, encoded
from taswib.site.serving import THREADS

SITE = Path(__file__).with_name("peer_site")
PAGE = "/tickets/submit/"
EMBEDDED = "/tickets/submit_iframe/"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="(\w+)"')
_numbers = counting(1)


@dataclass(frozen=True)
class Configuration:
    """Which of its two public forms, in one transaction or not, with a mail composed or not, in how many threads."""

    name: str
    door: str
    one_transaction: bool
    mail: bool
    threads: int

    def environment(self) -> dict[str, str]:
        return {"PEER_ONE_TRANSACTION": str(int(self.one_transaction)), "PEER_MAIL": str(int(self.mail))}


_FEW = 2  # threads a process: without a shared commit, more of them only fight for SQLite's one writer
_FORMS = (
    Configuration("as documented", PAGE, one_transaction=False, mail=True, threads=_FEW),
    Configuration("no mail", PAGE, one_transaction=False, mail=False, threads=_FEW),
    Configuration("no mail, one transaction", PAGE, one_transaction=True, mail=False, threads=_FEW),
    Configuration("embedded form, no mail", EMBEDDED, one_transaction=False, mail=False, threads=_FEW),
    Configuration("embedded form, no mail, one transaction", EMBEDDED, one_transaction=True, mail=False, threads=_FEW),
)
CONFIGURATIONS = (
    *_FORMS,
    *(replace(one, name=f"{one.name}, {THREADS} threads", threads=THREADS) for one in _FORMS if one.one_transaction),
)


@dataclass(frozen=True)
class Peer:
    """django-helpdesk on one database; `log` takes what its server says."""

    store: Sqlite | Postgres
    log: Path
    configuration: Configuration
    name: str = "django-helpdesk"
    receipt: re.Pattern[bytes] = re.compile(rb"^location: \S+&key=([0-9a-f-]{36})", re.M | re.I)

    @property
    def rows(self) -> Rows:
        return Rows(self.store, "helpdesk_ticket")

    @property
    def database_pid(self) -> int | None:
        return self.store.pid

    def that_gives_receipts(self) -> "Peer":
        """The same, through the form that gives its sender a key; the embedded one only says thanks."""
        return replace(self, configuration=replace(self.configuration, door=PAGE))

    def prepare(self) -> None:
        """Make its tables and a queue that the public may write to."""
        command = [str(peer_packages.program("python")), "-B", "prepare.py"]
        subprocess.run(command, cwd=SITE, env=self._environment(), check=True)

    def serving(self) -> AbstractContextManager[Server]:
        port = free_port()
        command = [
            str(peer_packages.program("granian")),
            *granian_options(port, self.configuration.threads),
            "wsgi:application",
        ]
        return serving(command, port, PAGE, self.log, self._environment(), SITE)

    def form(self, server: Server) -> Form:
        """A token against forged requests, where the form has one, is fetched once and sent with every post."""
        body = f"{WRONG}\n{RIGHT}\n{HOW}"
        fields = encoded(body=body, queue=1, priority=3, due_date="", submitter_email=CONTACT)
        door = self.configuration.door
        if door == EMBEDDED:
            return Form(door, fields, acknowledged=302)
        cookie, token = _cookie_and_token(f"http://127.0.0.1:{server.port}{door}")
        return Form(door, f"{fields}&csrfmiddlewaretoken={token}", acknowledged=302, cookie=cookie)

    def endings(self, count: int) -> Iterator[str]:
        return (encoded(title=f"جسر وادي السدر، بلاغ {next(_numbers)}") for _ in range(count))

    def _environment(self) -> dict[str, str]:
        if isinstance(self.store, Sqlite):
            where = {"PEER_DATABASE": str(self.store.path)}
        else:
            socket = str(self.store.cluster.socket_directory)
            where = {"PEER_DATABASE": self.store.name, "PEER_SOCKET": socket}
        return {"DJANGO_SETTINGS_MODULE": "settings", **where, **self.configuration.environment()}


def _cookie_and_token(address: str) -> tuple[str, str]:
    with urlopen(address) as answer:
        cookie = SimpleCookie(answer.headers["Set-Cookie"])["csrftoken"]
        token = TOKEN.search(answer.read())
    assert token is not None, f"no token in the form at {address}"
    return f"csrftoken={cookie.value}", token[1].decode()
