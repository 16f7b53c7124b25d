"""Browsers for those who visit, and the watch over what the pages do in them."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from tests.journeys.visitor import Visitor

PHONE, SMALL_PHONE, DESKTOP = (390, 844), (360, 740), (1280, 900)
_OWN_SCHEMES = ("data:", "blob:", "about:")


@dataclass
class Watch:
    """What no page may do. A refusal that was navigated to, with its 4xx, is an answer and no error."""

    base: str
    complaints: list[str] = field(default_factory=list)
    _visited: set[str] = field(default_factory=set)

    def over(self, context: BrowserContext) -> None:
        context.on("request", self._asked)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.complaints.append(f"error: {error.error}"))

    def _asked(self, request: Request) -> None:
        if request.is_navigation_request():
            self._visited.add(request.url.partition("#")[0])
        if not request.url.startswith((self.base + "/", *_OWN_SCHEMES)):
            self.complaints.append(f"asked another origin: {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        place = message.location["url"]
        refusal = "status of 4" in message.text and place.partition("#")[0] in self._visited
        if message.type in ("error", "warning") and not refusal:
            self.complaints.append(f"{message.type}: {message.text} ({place})")


@dataclass(frozen=True)
class Shape:
    """What kind of browser it is. One that is `fresh` has an empty cache."""

    phone: bool = False
    dark: bool = False
    script: bool = True
    fresh: bool = False

    @property
    def options(self) -> dict[str, Any]:
        width, height = PHONE if self.phone else DESKTOP
        return {
            "viewport": {"width": width, "height": height},
            "color_scheme": "dark" if self.dark else "light",
            "reduced_motion": "reduce",
            "has_touch": self.phone,
            "java_script_enabled": self.script,
        }


class Lodge:
    """Browsers are lent, cleared of all that they keep, and lent again: opening one costs more than most visits."""

    def __init__(self, browser: Browser, base: str) -> None:
        self._browser, self._base, self._watch = browser, base, Watch(base)
        self._free: dict[Shape, list[Page]] = {}
        self._lent: list[tuple[Shape, Page]] = []
        self._visits = 0

    def open(self, language: str = "ar", network: str = "", **shape: bool) -> Visitor:
        """A browser of one's own, with no cookie but the language's choice, in a network of its own."""
        wanted = Shape(**shape)
        waiting = self._free.setdefault(wanted, [])
        page = waiting.pop() if waiting else self._new(wanted)
        self._lent.append((wanted, page))
        page.context.set_extra_http_headers({"X-Forwarded-For": network or self._another_network()})
        page.context.add_cookies([{"name": "language", "value": language, "url": self._base}])
        return Visitor(page, self._base, language)

    def _another_network(self) -> str:
        self._visits += 1
        return f"10.{self._visits // 256}.{self._visits % 256}.1"

    def leave(self) -> list[str]:
        """Everybody goes: what their pages did that no page may do."""
        for shape, page in self._lent:
            self._give_back(shape, page)
        self._lent.clear()
        complaints, self._watch.complaints = self._watch.complaints, []
        return complaints

    def _new(self, shape: Shape) -> Page:
        context = self._browser.new_context(**shape.options)
        context.set_default_timeout(10_000)
        self._watch.over(context)
        return context.new_page()

    def _give_back(self, shape: Shape, page: Page) -> None:
        if shape.fresh:
            page.context.close()
            return
        page.goto("about:blank")  # a page that asks by itself would be refused without its cookies
        page.context.clear_cookies()
        self._forget_what_the_device_keeps(page)
        page.set_viewport_size(shape.options["viewport"])
        self._free[shape].append(page)

    def _forget_what_the_device_keeps(self, page: Page) -> None:
        """Drafts, what was read, and what somebody switched off."""
        tools = page.context.new_cdp_session(page)
        tools.send("Storage.clearDataForOrigin", {"origin": self._base, "storageTypes": "local_storage,indexeddb"})
        tools.detach()
