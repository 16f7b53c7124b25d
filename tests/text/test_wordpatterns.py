"""The small language in which word lists say what a line looks like."""

import pytest

from taswib.text import wordpatterns
from taswib.text.folding import fold
from taswib.text.wordpatterns import Line, read

FILE = """
# Provenance: this test.
@fruit: apple | palm date | ~تمر
closing holds 9: @fruit + sell | buy ! never
closing starts 9: we sell + @fruit
anywhere label 9: fruit | our fruit
edges whole 4: @fruit | and
"""


@pytest.fixture
def rules(monkeypatch, tmp_path):
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "fruit.txt").write_text(FILE, "utf-8")
    monkeypatch.setattr(wordpatterns, "files", lambda package: tmp_path)
    return dict(zip(("holds", "starts", "label", "whole"), read("fruit.txt"), strict=True))


def line(text):
    return Line(fold(text).text)


@pytest.mark.parametrize(
    ("shape", "yes", "no"),
    [
        ("holds", "Buy a palm date!", "Buy a date"),
        ("holds", "Who will sell the APPLE?", "They never sell an apple"),
        ("holds", "sell بالتمر", "sell إتمر"),
        ("holds", "buy 7 apple trees", "he said “buy an apple”"),
        ("holds", "1 2 3 4 5 6 7 buy apple", "1 2 3 4 5 6 7 8 buy apple"),
        ("starts", "We sell one apple", "Now we sell one apple"),
        ("starts", "– we sell a palm date", "we sell a palm"),
        ("label", "Our fruit: pears", "Our fruit pears"),
        ("label", "» fruit", "fruity: pears"),
        ("label", "fruit – pears", "new fruit: pears"),
        ("whole", "apple and palm date", "apple and date"),
        ("whole", "Apple, apple", ""),
    ],
)
def test_each_shape_fits_what_it_says_and_nothing_else(rules, shape, yes, no):
    assert rules[shape].fits(line(yes))
    assert not rules[shape].fits(line(no))


def test_a_rule_tells_where_it_holds(rules):
    assert [rule.where for rule in rules.values()] == ["closing", "closing", "anywhere", "edges"]


def test_a_row_that_is_neither_group_nor_rule_is_an_error(monkeypatch, tmp_path):
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "x.txt").write_text("no colon here", "utf-8")
    monkeypatch.setattr(wordpatterns, "files", lambda package: tmp_path)
    with pytest.raises(ValueError, match="no colon here"):
        read("x.txt")


@pytest.mark.parametrize("name", ["furniture.ar.txt", "furniture.en.txt"])
def test_the_word_lists_say_where_they_come_from_and_are_understood(name):
    first = (wordpatterns.files("taswib.text") / "lexicon" / name).read_text("utf-8").split("\n")[0]
    assert first.startswith("# Provenance:")
    known = {"anywhere", "edges", "closing", "rest"}
    assert all(rule.where in known and rule.shape in {"holds", "starts", "label", "whole"} for rule in read(name))
