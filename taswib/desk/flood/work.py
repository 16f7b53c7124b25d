"""Proof of work in ALTCHA's format, version 2: a browser looks for a number whose PBKDF2 key begins as asked.

A challenge is made for one form, and names it: whoever solved it once can send that form again, which gives the same
receipt, but no other. So no list of what was spent is needed, and a solution can't be moved to another form (the flaw
of CVE-2025-68113). It carries how much work it was, since the load may have changed between asking and sending.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from altcha import Challenge, Payload, create_challenge, solve_challenge, verify_solution
from django.conf import settings

from taswib.desk.flood.toll import Toll

_LIFE = timedelta(days=1)  # as long as the form itself may stand open
_LONGEST = 4000  # characters of an answer; ours have some 900


@dataclass(frozen=True)
class Work:
    """`iterations` for each trial, and the hexadecimal digits that are looked for: 16 trials on average for each."""

    iterations: int
    prefix: str


# On average 256,000, a million and six million iterations: about 0.1, 0.4 and 2.5 seconds of one core of a desktop,
# ten times that on a cheap phone. Proving costs the server one trial.
WORKS = {Toll.LITTLE: Work(1000, "00"), Toll.SOME: Work(4000, "00"), Toll.MUCH: Work(1500, "000")}


def challenge_for(submission: str, toll: Toll, now: datetime) -> str:
    """The challenge as JSON, for the page."""
    asked = WORKS[toll]
    made = create_challenge(
        "PBKDF2/SHA-256",
        asked.iterations,
        key_prefix=asked.prefix,
        expires_at=now + _LIFE,
        data={"form": _name(submission), "toll": int(toll)},
        hmac_secret=_key(),
    )
    return json.dumps(made.to_dict(), separators=(",", ":"))


def work_done(answer: str, submission: str) -> Toll:
    """The toll that `answer` (base64 as ALTCHA's widget sends it) pays for this form; NONE where it pays nothing."""
    if not answer or len(answer) > _LONGEST:
        return Toll.NONE
    try:
        carried = Payload.from_base64(answer).challenge.parameters.data or {}
        if carried.get("form") != _name(submission) or not verify_solution(answer, _key()).verified:
            return Toll.NONE
        return Toll(carried["toll"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Toll.NONE


def solved(challenge: str) -> str:
    """The answer to a challenge, found on the spot: for programs that report, and for drills.

    Raises TimeoutError after 90 seconds.
    """
    asked = Challenge.from_dict(json.loads(challenge))
    found = solve_challenge(asked)
    if found is None:
        raise TimeoutError("No answer to the challenge was found in 90 seconds.")
    return Payload(asked, found).to_base64()


def _name(submission: str) -> str:
    return sha256(submission.encode()).hexdigest()


def _key() -> bytes:
    return sha256(b"proof of work\0" + settings.RECEIPT_KEY).digest()
