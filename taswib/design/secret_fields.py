"""What was typed into these fields is never written into a page again: not on a failure, not over an expired session."""

_SECRET = {"again", "code", "csrfmiddlewaretoken"}
_PARTS = ("password", "token", "secret")


def is_secret(name: str) -> bool:
    """Whether a field of this name holds a password, a code or the like."""
    own = name.rpartition(".")[2].lower()
    return own in _SECRET or any(part in own for part in _PARTS)
