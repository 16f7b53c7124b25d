"""Keys as people copy them from a page: the same, written as they should be; "" for what is none."""

from taswib.proof import BadNote, VerifierKey, WitnessKey


def readable_log_key(written: str) -> str:
    """Of a log: it signs checkpoints."""
    return _readable(VerifierKey, written)


def readable_witness_key(written: str) -> str:
    """Of a witness: it signs others' checkpoints."""
    return _readable(WitnessKey, written)


def _readable(kind: type[VerifierKey], written: str) -> str:
    try:
        return str(kind.read(written))
    except BadNote:
        return ""
