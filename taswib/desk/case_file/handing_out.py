"""Handing a case file out: who, to whom, and what goes into it, in the order in which it is written."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from taswib.desk.attachment import OpenedFile
from taswib.desk.case import Case
from taswib.desk.case_file.proofs import proofs_of, written
from taswib.desk.case_file.told import FORMAT, Gathered, LeftOut, Told, case_told, moment, report_told
from taswib.desk.case_file.zipping import Member
from taswib.desk.content_kind import ContentKind
from taswib.desk.keyring import Keyring
from taswib.desk.opened import Opened
from taswib.desk.permissions import Act, require
from taswib.desk.refusals import CommitteeMissing, NoKey
from taswib.desk.report import Report
from taswib.desk.transition import Step
from taswib.people.person import Person
from taswib.sealing.lock import LockBroken

SHOWN = 200
"""Reports that the page shows; all are in reports.jsonl."""
_LOT = 100
_ENDINGS = {ContentKind.PICTURE: "", ContentKind.PDF: ".pdf"}


@dataclass
class CaseFile:
    """One handing out. `members` may be asked for once; `told` and `gathered` are whole after them."""

    case: Case
    keyring: Keyring
    committee: str
    by: Person
    now: datetime
    with_originals: bool
    told: Told = field(default_factory=dict)
    gathered: Gathered = field(default_factory=Gathered)

    def members(self) -> Iterator[Member]:
        """Reports, then their files, then what is known once they were read, each written before the next is begun."""
        self.gathered.leave_out(LeftOut.CONTACT)
        files: list[tuple[str, OpenedFile]] = []
        yield Member("reports.jsonl", self._reports(files))
        for name, one in files:
            yield Member(name, self._content(one))
        for revision in self.case.article.revisions.iterator(chunk_size=20):
            yield Member(f"revisions/{revision.number}.txt", [revision.text.encode()])
        proofs = list(proofs_of(self.case))
        for name, proof in proofs:
            yield Member(name, [written(proof)])
        self.told |= self._head() | case_told(self.case) | {"proofs": [name for name, _proof in proofs]}
        self.told["left_out"] = {what.value: count for what, count in self.gathered.left_out.items()}
        yield Member("case.json", [written(self.told)])

    def _head(self) -> Told:
        newsroom = {"name_ar": self.case.newsroom.name_ar, "name_en": self.case.newsroom.name_en}
        made = {"made_at": moment(self.now), "made_by": str(self.by), "made_for": self.committee}
        return {"format": FORMAT, "newsroom": newsroom, **made}

    def _reports(self, files: list[tuple[str, OpenedFile]]) -> Iterator[bytes]:
        keys = list(self.case.reports.order_by("pk").values_list("pk", flat=True))
        for first in range(0, len(keys), _LOT):
            lot = self.case.reports.filter(pk__in=keys[first : first + _LOT]).order_by("pk")
            opened = {report.pk: one for report, one in self.keyring.opened_among(lot.filter(withdrawn_at=None))}
            for report in lot.select_related("newsroom"):
                yield self._line(report, opened.get(report.pk), files)

    def _line(self, report: Report, opened: Opened | None, files: list[tuple[str, OpenedFile]]) -> bytes:
        told = report_told(report, opened)
        if told["words"] is None:
            self.gathered.leave_out(LeftOut.WITHDRAWN if report.withdrawn_at else LeftOut.SEALED)
        for name, one in self._files_of(report, opened.files if opened else ()):
            files.append((name, one))
            told["files"].append(name)
        if len(self.gathered.shown) < SHOWN:
            self.gathered.shown.append(told)
        return (json.dumps(told, ensure_ascii=False) + "\n").encode()

    def _files_of(self, report: Report, every: Iterable[OpenedFile]) -> Iterator[tuple[str, OpenedFile]]:
        """Under names of our own: what a reader calls a file may be their name. What came as it was may hold it inside."""
        for number, one in enumerate(every, 1):
            if one.is_original and not self.with_originals:
                self.gathered.leave_out(LeftOut.ORIGINALS)
                continue
            yield f"files/report-{report.pk}-{number}-{one.kind}{_ENDINGS.get(ContentKind(one.kind), '')}", one

    def _content(self, one: OpenedFile) -> Iterator[bytes]:
        """What can't be opened any more ends there, and is counted; nobody is left without the rest for it."""
        try:
            yield from one.pieces()
        except (LockBroken, OSError):
            self.gathered.leave_out(LeftOut.BROKEN)


@transaction.atomic
def hand_out(
    case: Case, committee: str, *, keyring: Keyring, by: Person, now: datetime, with_originals: bool = False
) -> CaseFile:
    """The file of a case, for `committee`; the row of it is left before anything is read.

    Raises NotPermitted, Recused, CommitteeMissing, NoKey.
    """
    require(by, Act.SEE_REPORT, case.newsroom, case.article, case)
    if not committee.strip():
        raise CommitteeMissing
    if not keyring.is_unlocked:
        raise NoKey
    case.record(Step.EXPORTED, by=by, at=now, why=committee[:300])
    return CaseFile(case, keyring, committee, by, now, with_originals)
