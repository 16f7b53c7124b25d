"""Template tags that put an article or a notice in schema.org's words into the page."""

import json
from collections.abc import Iterable

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from taswib.archive.article import Article
from taswib.archive.statement import Statement
from taswib.desk.notice import Notice
from taswib.public.structured import Thing, article_structure, notice_structure, quotations_structure

register = template.Library()

# Inside <script> nothing is escaped for us: these could end it, or end a line of it.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


@register.simple_tag(takes_context=True)
def article_jsonld(context: Context, article: Article, notices: Iterable[Notice]) -> SafeString:
    """The article with the corrections that stand."""
    return script(article_structure(article, notices, context["request"].build_absolute_uri))


@register.simple_tag(takes_context=True)
def notice_jsonld(context: Context, notice: Notice) -> SafeString:
    """The notice inside its article; nothing for one that was withdrawn."""
    if notice.is_withdrawn:
        return SafeString("")
    return script(notice_structure(notice, context["request"].build_absolute_uri))


@register.simple_tag(takes_context=True)
def quotations_jsonld(context: Context, article: Article, statements: Iterable[Statement]) -> SafeString:
    """The article with what is quoted in it."""
    return script(quotations_structure(article, statements, context["request"].build_absolute_uri))


def script(thing: Thing) -> SafeString:
    """The thing as a block of data that no word in it can leave."""
    text = json.dumps(thing, ensure_ascii=False).translate(_ESCAPES)
    return SafeString(f'<script type="application/ld+json">{text}</script>')
