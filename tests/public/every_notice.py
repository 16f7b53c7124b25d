"""A notice of every kind in both languages, each on an article of its own: what every dialect must be able to say."""

from taswib.desk.notice import Notice, NoticeKind, Severity
from taswib.desk.reply import ReplyWords, consent
from taswib.desk.report import Kind
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.public.published_notice import publish_notice

KINDS = [*NoticeKind.values, "apology"]
WORDS = {"ar": "ورد رقم الكلفة معكوسًا & صححناه <هنا>.", "en": "The figures were swapped & are <right> now."}
REPLY = {"ar": "لم أقل ذلك، & <هذا> ردّي.", "en": "I did not say so, & <this> is my reply."}
_ASKED = {"decision": Kind.COMPLAINT, "reply": Kind.REPLY}
TEXTS = {
    "ar": (cast.TEXT, cast.MISTAKE, "بكلفة 84 مليون ليرة"),
    "en": (cast.ENGLISH, "a cost of 48 million", "a cost of 84 million"),
}


def publish_every_notice(newsroom: Newsroom, editor: Person) -> dict[tuple[str, str], Notice]:
    """By kind and language; `apology` is a correction with one."""
    return {(kind, language): _one(newsroom, editor, kind, language) for kind in KINDS for language in WORDS}


def publish_reply(newsroom: Newsroom, editor: Person, language: str = "ar") -> Notice:
    """A right of reply in its own words."""
    return _one(newsroom, editor, NoticeKind.REPLY, language)


def _one(newsroom: Newsroom, editor: Person, kind: str, language: str) -> Notice:
    text, was, now = TEXTS[language]
    article = cast.publish_article(newsroom, text=text, name=f"{kind}-{language}")
    report = cast.write_report(article, exact=was, kind=_ASKED.get(kind, Kind.ERROR)).report
    if kind == NoticeKind.REPLY:
        consent(report, True, now=cast.NOW)
    return publish_notice(
        article,
        editor,
        report=report,
        reply=ReplyWords(REPLY[language], "سامر الحلو"),
        carries_reply=kind == NoticeKind.REPLY,
        severity=Severity.SUBSTANTIVE,
        kind=NoticeKind.CORRECTION if kind == "apology" else NoticeKind(kind),
        apology=kind == "apology",
        was=was,
        now_says=now,
        words=WORDS[language],
        language=language,
    )
