"""What differs between two texts of one article: word by word for people to look at, and by what it means.

word_changes(before, after)     the same, removed and added words, which together cover both texts (Change)
revised(before, after)          every change with its class, and whether it is one of fact (Revised)
passage_pairs(before, after)    which passages of two texts are the same, moved, merged and split ones (Pair)
identities(texts)               the name of each passage of each revision, which it keeps through all of them
"""

from taswib.text.changes.identity import identities
from taswib.text.changes.pairing import Pair, passage_pairs
from taswib.text.changes.revising import Dated, Revised, revised
from taswib.text.changes.words import Change, word_changes

__all__ = ["Change", "Dated", "Pair", "Revised", "identities", "passage_pairs", "revised", "word_changes"]
