"""Second phase: the words that report speech, sentence by sentence. Inside quotation marks nothing is sought."""

from collections.abc import Sequence
from functools import cache
from itertools import compress, count
from operator import attrgetter

from taswib.text.lexicons import classes, word_set
from taswib.text.statements.reading import Cue, Reading
from taswib.text.statements.verbs import Form, carriers_of_nouns
from taswib.text.statements.vocabulary import Word

_PAIRED = 12
_NOUNS = frozenset(("office", "masculine", "occasion", "document", "preposition"))
_MAY_REPORT = attrgetter("may_report")


def find_cues(reading: Reading) -> None:
    """Fill in `cues`."""
    inside = reading.inside
    found = [i for i in compress(count(), map(_MAY_REPORT, reading.tokens.words)) if not inside[i]]
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
    following = reading.tokens.words[at + 1].folded[:1] if at + 1 < end else ""
    for phrase, kind in _phrases(reading.language, word, following):
        if length := _length(reading, phrase, at, end):
            return Cue(
                at,
                _past_verb(reading, at + length, end)
                if (kind == "clause_follows" and length > 1) or word.core == "حسبما"
                else at + length,
                kind,
            )
    if word.form and not (_is_denied(reading, at) or _is_formula(reading, at) or _is_noun_here(reading, at, end)):
        return Cue(at, at + 1, "verb", word.form)
    if word.core in carriers_of_nouns(reading.language) and not word.definite:
        return Cue(at, at + 1, "light")
    return None


def _phrases(language: str, word: Word, following: str) -> Sequence[tuple[tuple[str, ...], str]]:
    """The phrases that attribute and may begin with the word, where the letter `following` begins the next."""
    if "attribution" not in word.kinds:
        return ()
    known = _attributions(language)
    by_letter = known.get(word.folded) or known.get(word.folded[1:])
    return by_letter.get(following) or by_letter[""] if by_letter else ()


def _past_verb(reading: Reading, at: int, end: int) -> int:
    """The token behind the verb that stands there, with or without an object grown onto it; else `at`."""
    return at + 1 if at < end and governs(reading, at) else at


def governs(reading: Reading, at: int) -> Form | None:
    """The verb of saying at a token, which may carry its object as a suffix (ذكرته، أعلنه)."""
    word = reading.tokens.words[at]
    if word.form and word.form.tense in ("past", "present"):
        return word.form
    for suffix in ("ه", "ها"):
        if word.folded.endswith(suffix):
            form = reading.vocabulary[word.folded.removesuffix(suffix)].form
            if form and form.tense in ("past", "present"):
                return form
    return None


def _length(reading: Reading, phrase: tuple[str, ...], at: int, end: int) -> int:
    """Over how many whole tokens the phrase stands here; its last letter may have grown onto the next word (وفقا
    لما).
    """
    words = reading.tokens.words
    if at + len(phrase) > end or any(words[at + n].folded != part for n, part in enumerate(phrase[:-1]) if n):
        return 0
    last = words[at + len(phrase) - 1]
    if len(phrase) == 1 or last.folded == phrase[-1]:
        return len(phrase)
    grown = len(phrase[-1]) == 1 and last.is_word and last.folded.startswith(phrase[-1])
    return len(phrase) - 1 if grown else 0


def _is_denied(reading: Reading, at: int) -> bool:
    """Whether the verb is said not to have happened (لم يذكر); to rule something out by «not» is to say it (لم
    يستبعد).
    """
    words = reading.tokens.words
    form = words[at].form
    denied = at > 0 and "negation" in words[at - 1].kinds and not words[at].joined
    return denied and form is not None and not form.verb.frames & {"doubts"}


def _is_noun_here(reading: Reading, at: int, end: int) -> bool:
    """Whether a word that may be a noun or a verb of saying is the noun (طالب، كاتب), or the verb is an impersonal
    one.
    """
    form = reading.tokens.words[at].form
    if form is None:
        return False
    if form.tense == "participle" and _is_adjective(reading, at):
        return True
    if "impersonal" in form.verb.frames and form.tense == "present" and _leads_clause(reading, at, end):
        return _has_no_subject(reading, at)
    return bool(at) and (
        _is_particle_here(reading, at)
        or _follows_preposition(reading, at, form)
        or _names_somebody(reading, at)
        or _is_construct(reading, at, form)
    )


def _leads_clause(reading: Reading, at: int, end: int) -> bool:
    return at + 1 < end and "that" in reading.tokens.words[at + 1].kinds


def _has_no_subject(reading: Reading, at: int) -> bool:
    """Whether nobody before a verb can be whose belief it tells: ويُتوقع أن."""
    word, before = reading.tokens.words[at], reading.tokens.words[at - 1]
    return not at or not before.is_word or bool(before.kinds) or bool(word.joined)


