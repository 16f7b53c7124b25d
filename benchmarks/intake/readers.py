"""A thousand readers at once, each with a connection of their own, each sending one form once."""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass

from benchmarks.intake.load import Form
from benchmarks.intake.measure import settled
from benchmarks.intake.side import Side

READERS = 1000
PATIENCE_SECONDS = 120

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass(frozen=True)
class Crowd:
    """What a thousand readers met: every one should hold a receipt that nobody else holds, stored once."""

    side: str
    readers: int
    acknowledged: int
    receipts: int
    stored: int
    seconds: float
    others: dict[str, int]

    @property
    def errors(self) -> int:
        return self.readers - self.acknowledged

    @property
    def duplicates(self) -> int:
        """Rows beyond one for each receipt, or receipts given out twice."""
        return max(self.stored - self.receipts, self.acknowledged - self.receipts, 0)

    @property
    def is_right(self) -> bool:
        return self.acknowledged == self.receipts == self.stored == self.readers


def crowd(side: Side, readers: int = READERS) -> Crowd:
    """Start the side's server, let `readers` connect, and have all of them send in the same moment."""
    with side.serving() as server:
        form = side.form(server)
        before = settled(side.rows)
        requests = [_request(form, ending) for ending in side.endings(readers)]
        began = time.monotonic()
        answers = asyncio.run(_all_at_once(server.port, requests))
        seconds = time.monotonic() - began
        stored = settled(side.rows) - before
    good = [answer for answer in answers if _status(answer) == str(form.acknowledged)]
    others = Counter(_status(answer) for answer in answers if _status(answer) != str(form.acknowledged))
    receipts = {found[0] for answer in good if (found := side.receipt.search(answer))}
    return Crowd(side.name, readers, len(good), len(receipts), stored, seconds, dict(others))


def _request(form: Form, ending: str) -> bytes:
    body = f"{form.constant}&{ending}".encode()
    cookie = "" if form.cookie == "-" else f"Cookie: {form.cookie}\r\n"
    head = (
        f"POST {form.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{cookie}"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def _all_at_once(port: int, requests: list[bytes]) -> list[bytes]:
    connections = await asyncio.gather(*(_connection(port) for _ in requests))
    pairs = zip(connections, requests, strict=True)
    return await asyncio.gather(*(_answer(connection, request) for connection, request in pairs))


async def _connection(port: int) -> Connection | OSError | TimeoutError:
    try:
        return await asyncio.wait_for(asyncio.open_connection("127.0.0.1", port), PATIENCE_SECONDS)
    except (OSError, TimeoutError) as error:
        return error


async def _answer(connection: Connection | OSError | TimeoutError, request: bytes) -> bytes:
    """The whole answer; where there is none, the name of what went wrong."""
    if isinstance(connection, BaseException):
        return type(connection).__name__.encode()
    reader, writer = connection
    try:
        writer.write(request)
        return await asyncio.wait_for(reader.read(), PATIENCE_SECONDS)
    except (OSError, TimeoutError) as error:
        return type(error).__name__.encode()
    finally:
        writer.close()


def _status(answer: bytes) -> str:
    """The status of an HTTP answer, or the name of the failure."""
    first = answer.split(b"\r\n", 1)[0].decode(errors="replace")
    return first.split(" ")[1] if first.startswith("HTTP/") else first or "empty answer"
