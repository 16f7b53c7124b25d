"""How many sealed reports a second are durable, with a file of a megabyte in every tenth, from 32 readers at once."""

import io
import os
import secrets
import threading
import time
from pathlib import Path

import pytest
from django.core.signing import TimestampSigner
from PIL import Image

from tests.drills.browser import Browser
from tests.drills.installation import Installation, running

pytestmark = [pytest.mark.pure, pytest.mark.drill]
READERS, SECONDS, ONE_IN = 32, 10, 10


def document() -> tuple[str, bytes]:
    return "proof.pdf", b"%PDF-1.7\n" + os.urandom(1_000_000)


def photograph() -> tuple[str, bytes]:
    written = io.BytesIO()
    Image.effect_noise((1700, 1150), 50).convert("RGB").save(written, "JPEG", quality=80)
    return "proof.jpg", written.getvalue()


class Load:
    """Readers who fill in the form as fast as it is answered."""

    def __init__(self, server: Installation, file: tuple[str, bytes]) -> None:
        self.server, self.file = server, file
        self.base = server.form() or {}
        key = (server.data / "secrets" / "session.key").read_text().strip()
        self.signer = TimestampSigner(key=key, salt="taswib.report-form")
        self.lock, self.sent = threading.Lock(), 0
        self.waits: list[float] = []
        self.refused: list[int] = []

    def run(self) -> float:
        """Until the time is over; acknowledged reports a second."""
        began = time.monotonic()
        readers = [threading.Thread(target=self._read, args=(began + SECONDS,)) for _ in range(READERS)]
        for one in readers:
            one.start()
        for one in readers:
            one.join()
        return len(self.waits) / (time.monotonic() - began)

    def _read(self, until: float) -> None:
        browser = Browser(f"http://127.0.0.1:{self.server.port}")
        while time.monotonic() < until:
            with self.lock:
                self.sent += 1
                files = [("files", *self.file)] if self.sent % ONE_IN == 0 else []
            form = self.base | {"submission": self.signer.sign(secrets.token_urlsafe(18))}
            began = time.monotonic()
            status, _page = browser.upload(f"{self.server.article}/report", form, files)
            with self.lock:
                self.waits += [time.monotonic() - began] if status == 201 else []
                self.refused += [] if status == 201 else [status]


@pytest.mark.parametrize("file", [document, photograph])
def test_thirty_two_readers_with_a_megabyte_in_every_tenth_report(tmp_path: Path, file: object) -> None:
    with running(tmp_path / "data", TASWIB_WORKERS="2") as server:
        load = Load(server, file())
        rate, waits = load.run(), sorted(load.waits)
        middle, last = waits[len(waits) // 2], waits[len(waits) * 99 // 100]
        print(f"{file.__name__}: {rate:.1f} a second, median {middle:.2f} s, 99 of 100 within {last:.2f} s")
        assert not load.refused
        assert server.rows("SELECT count(*) FROM desk_reportkey") == [(len(waits),)]
        assert server.rows("SELECT count(*) FROM desk_attachment")[0][0] >= len(waits) // ONE_IN - READERS
