"""Third phase: what each cue reports, its content, by the frame of its verb. A cue without content is dropped.

Within a sentence the cues are read in their order. One that stands inside a content already found is nested and left alone,
unless it breaks out: a participle of circumstance, or a verb coordinated to the verb of saying.
"""

from bisect import bisect_left
from dataclasses import replace
from typing import NamedTuple

from taswib.text.quotations import Quotation
from taswib.text.sentences import STOPS, Sentence
from taswib.text.statements.chains import chain
from taswib.text.statements.extent import clause_end, quoted_content, trimmed
from taswib.text.statements.parts import Phrase
from taswib.text.statements.phrases import phrase, starts_phrase
from taswib.text.statements.reading import Cue, Draft, Range, Reading
from taswib.text.statements.subjects import skip_to_subject, subject_before
from taswib.text.statements.verbs import Form
from taswib.text.statements.vocabulary import Word

_REACH = 48
_QUOTES_TRIED = 40
_NAME_WORDS = 4
_BLAME = 9  # words within which «حمّل» must name the responsibility
_OBJECTS = frozenset(("masdar", "topic"))
_PLACES = frozenset(("body", "place", "country", "outlet", "occasion", "hearers", "weekday", "medium"))
_LINKS = frozenset(("فيما", "بينما", "كما", "لكن", "ولكن", "لكنه", "لكنها", "ولكنه", "ولكنها", "وفيما", "وبينما", "قد", "وقد", "فقد"))


class Complement(NamedTuple):
    """Where a cue's content begins: `mark` is the particle, colon or opening mark before it, `start` its first token."""

    mark: int
    start: int
    frame: str
    quote: Quotation | None = None
    inset: int = 0


def find_complements(reading: Reading) -> None:
    """Fill in `drafts` for every verb of saying that has a content."""
    for number, sentence in enumerate(reading.sentences):
        covered = sentence.start
        last: Draft | None = None
        for cue in reading.cues[number]:
            if cue.kind != "verb" or (last and cue.start < last.gap[1]) or (cue.start < covered and not _breaks_out(reading, cue, last)):
                continue
            draft = _draft(reading, number, sentence, cue, last)
            if draft is None or (cue.start < covered and not _is_firm(draft, reading, cue)):
                continue
            if last is not None and cue.start < covered:
                _cut_off(reading, last, cue.start)
            reading.drafts.append(draft)
            covered, last = draft.content[-1][1], draft


def _draft(reading: Reading, number: int, sentence: Sentence, cue: Cue, last: Draft | None) -> Draft | None:
    assert cue.form is not None
    if "carries" in cue.form.verb.frames:
        return _carried(reading, number, sentence, cue)
    found = complement(reading, number, sentence, cue, last)
    return _with_content(reading, Draft(number, cue, "", []), found, sentence)


def _carried(reading: Reading, number: int, sentence: Sentence, cue: Cue) -> Draft | None:
    links = chain(reading, cue, sentence)
    if links is None:
        return None
    found = _after(reading, replace(links.cue, end=links.after),
                   min(sentence.end, links.after + _REACH))
    draft = _with_content(reading, Draft(number, links.cue, "", []), found, sentence)
    if draft is not None:
        draft.phrase, draft.frame = links.source, "chain"
        draft.carrier = (links.carrier.start, links.carrier.end) if links.carrier else None
        draft.gap = (cue.end, draft.gap[1])
    return draft


def _with_content(reading: Reading, draft: Draft, found: Complement | None, sentence: Sentence) -> Draft | None:
    if found is None or draft.cue is None:
        return None
    draft.frame, draft.inset, draft.gap = found.frame, found.inset, (draft.cue.end, found.mark)
    if found.quote:
        draft.content, draft.kind, draft.frame = quoted_content(reading, found.quote, sentence, found.frame)
        if (first := _interrupted(reading, draft.cue)) is not None:
            draft.content.insert(0, (first.start, first.end))
    else:
        end = clause_end(reading, found.start, sentence)
        draft.content = [(found.start, end)]
        draft.kind = clause_kind(reading, found.start, end)
    return draft if draft.content and draft.content[0][0] < draft.content[0][1] else None


