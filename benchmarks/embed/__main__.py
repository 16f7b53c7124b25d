"""Prints the table: bytes over the wire, packed with gzip at its usual level 6, on both sides.

    .venv/bin/python -m benchmarks.embed

The peer is the client as its makers publish it, fetched with npm: what a host page loads when it opens (the boot script,
the annotator with its styles, and the sidebar's frame, which the annotator opens at once), fonts left out.
"""

import gzip
import io
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PEER = "hypothesis@1.1766.0"  # BSD-2-Clause
_HOST = ("boot.js", "scripts/annotator.bundle.js", "styles/annotator.css", "styles/highlights.css")
_FRAME = ("scripts/sidebar.bundle.js", "styles/sidebar.css", "styles/katex.min.css")


def main() -> int:
    os.environ.setdefault("TASWIB_DATA", tempfile.mkdtemp())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taswib.site.settings")
    import django

    django.setup()
    from taswib.public.embed import script

    files = _peer()
    host, frame = (sum(_packed(files[name]) for name in names) for names in (_HOST, _FRAME))
    print(f"{'':<44}{'bytes, gzip':>12}{'files':>7}")
    print(f"{'Taswib: the whole widget':<44}{_packed(script()):>12,}{1:>7}")
    print(f"{PEER + ': in the host page':<44}{host:>12,}{len(_HOST):>7}")
    print(f"{PEER + ': and in its frame':<44}{host + frame:>12,}{len(_HOST + _FRAME):>7}")
    return 0


def _packed(content: bytes) -> int:
    return len(gzip.compress(content, 6))


def _peer() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PEER], cwd=folder, check=True, capture_output=True, timeout=120)
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(fileobj=io.BytesIO(archive.read_bytes())) as packed:
            return {
                name: packed.extractfile(f"package/build/{name}").read()  # type: ignore[union-attr]
                for name in (*_HOST, *_FRAME)
            }


if __name__ == "__main__":
    sys.exit(main())
