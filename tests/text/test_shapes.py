"""Hostile shapes: twice the text may take twice the time, not four times (safety.md, Input)."""

import contextlib
import time

import pytest

from taswib.text import anchoring, changes, direction, encoding, folding, furniture, gate, passages

LIMIT = 10**7
RATIO = 2.6
MEASURABLE = 0.005  # seconds; a shorter call is noise
LARGEST = 1 << 17  # characters; what is not measurable by then is fast enough

SHAPES = {
    "spaces": " ",
    "lines": "a\n",
    "diacritics": "\u064e\u0651",
    "vowelled": "ب\u064e",
    "quotes": "«\"'»",
    "one long word": "ا",
    "direction controls": "\u202e\u2066ب",
    "ligatures": "ﷲﻻ",
    "joiners": "ب\u200c\u200c",
    "buttons": "شارك\nShare: ",
    "many letters": "".join(map(chr, range(0xC0, 0x250))),
}


def refused(gate_function):
    def call(text):
        with contextlib.suppress(gate.TextRefused):
            gate_function(text, limit=LIMIT)

    return call


def decode(text):
    with contextlib.suppress(encoding.NotText):
        encoding.decode(text.encode("cp1256", "ignore") + b"\xc7")


def every_offset(text):
    folded = folding.fold(text)
    folded.span(0, len(folded.text))
    folded.at(len(text) // 2)


def locate_moved(text):
    middle = len(text) // 2
    anchoring.locate("x" + text, anchoring.describe(text, middle, middle + 40))


def locate_half(text):
    anchoring.locate(text, anchoring.Quote(text[: len(text) // 2] + "y", text, text, len(text), len(text)))


FUNCTIONS = {
    "admit": refused(gate.admit),
    "admit_public": refused(gate.admit_public),
    "admit_article": refused(gate.admit_article),
    "decode": decode,
    "fold": folding.fold,
    "offsets": every_offset,
    "passages": passages.passages,
    "joined": lambda text: passages.joined(text, [text]),
    "without_furniture": lambda text: furniture.without_furniture(text.split("\n")),
    "locate moved": locate_moved,
    "locate half": locate_half,
    "words": changes.words,
    "direction": direction.direction,
    "language": direction.language,
    "reveal": direction.reveal,
}


def seconds(function, text, best_of=2):
    """Of this process's own time: what else the machine does is not measured."""
    taken = []
    for _ in range(best_of):
        started = time.process_time()
        function(text)
        taken.append(time.process_time() - started)
    return min(taken)


def filled(pattern, size):
    return (pattern * (size // len(pattern) + 1))[:size]


def measurable_size(function, pattern):
    size = 1 << 12
    while size < LARGEST and (taken := seconds(function, filled(pattern, size), 1)) < MEASURABLE:
        size = min(LARGEST, size * (8 if taken < MEASURABLE / 10 else 2))
    return size


@pytest.mark.drill
@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_takes_no_more_than_about_twice_the_time(name, shape):
    function, pattern = FUNCTIONS[name], SHAPES[shape]
    size = measurable_size(function, pattern)
    texts = [filled(pattern, size), filled(pattern, 2 * size)]
    ratios = []
    for _ in range(3):
        once, twice = (seconds(function, text) for text in texts)
        if twice < max(once, MEASURABLE) * RATIO:
            return
        ratios.append(round(twice / once, 2))
    pytest.fail(f"{name} on {shape}: {size} characters, then twice as many, took {ratios} times as long")
