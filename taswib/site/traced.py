"""What the command is asked to trace, and how it tells a person what was found."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taswib.archive.article import Article
from taswib.archive.tracing.hit import Hit
from taswib.desk.notice import Notice
from taswib.people.newsroom import Newsroom
from taswib.site.terminal import Failure
from taswib.text.facts import Difference

_KINDS = {
    "verbatim": gettext_lazy("verbatim"),
    "near": gettext_lazy("near"),
    "reworded": gettext_lazy("reworded, a suggestion"),
    "changed-fact": gettext_lazy("another fact, no copy"),
}
_SHOWN = 300  # code points of the words found


@dataclass(frozen=True)
class Traced:
    """`article` is where the words are from, which is no copy of itself."""

    text: str
    article: Article | None = None


def of_passage(newsroom: Newsroom | None, named: str) -> Traced:
    """`ARTICLE:N`, the article by the last part of its address here or the id that it was given. Raises Failure."""
    name, _colon, number = named.rpartition(":")
    name = name.removeprefix("/a/")
    articles = Article.objects.filter(newsroom=newsroom, current__isnull=False).select_related("current")
    article = articles.filter(Q(slug=name) | Q(given_id=name)).first() if name else None
    if article is None or article.current is None:
        raise Failure(_("There is no article “%(name)s”. Write ARTICLE:N, as in bridge:2.") % {"name": name or named})
    revision = article.current
    passage = next((one for one in revision.passages if str(one.position) == number), None)
    if passage is None:
        raise Failure(_("The article “%(name)s” has no passage %(number)s.") % {"name": name, "number": number})
    return Traced(revision.words_of(passage), article)


def of_notice(newsroom: Newsroom | None, number: str) -> Traced:
    """What the notice with this number says stood there. Raises Failure."""
    known = Notice.objects.of(newsroom).filter(number=int(number)) if newsroom and _is_number(number) else None
    notice = known.select_related("article", "revision").first() if known is not None else None
    if notice is None:
        raise Failure(_("There is no notice number %(number)s.") % {"number": number})
    return Traced(_sought(notice), notice.article)


def _sought(notice: Notice) -> str:
    """The passage that it corrects, as it stood: a figure alone says too little to be found."""
    if notice.start is None or notice.end is None:
        return notice.was or notice.words
    revision = notice.revision
    touched = [one for one in revision.passages if one.start < notice.end and notice.start < one.end]
    return "\n".join(map(revision.words_of, touched)) or notice.was


def told(hits: list[Hit]) -> Iterator[str]:
    if not hits:
        yield _("Nothing was found.")
    for hit in hits:
        yield f"/a/{hit.article.slug}  {hit.article.headline}"
        place = {"start": hit.start, "end": hit.end, "certainty": f"{hit.certainty:.2f}"}
        yield "    " + _("%(kind)s · %(start)d–%(end)d · certainty %(certainty)s") % {"kind": _KINDS[hit.kind], **place}
        yield f"    {' '.join(hit.words.split())[:_SHOWN]}"
        if hit.kind == "changed-fact":
            yield from (f"    {_both(one)}" for one in hit.differences if one.is_replacement)


def _both(difference: Difference) -> str:
    return _("“%(stood)s” here, “%(stands)s” there") % {"stood": difference.stood, "stands": difference.stands}


def _is_number(words: str) -> bool:
    return words.isascii() and words.isdecimal() and len(words) < 9