def _interrupted(reading: Reading, cue: Cue) -> Quotation | None:
    """The quotation that the cue interrupts: it ends right before a verb that nothing joins to it."""
    words, surfaces = reading.tokens.words, reading.tokens.surfaces
    if cue.form is None or cue.form.tense not in ("past", "present") or words[cue.start].joined:
        return None
    end = cue.start - 1 if cue.start and surfaces[cue.start - 1] in "،,-–—" else cue.start
    place = bisect_left(reading.marks, end) - 1
    quote = reading.quotes[reading.marks[place]] if place >= 0 else None
    return quote if quote and quote.closed and quote.past == end and quote.end - quote.start > 2 else None


def clause_kind(reading: Reading, start: int, end: int) -> str:
    """Mixed where part of the clause is quoted speech, not only a name or a single word in marks."""
    first = bisect_left(reading.marks, start)
    for mark in reading.marks[first:first + _QUOTES_TRIED]:
        if mark >= end:
            break
        quote = reading.quotes[mark]
        if not _is_name(reading, quote):
            return "mixed"
    return "indirect"


def _is_name(reading: Reading, quote: Quotation) -> bool:
    """Whether marks inside a clause set off a name: behind a word such as «تنظيم», or words that are all definite."""
    words = reading.tokens.words
    before = words[quote.mark - 1]
    inner = [word for word in words[quote.start:quote.end] if word.is_word]
    if "name_head" in before.kinds or before.folded in ("ل", "ب", "و") or not inner:
        return True
    if any(word.folded.isdecimal() or word.folded.isascii() for word in inner) and len(inner) < _NAME_WORDS:
        return True
    return len(inner) == 1 or (len(inner) < 4 and all(word.definite or word.folded.isdecimal() for word in inner))


def _breaks_out(reading: Reading, cue: Cue, last: Draft | None) -> bool:
    form, words = cue.form, reading.tokens.words
    if form is None or last is None:
        return False
    if form.tense == "participle":
        return True
    if form.tense == "masdar":
        return False
    if _is_aside(reading, last) and reading.tokens.surfaces[cue.start - 1] in "،,":
        return True
    linked = words[cue.start].joined or words[cue.start - 1].folded in _LINKS
    outer = last.cue.form.tense if last.cue and last.cue.form else ""
    return bool(linked) and (form.tense == "past" or outer == form.tense)


def _is_aside(reading: Reading, draft: Draft) -> bool:
    """Whether a draft's verb stands in a relative clause, so that the sentence's own verb is still to come."""
    words = reading.tokens.words
    return any("relative" in words[at].kinds for at in range(max(0, draft.start - 2), draft.start))


def _is_firm(draft: Draft, reading: Reading, cue: Cue) -> bool:
    """A cue inside another's content counts only with a particle, a quotation, or a participle's comma."""
    if cue.form and cue.form.tense == "participle":
        return draft.frame != "object" or reading.tokens.surfaces[cue.start - 1] in "،,."
    return draft.frame != "object"


def _cut_off(reading: Reading, draft: Draft, at: int) -> None:
    """End a content before the cue at token `at`, and before the words that only lead to it."""
    words = reading.tokens.words
    while at > draft.content[-1][0] and words[at - 1].folded in _LINKS:
        at -= 1
    start, _ = draft.content[-1]
    draft.content[-1] = trimmed(reading, start, at)
    if draft.kind == "mixed":
        draft.kind = clause_kind(reading, *draft.content[-1])


def complement(reading: Reading, number: int, sentence: Sentence, cue: Cue, last: Draft | None) -> Complement | None:
    """The content that a verb of saying has after it, or none."""
    assert cue.form is not None
    verb = cue.form.verb
    words = reading.tokens.words
    if "within" in verb.frames and not (cue.end < sentence.end and words[cue.end].folded == "في"):
        return None
    found = _after(reading, cue, min(sentence.end, cue.end + _REACH))
    if cue.form.tense != "masdar" and ("object" in verb.frames or "keeps" in verb.frames):
        own = _object(reading, number, sentence, cue, found)
        if own and found and found.frame == "that" and "that" in verb.frames and not _is_abstract(reading, own.start):
            return found
        if own and (found is None or (own.start < found.mark and not _is_whole_speech(found, own))):
            return own
    if found and "keeps" in verb.frames and found.frame == "preposition":
        return None
    return found


