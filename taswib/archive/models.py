"""The tables of this package, each in the module of its noun."""

from taswib.archive.article import Article, Precision
from taswib.archive.host import Host, Rules
from taswib.archive.revision import Revision
from taswib.archive.source import Kind, Reading, Source
from taswib.archive.statement import Statement
from taswib.archive.tracing.index import Entry, Fresh, Index, IndexState, Postings
from taswib.archive.watched_page import Appearance, WatchedPage

__all__ = [
    "Appearance",
    "Article",
    "Entry",
    "Fresh",
    "Host",
    "Index",
    "IndexState",
    "Kind",
    "Postings",
    "Precision",
    "Reading",
    "Revision",
    "Rules",
    "Source",
    "Statement",
    "WatchedPage",
]
