"""Template tags of the shared design: dates, hidden characters, direction."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django import template
from django.template import Context
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.timezone import get_default_timezone

from taswib.design.dates import written_day, written_moment, written_weekday
from taswib.text import direction

register = template.Library()


@register.simple_tag(takes_context=True)
def day(context: Context, value: date | datetime | None, weekday: bool = False) -> SafeString:
    """`<time>` with the day as the newsroom writes it; empty for no date."""
    if value is None:
        return SafeString("")
    local = value.astimezone(_zone(context)).date() if isinstance(value, datetime) else value
    write = written_weekday if weekday else written_day
    return _time(local.isoformat(), write(local, _language(context), _months(context)))


@register.simple_tag(takes_context=True)
def moment(context: Context, value: datetime | None) -> SafeString:
    """`<time>` with day and clock time in the newsroom's zone; empty for no date."""
    if value is None:
        return SafeString("")
    words = written_moment(value, _language(context), _months(context), _zone(context))
    return _time(value.isoformat(timespec="minutes"), words)


@register.simple_tag(takes_context=True)
def this_page_in(context: Context, language: str) -> str:
    """The address of this page in `language`, with all else that its own address asks for."""
    query = context["request"].GET.copy()
    query["lang"] = language
    return f"{context['request'].path}?{query.urlencode()}"


@register.filter
def shown(text: str) -> SafeString:
    """Escaped words in which every hidden direction control is drawn as a mark, e.g. ⟨U+202E⟩."""
    pieces = direction.reveal(str(text))
    return SafeString("".join(_mark(piece) if hidden else escape(piece) for hidden, piece in pieces))


@register.filter
def dir_of(text: str) -> str:
    """`rtl` or `ltr`, for a dir attribute."""
    return direction.direction(str(text))


@register.filter
def lang_of(text: str) -> str:
    """`ar` or `en`, for a lang attribute."""
    return direction.language(str(text))


def _mark(name: str) -> SafeString:
    return format_html('<span class="hidden-mark">⟨{}⟩</span>', name)


def _time(machine: str, words: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', machine, words)


def _language(context: Context) -> str:
    return str(context.get("LANGUAGE_CODE") or "ar")[:2]


def _months(context: Context) -> str:
    return getattr(context.get("newsroom"), "months", None) or "SY"


def _zone(context: Context) -> ZoneInfo:
    return getattr(context.get("newsroom"), "zone", None) or get_default_timezone()