def _is_abstract(reading: Reading, at: int) -> bool:
    return bool(reading.tokens.words[at].kinds & _OBJECTS)


def _is_whole_speech(found: Complement, own: Complement) -> bool:
    """Whether the quotation, and not the noun a little before it, is what was said."""
    return found.mark - own.start < 4 and found.quote is not None and found.quote.end - found.quote.start > 3


def _after(reading: Reading, cue: Cue, stop: int) -> Complement | None:
    """The first particle, quotation, colon or preposition that opens a content for the verb."""
    assert cue.form is not None
    words, surfaces, verb = reading.tokens.words, reading.tokens.surfaces, cue.form.verb
    at, in_relative, owed, passed = cue.end, False, 0, None
    while at < stop:
        word = words[at]
        quote = reading.quotes.get(at)
        if quote:
            if "quote" in verb.frames and _speaks(reading, quote, cue, stop):
                return Complement(at, quote.start, "quote", quote)
            at = quote.past
            continue
        if not word.is_word:
            if surfaces[at] == ":" and "quote" in verb.frames and "asked" not in verb.frames:
                return _colon(reading, at, stop)
            in_relative = in_relative and surfaces[at] not in "،,"
        elif "that" in word.kinds:
            if owed:
                owed, passed = owed - 1, at
            elif "that" in verb.frames and not _belongs_elsewhere(words[at - 1], at - 1 >= cue.end):
                return _that(reading, at, stop)
        elif "relative" in word.kinds:
            in_relative = True
        elif word.form and at > cue.end and word.form.tense in ("past", "present") and "weakthat" not in word.form.verb.frames:
            if _is_verb_here(reading, at):
                if not in_relative:
                    return None
                owed += 1
        elif verb.prepositions and (opened := _opened(reading, cue, at, stop)):
            return opened
        at += 1
    # A verb in a relative clause may have no content; the verb of saying must.
    return _that(reading, passed, stop) if passed and "that" in verb.frames else None


def _is_verb_here(reading: Reading, at: int) -> bool:
    """Whether a word that may be a verb or a noun is a verb: a noun stands behind a preposition or an open construct."""
    word, before = reading.tokens.words[at], reading.tokens.words[at - 1]
    return not word.kinds & {"office", "masculine", "feminine", "occasion", "document"} and "preposition" not in before.kinds


def _belongs_elsewhere(before: Word, inside: bool) -> bool:
    """Whether «أن» hangs on a preposition or conjunction that is no part of the verb's frame (بعد أن، إلى أن)."""
    return inside and ("preposition" in before.kinds or "adjunct" in before.kinds) and before.folded not in ("قائلا", "قوله")


def _that(reading: Reading, at: int, stop: int) -> Complement:
    start = _past_marks(reading, at + 1, stop)
    quote = reading.quotes.get(start)
    return Complement(at, start, "that", quote if quote and is_speech(reading, quote) else None)


def _past_marks(reading: Reading, at: int, stop: int) -> int:
    while at < stop and reading.tokens.surfaces[at] in ("،", ",", ":", ".", "-", "–") and at not in reading.quotes:
        at += 1
    return at


def _colon(reading: Reading, at: int, stop: int) -> Complement | None:
    start = _past_marks(reading, at + 1, stop)
    if start >= stop:
        return None
    if "that" in reading.tokens.words[start].kinds:
        return _that(reading, start, stop)
    quote = reading.quotes.get(start)
    return Complement(at, start, "quote" if quote else "colon", quote)


def _speaks(reading: Reading, quote: Quotation, cue: Cue, stop: int) -> bool:
    """Whether a quotation behind a verb of saying is what was said, and no name on the way to it."""
    before = reading.tokens.words[quote.mark - 1]
    if before.kinds & {"name_head", "outlet", "body"} and quote.end - quote.start <= 6:
        return False
    if before.folded in ("ل", "ب", "في") or "relative" in before.kinds:
        return before.folded in ("ب", "في") and quote.end - quote.start > 4
    if quote.end - quote.start > 6 or quote.mark == cue.end:
        return is_speech(reading, quote) or (quote.mark == cue.end and quote.past >= stop - 2)
    surfaces, words = reading.tokens.surfaces, reading.tokens.words
    for at in range(quote.past, min(stop, quote.past + 25)):
        if words[at].form and at > quote.past:
            return True
        if "that" in words[at].kinds or at in reading.quotes or surfaces[at] == ":":
            return False
    return True


