"""Fourth phase: contents attributed without a verb that governs them, and a verb of saying behind what it reports."""

from taswib.text.sentences import Sentence
from taswib.text.statements.according import by_phrase
from taswib.text.statements.behind import verb_behind
from taswib.text.statements.reading import Cue, Draft, Reading

_NEAR = 4  # drafts before a cue that may hold it


def attribute(reading: Reading) -> None:
    """Add the drafts of phrases that attribute, and the carriers that they name for other drafts of their sentence."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in reading.drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    for number, sentence in enumerate(reading.sentences):
        if reading.cues[number]:
            reading.drafts += _of_sentence(reading, number, sentence, by_sentence.get(number, []))
    reading.drafts.sort(key=lambda draft: (draft.sentence, draft.start))


def _of_sentence(reading: Reading, number: int, sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The further drafts of one sentence. Those that it has come in their order, and so do its cues."""
    found: list[Draft] = []
    past = 0
    for cue in reading.cues[number]:
        while past < len(drafts) and drafts[past].start < cue.end:
            past += 1
        near = sorted(drafts[max(0, past - _NEAR) : past] + found[-_NEAR:], key=lambda draft: draft.start)
        if cue.kind == "light" or any(_leads_to(draft, cue) for draft in drafts[past : past + 1]):
            continue
        read = verb_behind if cue.kind == "verb" else by_phrase
        if made := read(reading, number, sentence, cue, near):
            found.append(made)
    return found


def _leads_to(draft: Draft, cue: Cue) -> bool:
    """Whether a cue is a link of the chain that a draft reads: نقلت … على لسان … قوله."""
    return draft.frame == "chain" and draft.gap[0] <= cue.start < draft.start
