"""Searching in what readers wrote: opened in memory for this request, compared, forgotten. Nothing is indexed or kept."""

from taswib.desk.keyring import Keyring
from taswib.desk.queue import CaseQuerySet
from taswib.desk.report import Report
from taswib.desk.state import State
from taswib.text.folding import fold

MOST = 3000
"""The newest reports of open cases that are looked through; about a second."""


def cases_saying(cases: CaseQuerySet, words: str, keyring: Keyring) -> set[int]:
    """Those of `cases`, not closed yet, in which a reader wrote `words` in any spelling (hamza, tashkeel, digits)."""
    sought = fold(words).text.strip()
    open_ones = cases.exclude(state=State.CLOSED).order_by().values("pk")
    newest = Report.objects.filter(case__in=open_ones).order_by("-pk").values_list("pk", flat=True)[:MOST]
    found = keyring.opened_among(Report.objects.filter(pk__in=list(newest)))
    return {report.case_id for report, opened in found if sought in fold(opened.all_words()).text}
