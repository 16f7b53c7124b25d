"""Where the subject of a verb of saying stands: behind it, before it, or nowhere."""

from taswib.text.lexicons import word_set
from taswib.text.statements.naming_agencies import agency_named
from taswib.text.statements.phrases import Phrase, phrase, starts_phrase
from taswib.text.statements.reading import Cue, Draft, Reading
from taswib.text.statements.verbs import Verb
from taswib.text.statements.vocabulary import Word

_BACK = 45
_DATELINE = 14  # tokens
_LEAD_NAMES = word_set("ar", "particles", "leads_name")
_MANY = ("ون", "ين")
_NAME_IN_MARKS = 6  # tokens
_AUXILIARY = word_set("ar", "particles", "auxiliary")
_AS_FOR = word_set("ar", "particles", "as_for")
_MANNER = word_set("ar", "particles", "manner")
_PASSED_OVER = word_set("ar", "particles", "before_subject")
_TIME = frozenset(("weekday", "day", "part", "month", "number"))
_ADDRESSED = frozenset(("outlet", "hearers", "medium"))
_PRONOUNS = word_set("ar", "particles", "own_subject")


def skip_to_subject(reading: Reading, at: int, stop: int, *, over_hearers: bool = True) -> int:
    """Past the times, single adverbs and hearers that may stand between a verb and its subject."""
    words, surfaces = reading.tokens.words, reading.tokens.surfaces
    while at < stop:
        word = words[at]
        if at + 1 < stop and (word.folded in _MANNER or (word.folded == "كل" and words[at + 1].folded == "من")):
            at += 2
        elif (
            (word.kinds & _TIME and not word.kinds & {"masculine", "feminine"})
            or word.folded in _PASSED_OVER
            or (word.is_word and ("adverb" in word.kinds or _is_adverb(reading, at)))
            or (over_hearers and word.kinds & {"hearers"} and (word.preposition or word.folded[0] == "ل"))
        ):
            at += 1
        elif over_hearers and (past := _past_outlet(reading, at, stop)):
            at = past
        elif surfaces[at] == "(" and at + 2 < stop and words[at + 1].kinds & _TIME and surfaces[at + 2] == ")":
            at += 3
        else:
            break
    return at


def _is_adverb(reading: Reading, at: int) -> bool:
    """Whether a word is an adverb in the accusative (علنًا، خصوصًا): no subject has its ending."""
    word = reading.tokens.words[at]
    return not word.form and not word.kinds and word.folded[-1] == "ا" and "ً" in reading.tokens.surfaces[at]


def agency_at(reading: Reading, at: int) -> int:
    """Over how many tokens an agency's name stands onto which «ل» has grown (لرويترز، لبي بي سي); 0 for none."""
    words = reading.tokens.words
    first = words[at].folded
    return 0 if first[:1] != "ل" or words[at].kinds else agency_named(reading, at, first[1:])


def _past_outlet(reading: Reading, at: int, stop: int) -> int:
    """The token behind an outlet that is spoken to before the subject is told: قال لـ«…» فلان."""
    words = reading.tokens.words
    word = words[at]
    if word.folded == "ل" and at + 1 in reading.quotes:
        past = reading.quotes[at + 1].past
        return past if past < stop and past - at < 9 else 0
    if length := agency_at(reading, at):
        return at + length if at + length < stop else 0
    if word.preposition == "ل" and "outlet" in word.kinds:
        past = phrase(reading, at, stop, inset=1).end
        return past if at < past < stop else 0
    return 0


def subject_after(reading: Reading, at: int, stop: int, verb: Verb | None, *, before_object: bool) -> Phrase | None:
    """The noun phrase behind a verb that ends before token `at`, before its content at `stop`."""
    start = skip_to_subject(reading, _past_told(reading, at, stop, verb), stop)
    if not starts_phrase(reading, start, stop, follows_verb=start == at) or _is_oblique(reading, start):
        return None
    found = phrase(reading, start, stop, verb=verb, before_object=before_object, bounded=not before_object)
    if found.end <= found.start:
        return None
    return found if before_object else _with_name_behind(reading, found, stop)


def _past_told(reading: Reading, at: int, stop: int, verb: Verb | None) -> int:
    """Past the outlet in marks that is told, right behind a verb of telling and before who tells: أبلغت «…» مصادر."""
    quote = reading.quotes.get(at)
    if quote is None or verb is None or "tells" not in verb.frames or quote.past - at > _NAME_IN_MARKS:
        return at
    return quote.past if quote.past < stop and starts_phrase(reading, quote.past, stop) else at


