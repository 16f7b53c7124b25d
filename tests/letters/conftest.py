"""Real servers: Debian's dovecot for what comes in, aiosmtpd for what goes out."""

import asyncio
import contextlib
import grp
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

_DOVECOT = shutil.which("dovecot") or "/usr/sbin/dovecot"
_MISSING = "Debian's dovecot-imapd is not installed: scripts/debian-packages.sh names it."
USER, PASSWORD = "corrections", "a-mailbox-password"
_CONFIGURATION = """
base_dir = {folder}/run
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
auth_failure_delay = 0
disable_plaintext_auth = no
default_internal_user = {inner}
default_internal_group = {inner_group}
default_login_user = {login}
mail_location = maildir:{folder}/mail/%u
mail_uid = {owner}
mail_gid = {group}
first_valid_uid = 0
first_valid_gid = 0
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={owner} gid={group} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


@dataclass
class PostOffice:
    """A mailbox on a server of its own."""

    port: int

    @property
    def address(self) -> str:
        return f"imap://{USER}@127.0.0.1:{self.port}"

    def deliver(self, *letters: bytes | EmailMessage) -> None:
        with self.opened() as box:
            for letter in letters:
                box.append("INBOX", "", None, bytes(letter))

    def unread(self) -> int:
        with self.opened() as box:
            box.select("INBOX")
            return len(box.search(None, "UNSEEN")[1][0].split())

    def empty(self) -> None:
        with self.opened() as box:
            box.select("INBOX")
            box.store("1:*", "+FLAGS", r"\Deleted")
            box.expunge()

    @contextlib.contextmanager
    def opened(self) -> Iterator[imaplib.IMAP4]:
        with imaplib.IMAP4("127.0.0.1", self.port, timeout=10) as box:
            box.login(USER, PASSWORD)
            yield box


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def dovecot() -> Iterator[PostOffice]:
    if not Path(_DOVECOT).exists():
        if os.environ.get("CI") == "true":
            pytest.fail(_MISSING)
        pytest.skip(_MISSING)
    folder, port = Path(tempfile.mkdtemp(prefix="taswib-dovecot-")), free_port()
    settings = {"folder": folder, "port": port, "password": PASSWORD, **_users(folder)}
    (folder / "dovecot.conf").write_text(_CONFIGURATION.format(**settings))
    process = subprocess.Popen(
        [_DOVECOT, "-F", "-c", folder / "dovecot.conf"],
        stdin=subprocess.DEVNULL,  # with ours it would hold the pipe
        stdout=subprocess.DEVNULL,
        stderr=(folder / "said").open("wb"),
    )
    office = PostOffice(port)
    try:
        _wait_for(office, folder)
        yield office
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


def _users(folder: Path) -> dict[str, str]:
    """As whom its parts run: as us, or, where we are root, as Debian's package has it, for dovecot refuses root."""
    if os.getuid() != 0:
        me, mine = pwd.getpwuid(os.getuid()).pw_name, grp.getgrgid(os.getgid()).gr_name
        return {"owner": me, "group": mine, "inner": me, "inner_group": mine, "login": me}
    folder.chmod(0o755)
    (folder / "mail").mkdir()
    shutil.chown(folder / "mail", "mail", "mail")
    return {"owner": "mail", "group": "mail", "inner": "dovecot", "inner_group": "dovecot", "login": "dovenull"}


def _wait_for(office: PostOffice, folder: Path) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with contextlib.suppress(OSError, imaplib.IMAP4.error), office.opened():
            return
        time.sleep(0.05)
    logged = folder / "dovecot.log"
    raise RuntimeError((folder / "said").read_text() + (logged.read_text() if logged.exists() else ""))


@pytest.fixture
def office(dovecot: PostOffice) -> PostOffice:
    """The mailbox, with nothing in it."""
    with contextlib.suppress(imaplib.IMAP4.error):
        dovecot.empty()
    return dovecot


@dataclass
class Postman:
    """A mail server that keeps what it was given; it can refuse, be slow by `seconds`, break off over words, and be away."""

    port: int
    letters: list[tuple[str, bytes]] = field(default_factory=list)
    says: str = "250 Kept"
    says_to: str = ""
    seconds: float = 0.0
    refuses_sender: bool = False
    breaks_over: bytes = b""
    _controller: Any = None

    async def handle_DATA(self, server: Any, session: object, envelope: Any) -> str:
        if self.breaks_over and self.breaks_over in envelope.content:
            server.transport.abort()
        await asyncio.sleep(self.seconds)
        if self.says.startswith("250"):
            self.letters.append((envelope.rcpt_tos[0], envelope.content))
        return self.says

    async def handle_MAIL(self, server: object, session: object, envelope: Any, address: str, options: object) -> str:
        if self.refuses_sender:
            return "550 Not from there"
        envelope.mail_from = address
        return "250 Good"

    async def handle_RCPT(self, server: object, session: object, envelope: Any, address: str, options: object) -> str:
        if self.says_to:
            return self.says_to
        envelope.rcpt_tos.append(address)
        return "250 Good"

    def open(self) -> None:
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def close(self) -> None:
        if self._controller:
            self._controller.stop()
            self._controller = None


@pytest.fixture
def postman() -> Iterator[Postman]:
    one = Postman(free_port())
    one.open()
    yield one
    one.close()