def is_speech(reading: Reading, quote: Quotation) -> bool:
    """Whether a quotation that opens a content is its words, and no name that the clause begins with."""
    if quote.end - quote.start > 3 or not quote.closed:
        return True
    after = quote.past
    return after >= len(reading.tokens) or not reading.tokens.words[after].is_word


def _opened(reading: Reading, cue: Cue, at: int, stop: int) -> Complement | None:
    """A content that one of the verb's prepositions opens at the token."""
    assert cue.form is not None
    verb, word = cue.form.verb, reading.tokens.words[at]
    if word.folded in verb.prepositions:
        if word.folded == "ل":
            return None
        start = at + 1
    elif "ل" in verb.prepositions and _leads_later(reading, at, stop):
        return None
    elif letter := next((p for p in verb.prepositions if len(p) == 1 and _has_grown(reading, word, p, at, cue)), ""):
        if "weakprep" in verb.frames:
            return None
        return Complement(at, at, "preposition", None, inset=len(letter))
    else:
        return None
    if start >= stop:
        return None
    following = reading.tokens.words[start]
    if "that" in following.kinds:
        return _that(reading, start, stop)
    quote = reading.quotes.get(start)
    if quote and is_speech(reading, quote):
        return Complement(at, start, "quote", quote)
    if "weakprep" in verb.frames or _is_passing(reading, at, stop, verb.prepositions):
        return None
    return Complement(at, start, "preposition")


def _leads_later(reading: Reading, at: int, stop: int) -> bool:
    """Whether the full preposition (دعا … إلى) is still to come, so that a grown «ل» is another's."""
    return any(word.folded == "الي" for word in reading.tokens.words[at:stop])


def _is_passing(reading: Reading, at: int, stop: int, prepositions: frozenset[str]) -> bool:
    """Whether the preposition belongs to the subject, since the verb's own comes later, right before «أن» or a masdar."""
    words = reading.tokens.words
    if words[at + 1].kinds & _OBJECTS or words[at + 1].kinds & {"relative"}:
        return bool(words[at + 1].kinds & {"relative"})
    if not words[at + 1].kinds & _PLACES:
        return False
    return any(
        words[k].folded in prepositions and words[k + 1].is_word and not words[k + 1].kinds & _PLACES
        for k in range(at + 2, min(stop, at + 20) - 1)
    )


def _has_grown(reading: Reading, word: Word, letter: str, at: int, cue: Cue) -> bool:
    """Whether the preposition, one letter, has grown onto a noun that is a content: no name, office, body or place."""
    if word.folded in ("بما", "بمن"):
        return letter == "ب"
    if word.form or not word.folded.startswith(letter) or len(word.folded) < 4:
        return False
    if word.preposition != letter:
        if letter == "ل":
            return bool(reading.vocabulary[word.folded[1:]].kinds & _OBJECTS) or (at - cue.end > 2 and not word.kinds)
        return not word.kinds or word.kinds <= {"masdar", "nisba"}
    if letter == "ل":
        return bool(word.kinds & _OBJECTS)
    return not word.kinds & {"body", "place", "country", "office", "outlet", "hearers", "occasion"} or word.kinds & _OBJECTS != set()


def _object(
    reading: Reading, number: int, sentence: Sentence, cue: Cue, found: Complement | None
) -> Complement | None:
    """A noun phrase that is itself the content: behind the subject, or behind the verb where the subject is before it."""
    assert cue.form is not None
    form, words = cue.form, reading.tokens.words
    stop = min(sentence.end, cue.end + _REACH, found.mark + 1 if found else sentence.end)
    head = None if form.tense in ("participle", "masdar") else subject_before(reading, number, cue, None)
    if head is not None and not _can_speak(reading, head):
        return None
    before = form.tense in ("participle", "masdar") or head is not None
    start = skip_to_subject(reading, cue.end, stop, over_hearers=True)
    had_subject = before
    if not before and starts_phrase(reading, start, stop) and not words[start].kinds & _OBJECTS - _subject_kinds(words[start]):
        subject = phrase(reading, start, stop, verb=form.verb, before_object=True)
        had_subject = subject.end > start
        start = _past_adjuncts(reading, subject.end, stop)
    return _noun_content(reading, form, start, stop, had_subject, number in reading.headlines)


