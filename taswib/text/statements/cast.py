"""Who has been named and who has spoken so far, and whom a noun phrase or a hidden subject means by that."""

from bisect import bisect_left
from dataclasses import replace

from taswib.text.lexicons import word_set
from taswib.text.statements.mentions import acts, distinct, short_forms, stands_free
from taswib.text.statements.naming import speaker
from taswib.text.statements.parts import Phrase
from taswib.text.statements.phrases import phrase
from taswib.text.statements.reading import Draft, Reading
from taswib.text.statements.speakers import Speaker
from taswib.text.statements.subjects import clause_subject

_LEADS_NAME = frozenset(("office", "honorific"))
_TURNS = 40
_NEAR = 12  # mentions before a courtesy title
_FAR = 80
_NAMESAKES = 40
_HEAD = 7  # tokens within which a sentence names its subject
_GENERIC = word_set("ar", "particles", "generic_office")
_ALIASES = {"دبلوماسيه": "خارجيه"}
_BINDS = word_set("ar", "particles", "binds_names")
_OWN_SUBJECTS = word_set("ar", "particles", "own_subject")
_HONOURS = word_set("ar", "particles", "honour")


class Cast:
    """Everybody who is named, and who has spoken so far."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.people = [one for one in reading.people if one.kind == "person"]
        self.bodies = [one for one in reading.people if one.kind == "body"]
        self.by_word: dict[str, list[Speaker]] = {}
        for one in distinct(self.people):
            for word in one.words:
                if len(namesakes := self.by_word.setdefault(word, [])) < _NAMESAKES:
                    namesakes.append(one)
        self.by_body: dict[str, list[Speaker]] = {}
        for one in distinct(self.bodies):
            for word in {*one.words, one.head}:
                if len(namesakes := self.by_body.setdefault(word, [])) < _NAMESAKES:
                    namesakes.append(one)
        self.places = [one.at for one in self.people]
        self.spoken_until = 0
        self.short = short_forms(reading)
        self.turns: list[tuple[int, Speaker, bool, bool]] = []
        self._spread_titles()
        self.titled: dict[str, list[Speaker]] = {}
        for one in distinct(self.people):
            for title in one.titles:
                if len(namesakes := self.titled.setdefault(title, [])) < _NAMESAKES:
                    namesakes.append(one)

    def _spread_titles(self) -> None:
        """A surname's titles are those of its full name too."""
        for one in self.people:
            full = self.full(one)
            if full is not one:
                full.titles |= one.titles
                full.feminine = full.feminine or one.feminine

    def of(self, draft: Draft) -> Speaker | None:
        feminine, plural = self._agreement(draft)
        found = self._hidden(draft, feminine, plural) if draft.phrase is None else self._told(draft, feminine)
        if found is not None:
            self.spoken_until = max(self.spoken_until, draft.content[-1][1], draft.start)
            self.turns.append((draft.start, found, feminine, plural))
            del self.turns[:-_TURNS]
        return found

    @staticmethod
    def _agreement(draft: Draft) -> tuple[bool, bool]:
        form = draft.cue.form if draft.cue else None
        return (form.feminine, form.number > 1) if form else (False, False)

    def _hidden(self, draft: Draft, feminine: bool, plural: bool) -> Speaker | None:
        if (beside := self._right_before(draft, feminine)) is not None:
            return beside
        alone = not any(turn[0] >= self.reading.sentences[draft.sentence].start for turn in self.turns[-1:])
        if alone and (subject := clause_subject(self.reading, draft)) is not None:
            one = self._of(draft, subject)
            if (
                one is not None
                and (one.kind != "person" or one.feminine == feminine)
                and (
                    one.kind in ("person", "unnamed", "office")
                    or (one.kind == "body" and _is_known(self.reading, subject))
                )
            ):
                return one
        same = [turn for turn in reversed(self.turns) if self._fits(turn, draft, feminine, plural)]
        topic = self._topic(draft, feminine)
        if topic is not None:
            return topic
        if same:
            return same[0][1]
        return self.turns[-1][1] if self.turns else self._named_before(draft, feminine)

    def _named_before(self, draft: Draft, feminine: bool) -> Speaker | None:
        """Where nobody has spoken yet, the person who was named last and acts."""
        place = bisect_left(self.places, draft.start)
        named = [one for one in self.people[:place] if one.feminine == feminine and one.titles]
        acting = [one for one in named if one.acts]
        return self.full(acting[-1]) if acting else None

    def _fits(self, turn: tuple[int, Speaker, bool, bool], draft: Draft, feminine: bool, plural: bool) -> bool:
        if draft.cue is None or draft.cue.form is None or draft.cue.form.tense == "masdar":
            return True
        _, one, was_feminine, was_plural = turn
        spoke_feminine = one.feminine or (was_feminine and one.kind != "person")
        return spoke_feminine == feminine and (not plural or was_plural or one.plural)

    def _topic(self, draft: Draft, feminine: bool) -> Speaker | None:
        """A person who is the subject of the sentence before, right behind its verb, and has not spoken there."""
        number = draft.sentence
        sentences = self.reading.sentences
        form = draft.cue.form if draft.cue else None
        if form is None or form.tense not in ("past", "present"):
            return None
        for sentence in (number, number - 1):
            low, end = sentences[max(sentence, 0)]
            acting = [
                one
                for one in self._between(low, min(end, draft.start))
                if one.feminine == feminine
                and (one.acts or (one.at < low + _HEAD and stands_free(self.reading, one.at)))
            ]
            if acting:
                return self.full(acting[0] if sentence == number else acting[-1])
        return None

    def _right_before(self, draft: Draft, feminine: bool) -> Speaker | None:
        """A person whose mention only a comma parts from the verb: «في كلمة لفلان، أوضح فيها …»."""
        form, comma = draft.cue.form if draft.cue else None, draft.start - 1
        if form is None or form.tense not in ("past", "present") or self.reading.tokens.surfaces[comma] not in "،,":
            return None
        if self.reading.tokens.words[draft.start].joined:  # وتطرق إلى قضية فلان، وقال
            return None
        place = bisect_left(self.places, comma) - 1
        one = self.people[place] if place >= 0 else None
        return self.full(one) if one is not None and one.end == comma and one.feminine == feminine else None

    def _between(self, low: int, high: int) -> list[Speaker]:
        """The mentions of people from a token to another that stand in no content, by name and title or by surname."""
        low = max(low, self.spoken_until)
        places = range(bisect_left(self.places, low), bisect_left(self.places, high))
        named = [self.people[place] for place in places]
        taken = {at for one in named for at in range(one.at, one.end)}
        is_own = (
            high > 0 and self.reading.tokens.words[high - 1].folded in _OWN_SUBJECTS
        )  # لكنه، فإنه: who was just named
        alone = [one for one in self._surnames(max(low, high - _FAR), high, anywhere=is_own) if one.at not in taken]
        return sorted(named + alone, key=lambda one: one.at)

    def _surnames(self, low: int, high: int, *, anywhere: bool) -> list[Speaker]:
        """Known people whom a surname alone mentions, beside a verb or anywhere."""
        words, found = self.reading.tokens.words, []
        for at in range(low, high):
            people = self.by_word.get(words[at].folded) if not self.reading.inside[at] else None
            before = words[at - 1].folded if at else ""
            namesakes = [one for one in people or () if one.words[-1] == words[at].folded]
            full = max(namesakes, key=lambda one: before in one.words, default=None)
            start = at
            while start > low and words[start - 1].kinds & _LEADS_NAME:
                start -= 1
            if full is not None and (anywhere or acts(self.reading, start, at + 1)):
                found.append(replace(full, at=at, end=at + 1, acts=True))
        return found

    def _told(self, draft: Draft, feminine: bool) -> Speaker | None:
        """Who the phrase is; a person whom a verb in the feminine tells is a woman, whatever her name."""
        assert draft.phrase is not None
        one = self._of(draft, draft.phrase)
        if one is not None and one.kind == "person" and (feminine or draft.phrase.parts[0].role == "name"):
            one.feminine = feminine
        return one

    def _of(self, draft: Draft, phrase: Phrase) -> Speaker | None:
        if not phrase.parts:
            return None
        one = speaker(self.reading, phrase)
        if one.kind == "person":
            return self.full(one)
        if one.kind == "body":
            return self._body(one)
        if one.kind == "office":
            return self._office(one)
        if one.kind == "document":
            return self._issuer(draft, one, phrase)
        return self._by_surname(phrase) or self._same_unnamed(one)

    def _by_surname(self, phrase: Phrase) -> Speaker | None:
        """The person whose last name a noun without an article is all of: عريقات."""
        word = self.reading.tokens.words[phrase.parts[0].token]
        if len(phrase.parts) > 1 or word.definite or word.kinds - {"masdar", "common"}:
            return None
        people = [one for one in self.by_word.get(word.folded, ()) if one.words[-1] == word.folded]
        return self.full(people[0]) if people else None

    def full(self, one: Speaker) -> Speaker:
        """The person's longest mention in the article."""
        if not one.words:
            return one
        candidates = [
            other
            for other in self.by_word.get(one.words[-1], ())
            if _is_longer_name(other, one) and (one.plural or not other.plural)
        ]
        longer = [other for other in candidates if len(other.words) > len(one.words)]
        candidates = [other for other in longer if other.words[-1] == one.words[-1]] or longer or candidates
        if len(one.words) == 1 and not candidates:
            candidates = [other for other in self.by_body.get(one.words[0], ()) if len(other.words) > 1]
        return max(candidates, key=lambda other: len(other.words), default=one)

    def _body(self, one: Speaker) -> Speaker:
        if one.words in self.short:
            one = self.short[one.words]
        if len(one.words) == 1:
            people = self.by_word.get(one.words[0], ())
            full = max(people, key=lambda other: len(other.words), default=None)
            if full is not None and full.words[-1] == one.words[0]:
                return self.full(full)
        candidates = [other for other in self.by_body.get(one.head, ()) if _is_fuller_body(other, one)]
        if not candidates and len(one.words) == 1 and not self._is_common(one):
            candidates = [other for other in self.by_body.get(one.words[0], ()) if len(other.words) > 1]
        before = [other for other in candidates if other.at < one.at]
        if len(one.words) == 1 and one.definite:
            spoken = {id(turn[1]): turn[0] for turn in self.turns}
            return max(
                before,
                key=lambda other: (spoken.get(id(other), -1), other.at),
                default=candidates[0] if candidates else one,
            )
        return max(candidates, key=lambda other: len(other.words), default=one)

    def _is_common(self, one: Speaker) -> bool:
        """Whether a body's one word is a country or a noun for many bodies, which no name that it stands in is."""
        return bool(self.reading.tokens.words[one.at].kinds & {"country", "body"})

    def _office(self, one: Speaker) -> Speaker:
        named = next(
            (
                people
                for word in one.titles
                for form in (word, f"ال{word}")
                if (people := self.by_word.get(form)) and people[0].words[-1] == form
            ),
            None,
        )
        if named and not any(one.titles <= other.titles for other in self.titled.get(one.head, ())):
            return self.full(named[0])
        wanted = {_ALIASES.get(word, word) for word in one.titles if word not in _HONOURS}
        if "خارجيه" in wanted and one.head == "رءيس":  # رئيس الدبلوماسية is the minister
            wanted, one = wanted - {"رءيس"} | {"وزير"}, replace(one, head="وزير")
        spoken = {id(turn[1]): turn[0] for turn in self.turns}
        if not wanted:
            return self._honoured(one)
        fitting = [self.full(other) for other in self.titled.get(one.head, ())]
        whole = [other for other in fitting if wanted <= other.titles | set(other.words)]
        if whole:
            return max(whole, key=lambda other: (spoken.get(id(other), -1), -len(other.titles), other.at < one.at))
        if fitting:
            unique = {id(other): other for other in fitting}
            if len(wanted) == 1 or (len(unique) == 1 and len(wanted) <= 2):
                return max(fitting, key=lambda other: spoken.get(id(other), -1))
            other = next(iter(unique.values()))
            if len(unique) == 1 and other.titles - _HONOURS <= wanted:
                return other
        if (main := self._main_speaker()) is not None and one.head in _GENERIC:
            return main
        last = self.turns[-1][1] if self.turns else None
        if last is not None and last.kind == "person" and one.head in last.titles and len(wanted) > 1:
            return last
        return self._same_unnamed(one)

    def _main_speaker(self) -> Speaker | None:
        """The one person who has spoken so far; none where there are two."""
        people = {id(turn[1]): turn[1] for turn in self.turns if turn[1].kind == "person"}
        return next(iter(people.values())) if len(people) == 1 else None

    def _honoured(self, one: Speaker) -> Speaker:
        """Whom a courtesy title alone means (سموه، معاليه): who bears it and was named last, else who spoke last."""
        place = bisect_left(self.places, one.at)
        head = one.head.removesuffix("ه")
        spoken = [turn[1] for turn in self.turns if turn[1].kind == "person" and head in turn[1].titles]
        if spoken:
            return spoken[-1]
        bearers = [other for other in self.people[max(0, place - _NEAR) : place] if head in other.titles]
        if bearers:
            return self.full(bearers[-1])
        spoke = next((turn[1] for turn in reversed(self.turns) if turn[1].kind == "person"), None)
        return spoke or (self.full(self.people[place - 1]) if place else one)

    def _same_unnamed(self, one: Speaker) -> Speaker:
        return one

    def _issuer(self, draft: Draft, one: Speaker, document: Phrase) -> Speaker | None:
        """Who issued a document that speaks: named behind it, or the last body or person who spoke."""
        parts = document.parts
        draft.carrier = draft.carrier or (document.start, document.start + 1)
        rest = (
            phrase(self.reading, parts[1].token, document.end, inset=_inset(self.reading, parts[1].token))
            if len(parts) > 1 and parts[1].role != "adjective"
            else None
        )
        if rest and rest.parts:
            issuer = speaker(self.reading, rest)
            if issuer.kind in ("body", "person"):
                draft.source, draft.phrase = (rest.start, rest.end), rest
                return self._body(issuer) if issuer.kind == "body" else self.full(issuer)
        draft.source = None
        subject = clause_subject(self.reading, draft)
        if subject is not None and subject.start < document.start:
            draft.phrase = None
            return self._of(draft, subject)
        if not one.definite:
            return one
        return self.turns[-1][1] if self.turns else None


