"""A first visit to a page, with an empty cache, as a cheap phone on 3G has it."""

from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser, CDPSession

LATENCY, DOWN, UP = 400, 50_000, 50_000  # ms a round trip; bytes a second: Chromium's own "slow 3G" (400 kbit/s)
CPU = 4  # times as slow, as Lighthouse slows a desktop down to a phone
_PHONE = {"width": 360, "height": 740}
_WATCH = """
window.busy = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.busy = Math.max(window.busy, one.startTime + one.duration);
}).observe({ type: "longtask", buffered: true });
"""
_PAINTED = """() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? performance.now()"""
_READY = """() => performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd"""


class Visit(NamedTuple):
    """Bytes over the wire with headers, requests, seconds until something was painted and until the page can be used.

    It can be used when what the reader came for stands there, its deferred scripts ran and no long task is going on.
    """

    weight: int
    requests: int
    painted: float
    usable: float


def visit(browser: Browser, address: str, wanted: str, rounds: int) -> Visit:
    """The median of so many first visits to `address`, until `wanted` (a selector) can be used."""
    weight, requests, painted, usable = zip(*(_once(browser, address, wanted) for _ in range(rounds)), strict=True)
    return Visit(round(median(weight)), round(median(requests)), median(painted), median(usable))


def _once(browser: Browser, address: str, wanted: str) -> Visit:
    context = browser.new_context(viewport=_PHONE, has_touch=True, is_mobile=True)
    try:
        page = context.new_page()
        page.add_init_script(_WATCH)
        tools = context.new_cdp_session(page)
        weights = _slowed(tools)
        page.goto(address, wait_until="load", timeout=120_000)
        page.locator(wanted).first.wait_for(timeout=120_000)
        page.wait_for_load_state("networkidle", timeout=120_000)
        painted, ready, busy = (float(page.evaluate(one)) for one in (_PAINTED, _READY, "() => window.busy"))
        return Visit(sum(weights), len(weights), painted / 1000, max(painted, ready, busy) / 1000)
    finally:
        context.close()


def _slowed(tools: CDPSession) -> list[int]:
    """Slow the page's line and processor down; the bytes of each request will stand in the list."""
    weights: list[int] = []
    tools.on("Network.loadingFinished", lambda event: weights.append(int(event["encodedDataLength"])))
    tools.send("Network.enable")
    line = {"offline": False, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP}
    tools.send("Network.emulateNetworkConditions", line)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": CPU})
    return weights
