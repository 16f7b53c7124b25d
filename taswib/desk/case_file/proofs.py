"""What the ledger holds of a case, with its proof, so that a committee can check it without us."""

import json
from collections.abc import Iterator

from taswib.desk.case import Case
from taswib.desk.notice_record import NoticeRecord
from taswib.ledger.entry import Entry
from taswib.ledger.exporting import proof_of
from taswib.ledger.log import Log
from taswib.ledger.signed import SignedCheckpoint


def proofs_of(case: Case) -> Iterator[tuple[str, dict[str, object]]]:
    """(file, proof) of the case's decision and of each wording of its notices, as far as a checkpoint covers them."""
    log = Log.objects.filter(newsroom=case.newsroom).first()
    latest = SignedCheckpoint.objects.filter(log=log).select_related("log").order_by("-size").first() if log else None
    if log is None or latest is None:
        return
    records = NoticeRecord.objects.filter(notice__case=case).select_related("entry")
    found = [(one.entry, one.body) for one in records] + [(one, None) for one in _decisions(log, case)]
    for entry, body in sorted(found, key=lambda pair: pair[0].index):
        if entry.index < latest.size:
            yield f"proof/entry-{entry.index}.json", proof_of(entry, latest, body)


def _decisions(log: Log, case: Case) -> list[Entry]:
    about = log.entries.filter(body__contains=f'"case":{case.pk},').filter(body__contains='"kind":"decision"')
    return [one for one in about if one.says.get("case") == case.pk]


def written(value: object) -> bytes:
    """As the file holds it."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