def _is_known(reading: Reading, subject: Phrase) -> bool:
    """Whether a phrase is a body by its head or its marks, and not only a definite noun."""
    first = subject.parts[0]
    kinds = reading.tokens.words[first.token].kinds
    return first.role == "mark" or bool(kinds & {"body", "outlet", "named_body", "country", "place"})


def _inset(reading: Reading, at: int) -> int:
    word = reading.tokens.words[at]
    return 1 if word.preposition and not word.definite else 0


def _is_longer_name(other: Speaker, one: Speaker) -> bool:
    if len(other.words) < len(one.words):
        return False
    if other.words == one.words:
        return True
    if len(one.words) == 1:
        return one.words[0] in other.words
    if other.words[: len(one.words)] == one.words and other.words[-1].startswith("ال"):  # عبد الله الثاني
        return len(other.words) == len(one.words) + 1
    if other.words[-1] != one.words[-1] or not set(one.words) <= set(other.words):
        return False
    return one.words[0] == other.words[0] or not set(other.words[: -len(one.words)][-1:]) & _BINDS


def _is_fuller_body(other: Speaker, one: Speaker) -> bool:
    """Whether two mentions can be one body: the same head, and no adjective that tells them apart."""
    if other.plural and not one.plural:
        return False
    if other.head != one.head or len(other.words) <= len(one.words) - (1 if len(one.words) == 2 else 0):
        return False
    return set(one.words[1:]) <= set(other.words) or (
        one.definite
        and len(one.words) == 2
        and one.words[1].endswith("يه")
        and any(role in ("صحيفه", "مجله", "وكاله", "قناه", "شركه", "موقع", "محطه") for role in (one.head,))
    )
