"""From a noun phrase to a speaker: is it a person by name, an office, a body, a document, or somebody who stays
unnamed?
"""

from taswib.text.lexicons import word_set
from taswib.text.statements.definiteness import is_definite, is_many
from taswib.text.statements.naming_bodies import Named, body
from taswib.text.statements.parts import Part, Phrase
from taswib.text.statements.reading import Reading
from taswib.text.statements.speakers import Speaker
from taswib.text.statements.vocabulary import Word
from taswib.text.statements.walk import without_preposition
from taswib.text.statements.written import written

_CALLED = frozenset(("title", "noun", "adjective", "dependent", "joined"))
_GIVEN = frozenset(("masculine", "feminine"))
_IN_THE_NAME = word_set("ar", "particles", "in_the_name_of")
_HEADS = word_set("ar", "particles", "heads_of_state")
_OFFICES_JOINED = frozenset(("office", "honorific"))
MANY_DOCUMENTS = word_set("ar", "particles", "many_documents")


def speaker(reading: Reading, phrase: Phrase) -> Speaker:
    """Who a noun phrase is, by its own words alone."""
    parts = phrase.parts
    words = _words(reading, phrase)
    head = _head(words)
    lead = words[head]
    names = [] if _speaks_for_person(parts, words) else _names(parts, words)
    made = Speaker(
        "unnamed",
        None,
        head=lead.core,
        definite=is_definite(parts, words, head),
        feminine="feminine" in lead.kinds or (bool(names) and _is_womans(reading, parts[names[0]], words[names[0]])),
        at=phrase.start,
        titles=_titles(parts, words, _own(parts, words, names)),
        plural=_is_plural(parts, words, head, names),
    )
    made.kind, made.name, made.words = _named(reading, phrase, words, head, names, made)
    made.given = bool(names) and bool(words[names[0]].kinds & _GIVEN)
    made.plural = made.plural or (made.kind == "body" and any(_joins_body(word) for word in words[1:]))
    return made


def _titles(parts: tuple[Part, ...], words: list[Word], own: int) -> frozenset[str]:
    """What somebody is called: the words up to `own` that are no name."""
    called = zip(parts[:own], words[:own], strict=True)
    return frozenset(word.core for part, word in called if part.role in _CALLED and word.core)


def _is_plural(parts: tuple[Part, ...], words: list[Word], head: int, names: list[int]) -> bool:
    """Whether a phrase is about several: by joined names, by its head's ending, or by what is joined to a definite head."""
    lead = words[head]
    if any(words[n].joined == "و" for n in names[1:]):
        return True
    if lead.core.endswith(("ون", "ين")) and parts[head].role != "name":  # جون، جانين: no plurals
        return True
    return lead.definite and head + 1 < len(parts) and parts[head + 1].role == "joined"


def _joins_body(word: Word) -> bool:
    """Whether «و» joins a further body to one (الحزب ووكالة الأنباء), and no noun to its name (الشباب والرياضة)."""
    return bool(word.joined) and "body" in word.kinds and not word.definite


def _own(parts: tuple[Part, ...], words: list[Word], names: list[int]) -> int:
    """Up to where the titles are the person's own: «فلان ورئيس …» goes on with somebody else."""
    behind = range(names[0], len(parts)) if names else range(0)
    return next((n for n in behind if parts[n].role == "joined" and words[n].kinds & _OFFICES_JOINED), len(parts))


def _is_womans(reading: Reading, part: Part, word: Word) -> bool:
    """Whether a given name is a woman's: by the list, or by its ending where no list has it (جمانة)."""
    if word.kinds & _GIVEN:
        return "feminine" in word.kinds
    return not word.kinds and not word.definite and reading.tokens.surfaces[part.token].endswith("ة")


_NOBODY: Named = ("unnamed", None, ())
_BODIES = frozenset(("body", "outlet", "named_body", "country", "place"))
_NO_BODY = frozenset(("document", "unnamed")) | _GIVEN


