"""A case as one file for a committee outside: everything that was said and done, and nobody who did not say that they agree.

It is made while it is sent: what readers wrote is opened with the editor's key, in memory, and lies on no disk of ours.
"""

from taswib.desk.case_file.handing_out import CaseFile, hand_out
from taswib.desk.case_file.told import LeftOut
from taswib.desk.case_file.zipping import Member, zipped

__all__ = ["CaseFile", "LeftOut", "Member", "hand_out", "zipped"]
