"""One edit of a real article: of fact, with its class, or of mere writing. None of them asks the rules that are measured."""

import random
import re
from collections import Counter
from collections.abc import Callable
from functools import partial

from taswib.text.characters import TASHKEEL

_OFTEN, _MOSTLY = 3, 0.3  # articles that call a word a place; their share of those in which it stands
Edit = Callable[[str, random.Random, "Stock"], str | None]
_DIGITS = re.compile(r"(?<![\d.,٫٬/:-])\d{1,6}(?![\d.,٫٬/:-])")
_COUNTED = [
    "ثلاثة",
    "أربعة",
    "خمسة",
    "ستة",
    "سبعة",
    "ثمانية",
    "تسعة",
    "عشرة",
    "ثلاث",
    "أربع",
    "خمس",
    "ست",
    "سبع",
    "ثماني",
    "تسع",
    "عشر",
]
_TENS = ["عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"]
_DAYS = ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"]
_MONTHS = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
_LEVANT = {"فبراير": "شباط", "مارس": "آذار", "أبريل": "نيسان", "مايو": "أيار", "يونيو": "حزيران", "يوليو": "تموز"}
_LEVANT |= {"أغسطس": "آب", "سبتمبر": "أيلول"}
_PERSON = re.compile(r"(?<=\sبن )(?:عبد ?ال\w+|ال\w{3,}|\w{4,})")
_PLACE = re.compile(r"(?<=\sمدينة )\w{4,}|(?<=\sمحافظة )\w{4,}|(?<=\sبلدة )\w{4,}|(?<=\sقرية )\w{4,}")
_TITLED = r"(?:الدكتور|المهندس|الأستاذ|السيد|العقيد|الرائد|المقدم|اللواء|الدكتورة) (?!ال)(\w{3,} ال\w{3,})"
_CALLED = re.compile(rf"(?<=\s){_TITLED}")
_SPEAKER = re.compile(rf"(?:قال|أكد|أوضح|أضاف|بين|ذكر|أشار|لفت|كشف|صرح)(?: [\w،]+){{0,8}}? {_TITLED}")
_NEGATED = re.compile(r"(?<=\s)(?:لم|لن|لا|ليس|ليست) (?!سيما|[يت]زال|شك|بد)(?=\w{3,})")
_PRESENT = re.compile(r"(?<=\s)(?=[يت]\w{3,}\s)")
_QUOTED = re.compile(r"[«“]([^«»\"“”\n]{40,400})[»”]")
_LONG = re.compile(r"(?<![\w])[^\W\d_]{5,}(?![\w])")


class Stock:
    """Names and words from other articles, to put in the place of an article's own."""

    def __init__(self) -> None:
        self.persons: list[str] = []
        self.called: list[str] = []
        self.seen: Counter[str] = Counter()
        self.called_place: Counter[str] = Counter()
        self.places: list[str] = []
        """Those that several articles call a place."""
        self.words: list[str] = []

    def take(self, text: str) -> None:
        self.persons += _PERSON.findall(text)[:3]
        self.called += _CALLED.findall(text)[:3]
        self.seen.update(set(text.split()))
        for place in set(_PLACE.findall(text)):
            self.called_place[place] += 1
            if self.called_place[place] >= _OFTEN and self.called_place[place] >= _MOSTLY * self.seen[place]:
                self.places.append(place)
        self.words += _LONG.findall(text)[:10]


def figure(text: str, chance: random.Random, stock: Stock) -> str | None:
    """Another number in digits."""

    def other(found: re.Match[str]) -> str:
        old = int(found[0])
        return str(next(new for new in (chance.randint(1, 2 * old + 9) for _ in range(99)) if new != old))

    return _at_one(_DIGITS, text, chance, other)


def figure_in_words(text: str, chance: random.Random, stock: Stock) -> str | None:
    """Another number in words."""
    row = chance.choice((_COUNTED[:8], _COUNTED[8:15], _TENS))
    pattern = re.compile(rf"(?<=\s)(?:{'|'.join(row)})(?=\s)")
    return _at_one(pattern, text, chance, lambda found: chance.choice([one for one in row if one != found[0]]))


def day_or_month(text: str, chance: random.Random, stock: Stock) -> str | None:
    """Another weekday or another month."""
    row = chance.choice((_DAYS, _MONTHS))
    pattern = re.compile(rf"(?<=\s)(?:{'|'.join(row)})(?=[\s،.)])")
    return _at_one(pattern, text, chance, lambda found: chance.choice([one for one in row if one != found[0]]))


def name(text: str, chance: random.Random, stock: Stock, *, person: bool) -> str | None:
    """Somebody else's name, or the name of another place."""
    if person:
        return _at_one(_PERSON, text, chance, lambda found: _another(chance, stock.persons, found[0]))
    return _at_one(_PLACE, text, chance, lambda found: _another(chance, stock.places, found[0]), stock.places)


