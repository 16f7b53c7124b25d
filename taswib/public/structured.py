"""Articles and notices in schema.org's words, for search engines and aggregators.

A correction stands inside its article as `correction`: a CorrectionComment has no property that names the work.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse

from taswib.archive.article import Article, Precision
from taswib.archive.statement import Statement
from taswib.desk.notice import Notice
from taswib.people.newsroom import Newsroom

Absolute = Callable[[str], str]
Thing = dict[str, object]
_SURE = 0.8
"""What is told to machines should be right four times of five at the least."""


def article_structure(article: Article, notices: Iterable[Notice], absolute: Absolute) -> Thing:
    """The article with its notices that stand; withdrawn ones and drafts are left out."""
    standing = [notice for notice in notices if not notice.is_draft and not notice.is_withdrawn]
    whole = _article(article, absolute) | {
        "datePublished": _published(article),
        "dateModified": _modified(article, standing),
        "author": _author(article),
        "version": article.current.number if article.current else None,
        "correction": [_comment(notice, absolute) for notice in standing],
    }
    return {name: value for name, value in whole.items() if value}


def notice_structure(notice: Notice, absolute: Absolute) -> Thing:
    """The article that the notice corrects, with this one correction."""
    return _article(notice.article, absolute) | {"correction": _comment(notice, absolute)}


def quotations_structure(article: Article, statements: Iterable[Statement], absolute: Absolute) -> Thing:
    """The article with what is quoted in it, word for word, from somebody with a name, and read with some certainty.

    Who speaks stands as text: whether it is a Person or an Organization was not read.
    """
    quoted = [one for one in statements if one.is_named and one.kind == "direct" and one.certainty >= _SURE]
    return _article(article, absolute) | {"hasPart": [_quotation(one, article) for one in quoted]}


def _quotation(one: Statement, article: Article) -> Thing:
    return {
        "@type": "Quotation",
        "text": one.words,
        "spokenByCharacter": one.source_name,
        "inLanguage": article.language,
    }


def _article(article: Article, absolute: Absolute) -> Thing:
    own = absolute(reverse("article", args=[article.slug]))
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline,
        "inLanguage": article.language,
        "url": article.address or own,
        "mainEntityOfPage": own,
        "publisher": _publisher(article.newsroom, absolute),
    }


def _publisher(newsroom: Newsroom, absolute: Absolute) -> Thing:
    policy = absolute(reverse("policy"))
    return {
        "@type": "NewsMediaOrganization",
        "name": newsroom.name,
        "url": newsroom.home or absolute(reverse("home")),
        "publishingPrinciples": policy,
        "correctionsPolicy": f"{policy}#corrections",
        "actionableFeedbackPolicy": f"{policy}#reports",
        "ethicsPolicy": f"{policy}#conduct",
    }


def _comment(notice: Notice, absolute: Absolute) -> Thing:
    zone = notice.newsroom.zone
    comment = {
        "@type": "CorrectionComment",
        "text": "\n\n".join(part for part in (notice.words, notice.reply) if part),
        "datePublished": _moment(notice.published_at, zone),
        "dateModified": _moment(notice.updated_at, zone) if notice.updated_at != notice.published_at else None,
        "url": absolute(reverse("notice", args=[notice.number])),
        "inLanguage": notice.language,
    }
    return {name: value for name, value in comment.items() if value}


def _author(article: Article) -> Thing | None:
    """The byline as it was printed; who of the staff stands behind it is nobody's business."""
    return {"@type": "Person", "name": article.byline} if article.byline else None


def _published(article: Article) -> str | None:
    """With the time of day and its zone where it is known, else the day alone."""
    if article.published_at is None:
        return None
    local = article.published_at.astimezone(article.newsroom.zone)
    return local.date().isoformat() if article.published_precision == Precision.DAY else local.isoformat("T", "seconds")


def _modified(article: Article, standing: list[Notice]) -> str | None:
    """When its text last changed, or a notice was put to it; None while neither happened."""
    moments = [notice.updated_at for notice in standing if notice.updated_at]
    if article.current and article.current.number > 1:
        moments.append(article.current.seen_at)
    return _moment(max(moments), article.newsroom.zone) if moments else None


def _moment(value: datetime | None, zone: ZoneInfo) -> str | None:
    return value.astimezone(zone).isoformat("T", "seconds") if value else None
