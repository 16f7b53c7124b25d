"""How fast a log of 10,000 notices answers: `python -m benchmarks.log [NOTICES] [REQUESTS]`.

`taswib up` serves it with two processes on this machine; two clients ask each address in turn over connections that stay open.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

_CLIENTS = 2
_PATIENCE = 120
ADDRESSES = (
    "/corrections",
    "/corrections?page=400",
    f"/corrections?q={quote('رقم الكلفة')}",
    "/corrections/5000",
    "/ledger",
    "/corrections.atom",
    "/corrections.json",
    f"/corrections.atom?topic={quote('باب 7')}",
    f"/corrections.atom?author={quote('ريما عساف')}",
    f"/corrections.atom?named={quote('سامر الحلو')}",
    "/corrections/5000/ninjs-3.1.json",
    "/corrections/5000/card.png",
    "/api/v1/notices?limit=50",
)


def main(notices: int, requests: int) -> None:
    with (
        tempfile.TemporaryDirectory(prefix="taswib-log-") as folder,
        closing(socket.create_server(("127.0.0.1", 0))) as free,
    ):
        port = free.getsockname()[1]
        free.close()
        environment = {
            **os.environ,
            "TASWIB_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "taswib.site.settings",
            "TASWIB_WATCH": "0",
        }
        started = time.monotonic()
        subprocess.run([sys.executable, "-m", "benchmarks.log.filling", str(notices)], env=environment, check=True)
        print(
            f"{notices} notices entered in {time.monotonic() - started:.0f} s; "
            f"{requests} requests an address, {_CLIENTS} clients"
        )
        command = [Path(sys.executable).parent / "taswib", "up", "--port", str(port)]
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _until_it_answers(port)
            print(f"{'address':<44} {'p50 ms':>8} {'p99 ms':>8} {'304':>6} {'p99 ms':>8}")
            for address in ADDRESSES:
                _measure(port, address, requests)
        finally:
            server.terminate()
            server.wait(20)


def _measure(port: int, address: str, requests: int) -> None:
    first, etag = _ask(HTTPConnection("127.0.0.1", port, timeout=30), address, {})
    with ThreadPoolExecutor(_CLIENTS) as pool:
        each = [pool.submit(_many, port, address, requests // _CLIENTS, {}) for _ in range(_CLIENTS)]
        whole = [one for future in each for one in future.result()]
        again = [
            pool.submit(_many, port, address, requests // _CLIENTS, {"If-None-Match": etag}) for _ in range(_CLIENTS)
        ]
        known = [one for future in again for one in future.result()] if etag else []
    told = sum(status == 304 for status, _seconds in known)
    p99 = f"{_at(known, 0.99):8.1f}" if known else "       –"
    share = f"{told}/{len(known)}" if known else "–"
    print(f"{_short(address):<44} {_at(whole, 0.5):8.1f} {_at(whole, 0.99):8.1f} {share:>6} {p99}", flush=True)
    assert first == 200 and all(status == 200 for status, _seconds in whole), address


def _many(port: int, address: str, count: int, headers: dict[str, str]) -> list[tuple[int, float]]:
    connection, found = HTTPConnection("127.0.0.1", port, timeout=30), []
    for _ in range(count):
        started = time.perf_counter()
        status, _etag = _ask(connection, address, headers)
        found.append((status, time.perf_counter() - started))
    return found


def _ask(connection: HTTPConnection, address: str, headers: dict[str, str]) -> tuple[int, str]:
    connection.request("GET", address, headers=headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status, answer.headers.get("ETag", "")


def _at(asked: list[tuple[int, float]], share: float) -> float:
    times = sorted(seconds for _status, seconds in asked)
    return 1000 * times[min(len(times) - 1, int(share * len(times)))]


def _short(address: str) -> str:
    return address if len(address) <= 44 else f"{address[:43]}…"


def _until_it_answers(port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            if _ask(HTTPConnection("127.0.0.1", port, timeout=5), "/healthz", {})[0] == 200:
                return
        except OSError:
            pass
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.2)


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:3]]
    main(*given, *(10_000, 400)[len(given) :])
