"""Attributed statements: who said what, through whom, and when.

from taswib.text.statements import statements
for one in statements(text, published=date(2024, 3, 5)):
    print(one.source_name, text[slice(*one.content[0])])
"""

from taswib.text.statements.pipeline import statements
from taswib.text.statements.statement import Statement, When

__all__ = ["Statement", "When", "statements"]