def speaker(text: str, chance: random.Random, stock: Stock) -> str | None:
    """Somebody else who says it."""

    def another(found: re.Match[str]) -> str:
        return found[0].removesuffix(found[1]) + _another(chance, stock.called, found[1])

    return _at_one(_SPEAKER, text, chance, another)


def negation(text: str, chance: random.Random, stock: Stock) -> str | None:
    """A negation less, or one more."""
    if chance.random() < 0.5:
        return _at_one(_NEGATED, text, chance, lambda found: "")
    return _at_one(_PRESENT, text, chance, lambda found: "لا ")


def quotation(text: str, chance: random.Random, stock: Stock) -> str | None:
    """Another word in somebody's mouth."""

    def altered(found: re.Match[str]) -> str:
        word = chance.choice(_LONG.findall(found[1]) or [found[1]])
        return found[0].replace(word, _another(chance, stock.words, word), 1)

    return _at_one(_QUOTED, text, chance, altered)


def hamza(text: str, chance: random.Random, stock: Stock) -> str | None:
    """Hamza seats and final letters as careless writers have them."""
    table = str.maketrans(chance.choice(({"أ": "ا", "إ": "ا"}, {"ة": "ه"}, {"ى": "ي"}, {"آ": "ا", "أ": "ا"})))
    return text.translate(table)


def tashkeel(text: str, chance: random.Random, stock: Stock) -> str | None:
    """Vowel signs put in, or taken out."""
    marks = "\u064e\u064f\u0650\u0651\u064b"
    if re.search(f"[{TASHKEEL}]", text) and chance.random() < 0.5:
        return re.sub(f"[{TASHKEEL}]", "", text)
    return _LONG.sub(
        lambda word: word[0][:3] + chance.choice(marks) + word[0][3:] if chance.random() < 0.1 else word[0], text
    )


def marks(text: str, chance: random.Random, stock: Stock) -> str | None:
    """Other quotation marks, commas, stops."""
    pairs = chance.choice(
        ([("«", '"'), ("»", '"')], [("،", ",")], [(" .", "."), (".", " .")], [("،", "")], [("(", "["), (")", "]")])
    )
    return _replaced(text, pairs)


def spaces(text: str, chance: random.Random, stock: Stock) -> str | None:
    """Blanks doubled, hard, or missing where a comma parts."""
    return _replaced(text, chance.choice(([(" ", "  ")], [(" ", "\u00a0")], [("، ", "،")], [("عبد ال", "عبدال")])))


def digits(text: str, chance: random.Random, stock: Stock) -> str | None:
    """The other digits."""
    return text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))


def months(text: str, chance: random.Random, stock: Stock) -> str | None:
    """The months' other names."""
    return re.sub(rf"(?<=\d )(?:{'|'.join(_LEVANT)})(?=\W)", lambda found: _LEVANT[found[0]], text)


def slip(text: str, chance: random.Random, stock: Stock) -> str | None:
    """One letter of one long word doubled, lost or swapped with its neighbour."""

    def slipped(found: re.Match[str]) -> str:
        word, at = found[0], chance.randrange(1, len(found[0]) - 2)
        return chance.choice(
            (
                word[:at] + word[at] + word[at:],
                word[:at] + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
        )

    return _at_one(_LONG, text, chance, slipped)


def paragraphs(text: str, chance: random.Random, stock: Stock) -> str | None:
    """Two paragraphs joined, or one parted behind a sentence."""
    if chance.random() < 0.5 and text.count("\n") > 2:
        at = chance.choice([found.start() for found in re.finditer("\n", text)][1:])
        return f"{text[:at]} {text[at + 1 :]}"
    return _at_one(re.compile(r"(?<=[.؟!]) (?=\w)"), text, chance, lambda found: "\n")


OF_FACT: dict[str, Edit] = {
    "number": figure,
    "number in words": figure_in_words,
    "date": day_or_month,
    "name of a person": partial(name, person=True),
    "name of a place": partial(name, person=False),
    "speaker": speaker,
    "negation": negation,
    "quotation": quotation,
}
OF_WRITING: dict[str, Edit] = {
    "hamza and the like": hamza,
    "tashkeel": tashkeel,
    "marks": marks,
    "spaces": spaces,
    "digits": digits,
    "months' names": months,
    "slips mended": slip,
    "paragraphs": paragraphs,
}


def _at_one(
    pattern: re.Pattern[str],
    text: str,
    chance: random.Random,
    other: Callable[[re.Match[str]], str],
    only: list[str] | None = None,
) -> str | None:
    """One of the pattern's places (with `only` these words), drawn by chance, rewritten."""
    places = [found for found in pattern.finditer(text) if only is None or found[0] in only]
    if not places:
        return None
    found = chance.choice(places)
    return text[: found.start()] + other(found) + text[found.end() :]


def _replaced(text: str, pairs: list[tuple[str, str]]) -> str:
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def _another(chance: random.Random, stock: list[str], than: str) -> str:
    return next((one for one in (chance.choice(stock) for _ in range(99)) if one != than), "المنصوري")
