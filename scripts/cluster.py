"""A PostgreSQL server of one's own, in a temporary folder, for as long as a `with` block lasts.

    with Cluster.start() as cluster:
        address = cluster.create_database("newsroom")  # postgres:///newsroom?host=/tmp/…&user=postgres

For the tests and the benchmarks. Standard library only; it needs Debian's package `postgresql`. The server
listens on a Unix socket inside its folder and nowhere else, trusts whoever can reach that, and goes with its
parent: at the end of the block, at the end of the interpreter, on SIGTERM, and (through the kernel's
parent-death signal) on SIGKILL too, which leaves only the folder behind. That signal follows the thread that
called `start`, so call it in one that stays.
"""

import atexit
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

INSTALLED = Path("/usr/lib/postgresql")
SUPERUSER = "postgres"
NOT_INSTALLED = "PostgreSQL is not installed: run `apt-get install postgresql` as root, then try again."
NOBODY_TO_RUN_IT = (
    "PostgreSQL refuses to run as root, and there is no user `postgres` to run it as: "
    "run `apt-get install postgresql`, then try again."
)
SECONDS_TO_START = 60
SECONDS_TO_STOP = 20


class NoPostgres(Exception):
    """PostgreSQL cannot be started on this machine; the message says what to install."""


class Cluster:
    """A running server. Connect to host `socket_directory` as user `postgres`, without a password."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.socket_directory = folder
        self._programs = programs
        self._server: subprocess.Popen[bytes] | None = None

    @classmethod
    def start(cls, **settings: str) -> Self:
        """Start a cluster with PostgreSQL's own defaults (fsync is on) and `settings`, as in `fsync="off"`.

        Raises `NoPostgres` where it is not installed, `RuntimeError` with its log where it will not run.
        """
        programs = newest_programs()
        folder = Path(tempfile.mkdtemp(prefix="taswib-pg-"))
        cluster = cls(folder, programs)
        atexit.register(cluster.stop)
        _let_sigterm_unwind()
        if os.geteuid() == 0:
            shutil.chown(folder, SUPERUSER, SUPERUSER)
        cluster._initialise()
        cluster._serve(settings)
        return cluster

    @property
    def dsn(self) -> str:
        """The address of the database `postgres`, which every cluster has."""
        return self.address("postgres")

    @property
    def pid(self) -> int:
        """The process id of the running server's first process; the others are its children."""
        assert self._server is not None, "the server is not running"
        return self._server.pid

    def address(self, database: str) -> str:
        """The address of `database`, as TASWIB_DATABASE and libpq take it."""
        return f"postgres:///{database}?host={self.socket_directory}&user={SUPERUSER}"

    def create_database(self, name: str) -> str:
        """Create an empty database and return its address; CalledProcessError where it exists already."""
        self._run("createdb", "-h", str(self.socket_directory), "-U", SUPERUSER, name)
        return self.address(name)

    def drop_database(self, name: str) -> None:
        """Remove a database, its connections closed by force."""
        self._run("dropdb", "--force", "-h", str(self.socket_directory), "-U", SUPERUSER, name)

    def stop(self) -> None:
        """Stop the server and remove its folder; harmless when done twice."""
        atexit.unregister(self.stop)
        server, self._server = self._server, None
        if server is not None and server.poll() is None:
            server.send_signal(signal.SIGINT)  # "fast": open connections are closed
            try:
                server.wait(SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
        shutil.rmtree(self.socket_directory, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def _storage(self) -> Path:
        return self.socket_directory / "data"

    @property
    def _log(self) -> Path:
        return self.socket_directory / "log"

    def _initialise(self) -> None:
        choices = ("-A", "trust", "-U", SUPERUSER, "--locale=C.UTF-8", "-E", "UTF8")
        self._run("initdb", "-D", str(self._storage), *choices)

    def _serve(self, settings: dict[str, str]) -> None:
        chosen = {"listen_addresses": "", "unix_socket_directories": str(self.socket_directory), **settings}
        options = [part for name, value in chosen.items() for part in ("-c", f"{name}={value}")]
        with self._log.open("wb") as log:
            self._server = subprocess.Popen(
                self._command("postgres", "-D", str(self._storage), *options, ends_with_parent=True),
                cwd=self.socket_directory,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C reaches us first, and we stop it in order
            )
        self._await_readiness(self._server)

    def _await_readiness(self, server: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while server.poll() is None and time.monotonic() < deadline:
            if self._answers():
                return
            time.sleep(0.05)
        log = self._log.read_text(errors="replace")[-2000:]
        self.stop()
        raise RuntimeError(f"PostgreSQL did not start:\n{log}")

    def _answers(self) -> bool:
        question = self._command("pg_isready", "-q", "-h", str(self.socket_directory), "-U", SUPERUSER)
        return subprocess.run(question, cwd=self.socket_directory).returncode == 0

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            self._command(program, *arguments),
            cwd=self.socket_directory,
            stdin=subprocess.DEVNULL,
            check=True,
            capture_output=True,
            text=True,
        )

    def _command(self, program: str, *arguments: str, ends_with_parent: bool = False) -> list[str]:
        as_postgres = [f"--reuid={SUPERUSER}", f"--regid={SUPERUSER}", "--init-groups"]
        privileges = as_postgres if os.geteuid() == 0 else []
        ending = ["--pdeathsig=INT"] if ends_with_parent else []
        prefix = ["setpriv", *privileges, *ending] if privileges or ending else []
        return [*prefix, str(self._programs / program), *arguments]


def newest_programs() -> Path:
    """The folder of the newest installed PostgreSQL's programs; raises `NoPostgres` where there is none."""
    found = sorted(INSTALLED.glob("*/bin/initdb"), key=lambda path: _version(path.parts[-3]))
    if not found:
        raise NoPostgres(NOT_INSTALLED)
    if os.geteuid() == 0 and not _superuser_exists():
        raise NoPostgres(NOBODY_TO_RUN_IT)
    return found[-1].parent


def _version(name: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", name)]


def _superuser_exists() -> bool:
    try:
        pwd.getpwnam(SUPERUSER)
    except KeyError:
        return False
    return True


def _let_sigterm_unwind() -> None:
    in_main_thread = threading.current_thread() is threading.main_thread()
    if in_main_thread and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
