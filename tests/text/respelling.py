"""Another house's spelling practice, letter by letter, with the place that each letter of the old text has in the new."""

import random
import re

Text = tuple[str, list[int]]
_HAMZA = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"}
_DIGITS = dict(zip("0123456789", "٠١٢٣٤٥٦٧٨٩", strict=True))
_QUOTES = {"«": "“", "»": "”", '"': "«"}
_MARKS = "\u064b\u064c\u064e\u064f\u0650\u0651\u0652"


def respelled(text: str, chance: random.Random, share: float) -> Text:
    """The text with so much of its letters, digits, quotation marks and blanks written otherwise, and where each begins."""
    out, places = "", []
    for place, char in enumerate(text):
        places.append(len(out))
        out += _respelled(char, text[place + 1 : place + 2], chance) if chance.random() < share else char
    return out, [*places, len(out)]


def _respelled(char: str, following: str, chance: random.Random) -> str:
    other = (_HAMZA | _DIGITS | _QUOTES).get(char)
    if other:
        return other
    if char == " ":
        return chance.choice(["  ", "\u00a0", " \u200f"])
    if re.match("[\u0621-\u064a]", char):
        tatweel = "ـ" if re.match("[\u0621-\u064a]", following) and chance.random() < 0.3 else ""
        return char + chance.choice(["", _MARKS[chance.randrange(7)]]) + tatweel
    return char
