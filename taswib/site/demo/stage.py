"""The stage: each step of a story is one call of the desk's verb."""

from datetime import datetime

from taswib.archive.article import Article
from taswib.archive.revision import Revision
from taswib.archive.statement import Statement
from taswib.console.unlocking import open_key
from taswib.desk.clause import Clause
from taswib.desk.code_library import clauses_to_cite
from taswib.desk.complaint import admit
from taswib.desk.concern import Who
from taswib.desk.countersigning import agree, ask_to_publish
from taswib.desk.decision import Outcome
from taswib.desk.finding import Result
from taswib.desk.notice import Notice, NoticeKind, Severity, Wording, draft_notice
from taswib.desk.reply import ReplyWords, reply_in
from taswib.desk.report import Kind, Report
from taswib.desk.reporting import Concerned, Meant, Words, new_submission, quote_of_words, send_report
from taswib.desk.ruling import Found, Ruling
from taswib.desk.sanction import Sanction
from taswib.people.person import Person
from taswib.site.demo.script import Event, Row

PASSWORD = "taswib-demo-2026"  # noqa: S105
"""Of every demo account; the demo is never a newsroom's own installation."""


class Stage:
    """Holds the articles and people, and the reports sent so far by the ids of their stories."""

    def __init__(self, articles: dict[str, Article], people: dict[str, Person]) -> None:
        self.articles = articles
        self.people = people
        self.receipts: dict[str, str] = {}
        self._reports: dict[str, int] = {}
        self._arrivals: dict[str, list[str]] = {}

    def play(self, event: Event) -> None:
        """Let the event happen, at its own time."""
        if event.step is None:
            self._send(event.story, event.at)
        else:
            getattr(self, f"_{event.step['do']}")(self._report(event.story["id"]), event.step, event.at)
            self._gather(event.story["id"], event.at)

    def notices(self) -> dict[str, Notice]:
        """What was published, by the story that led to it."""
        public = Notice.objects.standing().select_related("newsroom", "article", "revision")
        by_case = {notice.case_id: notice for notice in public}
        found = {story: self._report(story).case_id for story in self._reports}
        return {story: by_case[case] for story, case in found.items() if case in by_case}

    def _send(self, story: Row, at: datetime) -> None:
        article = self.articles[story["article"]]
        revision = article.revisions.get(number=story.get("revision", 1))
        quote = quote_of_words(revision, story["quote"]) if story.get("quote") else None
        words = Words(
            wrong=story["wrong"],
            right=story.get("right", ""),
            how=story.get("how", ""),
            contact=story.get("contact", ""),
            language=story["language"],
            signed=story.get("signed", ""),
        )
        kind, statement = Kind(story["kind"]), _statement(revision, story.get("quote", ""))
        cited = tuple(_clauses(article, story.get("cites", []), at))
        concern = Concerned(Who(story["who"]), story.get("consents", False)) if "who" in story else None
        meant = Meant(article, revision, kind, quote, statement, cited, concern)
        sent = send_report(meant, words, submission=new_submission(), now=at)
        self._reports[story["id"]] = sent.report.pk
        self.receipts[story["id"]] = sent.receipt
        if "join" in story:
            self._arrivals.setdefault(story["join"], []).append(story["id"])
            self._gather(story["join"], at)

    def _gather(self, lead: str, at: datetime) -> None:
        """Who holds the leading case joins to it what has come in on the same matter."""
        host = self._report(lead).case
        while host.holder and self._arrivals.get(lead):
            host.join(self._report(self._arrivals[lead].pop()).case, by=host.holder, now=at)

    def _report(self, story_id: str) -> Report:
        return Report.objects.select_related("case__newsroom", "case__article").get(pk=self._reports[story_id])

    def _by(self, step: Row) -> Person:
        return self.people[step["by"]]

    def _take(self, report: Report, step: Row, at: datetime) -> None:
        report.case.take(by=self._by(step), now=at)

    def _ask(self, report: Report, step: Row, at: datetime) -> None:
        report.case.ask(report, step["words"], by=self._by(step), now=at)

    def _reply(self, report: Report, step: Row, at: datetime) -> None:
        report.case.write(report, step["words"], by=self._by(step), now=at)

    def _answer(self, report: Report, step: Row, at: datetime) -> None:
        report.add(step["words"], now=at, is_wording=step.get("wording", False))

    _add = _answer

    def _withdraw(self, report: Report, step: Row, at: datetime) -> None:
        report.withdraw(now=at)

    def _brief(self, report: Report, step: Row, at: datetime) -> None:
        report.case.ask_author(step["words"], by=self._by(step), now=at)

    def _explain(self, report: Report, step: Row, at: datetime) -> None:
        report.case.explain(step["words"], by=self._by(step), now=at)

    def _admit(self, report: Report, step: Row, at: datetime) -> None:
        clauses = _clauses(report.article, step["clauses"], at)
        admit(report.case, clauses, step["words"], by=self._by(step), now=at)

    def _decide(self, report: Report, step: Row, at: datetime) -> None:
        ruling = _ruling(report.article, step, at)
        report.case.decide(Outcome(step["outcome"]), step["reasons"], by=self._by(step), now=at, ruling=ruling)

    def _draft(self, report: Report, step: Row, at: datetime) -> None:
        wording = Wording(
            kind=NoticeKind(step["kind"]),
            severity=Severity(step["severity"]),
            was=step.get("was", ""),
            now=step.get("now", ""),
            words=step["words"],
            apology=step.get("apology", False),
            carries_reply=step.get("carries_reply", False),
        )
        draft_notice(report.case, wording, by=self._by(step), now=at)

    def _second(self, report: Report, step: Row, at: datetime) -> None:
        """Who drafted asks for a retraction, and the second person agrees."""
        notice = report.case.notices.get()
        agree(ask_to_publish(notice, step["words"], by=notice.drafted_by, now=at), by=self._by(step), now=at)

    def _publish(self, report: Report, step: Row, at: datetime) -> None:
        notice, by = report.case.notices.get(), self._by(step)
        notice.publish(by=by, now=at, reply=_reply(report, by) if notice.carries_reply else None)

    def _close(self, report: Report, step: Row, at: datetime) -> None:
        report.case.close(step["words"], by=self._by(step), now=at)


def _clauses(article: Article, anchors: list[str], at: datetime) -> list[Clause]:
    known = {one.anchor: one for one in clauses_to_cite(article.newsroom, at)} if anchors else {}
    return [known[anchor] for anchor in anchors]


def _ruling(article: Article, step: Row, at: datetime) -> Ruling:
    rows = step.get("findings", [])
    clauses = _clauses(article, [anchor for anchor, _result, _reasons in rows], at)
    found = (Found(one.pk, Result(row[1]), row[2]) for one, row in zip(clauses, rows, strict=True))
    sanctions = tuple(Sanction(one) for one in step.get("sanctions", []))
    return Ruling(step.get("ground", ""), tuple(found), sanctions, step.get("unheard", ""))


def _reply(report: Report, by: Person) -> ReplyWords | None:
    """The reply's own words, opened with the key of whoever publishes it."""
    theirs = open_key(by, report.newsroom, PASSWORD).opened_among(Report.objects.filter(pk=report.pk))
    return next((reply_in(opened) for _report, opened in theirs), None)


def _statement(revision: Revision, quote: str) -> Statement | None:
    """The statement whose words, from the first to the last, a reader's quote is: they chose it from the list."""
    return next((one for one in revision.statements.all() if one.quote.exact == quote), None)
