"""The tables of this package, each in the module of its noun."""

from taswib.api.key import Key

__all__ = ["Key"]