def _named(reading: Reading, phrase: Phrase, words: list[Word], head: int, names: list[int], made: Speaker) -> Named:
    parts, lead = phrase.parts, words[head]
    if is_many(reading, lead):
        return _NOBODY
    if parts[head].role == "mark":
        end = next((n for n in range(head, len(parts)) if parts[n].role != "mark"), len(parts))
        return "body", *written(reading, phrase, parts[head:end], words[head:end], marks=True)
    if _may_be_body(parts, lead, names):
        if not (made.definite or names or "outlet" in lead.kinds):
            return _NOBODY
        if not lead.kinds & _NO_BODY:
            return body(reading, phrase, words)
    many = made.plural and "unnamed" in lead.kinds  # المحللون في بنك …
    if names and not many and (made.definite or "unnamed" not in lead.kinds or _is_titled(parts, words)):
        chosen = [parts[n] for n in names]
        return "person", *written(reading, phrase, chosen, [words[n] for n in names])
    return _nameless(reading, phrase, words, lead, made)


def _may_be_body(parts: tuple[Part, ...], lead: Word, names: list[int]) -> bool:
    """Whether a head is a body's or a place's, and no country beside somebody's name."""
    beside_name = bool(names) and bool(names[0]) and "country" in lead.kinds
    return bool(lead.kinds & _BODIES) and parts[0].role != "title" and not beside_name


def _speaks_for_person(parts: tuple[Part, ...], words: list[Word]) -> bool:
    """Whether the name is of the one in whose name is spoken: المتحدث باسم الرئيس فلان."""
    for n, word in enumerate(words[:-1]):
        if word.folded in _IN_THE_NAME and "honorific" in words[n + 1].kinds and words[n + 1].core in _HEADS:
            return True
    return False


def _is_titled(parts: tuple[Part, ...], words: list[Word]) -> bool:
    before_from = next((n for n, word in enumerate(words) if word.folded == "من"), len(parts))  # مصدر مقرب من المدرب
    own = zip(parts[:before_from], words[:before_from], strict=True)
    return any(part.role == "title" and "unnamed" not in word.kinds for part, word in own)


def _nameless(reading: Reading, phrase: Phrase, words: list[Word], lead: Word, made: Speaker) -> Named:
    """What a phrase without a name is: a document, somebody unnamed, an office, or a body of another word."""
    if _is_one_document(lead, made):
        return "document", None, ()
    if lead.definite and "office" in lead.kinds and not made.plural:  # الخبير الاقتصادي
        return "office", None, ()
    if lead.kinds & {"demonstrative", "unnamed"} or not made.definite or lead.core in MANY_DOCUMENTS:
        return _NOBODY
    return ("office", None, ()) if lead.kinds & {"office", "honorific"} else body(reading, phrase, words)


def _words(reading: Reading, phrase: Phrase) -> list[Word]:
    """The phrase's words, the first without what has grown onto it."""
    known, first = reading.tokens.words, phrase.parts[0].token
    words = [known[token] for token, _role in phrase.parts]
    if phrase.inset and first == phrase.start:
        words[0] = without_preposition(reading, first, phrase.inset)
    return words


def _head(words: list[Word]) -> int:
    for n, word in enumerate(words):
        if "honorific" not in word.kinds or "office" in word.kinds:
            return n
    return 0


def _names(parts: tuple[Part, ...], words: list[Word]) -> list[int]:
    """The numbers of the parts that are the name: the first that completes no construct (قبيلة بني عامر)."""
    runs: list[list[int]] = []
    for n, part in enumerate(parts):
        if part.role != "name":
            continue
        if n and parts[n - 1].role == "name":
            runs[-1].append(n)
        else:
            runs.append([n])
    free = [run for run in runs if not run[0] or not _is_open(parts[run[0] - 1], words[run[0] - 1])]
    return _without_country(next(iter(free or runs), []), words)


def _is_open(part: Part, word: Word) -> bool:
    """Whether a noun's construct is completed by what stands behind it: قبيلة، في بنك."""
    return part.role == "noun" or (part.role == "dependent" and "body" in word.kinds and not word.definite)


def _without_country(run: list[int], words: list[Word]) -> list[int]:
    """The name without the country that a title before it ends with: مبعوث … إلى سوريا فلان."""
    return run[1:] if len(run) > 2 and "country" in words[run[0]].kinds else run


def _is_one_document(lead: Word, made: Speaker) -> bool:
    is_document = "document" in lead.kinds and lead.core not in MANY_DOCUMENTS
    return is_document and (made.definite or "unnamed" not in lead.kinds)
