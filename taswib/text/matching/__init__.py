"""Matching: whether and where a text holds a passage, in its words or in others, and with which facts.

Sought      a passage that is sought, read once for however many texts
match       the place of it in one text (Match)
Promise     how likely texts hold it, told from some of their fingerprints
Ceiling     what it comes to at best in texts, told from all of their fingerprints
LEAST       the certainty from which on it is worth showing
"""

from taswib.text.matching.ceiling import Ceiling
from taswib.text.matching.judgement import LEAST
from taswib.text.matching.match import Kind, Match, Seen, match
from taswib.text.matching.parts import parts
from taswib.text.matching.promise import Promise
from taswib.text.matching.sought import Sought, Weights

__all__ = ["LEAST", "Ceiling", "Kind", "Match", "Promise", "Seen", "Sought", "Weights", "match", "parts"]
