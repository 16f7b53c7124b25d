"""Second phase: the words that report speech, sentence by sentence. Inside quotation marks nothing is sought."""

from functools import cache

from taswib.text.lexicons import classes
from taswib.text.statements.reading import Cue, Reading


def find_cues(reading: Reading) -> None:
    """Fill in `cues`."""
    words, inside = reading.tokens.words, reading.inside
    phrases = _attributions(reading.language)
    found = [
        i for i, word in enumerate(words)
        if (word.form or word.folded in phrases or word.joined and word.folded[1:] in phrases) and not inside[i]
    ]
    place = 0
    for sentence in reading.sentences:
        cues: list[Cue] = []
        while place < len(found) and found[place] < sentence.end:
            at = found[place]
            if at >= sentence.start and (not cues or at >= cues[-1].end) and (cue := _cue(reading, at, sentence.end)):
                cues.append(cue)
            place += 1
        reading.cues.append(cues)


def _cue(reading: Reading, at: int, end: int) -> Cue | None:
    word = reading.tokens.words[at]
    phrases = _attributions(reading.language)
    for phrase, kind in phrases.get(word.folded) or phrases.get(word.folded[1:], ()):
        if length := _length(reading, phrase, at, end):
            return Cue(at, at + length, kind)
    if word.form and not _is_denied(reading, at) and not _is_formula(reading, at):
        return Cue(at, at + 1, "verb", word.form)
    return None


def _length(reading: Reading, phrase: tuple[str, ...], at: int, end: int) -> int:
    """Over how many whole tokens the phrase stands here; its last letter may have grown onto the next word (وفقا لما)."""
    words = reading.tokens.words
    if at + len(phrase) > end or any(words[at + n].folded != part for n, part in enumerate(phrase[:-1]) if n):
        return 0
    last = words[at + len(phrase) - 1]
    if len(phrase) == 1 or last.folded == phrase[-1]:
        return len(phrase)
    grown = len(phrase[-1]) == 1 and last.is_word and last.folded.startswith(phrase[-1])
    return len(phrase) - 1 if grown else 0


def _is_denied(reading: Reading, at: int) -> bool:
    """Whether the verb is said not to have happened (لم يذكر); to rule something out by «not» is to say it (لم يستبعد)."""
    words = reading.tokens.words
    form = words[at].form
    denied = at > 0 and "negation" in words[at - 1].kinds and not words[at].joined
    return denied and form is not None and not form.verb.frames & {"doubts"}


def _is_formula(reading: Reading, at: int) -> bool:
    """Whether the reporter speaks by a formula (يذكر أن، تجدر الإشارة إلى)."""
    words = reading.tokens.words
    word, following = words[at], words[at + 1:at + 3]
    if word.form is None or word.form.tense != "present" or "reporters_formula" not in word.kinds:
        return False
    return any("that" in follower.kinds or follower.folded in ("الي", "هنا") for follower in following)


@cache
def _attributions(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The phrases that attribute, by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, phrases in classes(language, "attribution").items():
        for phrase in phrases:
            parts = tuple(phrase.split())
            found.setdefault(parts[0], []).append((parts, kind))
    for same in found.values():
        same.sort(key=lambda entry: -len(entry[0]))
    return found
