"""Every page of the product, and the way to it: an address, or what somebody does to have it before them."""

from dataclasses import dataclass, field

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
    "form for a statement",
    "sourcing",
    "receipt",
    "log",
    "search without result",
    "notice",
    "notice with copies",
    "policy",
    "follow",
    "lines for other sites",
    "lost",
    "sign-in",
]
DESK = [
    "queue",
    "queue of overdue cases",
    "closed cases",
    "open case",
    "case of several reports",
    "case about a statement",
    "waiting case",
    "decided case",
    "notice editor",
    "publication",
    "notices",
    "sources",
    "before publication",
    "lane of opinions",
    "saved replies",
    "withdrawal of a notice",
    "change of a notice",
    "repairs",
    "repairs of a notice",
    "repair",
    "suggested case",
    "account",
    "second factor",
]


@dataclass(frozen=True)
class Tour:
    """Leads somebody to a page by its name. Each of the staff signs in once; `passes` keeps their sessions."""

    visit: Visit
    book: Book
    passes: dict[str, str] = field(default_factory=dict)

    def to(self, name: str, language: str, **shape: bool) -> Visitor:
        visitor = self.visit(language, **shape)
        if name in DONE:
            getattr(self, DONE[name])(visitor)
        elif name in DESK:
            self.staff(visitor, "nadim", name)
        else:
            visitor.go(self.book.paths[name])
        return visitor

    def staff(self, visitor: Visitor, username: str, name: str) -> None:
        """One of the staff on a page of the desk."""
        if username not in self.passes:
            desk.sign_in(visitor, username)
            self.passes[username] = visitor.cookie("sessionid")
        visitor.page.context.add_cookies([{"name": "sessionid", "value": self.passes[username], "url": self.book.base}])
        visitor.go(self.book.paths[name])

    def deadlines(self, visitor: Visitor) -> None:
        self.staff(visitor, "salma", "deadlines")

    def rule_of_deadlines(self, visitor: Visitor) -> None:
        self.staff(visitor, "salma", "a rule of deadlines")

    def conflicts(self, visitor: Visitor) -> None:
        self.staff(visitor, "salma", "conflicts of interest")

    def people(self, visitor: Visitor) -> None:
        self.staff(visitor, "uday", "people")

    def one_of_the_people(self, visitor: Visitor) -> None:
        self.staff(visitor, "uday", "one of the people")

    def invitation(self, visitor: Visitor) -> None:
        """Made by the administrator, opened by who was invited."""
        self.people(visitor)
        visitor.write("for_whom", "جميلة نصر")
        visitor.choose("roles", "editor")
        visitor.press("Make the link")
        link = visitor.find("#link").input_value()
        visitor.page.context.clear_cookies(name="sessionid")
        visitor.go(link.removeprefix(visitor.base))

    def refused_form(self, visitor: Visitor) -> None:
        visitor.go(self.book.paths["form"])
        visitor.press("Send the report")

    def report_received(self, visitor: Visitor) -> None:
        visitor.go(self.book.paths["form"])
        reader.send(visitor, Said(wrong="النسبة 26% بحسب الدراسة نفسها."))

    def wrong_code(self, visitor: Visitor) -> None:
        reader.open_thread(visitor, "7K3M")

    def asked_thread(self, visitor: Visitor) -> None:
        reader.open_thread(visitor, self.book.receipts["bread-weight"])

    def corrected_thread(self, visitor: Visitor) -> None:
        reader.open_thread(visitor, self.book.receipts["water-loss"])

    def rejected_thread(self, visitor: Visitor) -> None:
        reader.open_thread(visitor, self.book.receipts["hospital-visitors"])

    def withdrawal(self, visitor: Visitor) -> None:
        reader.open_thread(visitor, self.book.receipts["dam-capacity"])
        visitor.follow("Withdraw the report")

    def refused_decision(self, visitor: Visitor) -> None:
        self.staff(visitor, "nadim", "open case")
        visitor.find("form[action*='/decision/']").evaluate("form => form.noValidate = true")
        visitor.press("Record the decision")

    def authors_articles(self, visitor: Visitor) -> None:
        self.staff(visitor, "lujayn", "author's articles")

    def authors_case(self, visitor: Visitor) -> None:
        self.authors_articles(visitor)
        visitor.click(visitor.find("a.row-link").first)

    def no_part(self, visitor: Visitor) -> None:
        self.staff(visitor, "uday", "queue")

    def site_page(self, visitor: Visitor) -> None:
        """From the message that the desk's page shows."""
        self.staff(visitor, "nadim", "repair")
        message = visitor.find("textarea[readonly]").first.input_value()
        visitor.go("/repairs/" + message.partition("/repairs/")[2].split()[0].partition("?")[0])

    def partners(self, visitor: Visitor) -> None:
        self.staff(visitor, "salma", "partners")

    def partner(self, visitor: Visitor) -> None:
        self.staff(visitor, "salma", "partner")

    def witnesses(self, visitor: Visitor) -> None:
        self.staff(visitor, "salma", "witnesses")

    def partner_page(self, visitor: Visitor) -> None:
        """From the desk's page, where it stands to be passed on by hand."""
        self.partner(visitor)
        address = visitor.find("td details .address").first.text_content() or ""
        visitor.go("/partners/" + address.partition("/partners/")[2])

    def expired(self, visitor: Visitor) -> None:
        self.staff(visitor, "nadim", "open case")
        visitor.page.context.clear_cookies(name="sessionid")
        desk.decide(visitor, "rejected", "الرقم في المقال صحيح، وقد طابقناه على السجل.")


DONE = {
    "form with errors": "refused_form",
    "report received": "report_received",
    "wrong code": "wrong_code",
    "thread with a question": "asked_thread",
    "thread with a notice": "corrected_thread",
    "rejected thread": "rejected_thread",
    "withdrawal of a report": "withdrawal",
    "case with errors": "refused_decision",
    "deadlines": "deadlines",
    "people": "people",
    "one of the people": "one_of_the_people",
    "invitation": "invitation",
    "conflicts of interest": "conflicts",
    "a rule of deadlines": "rule_of_deadlines",
    "author's articles": "authors_articles",
    "author's case": "authors_case",
    "somebody without a part": "no_part",
    "expired session": "expired",
    "page of a site that was asked": "site_page",
    "partners": "partners",
    "partner": "partner",
    "witnesses": "witnesses",
    "page of a partner": "partner_page",
}
"""What has to be done to have the page: the name of the verb."""

EVERY_PAGE = [*PUBLIC, *DESK, *DONE]
