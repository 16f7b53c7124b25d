"""Every page of the product, and the way to it: an address, or what somebody does to have it before them."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.journeys import desk, reader
from tests.journeys.book import Book
from tests.journeys.conftest import Visit
from tests.journeys.reader import Said
from tests.journeys.visitor import Visitor

PUBLIC = [
    "home",
    "search for an article",
    "article with a substantive notice",
    "article with a limited and a minor notice",
    "article in English",
    "article without notices",
    "revision",
    "changes",
    "changes side by side",
    "form",
    "form for marked words",
    "receipt",
    "log",
    "search without result",
    "notice",
    "policy",
    "follow",
    "lost",
    "sign-in",
]
DESK = [
    "queue",
    "queue of overdue cases",
    "closed cases",
    "open case",
    "case of several reports",
    "waiting case",
    "decided case",
    "notice editor",
    "notices",
    "withdrawal of a notice",
]


def _refused_form(visitor: Visitor, book: Book) -> None:
    visitor.go(book.paths["form"])
    visitor.press("Send the report")


def _report_received(visitor: Visitor, book: Book) -> None:
    visitor.go(book.paths["form"])
    reader.send(visitor, Said(wrong="النسبة 26% بحسب الدراسة نفسها."))


def _wrong_code(visitor: Visitor, book: Book) -> None:
    reader.open_thread(visitor, "7K3M")


def _thread(story: str) -> Callable[[Visitor, Book], None]:
    return lambda visitor, book: reader.open_thread(visitor, book.receipts[story])


def _withdrawal(visitor: Visitor, book: Book) -> None:
    reader.open_thread(visitor, book.receipts["dam-capacity"])
    visitor.follow("Withdraw the report")


def _refused_decision(visitor: Visitor, book: Book) -> None:
    desk.sign_in(visitor, "nadim", to=book.paths["open case"])
    visitor.find("form[action*='/decision/']").evaluate("form => form.noValidate = true")
    visitor.press("Record the decision")


def _publication(visitor: Visitor, book: Book) -> None:
    desk.sign_in(visitor, "hala", to=book.paths["notice editor"] + "publication/")


def _authors_articles(visitor: Visitor, book: Book) -> None:
    desk.sign_in(visitor, "lujayn", to="/desk/my-articles/")


def _authors_case(visitor: Visitor, book: Book) -> None:
    _authors_articles(visitor, book)
    visitor.click(visitor.find("a.row-link").first)


def _no_part(visitor: Visitor, book: Book) -> None:
    desk.sign_in(visitor, "uday")


def _expired(visitor: Visitor, book: Book) -> None:
    desk.sign_in(visitor, "nadim", to=book.paths["open case"])
    visitor.page.context.clear_cookies(name="sessionid")
    desk.decide(visitor, "rejected", "الرقم في المقال صحيح، وقد طابقناه على السجل.")


DONE = {
    "form with errors": _refused_form,
    "report received": _report_received,
    "wrong code": _wrong_code,
    "thread with a question": _thread("bread-weight"),
    "thread with a notice": _thread("water-loss"),
    "rejected thread": _thread("hospital-visitors"),
    "withdrawal of a report": _withdrawal,
    "case with errors": _refused_decision,
    "publication": _publication,
    "author's articles": _authors_articles,
    "author's case": _authors_case,
    "somebody without a part": _no_part,
    "expired session": _expired,
}

EVERY_PAGE = [*PUBLIC, *DESK, *DONE]


@dataclass(frozen=True)
class Tour:
    """Leads somebody to a page by its name."""

    visit: Visit
    book: Book

    def to(self, name: str, language: str, **shape: bool) -> Visitor:
        visitor = self.visit(language, **shape)
        if name in DONE:
            DONE[name](visitor, self.book)
        elif name in DESK:
            desk.sign_in(visitor, "nadim", to=self.book.paths[name])
        else:
            visitor.go(self.book.paths[name])
        return visitor