def _is_oblique(reading: Reading, at: int) -> bool:
    """Whether a plural has the ending that no subject has (المواطنين): it is who the words are said to."""
    word = reading.tokens.words[at]
    return word.definite and word.core.endswith("ين") and bool(word.kinds & {"common", "unnamed", "hearers"})


def _with_name_behind(reading: Reading, found: Phrase, stop: int) -> Phrase:
    """The phrase with a name that stands further behind its title, where words in no list part the two."""
    if found.parts[0].role != "title" or any(part.role == "name" for part in found.parts):
        return found
    words = reading.tokens.words
    for at in range(found.end, stop):
        if (
            at in reading.quotes
            or _is_occasion(words[at])
            or (words[at].kinds & _ENDS_SUBJECT and words[at].preposition != "ب")
        ):
            break
        if _may_begin_name(reading, at):
            name = phrase(reading, at, stop, bounded=True)
            if any(part.role == "name" for part in name.parts):
                return Phrase(found.start, name.end, found.parts + name.parts, found.inset)
    return found


_ENDS_SUBJECT = frozenset(("document", "outlet", "relative", "adjunct", "weekday", "day", "starts_clause", "medium"))


def _is_occasion(word: Word) -> bool:
    """Whether a noun is an occasion of speech, and no institution too: what follows it is no part of the subject."""
    return "occasion" in word.kinds and not word.kinds & {"body", "name_head"}


def _may_begin_name(reading: Reading, at: int) -> bool:
    word, before = reading.tokens.words[at], reading.tokens.words[at - 1]
    leads = (
        word.kinds & {"masculine", "feminine"}
        or word.folded in _LEAD_NAMES
        or ("honorific" in word.kinds and word.definite)
    )
    return bool(leads) and not (word.joined or word.preposition or "preposition" in before.kinds)


def subject_before(reading: Reading, number: int, cue: Cue, floor: int | None) -> Phrase | None:
    """The noun phrase that a verb refers back to: the antecedent of a relative pronoun, or the head of its clause."""
    words = reading.tokens.words
    sentence = reading.sentences[number]
    low = max(sentence.start, cue.start - _BACK, floor or 0)
    at = cue.start
    while at > low and words[at - 1].folded in _AUXILIARY:
        at -= 1
    if at > low and "relative" in words[at - 1].kinds and words[at - 1].folded != "ممن":
        return _antecedent(reading, at - 1, low)
    if (topic := _topic(reading, sentence.start, at)) is not None:
        return topic
    if words[cue.start].joined:
        return None
    return _head(reading, low, at, in_headline=number in reading.headlines) or _described(reading, low, at)


def _topic(reading: Reading, start: int, verb: int) -> Phrase | None:
    """Whom «أما» at the head of a sentence sets apart, and of whom a verb with «ف» speaks: أما فلان فقال …"""
    words = reading.tokens.words
    taken_up = words[verb].joined == "ف" or (verb < len(words) and words[verb].folded == "فقد")
    if not taken_up or words[start].folded not in _AS_FOR or not starts_phrase(reading, start + 1, verb):
        return None
    found = phrase(reading, start + 1, verb)
    return found if found.parts else None


def _antecedent(reading: Reading, relative: int, low: int) -> Phrase | None:
    """The noun phrase that ends right before a relative pronoun, from the farthest word that could begin it."""
    words, surfaces = reading.tokens.words, reading.tokens.surfaces
    end = relative - 1 if relative > low and surfaces[relative - 1] in "،," else relative
    start = end
    while start > low and _may_be_inside(reading, start - 1):
        start -= 1
    for first in range(start, end):
        if not words[first].kinds & {"preposition"} and starts_phrase(reading, first, end):
            found = phrase(reading, first, end)
            if found.parts and found.end >= end - 1:
                return found
    return None


def _described(reading: Reading, low: int, end: int) -> Phrase | None:
    """An indefinite noun right before a verb that describes it: «بعد تقارير غريبة أشارت إلى …»."""
    words = reading.tokens.words
    for first in range(end - 1, max(low, end - 5) - 1, -1):
        word = words[first]
        if word.kinds & {"unnamed", "document"} and not word.definite and not word.preposition and not word.joined:
            found = phrase(reading, first, end)
            return found if found.parts and found.end >= end else None
    return None


def _may_be_inside(reading: Reading, at: int) -> bool:
    word = reading.tokens.words[at]
    if not word.is_word:
        return bool(reading.inside[at]) or reading.tokens.surfaces[at] in '"”»“«'
    return not (
        word.form or word.kinds & {"that", "relative", "negation"} or word.folded in ("مع", "الي", "علي", "بعد")
    )


