"""Matching: whether and where a text holds a passage, in its words or in others, and with which facts.

Sought      a passage that is sought, read once for however many texts
match       the place of it in one text (Match)
LEAST       the certainty from which on it is worth showing
"""

from taswib.text.matching.ceiling import ceiling
from taswib.text.matching.judgement import LEAST
from taswib.text.matching.match import Kind, Match, match
from taswib.text.matching.parts import parts
from taswib.text.matching.sought import Sought, Weights

__all__ = ["LEAST", "Kind", "Match", "Sought", "Weights", "ceiling", "match", "parts"]
