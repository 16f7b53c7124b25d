"""A noun phrase that is itself the content of a verb of saying: أكد ضرورة …، نفى وجود …"""

from taswib.text.lexicons import word_set
from taswib.text.sentences import Sentence
from taswib.text.statements.adjuncts import past_adjuncts
from taswib.text.statements.clauses import Complement
from taswib.text.statements.parts import Phrase
from taswib.text.statements.phrases import phrase, starts_phrase
from taswib.text.statements.reading import Cue, Reading
from taswib.text.statements.subjects import skip_to_subject
from taswib.text.statements.subjects_before import subject_before
from taswib.text.statements.verbs import Form
from taswib.text.statements.vocabulary import Word

_REACH = 48
_NO_OBJECT = frozenset(("that", "relative", "negation", "adjunct", "weekday", "day", "preposition"))
_ANSWERING = word_set("ar", "particles", "answering")
_BLAME = 9  # words within which «حمّل» must name the responsibility
_OBJECTS = frozenset(("masdar", "topic"))
_ABSTRACT = frozenset(("masdar", "topic", "number", "occasion"))
_SPEAKING = frozenset(
    (
        "office",
        "honorific",
        "body",
        "unnamed",
        "outlet",
        "document",
        "named_body",
        "country",
        "place",
        "masculine",
        "feminine",
        "demonstrative",
    )
)


def object_content(
    reading: Reading, number: int, sentence: Sentence, cue: Cue, found: Complement | None
) -> Complement | None:
    """A noun phrase that is itself the content: behind the subject, or behind the verb where the subject is before
    it.
    """
    assert cue.form is not None
    form, words = cue.form, reading.tokens.words
    stop = min(sentence.end, cue.end + _REACH, found.mark + 1 if found else sentence.end)
    head = None if form.tense in ("participle", "masdar") else subject_before(reading, number, cue, None)
    if head is not None and not may_head(reading, head):
        return None
    if head is None and "keeps" in form.verb.frames and not form.verb.prepositions and form.tense == "present":
        return None  # «تُعتبر»: nobody says it
    before = form.tense in ("participle", "masdar") or head is not None
    start = skip_to_subject(reading, cue.end, stop, over_hearers=True)
    had_subject = before
    if (
        not before
        and starts_phrase(reading, start, stop)
        and not words[start].kinds & _OBJECTS - _subject_kinds(words[start])
    ):
        subject = phrase(reading, start, stop, verb=form.verb, before_object=True)
        had_subject = subject.end > start
        if not (had_subject and _is_predicate(reading, form, subject.end, stop)):  # واتهم الميليشيا بالتلاعب
            start = past_adjuncts(reading, subject.end, stop)
    return _noun_content(reading, form, start, stop, had_subject, number in reading.headlines)


def _is_predicate(reading: Reading, form: Form, at: int, stop: int) -> bool:
    """Whether what a verb such as اتهم says of its object begins at the token, so that its subject is hidden."""
    if "keeps" not in form.verb.frames or not form.verb.prepositions or at >= stop:
        return False
    word = reading.tokens.words[at]
    if "adverb" in word.kinds:  # بشدة
        return False
    grown = word.folded[:1] in form.verb.prepositions and len(word.folded) > 3
    return word.is_word and (word.folded in form.verb.prepositions or grown)


def may_head(reading: Reading, head: Phrase) -> bool:
    """Whether a noun phrase before a verb can be somebody: a name, a body, people; not «الغموض السياسي»."""
    first = head.parts[0]
    word = reading.tokens.words[first.token]
    if first.role in ("name", "mark", "title") or word.kinds & _SPEAKING:
        return not word.kinds & _ABSTRACT
    return word.folded.endswith(("ون", "ين", "ه")) or "nisba" in word.kinds


def _subject_kinds(word: Word) -> frozenset[str]:
    return (
        _OBJECTS
        if word.kinds & {"unnamed", "office", "body", "masculine", "feminine", "outlet", "honorific"}
        else frozenset()
    )


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
    if not _may_begin(word):
        return None
    abstract = bool(word.kinds & _OBJECTS)
    if not _suits(reading, form, start, had_subject and in_headline):
        return None
    if (not abstract and not had_subject) or (
        "keeps" in form.verb.frames and not _has_predicate(reading, form, start, stop)
    ):
        return None
    return Complement(start, start, "object")


def _may_begin(word: Word) -> bool:
    """Whether a word may be the first of an object."""
    barred = word.kinds & _NO_OBJECT and word.folded not in _ANSWERING
    is_verb = word.form is not None and word.form.tense != "masdar"
    return not (barred or word.preposition or is_verb or word.joined)


def _suits(reading: Reading, form: Form, start: int, in_headline: bool) -> bool:
    """Whether a noun can be what such a verb reports: with some only an abstract one, or one that is the speaker's."""
    word, frames = reading.tokens.words[start], form.verb.frames
    if "topical" in frames:
        return "topic" in word.kinds and has_owner(reading, start)
    if "own" in frames:
        return "topic" in word.kinds or ("masdar" in word.kinds and has_owner(reading, start))
    if "demonstrative" in word.kinds:  # أعلن هذه التغييرات: what they are is not told
        return "keeps" in frames
    if "weak" not in frames or word.kinds & _OBJECTS:
        return True
    if "ً" in reading.tokens.surfaces[start]:  # توقع طقسًا حارًا
        return True
    return (in_headline or form.tense == "participle") and not word.kinds & {"office", "honorific", "unnamed"}


def has_owner(reading: Reading, at: int) -> bool:
    """Whether a possessive pronoun has grown onto a word (تعيينه)."""
    return reading.tokens.surfaces[at].endswith(("ه", "ها", "هم", "هما"))


def _has_predicate(reading: Reading, form: Form, start: int, stop: int) -> bool:
    """Whether what a verb such as اتهم or وصف says of its object follows."""
    words = reading.tokens.words[start + 1 : stop]
    if any(frame.startswith("مس") for frame in form.verb.frames):
        return any(word.core.startswith("مس") and word.core.endswith("وليه") for word in words[:_BLAME])
    if form.verb.prepositions:
        return any(
            word.folded in form.verb.prepositions or (word.folded[0] in form.verb.prepositions and len(word.folded) > 3)
            for word in words
            if word.is_word
        )
    return any("masdar" in word.kinds or (word.is_word and word.folded.endswith("ا")) for word in words)


def is_abstract(reading: Reading, at: int) -> bool:
    return bool(reading.tokens.words[at].kinds & _OBJECTS)
