"""Whom an office or a courtesy title without a name means: the person whom the article calls so."""

from dataclasses import replace

from taswib.text.lexicons import classes, word_set
from taswib.text.statements.directory import Directory
from taswib.text.statements.speakers import Speaker
from taswib.text.statements.turns import Turns

_NEAR = 12  # mentions before a courtesy title
_GENERIC = word_set("ar", "particles", "generic_office")
_FOREIGN, *_ALSO_FOREIGN = classes("ar", "particles")["foreign_office"]
_HEAD, _MINISTER = classes("ar", "particles")["heads_ministry"]
_ALIASES = dict.fromkeys(_ALSO_FOREIGN, _FOREIGN)
_HONOURS = word_set("ar", "particles", "honour")


def holder(one: Speaker, directory: Directory, turns: Turns) -> Speaker:
    """Who an office is; the office itself where the article names nobody for it."""
    if (named := _named_like(one, directory)) is not None:
        return named
    wanted, one = _wanted(one)
    if not wanted:
        return _honoured(one, directory, turns)
    return _titled(one, wanted, directory, turns) or _by_turns(one, wanted, directory, turns) or one


def _named_like(one: Speaker, directory: Directory) -> Speaker | None:
    """Somebody whose family name is the word of an office (الوزير), and whom nobody holds that office beside."""
    forms = [form for word in one.titles for form in (word, f"ال{word}")]
    people = [people[0] for form in forms if (people := directory.by_word.get(form)) and people[0].words[-1] == form]
    named = next((person for person in people if person.told or len(person.words) > 1), None)
    held = any(one.titles <= other.titles for other in directory.titled.get(one.head, ()))
    return directory.full(named) if named and not held else None


def _wanted(one: Speaker) -> tuple[set[str], Speaker]:
    """The words of the office that its holder's titles must have, and the office as it is asked for."""
    wanted = {_ALIASES.get(word, word) for word in one.titles if word not in _HONOURS}
    if _FOREIGN in wanted and one.head == _HEAD:  # رئيس الدبلوماسية is the minister
        return wanted - {_HEAD} | {_MINISTER}, replace(one, head=_MINISTER)
    return wanted, one


def _titled(one: Speaker, wanted: set[str], directory: Directory, turns: Turns) -> Speaker | None:
    """The person whose titles fit the office: all of its words, or enough where nobody else has its head."""
    spoken = turns.places()
    holders = [directory.full(other) for other in directory.titled.get(one.head, ())]
    fitting = [other for other in holders if not _is_of_other_country(wanted, other.titles, directory)]
    whole = [other for other in fitting if wanted <= other.titles | set(other.words)]
    if whole:
        return max(whole, key=lambda other: (spoken.get(id(other), -1), -len(other.titles), other.at < one.at))
    if not fitting:
        return None
    only = len({id(other) for other in holders}) == 1
    if len(wanted) == 1 or (only and len(wanted) <= 2):
        return max(fitting, key=lambda other: spoken.get(id(other), -1))
    return fitting[0] if only and fitting[0].titles - _HONOURS <= wanted else None


def _is_of_other_country(wanted: set[str], titles: frozenset[str], directory: Directory) -> bool:
    """Whether an office and a person's titles name different countries (السفير الفرنسي، السفير الروسي)."""
    words = directory.reading.vocabulary
    mine, theirs = ({word for word in some if "nationality" in words[word].kinds} for some in (wanted, titles))
    return bool(mine and theirs) and not mine & theirs


def _by_turns(one: Speaker, wanted: set[str], directory: Directory, turns: Turns) -> Speaker | None:
    """Who is called so only by who has spoken: the one person for a general word, or the last by a word of the title."""
    if one.head in _GENERIC and (only := turns.only_person()) is not None:
        return only
    last = turns.last
    if last is None or last.kind != "person" or one.head not in last.titles or len(wanted) < 2:
        return None
    elsewhere = _is_of_other_country(wanted, last.titles, directory)
    return None if elsewhere or _is_foreign(wanted - last.titles, one, directory) else last


def _is_foreign(unmet: set[str], one: Speaker, directory: Directory) -> bool:
    """Whether an office is another country's than its holders', where the article names several of them."""
    holders = {id(directory.full(other)) for other in directory.titled.get(one.head, ())}
    words = directory.reading.vocabulary
    return len(holders) > 1 and all("nationality" in words[word].kinds for word in unmet)


def _honoured(one: Speaker, directory: Directory, turns: Turns) -> Speaker:
    """Whom a courtesy title alone means (سموه، معاليه): who bears it and was named last, else who spoke last."""
    named = directory.before(one.at)
    head = one.head.removesuffix("ه")
    people = turns.people()
    if spoken := [other for other in people if head in other.titles]:
        return spoken[0]
    if bearers := [other for other in named[-_NEAR:] if head in other.titles]:
        return directory.full(bearers[-1])
    if people:
        return people[0]
    return directory.full(named[-1]) if named else one
