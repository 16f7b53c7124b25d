"""A notice as an object that other servers keep, and what is said of it: that it is there, was changed, or is no more."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import override

from taswib.desk.concern import reply_from
from taswib.desk.notice import NoticeKind
from taswib.fediverse.answer import CONTEXT
from taswib.fediverse.names import PUBLIC, Site

Record = Mapping[str, Any]
"""A notice's public wording, as the ledger's record has it (desk/notice_record.py)."""
_LANGUAGES = ("ar", "en")


def note(site: Site, said: Record, changed: str = "") -> dict[str, object]:
    """The whole object; `changed` is when its words changed after it was published."""
    first = said["language"] if said["language"] in _LANGUAGES else "ar"
    contents = {
        language: content(site, said, language) for language in sorted(_LANGUAGES, key=lambda one: one != first)
    }
    return {
        "id": site.notice(said["number"]),
        "type": "Note",
        "attributedTo": site.actor,
        "to": [PUBLIC],
        "cc": [site.place("followers")],
        "published": said["published"],
        **({"updated": changed} if changed else {}),
        "url": site.page(said["number"]),
        "content": contents[first],
        "contentMap": contents,
    }


def content(site: Site, said: Record, language: str) -> str:
    """Its words with the labels of a language, in the few elements that servers let through."""
    with override(language):
        context = {
            "said": said,
            "kind": NoticeKind(said["kind"]).label,
            "page": site.page(said["number"]),
            "reply_from": reply_from(said.get("reply_by", ""), said.get("reply_of", "")),
        }
        return " ".join(render_to_string("fediverse/note.html", context).split("\n")).strip()


def tombstone(site: Site, number: int, at: str) -> dict[str, object]:
    """What is left of an object."""
    return {"id": site.notice(number), "type": "Tombstone", "formerType": "Note", "deleted": at}


def activity(site: Site, kind: str, said: Record, at: str, index: int) -> dict[str, object]:
    """`kind` is what happened: published, changed, withdrawn. `index`, of the ledger's entry, makes its name its own."""
    verb, about = {
        "published": ("Create", note(site, said)),
        "changed": ("Update", note(site, said, changed=at)),
        "withdrawn": ("Delete", tombstone(site, said["number"], at)),
    }[kind]
    return {
        "@context": CONTEXT,
        "id": f"{site.actor}#activities/{index}",
        "type": verb,
        "actor": site.actor,
        "to": [PUBLIC],
        "cc": [site.place("followers")],
        "published": at,
        "object": about,
    }
