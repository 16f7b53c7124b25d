"""One database: a year of reports as hard to group as can be, each of its own case, hour, wait and section; then the pages.

The rows are stored without readers' words, which no figure reads. Two measures: the work of this process alone, which
others beside it do not lengthen, and what a person would wait, the database's work with it.
"""

import sys
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median
from time import perf_counter, process_time

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from django.utils import translation  # noqa: E402

from taswib.archive.article import Article  # noqa: E402
from taswib.desk.case import Case  # noqa: E402
from taswib.desk.deadline import Deadline  # noqa: E402
from taswib.desk.decision import Decision, Outcome  # noqa: E402
from taswib.desk.notice import Notice  # noqa: E402
from taswib.desk.pictures import Period, pictures_of  # noqa: E402
from taswib.desk.report import Kind, Report  # noqa: E402
from taswib.desk.state import State  # noqa: E402
from taswib.people.newsroom import Newsroom  # noqa: E402
from taswib.people.person import Person  # noqa: E402
from tests import cast  # noqa: E402

GOAL = 300.0  # milliseconds
_TIMES, _SECTIONS, _NOTICED = 7, 12, 25
_YEAR = Period(date(2025, 12, 1), date(2026, 11, 30))
_KINDS, _OUTCOMES = tuple(Kind), tuple(Outcome)


def main(count: int) -> int:
    setup_test_environment()
    call_command("migrate", verbosity=0)
    newsroom = cast.found_newsroom()
    editor = cast.hire(newsroom, "hala")
    articles = [_article(newsroom, number) for number in range(_SECTIONS)]
    _fill(newsroom, articles, editor, count)
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")
    print(f"{connection.vendor}: {count} reports, {count // _NOTICED} notices, a year", flush=True)
    return 1 if any([_measured(newsroom, public) for public in (False, True)]) else 0


def _measured(newsroom: Newsroom, public: bool) -> bool:
    def act() -> object:
        with translation.override("ar"):
            return pictures_of(newsroom, _YEAR, cast.NOW + timedelta(days=9), public=public)

    act()
    worked, waited = _median(act, process_time), _median(act, perf_counter)
    whose = "the public's pictures" if public else "the desk's pictures"
    print(f"  {whose:26}{worked:8.0f} ms of this process{waited:8.0f} ms in all   goal {GOAL:.0f}", flush=True)
    return waited > GOAL


def _median(act: Callable[[], object], clock: Callable[[], float]) -> float:
    def once() -> float:
        began = clock()
        act()
        return clock() - began

    return median(once() for _each in range(_TIMES)) * 1000


def _article(newsroom: Newsroom, number: int) -> Article:
    article = cast.publish_article(newsroom, name=f"bridge-{number}", text=cast.TEXT + f"\nفقرة {number}.")
    Article.objects.filter(pk=article.pk).update(section=f"قسم {number}", byline=f"كاتب {number}")
    return article


def _fill(newsroom: Newsroom, articles: list[Article], editor: Person, count: int) -> None:
    came = [cast.NOW - timedelta(hours=number * 7900 // count) for number in range(count)]
    cases = Case.objects.bulk_create(
        (
            Case(newsroom=newsroom, article=articles[at % _SECTIONS], kind=_KINDS[at % 4], opened_at=came[at],
                 state=State.CLOSED if at % 9 else State.OPEN)
            for at in range(count)
        ),
        batch_size=500,
    )  # fmt: skip
    Report.objects.bulk_create((_report(case, at) for at, case in enumerate(cases)), batch_size=500)
    Decision.objects.bulk_create(
        (_decision(case, at, editor) for at, case in enumerate(cases) if at % 9), batch_size=500
    )
    Deadline.objects.bulk_create((_deadline(case, at) for at, case in enumerate(cases)), batch_size=500)
    noticed = [case for at, case in enumerate(cases) if at % _NOTICED == 1]
    Notice.objects.bulk_create((_notice(case, at, editor) for at, case in enumerate(noticed)), batch_size=500)


def _report(case: Case, at: int) -> Report:
    return Report(
        newsroom=case.newsroom, case=case, article=case.article, revision=case.article.current, kind=case.kind,
        received_at=case.opened_at, lookup=f"l{at}", submission=f"s{at}",
    )  # fmt: skip


def _decision(case: Case, at: int, editor: Person) -> Decision:
    after = case.opened_at + timedelta(hours=at % 400, minutes=at % 60)
    return Decision(case=case, outcome=_OUTCOMES[at % 4], reasons="…", by=editor, decided_at=after)


def _deadline(case: Case, at: int) -> Deadline:
    day = case.opened_at.date()
    met = day + timedelta(days=at % 12) if at % 9 else None
    return Deadline(case=case, days=5, started_on=day, due_on=day + timedelta(days=7), met_on=met)


def _notice(case: Case, at: int, editor: Person) -> Notice:
    moment = case.opened_at + timedelta(days=at % 11)
    return Notice(
        newsroom=case.newsroom, article=case.article, case=case, revision=case.article.current, number=at + 1,
        was="بكلفة 48 مليون ليرة", now="بكلفة 84 مليون ليرة", words="قُلب الرقمان.", state="published",
        drafted_by=editor, published_at=moment, updated_at=moment,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
