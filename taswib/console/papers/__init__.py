"""What is printed: the yearly report and the evidence for an assessor, from the same figures as the pages."""

from taswib.console.papers.evidence import evidence
from taswib.console.papers.paper import Paper
from taswib.console.papers.printing import printed
from taswib.console.papers.yearly import yearly

PAPERS = {"yearly": yearly, "jti": evidence}

__all__ = ["PAPERS", "Paper", "printed"]
