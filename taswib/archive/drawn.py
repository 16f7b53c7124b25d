"""What follows from an article's text alone: drawn before it is stored, so that another core can do it."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from taswib.archive.question import Question, Said
from taswib.text.direction import language
from taswib.text.fingerprints import Fingerprint, fingerprint
from taswib.text.folding import fold
from taswib.text.passages import passages


@dataclass(frozen=True)
class Drawn:
    """Values only, small and picklable: they travel between processes. Each is stored by a step of `taking_in`."""

    headline: str
    digest: str
    searchable: str
    """The headline, folded."""
    language: str
    asked: Question
    statements: list[Said] | None
    """Who says what: the answer to `asked`; none where it is left for later."""
    prints: Fingerprint


def draw(text: str, published: date | None = None, told: str = "", *, reads: bool = True) -> Drawn:
    """Everything that can be worked out without a database. Whoever stores more with a revision adds it here.

    `published` is the day from which the text's «yesterday» counts, `told` its language where it is known. Without
    `reads` its statements are left for later (`archive/attributing.py`).
    """
    headline = headline_of(text)
    letters = language(text)
    asked = Question(text, published, told or letters)
    answer, prints = asked.answer() if reads else None, fingerprint(text)
    return Drawn(headline, digest_of(text), fold(headline).text, letters, asked, answer, prints)


def digest_of(text: str) -> str:
    """The SHA-256 of the text as UTF-8, in hexadecimal: equal digests, equal texts."""
    return sha256(text.encode()).hexdigest()


def headline_of(text: str) -> str:
    """The first line that is not blank, without its edges, at most 500 code points."""
    first = passages(text)[0]
    return text[first.start : first.end][:500]
