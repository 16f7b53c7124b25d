"""A cue that stands inside a content already found: nested there, or the one with which the reporter goes on."""

from taswib.text.lexicons import word_set
from taswib.text.statements.extent import trimmed
from taswib.text.statements.quoting import clause_kind
from taswib.text.statements.reading import Cue, Draft, Reading

_CLAUSE = 14  # tokens
_AGAINST = word_set("ar", "particles", "against")
_LINKS = word_set("ar", "particles", "link")
_SPEAKING = frozenset(("unnamed", "office", "honorific", "outlet", "named_body"))


def breaks_out(reading: Reading, cue: Cue, last: Draft | None) -> bool:
    """Whether the reporter goes on with a cue, though the content of the draft before it reaches further."""
    form = cue.form
    if form is None or last is None or form.tense == "masdar":
        return False
    if form.tense == "participle":
        return True
    return (
        (_is_aside(reading, last) and reading.tokens.surfaces[cue.start - 1] in "،,")
        or _names_its_own(reading, cue)
        or (form.tense == "past" and bool(_contrast(reading, cue, last)))
        or _is_coordinated(reading, cue, form.tense, last)
    )


def _is_coordinated(reading: Reading, cue: Cue, tense: str, last: Draft) -> bool:
    """Whether a verb is linked to the draft's own and not to one in its content: in the past, or in the same tense."""
    words = reading.tokens.words
    if not (words[cue.start].joined or words[cue.start - 1].folded in _LINKS):
        return False
    outer = last.cue.form.tense if last.cue and last.cue.form else ""
    opens = cue.end < len(words) and reading.tokens.surfaces[cue.end] == ":"  # ويقول: …
    return tense == "past" or outer == tense or opens


def _names_its_own(reading: Reading, cue: Cue) -> bool:
    """Whether a joined verb behind a comma has somebody who speaks right behind it: ، وتوضح مصادر …"""
    words, surfaces = reading.tokens.words, reading.tokens.surfaces
    if not words[cue.start].joined or surfaces[cue.start - 1] not in "،,؛" or cue.end >= len(words):
        return False
    return bool(words[cue.end].kinds & _SPEAKING)


def _contrast(reading: Reading, cue: Cue, last: Draft) -> int:
    """The comma behind which «إلا أن» or the like sets somebody else against who spoke: …، إلا أن مسؤولا آخر أشار."""
    words, surfaces = reading.tokens.words, reading.tokens.surfaces
    low = max(last.content[-1][0], cue.start - _CLAUSE)
    for comma in range(cue.start - 2, low, -1):
        if surfaces[comma] in "،,؛":
            return comma if words[comma + 1].folded in _AGAINST and "that" in words[comma + 2].kinds else 0
    return 0


def _is_aside(reading: Reading, draft: Draft) -> bool:
    """Whether a draft's verb stands in a relative clause, so that the sentence's own verb is still to come."""
    words = reading.tokens.words
    return any("relative" in words[at].kinds for at in range(max(0, draft.start - 2), draft.start))


def is_firm(draft: Draft, reading: Reading, cue: Cue) -> bool:
    """Whether a cue inside another's content counts: with a particle, a quotation, or a participle's comma."""
    if cue.form and "keeps" in cue.form.verb.frames and cue.form.verb.prepositions:
        return True
    if cue.form and cue.form.tense == "participle":
        return draft.frame != "object" or reading.tokens.surfaces[cue.start - 1] in "،,."
    return draft.frame != "object"


def cut_off(reading: Reading, draft: Draft, cue: Cue) -> None:
    """End a content before a cue that breaks out of it, and before the words that only lead to that."""
    words = reading.tokens.words
    at = _contrast(reading, cue, draft) or cue.start
    while at > draft.content[-1][0] and words[at - 1].folded in _LINKS:
        at -= 1
    start, _ = draft.content[-1]
    draft.content[-1] = trimmed(reading, start, at)
    if draft.kind == "mixed":
        draft.kind = clause_kind(reading, *draft.content[-1])
