"""Debian's Chromium, for the tests in a browser and for the pictures of the pages."""

from pathlib import Path

from playwright.sync_api import Browser, Playwright

EXECUTABLE = Path("/usr/bin/chromium")
MISSING = f"{EXECUTABLE} is not there. Install it with: apt-get install chromium"
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def launch(playwright: Playwright) -> Browser:
    """A browser without a window that speaks to nobody by itself. Raises FileNotFoundError with what to do."""
    if not EXECUTABLE.exists():
        raise FileNotFoundError(MISSING)
    return playwright.chromium.launch(executable_path=str(EXECUTABLE), args=_ARGUMENTS)
