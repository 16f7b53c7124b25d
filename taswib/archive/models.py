"""The tables of this package, each in the module of its noun."""

from taswib.archive.article import Article, Precision
from taswib.archive.host import Host, Rules
from taswib.archive.revision import Revision
from taswib.archive.statement import Statement
from taswib.archive.tracing.index import Entry, Fresh, Index, IndexState, Postings

__all__ = [
    "Article",
    "Entry",
    "Fresh",
    "Host",
    "Index",
    "IndexState",
    "Postings",
    "Precision",
    "Revision",
    "Rules",
    "Statement",
]