_ABSTRACT = frozenset(("masdar", "topic", "number", "occasion"))
_SPEAKING = frozenset(("office", "honorific", "body", "unnamed", "outlet", "document", "named_body", "country", "place",
                       "masculine", "feminine", "demonstrative"))


def _can_speak(reading: Reading, head: Phrase) -> bool:
    """Whether a noun phrase before a verb can be somebody: a name, a body, people; not «الغموض السياسي»."""
    first = head.parts[0]
    word = reading.tokens.words[first.token]
    if first.role in ("name", "mark", "title") or word.kinds & _SPEAKING:
        return not word.kinds & _ABSTRACT
    return word.folded.endswith(("ون", "ين", "ه")) or "nisba" in word.kinds


def _subject_kinds(word: Word) -> frozenset[str]:
    return _OBJECTS if word.kinds & {"unnamed", "office", "body", "masculine", "feminine", "outlet"} else frozenset()


def _past_adjuncts(reading: Reading, at: int, stop: int) -> int:
    """Past times and occasions, up to an abstract noun, if one follows soon; else where it was."""
    words, surfaces = reading.tokens.words, reading.tokens.surfaces
    if at < stop and (words[at].is_word and not words[at].kinds & {"weekday", "day", "part", "adjunct", "preposition"}
                      and not words[at].preposition):
        return at
    for place in range(at, min(stop, at + 16)):
        kinds = words[place].kinds
        if kinds & _OBJECTS and not words[place].preposition and "preposition" not in words[place - 1].kinds:
            return place
        if "that" in kinds or words[place].form or surfaces[place] in STOPS:
            break
    return at


def _noun_content(
    reading: Reading, form: Form, start: int, stop: int, had_subject: bool, in_headline: bool
) -> Complement | None:
    if start + 1 >= stop:
        return None
    word = reading.tokens.words[start]
    if not word.is_word:
        quote = reading.quotes.get(start)
        if quote is None or not had_subject:
            return None
        return Complement(start, start, "object")
    kinds = word.kinds
    if kinds & {"that", "relative", "negation", "adjunct", "weekday", "day", "preposition"} or word.preposition or word.form:
        return None
    abstract = bool(kinds & _OBJECTS)
    if "weak" in form.verb.frames and not abstract and not (in_headline and had_subject):
        return None
    if (not abstract and not had_subject) or ("keeps" in form.verb.frames and not _has_predicate(reading, form, start, stop)):
        return None
    return Complement(start, start, "object")


def _has_predicate(reading: Reading, form: Form, start: int, stop: int) -> bool:
    """Whether what a verb such as اتهم or وصف says of its object follows."""
    words = reading.tokens.words[start + 1:stop]
    if any(frame.startswith("مس") for frame in form.verb.frames):
        return any(word.core.startswith("مس") and word.core.endswith("وليه") for word in words[:_BLAME])
    if form.verb.prepositions:
        return any(word.folded in form.verb.prepositions or (word.folded[0] in form.verb.prepositions and len(word.folded) > 3)
                   for word in words if word.is_word)
    return any("masdar" in word.kinds or (word.is_word and word.folded.endswith("ا")) for word in words)


def drop_empty(reading: Reading) -> None:
    """Leave out drafts of which nothing is left, since the next cue or an attribution follows at once."""
    for draft in reading.drafts:
        draft.content = [(start, end) for start, end in draft.content if start < end]
    reading.drafts = [draft for draft in reading.drafts if draft.content and not _is_used_up(draft, reading)]


def _is_used_up(draft: Draft, reading: Reading) -> bool:
    start, end = reading.tokens.span(*draft.content[0])
    return end - start <= draft.inset


def content_of(draft: Draft, reading: Reading) -> tuple[Range, ...]:
    """The places in the text of a draft's content."""
    spans = [reading.tokens.span(start, end) for start, end in draft.content]
    spans[0] = (spans[0][0] + draft.inset, spans[0][1])
    return tuple(spans)
