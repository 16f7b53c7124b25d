"""Somebody at a browser, in one language, and the watch over what the pages do there."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext, override
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request

PHONE, SMALL_PHONE, DESKTOP = (390, 844), (360, 740), (1280, 900)
_OWN_SCHEMES = ("data:", "blob:", "about:")


@dataclass
class Visitor:
    """Finds things as people do: by the words on them, which are written here in the source's English."""

    page: Page
    base: str
    language: str

    def say(self, message: str) -> str:
        """A source string as this visitor's pages say it."""
        with override(self.language):
            return gettext(message)

    def go(self, path: str) -> "Visitor":
        self.page.goto(self.base + path)
        return self

    def press(self, message: str) -> None:
        self.click(self.page.get_by_role("button", name=self.say(message), exact=True).first)

    def follow(self, message: str) -> None:
        self.click(self.page.get_by_role("link", name=self.say(message), exact=True).first)

    def click(self, place: Locator) -> None:
        """Click, and wait until the page that follows is there."""
        place.click()
        self.page.wait_for_load_state()

    def open(self, message: str) -> None:
        """Unfold what is folded under these words."""
        self.page.locator("summary", has_text=self.say(message)).first.click()

    def write(self, name: str, words: str, within: str = "main") -> None:
        self.page.locator(f"{within} [name={name}]:visible").first.fill(words)

    def choose(self, name: str, value: str) -> None:
        self.page.locator(f"input[name={name}][value={value}]").check()

    def sees(self, words: str) -> bool:
        """Whether these words stand on the page for everybody to read."""
        return words in self.page.locator("main").inner_text()

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.base)

    def find(self, selector: str, **narrower: str) -> Locator:
        return self.page.locator(selector, **narrower)


def open_context(
    browser: Browser, base: str, language: str, *, phone: bool = False, dark: bool = False, script: bool = True
) -> BrowserContext:
    """A browser of one's own: no cookie but the language's choice."""
    width, height = PHONE if phone else DESKTOP
    options: dict[str, Any] = {
        "viewport": {"width": width, "height": height},
        "locale": language,
        "color_scheme": "dark" if dark else "light",
        "reduced_motion": "reduce",
        "has_touch": phone,
        "java_script_enabled": script,
    }
    context = browser.new_context(**options)
    context.set_default_timeout(10_000)
    context.add_cookies([{"name": "language", "value": language, "url": base}])
    return context


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
        refusal = "status of 4" in message.text and message.location["url"].partition("#")[0] in self._visited
        if message.type in ("error", "warning") and not refusal:
            self.complaints.append(f"{message.type}: {message.text} ({message.location['url']})")
