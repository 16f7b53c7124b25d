"""The verbs of saying and every form of them that a text may hold. The verbs are data:
`lexicon/<language>/cues.txt`.
"""

from dataclasses import dataclass, replace
from functools import cache

from taswib.text.lexicons import classes, folded, lines

PREPOSITIONS = frozenset(map(folded, ("إلى", "على", "من", "عن", "ب", "في", "ل")))


@dataclass(frozen=True)
class Verb:
    """A verb of saying: `frames` are the ways in which its content follows, `prepositions` those that open it."""

    name: str
    frames: frozenset[str]
    prepositions: frozenset[str]


@dataclass(frozen=True)
class Form:
    """A verb in one form: `tense` is past, present, participle or masdar; number is 1, 2 or 3 for many."""

    verb: Verb
    tense: str
    feminine: bool = False
    number: int = 1
    owned: bool = False
    """Whether whom it is said of has grown onto it as a pronoun (اتهمها)."""


@cache
def forms(language: str) -> dict[str, Form]:
    """Every folded form of the verbs of saying; where two verbs share one, that of the earlier line."""
    found: dict[str, Form] = {}
    for line in lines(language, "cues"):
        past, present, participle, masdar, frames = (column.strip() for column in line.split("|"))
        verb = _verb(folded(past), frames)
        if "circumstance" in verb.frames:
            found.setdefault(f"{folded(participle)}ا", Form(verb, "participle"))
            continue
        for words in (_pasts,) if "past_only" in verb.frames else (_pasts, _presents):
            _add(found, verb, words(folded(past), folded(present)))
        if participle != "-":
            _add(found, verb, _participles(folded(participle), folded(present)))
        if masdar != "-":
            _add(found, verb, _masdars(folded(masdar)))
        if "goes_by_masdar" in verb.frames:  # ومضت المصادر بالقول إن
            found.setdefault(f"بال{folded(masdar)}", Form(verb, "participle"))
            for owner in ("ه", "ها", "هم"):  # بقوله: إنه …
                found.setdefault(f"ب{folded(masdar)}{owner}", Form(verb, "participle"))
    return _with_objects(found)


def _with_objects(found: dict[str, Form]) -> dict[str, Form]:
    """The same and the finite forms that a pronoun has grown onto, of verbs that are said of or to somebody."""
    grown = {
        f"{word}{pronoun}": replace(form, owned=True)
        for word, form in found.items()
        if form.tense in ("past", "present") and form.verb.frames & {"keeps", "hearer"} and word[-1] not in "ويا"
        for pronoun in ("ه", "ها", "هم", "هما")
        if form.number == 1
    }
    return grown | found


@cache
def carriers_of_nouns(language: str) -> frozenset[str]:
    """Every folded form of the verbs that carry a noun of saying (`nouns`)."""
    pairs = (entry.split("/") for entry in classes(language, "light")["verb"])
    return frozenset(
        form
        for past, present in pairs
        for form in [*_pasts(past.strip(), present.strip()), *_presents(past.strip(), present.strip())]
    )


@cache
def actions(language: str) -> frozenset[str]:
    """Every folded form of frequent verbs that report no speech, with the object that may have grown onto it too."""
    found = set(carriers_of_nouns(language))
    for line in lines(language, "actions"):
        past, present = (folded(column) for column in line.split("|"))
        found |= _pasts(past, present).keys() | _presents(past, present).keys()
    return frozenset(found | {f"{word}{suffix}" for word in found for suffix in ("ه", "ها") if len(word) > 2})


def _verb(name: str, frames: str) -> Verb:
    words = [folded(frame) if not frame.isascii() else frame for frame in frames.split()]
    return Verb(name, frozenset(words), PREPOSITIONS.intersection(words))


def _add(found: dict[str, Form], verb: Verb, words: dict[str, tuple[str, bool, int]]) -> None:
    for word, (tense, feminine, number) in words.items():
        found.setdefault(word, Form(verb, tense, feminine, number))


def _is_weak(past: str, present: str) -> bool:
    return (past[-1] in "يا" and present[-1] in "يوا") or past[-1] == "ي"


def _pasts(past: str, present: str) -> dict[str, tuple[str, bool, int]]:
    stem = past[:-1] if _is_weak(past, present) else past
    dual = {} if _is_weak(past, present) else {f"{past}ا": ("past", False, 2)}
    return {
        past: ("past", False, 1),
        f"{stem}ت": ("past", True, 1),
        f"{stem}وا": ("past", False, 3),
        f"{stem}تا": ("past", True, 2),
        **dual,
    }


def _presents(past: str, present: str) -> dict[str, tuple[str, bool, int]]:
    many = present[:-1] if present[-1] in "يوا" else present
    she = f"ت{present[1:]}"
    return {
        present: ("present", False, 1),
        she: ("present", True, 1),
        f"{many}ون": ("present", False, 3),
        f"{present}ان": ("present", False, 2),
        f"{she}ان": ("present", True, 2),
    }


def _participles(participle: str, present: str) -> dict[str, tuple[str, bool, int]]:
    """In the accusative of circumstance, as a speech is continued: مضيفا، مضيفة، مضيفين."""
    stem = participle + "ي" if present[-1] in "يو" and participle[-1] != "ي" else participle
    return {
        f"{stem}ا": ("participle", False, 1),
        f"{stem}ه": ("participle", True, 1),
        f"{participle}ين": ("participle", False, 3),
        f"{stem}تين": ("participle", True, 2),
        f"{stem}ات": ("participle", True, 3),
    }


def _masdars(masdar: str) -> dict[str, tuple[str, bool, int]]:
    stem = masdar[:-1] + "ت" if masdar[-1] == "ه" else masdar
    own = {
        f"{stem}ه": ("masdar", False, 1),
        f"{stem}ها": ("masdar", True, 1),
        f"{stem}هم": ("masdar", False, 3),
        f"{stem}هما": ("masdar", False, 2),
    }
    return {word: form for word, form in own.items() if len(word) > 3}
