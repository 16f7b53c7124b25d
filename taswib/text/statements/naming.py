"""From a noun phrase to a speaker: is it a person by name, an office, a body, a document, or somebody who stays
unnamed?
"""

from collections.abc import Sequence

from taswib.text.lexicons import word_set
from taswib.text.statements.parts import Part, Phrase
from taswib.text.statements.reading import Reading
from taswib.text.statements.speakers import Speaker
from taswib.text.statements.vocabulary import Word

_CALLED = frozenset(("title", "noun", "adjective", "dependent", "joined"))
_GIVEN = frozenset(("masculine", "feminine"))
_IN_THE_NAME = word_set("ar", "particles", "in_the_name_of")
_HEADS = word_set("ar", "particles", "heads_of_state")
_OFFICES = word_set("ar", "particles", "office_of")
_LED_BY = word_set("ar", "particles", "led_by")
_OFFICES_JOINED = frozenset(("office", "honorific"))
_HASHTAG = str.maketrans("_", " ", "#")
MANY_DOCUMENTS = word_set("ar", "particles", "many_documents")
_OFFICIAL = word_set("ar", "particles", "official")


def speaker(reading: Reading, phrase: Phrase) -> Speaker:
    """Who a noun phrase is, by its own words alone."""
    parts = phrase.parts
    words = _words(reading, phrase)
    head = _head(words)
    lead = words[head]
    names = [] if _speaks_for_person(parts, words) else _names(parts, words)
    feminine = "feminine" in lead.kinds or (bool(names) and _is_womans(reading, parts[names[0]], words[names[0]]))
    own = _own(parts, words, names)
    made = Speaker(
        "unnamed",
        None,
        head=lead.core,
        definite=_is_definite(parts, words, head),
        feminine=feminine,
        at=phrase.start,
        titles=frozenset(
            [
                word.core
                for part, word in zip(parts[:own], words[:own], strict=True)
                if part.role in _CALLED and word.core
            ]
        ),
        plural=any(words[n].joined == "و" for n in names[1:])
        or lead.core.endswith(("ون", "ين"))
        or (lead.definite and head + 1 < len(parts) and parts[head + 1].role == "joined"),
    )
    made.kind, made.name, made.words = _named(reading, phrase, words, head, names, made)
    made.given = bool(names) and bool(words[names[0]].kinds & _GIVEN)
    made.plural = made.plural or (made.kind == "body" and any(_joins_body(word) for word in words[1:]))
    return made


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


Named = tuple[str, str | None, tuple[str, ...]]
"""Kind, name as written, and its folded words."""
_NOBODY: Named = ("unnamed", None, ())
_BODIES = frozenset(("body", "outlet", "named_body", "country", "place"))


def _named(reading: Reading, phrase: Phrase, words: list[Word], head: int, names: list[int], made: Speaker) -> Named:
    parts, lead = phrase.parts, words[head]
    if _is_many(reading, lead):
        return _NOBODY
    if parts[head].role == "mark":
        end = next((n for n in range(head, len(parts)) if parts[n].role != "mark"), len(parts))
        return "body", *_written(reading, phrase, parts[head:end], words[head:end], marks=True)
    if lead.kinds & _BODIES and parts[0].role != "title" and not (names and names[0] and "country" in lead.kinds):
        if not (made.definite or names or "outlet" in lead.kinds):
            return _NOBODY
        if not lead.kinds & ({"document", "unnamed"} | _GIVEN):
            return _body(reading, phrase, words)
    if names and (made.definite or "unnamed" not in lead.kinds or _is_titled(parts, words)):
        chosen = [parts[n] for n in names]
        return "person", *_written(reading, phrase, chosen, [words[n] for n in names])
    return _nameless(reading, phrase, words, lead, made)


def _is_many(reading: Reading, word: Word) -> bool:
    """Whether an indefinite word is a plural of people, and nobody's name: فلسطينيون، مدافعون، منتقدو … (not موسكو)."""
    end = next((end for end in ("ون", "ين", "و") if word.folded.endswith(end)), "")
    stem = word.folded.removesuffix(end)
    if word.definite or not end or len(stem) < 4:
        return False
    if "nationality" in reading.vocabulary[stem].kinds:
        return True
    if end == "ون":
        return stem[0] == "م" and stem[1] != "ا"
    form = reading.vocabulary[f"{stem}ين"].form
    return (form is not None and form.tense == "participle") or bool(
        reading.vocabulary[stem].kinds & {"office", "unnamed"}
    )


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
    if "document" in lead.kinds and (made.definite or "unnamed" not in lead.kinds) and lead.core not in MANY_DOCUMENTS:
        return "document", None, ()
    if lead.definite and "office" in lead.kinds and not made.plural:  # الخبير الاقتصادي
        return "office", None, ()
    if lead.kinds & {"demonstrative", "unnamed"} or not made.definite or lead.core in MANY_DOCUMENTS:
        return _NOBODY
    return ("office", None, ()) if lead.kinds & {"office", "honorific"} else _body(reading, phrase, words)


def _words(reading: Reading, phrase: Phrase) -> list[Word]:
    """The phrase's words, the first without what has grown onto it."""
    known, first = reading.tokens.words, phrase.parts[0].token
    words = [known[token] for token, _role in phrase.parts]
    if phrase.inset and first == phrase.start:
        words[0] = reading.vocabulary[reading.tokens.surfaces[first][phrase.inset :]]
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
    free = [run for run in runs if not run[0] or parts[run[0] - 1].role != "noun"]
    return _without_country(next(iter(free or runs), []), words)


