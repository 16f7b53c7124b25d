"""The reading of a text, as the list of its phases."""

from collections.abc import Callable
from datetime import date

from taswib.text.direction import language as by_script
from taswib.text.statements.attributions import attribute
from taswib.text.statements.carriers import find_carriers
from taswib.text.statements.certainty import certainty
from taswib.text.statements.complements import content_of, drop_empty, find_complements
from taswib.text.statements.continued import read_continued
from taswib.text.statements.cues import find_cues
from taswib.text.statements.english import read_english
from taswib.text.statements.headlines import read_headlines
from taswib.text.statements.layout import lay_out
from taswib.text.statements.reading import Draft, Range, Reading
from taswib.text.statements.resolving import resolve
from taswib.text.statements.sources import find_sources
from taswib.text.statements.statement import Span, Statement, When
from taswib.text.statements.times import find_times
from taswib.text.statements.vocabulary import vocabulary
from taswib.text.tokens import cut

PHASES: tuple[Callable[[Reading], None], ...] = (
    lay_out,
    find_cues,
    find_complements,
    attribute,
    drop_empty,
    find_sources,
    read_headlines,
    read_continued,
    resolve,
    find_carriers,
    find_times,
)


def statements(text: str, *, published: date | None = None, language: str | None = None) -> list[Statement]:
    """The attributed statements of an article's plain text, in their order; an empty list where nothing is said.

    Offsets are code points into `text` as given. Relative times count from `published`. `language` is ar or en; left
    out, the text's letters tell it. Time and memory grow in step with the text.
    """
    if (language or by_script(text)) == "en":
        return read_english(text, published)
    reading = read(text, published)
    return [made(reading, draft) for draft in reading.drafts]


def read(text: str, published: date | None = None) -> Reading:
    """An Arabic text after all phases."""
    reading = Reading(cut(text, vocabulary("ar").__getitem__), published, "ar")
    for phase in PHASES:
        phase(reading)
    return reading


def made(reading: Reading, draft: Draft) -> Statement:
    """A draft as its reader gets it."""
    return Statement(
        content=content_of(draft, reading),
        kind=draft.kind,
        cue=_cue(reading, draft),
        source=_source(reading, draft),
        source_name=draft.speaker.name if draft.speaker else None,
        via=_carrier(reading, draft.carrier),
        when=When(reading.tokens.span(*draft.when[0]), draft.when[1]) if draft.when else None,
        certainty=certainty(draft, reading.language),
    )


def _carrier(reading: Reading, range_: Range | None) -> Span | None:
    """The carrier without the preposition that has grown onto it; «للـ» cannot be taken apart."""
    if range_ is None or range_[0] >= range_[1]:
        return None
    start, end = reading.tokens.span(*range_)
    word = reading.tokens.words[range_[0]]
    grown = (word.preposition and not word.definite) or (word.folded[1:] in reading.carriers and word.folded[0] == "ل")
    return start + int(bool(grown)), end


def _source(reading: Reading, draft: Draft) -> Span | None:
    if draft.source is None or draft.source[0] >= draft.source[1]:
        return None
    start, end = reading.tokens.span(*draft.source)
    return start + (draft.phrase.inset if draft.phrase else 0), end


def _cue(reading: Reading, draft: Draft) -> Span | None:
    if draft.cue is None:
        return None
    start, end = reading.tokens.span(draft.cue.start, draft.cue.end)
    return start + len(reading.tokens.words[draft.cue.start].joined), end
