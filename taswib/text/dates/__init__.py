"""Dates as newsrooms write them: Gregorian months in every regional naming, Hijri by Umm al-Qura, and relative ones."""

from taswib.text.dates.expressions import Expression, read_expression
from taswib.text.dates.months import NAMINGS
from taswib.text.dates.writing import written

__all__ = ["NAMINGS", "Expression", "read_expression", "written"]
