"""A real WordPress of one's own: Debian's, on a MariaDB of its own, behind a proxy that can cut an answer in two."""

import base64
import contextlib
import json
import os
import shutil
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
PROGRAM = Path("/usr/share/wordpress")
_THEME = {
    "style.css": "/* Theme Name: nahr */",
    "index.php": "<!DOCTYPE html><html lang='ar' dir='rtl'><head><title><?php wp_title(''); ?>"
    "</title><?php wp_head(); ?></head><body><?php while (have_posts()) { the_post(); ?><article><h1><?php the_title(); ?>"
    "</h1><?php the_content(); ?></article><?php } ?></body></html>",
}
_MISSING = [name for name in ("mariadbd", "mariadb-install-db", "php") if shutil.which(name) is None]
_PATIENCE = 60

needs_wordpress = pytest.mark.skipif(
    (bool(_MISSING) or not PROGRAM.exists()) and os.environ.get("CI") != "true",
    reason="Debian's wordpress, mariadb-server and php are not installed: scripts/debian-packages.sh names them",
)


@dataclass
class Proxy:
    """Hands requests on to `target`. While `cuts` is set, answers to paths that hold it are cut in the middle, after
    the first `spares` of them. Answers to paths that hold `loses` are lost altogether."""

    port: int
    target: int
    cuts: str = ""
    spares: int = 0
    loses: str = ""
    asked: list[str] = field(default_factory=list)


@dataclass
class WordPress:
    """`proxy` is the door that everybody uses."""

    proxy: Proxy
    password: str
    posts: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.proxy.port}"

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.proxy.port}"

    def edit(self, path: str, **fields: Any) -> Any:
        """POST to its REST interface as its editor does."""
        return self.ask("POST", path, fields)

    def delete(self, path: str) -> Any:
        return self.ask("DELETE", path, {})

    def ask(self, way: str, path: str, fields: dict[str, Any] | None) -> Any:
        secret = base64.b64encode(f"editor:{self.password}".encode()).decode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.proxy.target}/wp-json/wp/v2/{path}",
            None if fields is None else json.dumps(fields).encode(),
            {"Authorization": f"Basic {secret}", "Content-Type": "application/json", "Host": self.place},
            method=way,
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)


@contextlib.contextmanager
def wordpress(folder: Path, posts: int) -> Iterator[WordPress]:
    """With so many posts; everything is ended with the block."""
    with contextlib.ExitStack() as stack:
        database = _database(stack, folder)
        root = _root(folder)
        variables = {**os.environ, "WORDPRESS_SOCKET": str(database), "PHP_CLI_SERVER_WORKERS": "3"}
        proxy = stack.enter_context(_proxy(_free_port()))
        address = f"http://127.0.0.1:{proxy.port}"
        made = subprocess.run(
            ["php", "-d", "sendmail_path=/bin/true", "install.php", address, str(posts)],
            cwd=root, env=variables, capture_output=True, text=True, check=True,
        )  # fmt: skip
        _begin(
            stack, folder, ["php", "-d", "sendmail_path=/bin/true", "-S", f"127.0.0.1:{proxy.target}", "router.php"],
            cwd=root, env=variables,
        )  # fmt: skip
        _until(lambda: _answers(proxy.target))
        yield WordPress(proxy, made.stdout.strip().splitlines()[-1], posts)


def _database(stack: contextlib.ExitStack, folder: Path) -> Path:
    data, place = folder / "db", folder / "db.sock"
    as_root = ["--user=root"]
    subprocess.run(
        ["mariadb-install-db", "--no-defaults", f"--datadir={data}", *as_root, "--skip-test-db",
         "--auth-root-authentication-method=normal"],
        check=True, capture_output=True,
    )  # fmt: skip
    _begin(
        stack, folder,
        ["mariadbd", "--no-defaults", f"--datadir={data}", f"--socket={place}", "--skip-networking", *as_root,
         "--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=32M", f"--pid-file={folder}/db.pid"],
    )  # fmt: skip
    _until(place.exists)
    _until(lambda: _sql(place, "CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4") == 0)
    return place


def _sql(place: Path, statement: str) -> int:
    return subprocess.run(
        ["mariadb", "--no-defaults", f"--socket={place}", "-uroot", "-e", statement], capture_output=True, check=False
    ).returncode


def _root(folder: Path) -> Path:
    root = folder / "root"
    shutil.copytree(PROGRAM, root)
    for name in ("wp-config.php", "install.php", "router.php"):
        shutil.copy(HERE / name, root / name)
    theme = root / "wp-content/themes/nahr"
    theme.mkdir(parents=True)
    for name, words in _THEME.items():
        (theme / name).write_text(words)
    return root


def _begin(stack: contextlib.ExitStack, folder: Path, words: list[str], **how: Any) -> None:
    log = stack.enter_context((folder / f"{words[0]}.log").open("wb"))
    process = subprocess.Popen(
        words, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True, **how
    )
    stack.callback(_end, process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, 9)
    process.wait()


def _until(happens: Any) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not happens():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.05)


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextlib.contextmanager
def _proxy(target: int) -> Iterator[Proxy]:
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    proxy = Proxy(listener.getsockname()[1], target)
    threading.Thread(target=_listen, args=(listener, proxy), daemon=True).start()
    try:
        yield proxy
    finally:
        listener.close()


def _listen(listener: socket.socket, proxy: Proxy) -> None:
    with contextlib.suppress(OSError):
        while True:
            connection, _place = listener.accept()
            threading.Thread(target=_hand_on, args=(connection, proxy), daemon=True).start()


def _hand_on(connection: socket.socket, proxy: Proxy) -> None:
    with contextlib.suppress(OSError), connection, socket.create_connection(("127.0.0.1", proxy.target), 30) as behind:
        request = b""
        while b"\r\n\r\n" not in request:
            request += connection.recv(65536)
        head, _, body = request.partition(b"\r\n\r\n")
        length = next(
            (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0
        )
        while len(body) < length:
            piece = connection.recv(65536)
            request, body = request + piece, body + piece
        path = request.split(b" ", 2)[1].decode()
        proxy.asked.append(path)
        behind.sendall(request)
        answer = b""
        while piece := behind.recv(65536):
            answer += piece
        if proxy.loses and proxy.loses in path:
            return
        cut = bool(proxy.cuts) and proxy.cuts in path
        if cut and proxy.spares:
            proxy.spares, cut = proxy.spares - 1, False
        connection.sendall(answer[: len(answer) // 2] if cut else answer)
