"""The lines of HTML that another site copies, in the language that is on."""

from typing import NamedTuple

from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taswib.archive.article import Article
from taswib.desk.site_message import BADGE
from taswib.public.article_badge import badge_words


class WidgetLines(NamedTuple):
    """`script` is enough; `link` stands in for it where no script runs, with `{address}` for the article's own."""

    script: str
    link: str


class BadgeLines(NamedTuple):
    image: str
    component: str


def widget_lines(base: str) -> WidgetLines:
    """`base` is our public address without a slash at its end."""
    form = f"{base}/report?lang={_language()}&address={{address}}"
    link = f'<taswib-footer><a href="{escape(form)}">{escape(_("Report a mistake"))}</a></taswib-footer>'
    return WidgetLines(script_line(base), link)


def script_line(base: str) -> str:
    return f'<script src="{base}/embed.js" defer></script>'


def badge_lines(base: str, article: Article) -> BadgeLines:
    language, (width, height) = _language(), BADGE
    page = f"{base}/a/{article.slug}"
    words = escape(badge_words(article, []).partition(":")[0])
    image = f'<img src="{page}/badge.svg?lang={language}" width="{width}" height="{height}" alt="{words}">'
    original = escape(article.address or page)
    script = script_line(base).replace("defer", 'data-only="badge" defer')
    component = f'<taswib-badge article="{original}"><a href="{page}">{words}</a></taswib-badge>\n{script}'
    return BadgeLines(f'<a href="{page}?lang={language}">{image}</a>', component)


def _language() -> str:
    return (get_language() or "ar")[:2]
