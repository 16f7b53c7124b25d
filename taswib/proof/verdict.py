"""What a verifier found: each thing that was proved or failed, as a value. Sentences are others' business."""

from dataclasses import dataclass, field
from enum import Enum

from taswib.proof.checkpoint import Checkpoint


class Claim(Enum):
    """What can be proved of a log."""

    SIGNED = "the log's key signed this checkpoint"
    INCLUDED = "the entry is in the log"
    WHOLE = "every entry of the file is the log, in this order"
    RECORD = "the words are those that were entered"
    GROWN = "the log begins with the one that was seen before"
    READABLE = "the file can be read"
    WITNESSED = "a witness whose key is known countersigned the checkpoint"


@dataclass(frozen=True)
class Finding:
    """`why` says where it breaks, "" for what holds."""

    claim: Claim
    why: str = ""

    @property
    def holds(self) -> bool:
        return not self.why


@dataclass(frozen=True)
class Countersigned:
    """By whom, and when in seconds since 1970; None where the key of whoever is named was not given."""

    name: str
    seconds: int | None


@dataclass(frozen=True)
class Verdict:
    """`checkpoint` is the one to remember, None unless its signature holds; `entry` what the log says, "" for a whole log."""

    findings: tuple[Finding, ...]
    checkpoint: Checkpoint | None = None
    key: str = ""
    entry: str = ""
    record: str = ""
    index: int | None = None
    struck: int = field(default=0)
    """Records of the file that were taken out: their entries stand, their words can't be compared."""
    witnesses: tuple[Countersigned, ...] = ()

    @property
    def holds(self) -> bool:
        return bool(self.findings) and all(finding.holds for finding in self.findings)
