"""Taswib (تصويب): from a reader's report on the exact passage to a correction that anyone can follow."""

__version__ = "0.1.0"
