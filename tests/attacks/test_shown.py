"""Articles, messages and notices that are made of hostile strings, on every page and feed that shows them."""

import json
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from django.test import Client

from taswib.archive.article import Article
from taswib.desk.decision import Outcome
from taswib.desk.notice import Notice, NoticeKind, Severity, Wording, draft_notice
from taswib.desk.reporting import Sent
from taswib.people.person import Person
from taswib.text.gate import TextRefused, admit, admit_article, admit_public
from tests import cast
from tests.attacks.hostile import STRINGS
from tests.attacks.page_reading import complaints
from tests.console.staff import let_in, unlock_in

pytestmark = pytest.mark.once


def admitted(gate: object) -> list[str]:
    """The strings that this gate lets in, as it lets them in; those that are no UTF-8 as a browser would send them."""
    return list(_through(gate))


def _through(gate: object) -> Iterator[str]:
    for raw in STRINGS:
        try:
            words = gate(raw.decode("utf-8", "replace"), limit=5000)
        except TextRefused:
            continue
        if words.strip():
            yield words


@pytest.fixture
def hostile(newsroom: object, author: Person) -> Article:
    """Every hostile string is a paragraph, and in the second revision the headline too."""
    lines = admitted(admit_article)
    cast.publish_article(newsroom, author, text="\n".join(["جسر", *lines]), name="hostile")
    article = cast.publish_article(
        newsroom, author, text="\n".join([" ".join(lines)[:900], "جسر", *lines]), name="hostile"
    )
    article.refresh_from_db()
    return article


@pytest.fixture
def sent(hostile: Article) -> Sent:
    """A report whose thread holds every string once."""
    sent = cast.write_report(hostile, exact="جسر", wrong="\n".join(admitted(admit))[:5000], contact="x'\"<b>")
    for words in admitted(admit):
        sent.report.add(words, now=cast.NOW)
    return sent


@pytest.fixture
def notice(sent: Sent, editor: Person) -> Notice:
    case, words = sent.report.case, admitted(admit_public)
    case.ask_author("\n".join(words), by=editor, now=cast.NOW)
    case.decide(Outcome.UPHELD, "\n".join(words), by=editor, now=cast.NOW)
    every = "\n".join(words)
    wording = Wording(NoticeKind.CORRECTION, Severity.SUBSTANTIVE, every[:8000], every[-8000:], every)
    notice = draft_notice(case, wording, by=editor, now=cast.NOW)
    notice.publish(by=editor, now=cast.NOW)
    return notice


def test_pages_made_of_hostile_words_hold_no_markup_of_theirs(
    notice: Notice, sent: Sent, editor: Person, author: Person
) -> None:
    reader, writer, handler = Client(), Client(), Client()
    reader.post("/receipt", {"code": sent.receipt})
    let_in(writer, author)
    handler.force_login(editor)
    unlock_in(handler, editor)
    article, case = f"/a/{notice.article.slug}", f"/desk/cases/{sent.report.case_id}/"
    public = [
        "/",
        "/corrections",
        f"/corrections/{notice.number}",
        "/follow",
        "/receipt/thread",
        article,
        f"{article}/report",
    ]
    public += [f"{article}/revisions/1", f"{article}/changes/2", f"{article}/changes/2?view=side"]
    wrong = []
    for client, paths in (
        (reader, public),
        (writer, [case, "/desk/my-articles/"]),
        (handler, [case, "/desk/notices/", "/desk/?show=closed"]),
    ):
        for path in paths:
            answer = client.get(path)
            assert answer.status_code == 200, path
            wrong += [f"{path}: {said}" for said in complaints(answer)]
    assert not wrong, "\n".join(wrong)


def test_feeds_made_of_hostile_words_can_be_read_and_hold_none_of_their_markup(notice: Notice, client: Client) -> None:
    for place in ("", f"/a/{notice.article.slug}"):
        feed = ElementTree.fromstring(client.get(f"{place}/corrections.atom").content)
        html = [one.text for one in feed.iter() if one.get("type") == "html"]
        html += [one["content_html"] for one in json.loads(client.get(f"{place}/corrections.json").content)["items"]]
        assert any("&lt;script" in entry for entry in html)
        for entry in html:
            assert not any(
                f"<{tag}" in entry for tag in ("script", "img", "svg", "iframe", "style", "form", "base", "link")
            )
