"""The address book: every page of the product in the demo, and how somebody comes to it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from scripts.demo_server import DemoServer

QUOTE = "ضمن مشروع تبلغ كلفته 780 مليون ليرة"
"""Words of the demo's article on the water network."""


@dataclass(frozen=True)
class Book:
    """Paths of the demo's pages by name, and receipts by story."""

    base: str
    paths: dict[str, str]
    receipts: dict[str, str]

    @classmethod
    def of(cls, served: DemoServer) -> "Book":
        return cls(served.base, _public(served) | _desk(served), served.receipts)


def _article(served: DemoServer, name: str) -> str:
    (slug,) = served.ask("SELECT slug FROM archive_article WHERE address LIKE ?", f"%/{name}")
    return f"/a/{slug}"


def _address(served: DemoServer, name: str) -> str:
    return str(served.ask("SELECT address FROM archive_article WHERE address LIKE ?", f"%/{name}")[0])


def _public(served: DemoServer) -> dict[str, str]:
    numbered = "SELECT number FROM desk_notice WHERE kind = ?"
    water, derby = _article(served, "water-network"), _article(served, "marsat-derby")
    return {
        "home": "/",
        "search for an article": "/?q=مرساة",
        "article with a substantive notice": water,
        "article with a limited and a minor notice": derby,
        "article in English": _article(served, "stage-interview"),
        "article without notices": _article(served, "bread-price"),
        "revision": f"{water}/revisions/1",
        "changes": f"{water}/changes/2",
        "history": f"{water}/history",
        "changes side by side": f"{water}/changes/2?view=side",
        "form": f"{water}/report?kind=error&passage=4&revision=2",
        "form for a statement": f"{water}/report?statement=3",
        "sourcing": f"{water}/sourcing",
        "form for marked words": f"{water}/report?kind=error&revision=2&{urlencode({'quote': QUOTE})}",
        "form for a complaint": f"{water}/report?kind=complaint",
        "notice of a decision": f"/corrections/{served.ask(numbered, 'decision')[0]}",
        "notice with a reply": f"/corrections/{served.ask(numbered, 'reply')[0]}",
        "receipt": "/receipt",
        "log": "/corrections",
        "search in the log": "/corrections?q=الصورة",
        "search without result": "/corrections?q=زرافة",
        "notice": "/corrections/1",
        "notice with copies": f"/corrections/{_with_copies(served, 'number')}",
        "ledger": "/ledger",
        "entry of the ledger": "/ledger/3",
        "verification": "/ledger/verify?entry=3",
        "figures": "/figures",
        "policy": "/policy",
        "follow": "/follow",
        "follow by letter": f"/follow/mail?article={water.removeprefix('/a/')}",
        "follow, asked": "/follow/asked",
        "lines for other sites": f"/embedding?q={_address(served, 'water-network')}",
        "lost": "/no/such/page",
        "sign-in": "/desk/sign-in/",
    }


def _with_copies(served: DemoServer, column: str) -> int:
    """The notice that has the most."""
    joined = "desk_notice n JOIN desk_copy c ON c.notice_id = n.id"
    return int(served.ask(f"SELECT n.{column} FROM {joined} GROUP BY n.id ORDER BY count(*) DESC LIMIT 1")[0])


def _complaint(served: DemoServer, how: str) -> int:
    """An open complaint: one whose clauses a reader cited, or one that was admitted."""
    joins = {
        "cited": "JOIN desk_report r ON r.case_id = c.id JOIN desk_citation x ON x.report_id = r.id",
        "admitted": "JOIN desk_admission a ON a.case_id = c.id",
    }
    undecided = "c.state = 'open' AND c.kind = 'complaint'"
    if how == "cited":
        undecided += " AND c.id NOT IN (SELECT case_id FROM desk_admission)"
    return int(served.ask(f"SELECT c.id FROM desk_case c {joins[how]} WHERE {undecided}")[0])


def _desk(served: DemoServer) -> dict[str, str]:
    case = "SELECT id FROM desk_case WHERE state = ? ORDER BY id"
    edit = "SELECT case_id FROM desk_silentedit WHERE answer = ?"
    joined = served.ask("SELECT case_id FROM desk_report GROUP BY case_id HAVING count(*) > 1 ORDER BY case_id")[0]
    said = served.ask("SELECT case_id FROM desk_report WHERE statement_id IS NOT NULL ORDER BY id")[-1]
    decided, waiting = served.ask(case, "decided")[0], served.ask(case, "waiting")[0]
    notice = served.ask("SELECT id FROM desk_notice WHERE state = 'published' ORDER BY number")[0]
    return {
        "queue": "/desk/",
        "queue of overdue cases": "/desk/?show=overdue",
        "closed cases": "/desk/?show=closed",
        "open case": f"/desk/cases/{served.ask(case, 'open')[0]}/",
        "case of several reports": f"/desk/cases/{joined}/",
        "case about a statement": f"/desk/cases/{said}/",
        "silent edit": f"/desk/cases/{served.ask(edit, '')[0]}/",
        "waiting case": f"/desk/cases/{waiting}/",
        "decided case": f"/desk/cases/{decided}/",
        "notice editor": f"/desk/cases/{decided}/notice/",
        "publication": f"/desk/cases/{decided}/notice/publication/",
        "codes of conduct": "/desk/codes/",
        "a code of conduct": "/desk/codes/1/",
        "a clause": "/desk/clauses/1/",
        "rule for replies": "/desk/reply-rule/",
        "complaint to be admitted": f"/desk/cases/{_complaint(served, 'cited')}/",
        "complaint to be ruled on": f"/desk/cases/{_complaint(served, 'admitted')}/",
        "deadlines": "/desk/deadlines/",
        "conflicts of interest": "/desk/conflicts/",
        "who is kept out of a case": f"/desk/cases/{decided}/recusal/",
        "a rule of deadlines": "/desk/deadlines/new/?from=egypt",
        "lane of opinions": "/desk/lanes/opinion/",
        "saved replies": "/desk/replies/",
        "before publication": "/desk/draft/",
        "desk in figures": "/desk/figures/",
        "handing out a case": f"/desk/cases/{decided}/file/",
        "author's articles": "/desk/my-articles/",
        "notices": "/desk/notices/",
        "repairs": "/desk/repairs/",
        "repairs of a notice": f"/desk/notices/{_with_copies(served, 'id')}/repairs/",
        "repair": f"/desk/repairs/{served.ask('SELECT id FROM desk_repair WHERE state = ?', 'asked')[0]}/",
        "sources": "/desk/sources/",
        "partners": "/desk/partners/",
        "partner": f"/desk/partners/{served.ask('SELECT id FROM desk_partner ORDER BY id')[0]}/",
        "witnesses": "/desk/witnesses/",
        "suggested case": f"/desk/cases/{served.ask('SELECT case_id FROM desk_suggestion')[0]}/",
        "keys": "/desk/keys/",
        "people": "/desk/people/",
        "one of the people": f"/desk/people/{served.ask('SELECT id FROM people_person WHERE username = ?', 'nadim')[0]}/",
        "account": "/desk/account/",
        "second factor": "/desk/account/second-factor/",
        "withdrawal of a notice": f"/desk/notices/{notice}/withdrawal/",
        "change of a notice": f"/desk/notices/{notice}/change/",
    }
