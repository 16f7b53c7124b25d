"""English reported speech, with its own lexicon: direct speech and the common reporting verbs."""

from taswib.text.statements.english.reading import read_english

__all__ = ["read_english"]