def _is_particle_here(reading: Reading, at: int) -> bool:
    """Whether a word that is a particle too is no verb: وبين behind بين, a weak verb inside a clause."""
    word, before = reading.tokens.words[at], reading.tokens.words[at - 1]
    frames = word.form.verb.frames if word.form else frozenset[str]()
    if "pairs" in frames and word.joined and _is_paired(reading, at):
        return True
    if "weakthat" in frames and before.is_word and not word.joined and "starts_clause" not in before.kinds:
        return True
    if "pairs" in frames and not word.joined and _governs_plural(reading, at):
        return True
    return "preposition" in word.kinds and not word.joined and not _opens_clause(reading, at)


def _governs_plural(reading: Reading, at: int) -> bool:
    """Whether a plural in the oblique case follows, which no subject is: بين المهاجمين والمدافعين."""
    after = reading.tokens.words[at + 1] if at + 1 < len(reading.tokens) else None
    return after is not None and after.definite and after.core.endswith("ين")


def _follows_preposition(reading: Reading, at: int, form: Form) -> bool:
    """Whether a preposition governs the word: then it is a noun, and a noun of saying but a circumstance."""
    before = reading.tokens.words[at - 1]
    return before.folded in _CIRCUMSTANCES if form.tense == "masdar" else "preposition" in before.kinds


def _is_construct(reading: Reading, at: int, form: Form) -> bool:
    """Whether a word without a conjunction is a noun by what is before it: an elative behind a word (أعلنت فلانة أبرز
    …), a noun of saying in a construct (عدم كشف اسمه), or somebody whom a verb has for its object (يقتل طالبا).
    """
    word, before = reading.tokens.words[at], reading.tokens.words[at - 1]
    if word.joined or not before.is_word:
        return False
    if "elative" in word.kinds:
        return not before.kinds & {"starts_clause", "adverb"} and not before.joined
    if before.folded in _NO:
        return True
    person = reading.vocabulary[word.folded[:-1]].kinds & {"office", "unnamed"}
    return (form.tense == "participle" or form.number > 1) and "action" in before.kinds and bool(person)


def _names_somebody(reading: Reading, at: int) -> bool:
    """Whether a word that is an office, a name or a document too stands where a noun does."""
    word, before = reading.tokens.words[at], reading.tokens.words[at - 1]
    if word.joined or not before.is_word or not word.kinds & _NOUNS:
        return False
    return not before.kinds or "action" in before.kinds


def _opens_clause(reading: Reading, at: int) -> bool:
    """Whether a clause can begin at the token: behind a comma or stop, or a word that leads one in."""
    before = reading.tokens.words[at - 1]
    if not before.is_word:
        return reading.tokens.surfaces[at - 1] in "،,.؛:\n"
    return bool(before.kinds & {"starts_clause", "relative", "adverb"}) or before.folded in _OWN_SIDE


_CIRCUMSTANCES = word_set("ar", "particles", "circumstance")
_NO = word_set("ar", "particles", "non")
_OWN_SIDE = word_set("ar", "particles", "own_side")
_LEADS_FORMULA = word_set("ar", "particles", "leads_formula")


def _is_adjective(reading: Reading, at: int) -> bool:
    """Whether a feminine or plural participle right behind a noun only describes it: no mark parts them (قيود مشددة)."""
    word, before = reading.tokens.words[at], reading.tokens.words[at - 1] if at else None
    if before is None or word.joined or not before.is_word or not word.folded.endswith(("ه", "ت", "ين")):
        return False
    return not (before.definite or before.kinds & {"place", "country", "masculine", "feminine", "weekday", "day"})


def _is_paired(reading: Reading, at: int) -> bool:
    """Whether «وبين» only takes up a «بين» before it."""
    return any(word.folded.startswith("بين") for word in reading.tokens.words[max(0, at - _PAIRED) : at])


def _is_formula(reading: Reading, at: int) -> bool:
    """Whether the reporter speaks by a formula (يذكر أن، تجدر الإشارة إلى)."""
    words = reading.tokens.words
    word, following = words[at], words[at + 1 : at + 3]
    if word.form is None or word.form.tense != "present" or "reporters_formula" not in word.kinds:
        return False
    return any("that" in follower.kinds or follower.folded in _LEADS_FORMULA for follower in following)


_Attributions = dict[str, dict[str, list[tuple[tuple[str, ...], str]]]]


@cache
def _attributions(language: str) -> _Attributions:
    """The phrases that attribute, by their first word and by the letter that begins their second (under "" those of one
    word alone), the longest first.
    """
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, phrases in classes(language, "attribution").items():
        if kind == "no_source":
            continue
        for phrase in phrases:
            parts = tuple(phrase.split())
            found.setdefault(parts[0], []).append((parts, kind))
    for same in found.values():
        same.sort(key=lambda entry: (-len(entry[0]), -len(entry[0][-1])))
    return {first: _by_letter(same) for first, same in found.items()}


def _by_letter(same: list[tuple[tuple[str, ...], str]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    letters = {"", *(parts[1][0] for parts, _ in same if len(parts) > 1)}
    return {
        letter: [(parts, kind) for parts, kind in same if len(parts) == 1 or parts[1][0] == letter]
        for letter in letters
    }
