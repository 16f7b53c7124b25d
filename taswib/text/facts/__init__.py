"""What a passage states that can be right or wrong, and where two readings of one passage part.

    facts(passage)                  its numbers, dates, negations, names and speakers, with their places
    differences(before, after)      where two aligned passages differ, each with its class; both may be `Wording`s
    contradictory(before, after)    those in which both could state a fact, one by one
    may_contradict(words, words)    whether they could part at all in a fact that both state, at a glance
    wording(passage)                a passage cut once, for whoever compares it with many

The same fact in another writing is no difference: ١٤، 14، أربعة عشر; 5 آب، 5 أغسطس; hamza, tashkeel, marks and spaces.
"""

from taswib.text.facts.bearing import is_figure, may_contradict
from taswib.text.facts.comparing import contradictory, differences
from taswib.text.facts.difference import Difference
from taswib.text.facts.fact import Fact
from taswib.text.facts.reading import facts
from taswib.text.facts.wording import Wording, wording

__all__ = [
    "Difference",
    "Fact",
    "Wording",
    "contradictory",
    "differences",
    "facts",
    "is_figure",
    "may_contradict",
    "wording",
]