def _head(reading: Reading, low: int, end: int, *, in_headline: bool) -> Phrase | None:
    """The noun phrase that begins the clause and reaches to the verb, bar what is set off by commas."""
    words, surfaces = reading.tokens.words, reading.tokens.surfaces
    start, led = _past_dateline(reading, low, end), False
    for at in range(end - 1, low - 1, -1):
        if (
            surfaces[at] in ":؛/"
            or (surfaces[at] == "." == surfaces[at - 1])
            or (words[at].kinds & {"that", "starts_clause"} and not words[at].kinds & {"relative"})
        ):
            if words[at].folded in _PRONOUNS:
                return None
            start, led = at + 1, "that" in words[at].kinds or words[at].folded in _LEADS
            break
    if start and surfaces[start - 1] == "/" and words[start].folded in reading.carriers:  # غزة / الأناضول
        start += 1
    while start < end and (words[start].folded in _LEADS or surfaces[start] in "-–،,."):
        led = led or words[start].is_word
        start += 1
    can_be_noun = led and bool(words[start].form) and (start + 1 < end or words[start].folded.endswith(_MANY))
    if start >= end or not (starts_phrase(reading, start, end) or can_be_noun) or _is_verbal(reading, start):
        return None
    found = phrase(reading, start, end)
    rest = found.end
    if found.end <= start or (rest < end and not in_headline and not _is_set_off(reading, rest, end)):
        return None
    return found


def _past_dateline(reading: Reading, low: int, end: int) -> int:
    """Past the place and the agency that a stroke parts from the report: «الميناء (وكالة) - …»."""
    surfaces = reading.tokens.surfaces
    for at in range(low + 1, min(end, low + _DATELINE)):
        if surfaces[at] in "-–—" and surfaces[at - 1] in (")", "-", "–", "—"):
            return at + 1
    return low


_LEADS = word_set("ar", "particles", "lead")


def _is_set_off(reading: Reading, at: int, end: int) -> bool:
    """Whether what stands between a head and its verb is an apposition, a relative clause or a dependent."""
    word = reading.tokens.words[at]
    if not word.is_word:
        return reading.tokens.surfaces[at] in "،,(" and (at + 1 >= end or end - at < 30)
    return bool(word.kinds & {"relative", "preposition"}) or bool(word.preposition)


def _is_verbal(reading: Reading, at: int) -> bool:
    """Whether a word at the head of a clause looks like a verb in the present rather than a noun."""
    word = reading.tokens.words[at]
    return "action" in word.kinds or (not word.kinds and word.folded[:1] == "ي" and len(word.folded) > 3)


def _is_finite(word: Word) -> bool:
    return "action" in word.kinds or (word.form is not None and word.form.tense in ("past", "present"))


def _nominal_subject(reading: Reading, at: int, draft: Draft) -> Phrase | None:
    """The noun phrase that opens a sentence right before its verb, of which a participle goes on: فلان رد قائلا …"""
    form = draft.cue.form if draft.cue else None
    if form is None or form.tense != "participle" or not starts_phrase(reading, at, draft.start):
        return None
    found = phrase(reading, at, draft.start)
    behind = found.end < draft.start and _is_finite(reading.tokens.words[found.end])
    return found if found.parts and behind else None


def _leads_verb(word: Word) -> bool:
    """Whether a word that opens a sentence only leads to its verb (كما، وكذلك، وقد)."""
    return word.folded in _LEADS or word.folded.removeprefix("و") in _AUXILIARY


def clause_subject(reading: Reading, draft: Draft) -> Phrase | None:
    """The subject of the verb that opens a draft's sentence and is not the draft's own: استقبل الوزير … مؤكدًا."""
    words = reading.tokens.words
    sentence = reading.sentences[draft.sentence]
    form = draft.cue.form if draft.cue else None
    if draft.sentence and form and form.tense == "participle" and draft.start - sentence.start < 2:
        sentence = reading.sentences[draft.sentence - 1]
    at = sentence.start
    while at < draft.start and (not words[at].is_word or _leads_verb(words[at])):
        at += 1
    opener = words[at]
    if at >= draft.start:
        return None
    if not _is_finite(opener):
        return _nominal_subject(reading, at, draft)
    start = skip_to_subject(reading, at + 1, draft.start)
    if not starts_phrase(reading, start, draft.start):
        return None
    return phrase(reading, start, draft.start, before_object=True)
