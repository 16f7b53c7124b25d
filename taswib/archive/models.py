"""The tables of this package, each in the module of its noun."""

from taswib.archive.article import Article, Precision
from taswib.archive.host import Host, Rules
from taswib.archive.revision import Revision
from taswib.archive.statement import Statement

__all__ = ["Article", "Host", "Precision", "Revision", "Rules", "Statement"]
