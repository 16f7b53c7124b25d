"""Somebody at a browser, in one language."""

from dataclasses import dataclass

from django.utils.translation import gettext, override
from playwright.sync_api import Locator, Page


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

    def cookie(self, name: str) -> str:
        return next(one["value"] for one in self.page.context.cookies() if one["name"] == name)

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.base)

    def find(self, selector: str, **narrower: str) -> Locator:
        return self.page.locator(selector, **narrower)
