"""A thing's name in the language of the page."""

from django.utils.translation import get_language


def in_this_language(arabic: str, english: str) -> str:
    """The one of the two that the page speaks; the other where it is missing."""
    first, second = (english, arabic) if (get_language() or "ar").startswith("en") else (arabic, english)
    return first or second
