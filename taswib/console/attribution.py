"""Who said the words that a case is about, as a program read it, and what else the same source says."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taswib.archive.statement import Statement, StatementQuerySet
from taswib.desk.report import Report

ELSEWHERE = 5
"""Statements of the same source that are shown of other articles."""
_KINDS = {
    "direct": _("word for word, in quotation marks"),
    "mixed": _("partly word for word, partly in the article's words"),
    "indirect": _("in the article's words"),
}
_SURE = (
    (0.9, _("Of readings as sure as this, about nine in ten were right on articles that were new to the program.")),
    (0.6, _("Of readings as sure as this, about seven in ten were right. Check it in the article.")),
    (0.0, _("Of readings as unsure as this, about half were wrong. Check it in the article.")),
)
"""Measured on 17 articles of other outlets whose mistakes nobody has read (benchmarks/results/2026-11-24-statements.txt)."""


@dataclass(frozen=True)
class Attribution:
    """`here` and `elsewhere` are the same source's other statements: in this revision, and in other articles today."""

    statement: Statement
    kind: str | Promise
    certainty: str | Promise
    here: list[Statement]
    elsewhere: list[Statement]
    in_all: int
    """How many there are in other articles."""


def attribution(report: Report) -> Attribution | None:
    """None where the report is about nobody's statement, or the whole article."""
    statement = report.about
    if statement is None:
        return None
    others = _elsewhere(report, statement)
    return Attribution(
        statement,
        _KINDS.get(statement.kind, ""),
        next(words for least, words in _SURE if statement.certainty >= least),
        _here(report, statement),
        list(others[:ELSEWHERE]),
        others.count(),
    )


def _here(report: Report, statement: Statement) -> list[Statement]:
    theirs = report.revision.statements.filter(speaker=statement.speaker).exclude(pk=statement.pk)
    return list(theirs) if statement.speaker else []


def _elsewhere(report: Report, statement: Statement) -> StatementQuerySet:
    """Nothing for a source without a name: two unnamed sources are not one."""
    if not statement.speaker:
        return Statement.objects.none()
    theirs = Statement.objects.by(report.newsroom, statement.speaker)
    return theirs.exclude(revision__article=report.article_id)
