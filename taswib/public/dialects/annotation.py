"""A notice as a W3C Web Annotation on the text that it concerns, whose archived revision stays readable."""

import json
from collections.abc import Callable
from typing import Any

from django.urls import reverse

from taswib.desk.notice import Notice, NoticeKind
from taswib.desk.notice_name import NEVER, permanent_id
from taswib.public.atom import moment
from taswib.public.notice_places import stood
from taswib.text.anchoring import describe, target

CONTENT_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_MOTIVES = {NoticeKind.CLARIFICATION: "commenting", NoticeKind.REPLY: "replying", NoticeKind.DECISION: "assessing"}
Thing = dict[str, Any]


def annotation(notice: Notice, absolute: Callable[[str], str]) -> bytes:
    """The whole document. A withdrawn notice says why it was withdrawn, and proposes nothing."""
    document = {
        "@context": _CONTEXT,
        "id": absolute(reverse("notice-annotation", args=[notice.number])),
        "type": "Annotation",
        "motivation": "commenting" if notice.is_withdrawn else _MOTIVES.get(NoticeKind(notice.kind), "editing"),
        "created": moment(notice.published_at or NEVER),
        "modified": moment(notice.updated_at or NEVER),
        "creator": _newsroom(notice, absolute),
        "canonical": permanent_id(notice),
        "via": absolute(reverse("notice", args=[notice.number])),
        "body": _bodies(notice),
        "target": _target(notice, absolute),
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _newsroom(notice: Notice, absolute: Callable[[str], str]) -> Thing:
    newsroom = notice.newsroom
    return {"id": newsroom.home or absolute(reverse("home")), "type": "Organization", "name": newsroom.name}


def _bodies(notice: Notice) -> list[Thing]:
    if notice.is_withdrawn:
        return [_body(notice, notice.withdrawal, "commenting", notice.language)]
    bodies = [_body(notice, notice.words, "commenting", notice.language)]
    if notice.now:
        bodies.append(_body(notice, notice.now, "editing", notice.article.language))
    if notice.reply:
        bodies.append(_body(notice, notice.reply, "replying", notice.article.language))
    return bodies


def _body(notice: Notice, words: str, purpose: str, language: str) -> Thing:
    return {
        "type": "TextualBody",
        "value": words,
        "format": "text/plain",
        "language": language,
        "textDirection": "rtl" if language == "ar" else "ltr",
        "purpose": purpose,
    }


def _target(notice: Notice, absolute: Callable[[str], str]) -> Thing:
    """The words in the article's page as it was, with the archived revision; the whole page where no words are marked."""
    article, revision = notice.article, notice.revision
    archived = absolute(reverse("article-revision", args=[article.slug, revision.number]))
    source = article.address or absolute(reverse("article", args=[article.slug]))
    state = {"type": "TimeState", "sourceDate": moment(revision.seen_at), "cached": archived}
    span = stood(notice)
    if span is None:
        return {"type": "SpecificResource", "source": source, "state": state}
    told = target(describe(revision.text, *span), source)
    return {name: told[name] for name in ("type", "source", "selector")} | {"state": state}