def _without_country(run: list[int], words: list[Word]) -> list[int]:
    """The name without the country that a title before it ends with: مبعوث … إلى سوريا فلان."""
    return run[1:] if len(run) > 2 and "country" in words[run[0]].kinds else run


def _is_definite(parts: tuple[Part, ...], words: list[Word], head: int) -> bool:
    if words[head].definite or "honorific" in words[0].kinds or parts[head].role in ("name", "mark"):
        return True
    if words[head].kinds & {"named_body", "country", "place"}:
        return True
    following = next((n for n in range(head + 1, len(parts))), None)
    while following is not None and following < len(parts):
        word, part = words[following], parts[following]
        if word.definite or part.role in ("name", "mark", "proper") or word.kinds & {"place", "country", "named_body"}:
            return not _comes_late(parts, words, head, following)
        if part.role == "dependent" and (word.preposition or "preposition" in word.kinds):
            return False
        following += 1
    return False


def _comes_late(parts: tuple[Part, ...], words: list[Word], head: int, closing: int) -> bool:
    """Whether an indefinite adjective stands between: «ضابط عسكري في الأنبار» is anybody."""
    return any(
        words[n].folded.endswith(("ي", "يه"))
        and not words[n].kinds & {"office", "body"}
        and words[n].folded not in ("اي",)
        and parts[n].role == "noun"
        and n == head + 1
        and len(words[n].folded) > 3
        and not words[n + 1].definite
        for n in range(head + 1, closing)
    )


def _body(reading: Reading, phrase: Phrase, words: list[Word]) -> tuple[str, str | None, tuple[str, ...]]:
    """A body's name, up to a place or an explanation that hangs on it, and without the adjective behind a proper
    name.
    """
    parts = phrase.parts
    end = next((n for n in range(1, len(parts)) if _ends_body(parts, words, n)), len(parts))
    while end > 1 and _is_adjective_of_name(parts, words, end - 1):
        end -= 1
    while end > 2 and words[end - 1].folded in _OFFICIAL:
        end -= 1
    end = _end_of_marked(parts, end)
    return "body", *_written(reading, phrase, parts[:end], words[:end], marks=True)


def _ends_body(parts: Sequence[Part], words: list[Word], n: int) -> bool:
    """Whether a place, a purpose, an explanation or somebody's title begins here, which is no part of the body's name."""
    part, word = parts[n], words[n]
    hangs = part.role == "dependent" and (
        ("preposition" in word.kinds and _is_place_next(words, n, len(parts))) or _is_purpose(words, n, len(parts))
    )
    titled = part.role == "title" and parts[n - 1].role != "title" and not _is_of(words, n)
    return hangs or word.folded in _LED_BY or titled


def _is_adjective_of_name(parts: Sequence[Part], words: list[Word], n: int) -> bool:
    """الأمريكية behind a body's proper name."""
    is_adjective = words[n].definite and "nisba" in words[n].kinds and parts[n].role != "name"
    return is_adjective and parts[n - 1].role in ("mark", "name", "proper")


def _end_of_marked(parts: Sequence[Part], end: int) -> int:
    """Where a name in quotation marks ends, when something goes on behind it."""
    last = next((n for n in range(end) if parts[n].role == "mark"), None)
    if last is None:
        return end
    while last + 1 < end and parts[last + 1].role == "mark":
        last += 1
    goes_on = last + 1 < end and parts[last + 1].role in ("adjective", "noun", "name")
    return last + 1 if goes_on else end


def _is_of(words: list[Word], n: int) -> bool:
    """Whether a title completes a body's head: مكتب رئيس الوزراء."""
    return n == 1 and words[0].core in _OFFICES


def _is_purpose(words: list[Word], n: int, end: int) -> bool:
    """Whether «ل» with a masdar and its preposition tells what a body did something for (… للحصول على)."""
    following = words[n + 1] if n + 1 < end else None
    return words[n].folded[0] == "ل" and following is not None and following.folded in ("علي", "عن", "الي")


def _is_place_next(words: list[Word], n: int, end: int) -> bool:
    """Whether the preposition only leads to where a body is; «المعنية بالتحقيق في الممارسات» belongs to its name."""
    following = words[n + 1] if n + 1 < end else None
    return following is None or not following.definite or bool(following.kinds & {"place", "country"})


def _written(
    reading: Reading, phrase: Phrase, parts: tuple[Part, ...] | list[Part], words: list[Word], *, marks: bool = False
) -> tuple[str, tuple[str, ...]]:
    """The name as the text writes it, and its folded words."""
    tokens = reading.tokens
    start = tokens.starts[parts[0].token] + (phrase.inset if parts[0].token == phrase.start else 0)
    start += len(words[0].joined) if words[0].joined and parts[0].role == "name" else 0
    whole = tokens.text[start : tokens.ends[parts[-1].token]]
    if phrase.inset and parts[0].token == phrase.start and tokens.surfaces[phrase.start].startswith("لل"):
        whole = f"ا{whole}"  # للمرصد is المرصد
    if marks and parts[0].role == "mark" and all(part.role == "mark" for part in parts):
        whole = whole.strip('"«»“”„‟″ ')
    folded = tuple(word.folded for word in words if word.is_word)
    return " ".join(whole.translate(_HASHTAG).split()), folded
