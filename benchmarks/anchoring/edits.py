"""What editors do to words: each edit takes the words of a passage and gives them back changed."""

import random
import re
from collections.abc import Callable

from benchmarks.anchoring.articles import Article

Words = list[str]
Edit = Callable[[Words, "random.Random", Words], Words]
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def insert(words: Words, chance: random.Random, stock: Words) -> Words:
    """One to three words more, in up to three places."""
    words = list(words)
    for _ in range(chance.randint(1, 3)):
        place = chance.randint(1, max(1, len(words) - 1))
        words[place:place] = run(stock, chance, chance.randint(1, 3))
    return words


def clause(words: Words, chance: random.Random, stock: Words) -> Words:
    """A clause of six to fourteen words more."""
    place = chance.randint(1, max(1, len(words) - 1))
    return words[:place] + run(stock, chance, chance.randint(6, 14)) + words[place:]


def delete(words: Words, chance: random.Random, stock: Words) -> Words:
    """Up to a quarter of the words less."""
    gone = set(chance.sample(range(len(words)), max(1, min(6, chance.randint(1, max(1, len(words) // 4))))))
    return [word for place, word in enumerate(words) if place not in gone]


def replace(words: Words, chance: random.Random, stock: Words) -> Words:
    """Up to three in ten words by others, one or two at a time."""
    words = list(words)
    for _ in range(chance.randint(1, max(1, len(words) // 7))):
        place = chance.randrange(len(words))
        words[place : place + chance.randint(1, 2)] = run(stock, chance, chance.randint(1, 2))
    return words


def reorder(words: Words, chance: random.Random, stock: Words) -> Words:
    """A few words, or a clause, at another place among the same words."""
    words = list(words)
    length = chance.randint(1, max(1, len(words) // 3))
    start = chance.randint(0, len(words) - length)
    taken = words[start : start + length]
    del words[start : start + length]
    place = chance.randint(0, len(words))
    return words[:place] + taken + words[place:]


def shorten(words: Words, chance: random.Random, stock: Words) -> Words:
    """Between two and six tenths of the words left out in one or two stretches."""
    kept = max(3, round(len(words) * chance.uniform(0.4, 0.8)))
    cut = len(words) - kept
    if chance.random() < 0.3 and cut >= 2:
        half = cut // 2
        return _without(_without(words, half, chance), cut - half, chance)
    return _without(words, cut, chance)


def _without(words: Words, cut: int, chance: random.Random) -> Words:
    start = chance.choice((0, len(words) - cut, chance.randint(0, len(words) - cut)))
    return words[:start] + words[start + cut :]


def respell(words: Words, chance: random.Random, stock: Words) -> Words:
    """Another house's spelling practice, throughout: hamza, ta marbuta, alef maqsura, tashkeel, tatweel, digits."""
    rules = chance.sample(_RULES, chance.randint(1, 4))
    share = chance.choice((0.5, 1.0))
    respelt = []
    for word in words:
        for rule in rules:
            if chance.random() < share:
                word = rule(word, chance)
        respelt.append(word)
    return respelt


def _tashkeel(word: str, chance: random.Random) -> str:
    return "".join(
        letter + (chance.choice("\u064e\u064f\u0650\u0652") if letter.isalpha() and chance.random() < 0.3 else "")
        for letter in word
    )


def _tatweel(word: str, chance: random.Random) -> str:
    return re.sub("([سشلمنبتهك])(?=[\u0621-\u064a])", "\\1ـ", word, count=1) if chance.random() < 0.4 else word


_RULES: list[Callable[[str, random.Random], str]] = [
    lambda word, _: re.sub("[أإآ]", "ا", word),
    lambda word, _: re.sub("^ا", "أ", word) if not word.startswith("ال") else word,
    lambda word, _: re.sub("ة(?=\\W*$)", "ه", word),
    lambda word, _: re.sub("ى(?=\\W*$)", "ي", word),
    lambda word, _: re.sub("ي(?=\\W*$)", "ى", word),
    _tashkeel,
    _tatweel,
    lambda word, _: re.sub("[\u064b-\u0652ـ]", "", word),
    lambda word, _: word.translate(_ARABIC_INDIC),
    lambda word, _: word.translate(_WESTERN),
    lambda word, _: re.sub('["“”«»]', "'", word),
    lambda word, _: re.sub('"(?=\\w)', "«", re.sub('(?<=\\w)"', "»", word)),
    lambda word, chance: word + chance.choice(("", " ", "\u00a0")),
]


def typo(words: Words, chance: random.Random, stock: Words) -> Words:
    """One to four slips of a finger: a letter left out, doubled, another, or two that changed places."""
    words = list(words)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(words))
        words[place] = _slip(words[place], chance)
    return words


def _slip(word: str, chance: random.Random) -> str:
    if len(word) < 3:
        return word
    at = chance.randrange(1, len(word) - 1)
    kind = chance.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + chance.choice(_LETTERS) + word[at + 1 :]
    return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


def fact(words: Words, chance: random.Random, stock: Words) -> Words:
    """Another figure where there is one, else another name or noun: the edit that matters most."""
    words = list(words)
    figures = [place for place, word in enumerate(words) if re.search(r"\d", word)]
    if figures:
        place = chance.choice(figures)
        words[place] = re.sub(r"\d+", str(chance.randint(2, 990)), words[place], count=1)
    else:
        place = chance.randrange(len(words))
        words[place] = chance.choice([word for word in stock if len(word) > 4] or stock)
    return words


def run(stock: Words, chance: random.Random, count: int) -> Words:
    """So many words that follow each other in another article."""
    start = chance.randrange(max(1, len(stock) - count))
    return stock[start : start + count]


def scrambled(words: Words, chance: random.Random, stock: Words) -> Words:
    """The same words in an order that says something else."""
    words = list(words)
    chance.shuffle(words)
    return words


def formula(words: Words, chance: random.Random, stock: Words) -> Words:
    """Another sentence on the same pattern: half of the words kept where they stood."""
    kept = chance.uniform(0.35, 0.6)
    return [word if chance.random() < kept else chance.choice(stock) for word in words]


def within_another(words: Words, chance: random.Random, stock: Words) -> Words:
    """The same words in a sentence that says something else."""
    return run(stock, chance, chance.randint(4, 12)) + words + run(stock, chance, chance.randint(4, 12))


def stock_of(article: Article) -> Words:
    return " ".join(article.lines).split()
