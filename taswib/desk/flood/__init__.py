"""A flood of reports does not shut readers out: what a report costs rises with the load, and none is refused for good."""

from taswib.desk.flood.admission import MEMORY, Admission, Asked, admit, toll_for
from taswib.desk.flood.toll import Toll

__all__ = ["MEMORY", "Admission", "Asked", "Toll", "admit", "toll_for"]
