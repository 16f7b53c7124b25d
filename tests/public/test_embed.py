"""What other sites ask: the widget's script, how an article stands, what was corrected of late, and badges."""

import gzip
import json
from datetime import UTC, datetime

import brotli
import pytest
from django.test import Client

from taswib.archive.article import Article
from taswib.archive.incoming import Incoming
from taswib.archive.taking_in import take_in
from taswib.desk.notice import NoticeKind, Severity
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.public.embed import PARTS, script
from taswib.public.embed_words import embed_words
from tests import cast
from tests.public.published_notice import publish_notice

BRIDGE = "https://nahr.example/bridge"


def status(client: Client, *addresses: str) -> dict:
    answer = client.get("/embed/status.json", {"address": list(addresses)})
    assert answer.status_code == 200
    return answer.json()


class TestTheScript:
    def test_it_is_one_file_for_everybody_that_may_be_kept(self, client: Client, db: None) -> None:
        answer = client.get("/embed.js")
        assert answer.content == script()
        assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Cache-Control"].startswith("public, max-age=3600")
        assert not answer.cookies
        assert client.get("/embed.js", headers={"if-none-match": answer.headers["ETag"]}).status_code == 304

    def test_it_comes_packed_to_whoever_can_unpack(self, client: Client, db: None) -> None:
        packed = client.get("/embed.js", headers={"accept-encoding": "gzip, deflate, br"})
        assert packed.headers["Content-Encoding"] == "br" and brotli.decompress(packed.content) == script()
        gzipped = client.get("/embed.js", headers={"accept-encoding": "gzip"})
        assert gzipped.headers["Content-Encoding"] == "gzip" and gzip.decompress(gzipped.content) == script()
        assert "Accept-Encoding" in gzipped.headers["Vary"]

    def test_it_says_everything_that_it_has_words_for(self) -> None:
        parts = script().decode().partition("const LOOK=")[2]
        unsaid = [name for name in embed_words() if f"words.{name}" not in parts]
        assert not unsaid and len(PARTS) == len(set(PARTS))


class TestHowAnArticleStands:
    def test_the_article_is_known_in_every_spelling_of_its_address(self, client: Client, article: Article) -> None:
        for address in (BRIDGE, "http://www.nahr.example/bridge/", f"{BRIDGE}?utm_source=x#comments"):
            assert status(client, address)["article"]["slug"] == article.slug
        assert status(client, "https://elsewhere.example/", BRIDGE)["article"]["slug"] == article.slug

    def test_what_is_no_address_of_ours_is_nothing(self, client: Client, article: Article) -> None:
        for address in (
            "",
            "الجسر",
            "https://elsewhere.example/",
            "javascript:alert(1)",
            "https://[",
            f"{BRIDGE}\0",
            "x" * 9000,
        ):
            assert status(client, address) == {"article": None, "notices": []}
        assert client.get("/embed/status.json").json()["article"] is None

    def test_before_there_is_a_newsroom_nothing_is_known(self, client: Client, db: None) -> None:
        assert status(client, BRIDGE)["article"] is None
        assert client.get("/corrections/recent.json").json() == {"latest": 0, "notices": []}

    def test_it_says_the_passages_by_their_numbers_alone(self, client: Client, article: Article) -> None:
        said = status(client, BRIDGE)["article"]
        assert len(said["passages"]) == 1 + len(cast.PARAGRAPHS) and said["revision"] == 1
        assert all(isinstance(number, int) for number in said["passages"])
        assert cast.PARAGRAPHS[0][:20] not in json.dumps(said, ensure_ascii=False)

    def test_a_notice_comes_with_the_neighbours_of_its_words(
        self, client: Client, article: Article, editor: Person
    ) -> None:
        publish_notice(article, editor)
        (said,) = status(client, BRIDGE)["notices"]
        assert (said["was"], said["now"]) == ("بكلفة 48 مليون ليرة", "بكلفة 84 مليون ليرة")
        assert said["prefix"].endswith("الحجري ") and said["suffix"].startswith(".")
        assert said["kind"] == {"ar": "تصحيح", "en": "Correction"}
        assert said["on"] == {"ar": "22 تشرين الثاني 2026", "en": "22 November 2026"}

    def test_a_new_notice_and_a_withdrawal_change_the_answer(
        self, client: Client, article: Article, editor: Person
    ) -> None:
        before = client.get("/embed/status.json", {"address": BRIDGE})
        notice = publish_notice(article, editor)
        after = client.get("/embed/status.json", {"address": BRIDGE}, headers={"if-none-match": before.headers["ETag"]})
        assert after.status_code == 200 and after.json()["notices"][0]["stands"]
        notice.withdraw("تبيّن أن الرقم الأول صحيح.", by=editor, now=cast.NOW)
        (said,) = status(client, BRIDGE)["notices"]
        assert not said["stands"] and said["was"] == "" and "صحيح" in said["text"]

    def test_who_asks_again_gets_no_body_and_no_cookie(self, client: Client, article: Article) -> None:
        first = client.get("/embed/status.json", {"address": BRIDGE})
        again = client.get("/embed/status.json", {"address": BRIDGE}, headers={"if-none-match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert first.headers["Access-Control-Allow-Origin"] == "*" and not first.cookies
        assert "Access-Control-Allow-Credentials" not in first.headers


class TestWhatWasCorrectedOfLate:
    def test_everybody_gets_the_same_file(self, client: Client, article: Article, editor: Person) -> None:
        publish_notice(article, editor)
        one = client.get("/corrections/recent.json")
        other = Client(headers={"accept-language": "en"}).get("/corrections/recent.json?lang=en")
        assert one.content == other.content
        (said,) = one.json()["notices"]
        assert (said["slug"], said["revision"], said["number"]) == (article.slug, 1, one.json()["latest"])
        assert (said["was"], said["now"]) == ("بكلفة 48 مليون ليرة", "بكلفة 84 مليون ليرة")

    def test_what_was_minor_or_withdrawn_is_left_out(self, client: Client, article: Article, editor: Person) -> None:
        publish_notice(article, editor, severity=Severity.MINOR)
        withdrawn = publish_notice(article, editor)
        withdrawn.withdraw("خطأ في الإشعار نفسه.", by=editor, now=cast.NOW)
        assert client.get("/corrections/recent.json").json() == {"latest": 2, "notices": []}

    def test_the_error_was_read_in_every_text_that_held_it(
        self, client: Client, article: Article, editor: Person, newsroom: Newsroom
    ) -> None:
        report = cast.write_report(article).report
        for text in (cast.TEXT + "\nوسيُفتح الجسر في الربيع.", cast.TEXT.replace("48", "84")):
            incoming = Incoming(article.identity, text, article.identity)
            take_in(newsroom, incoming, now=datetime(2026, 11, 23, tzinfo=UTC))
        publish_notice(article, editor, report=report)
        assert client.get("/corrections/recent.json").json()["notices"][0]["revision"] == 2


class TestThePlainLink:
    def test_it_leads_to_the_form_of_the_article(self, client: Client, article: Article) -> None:
        answer = client.get("/report", {"address": f"{BRIDGE}/", "kind": "complaint", "lang": "en"})
        assert answer.headers["Location"] == f"/a/{article.slug}/report?kind=complaint&lang=en"

    def test_an_address_that_is_not_known_is_looked_for_by_its_reader(self, client: Client, article: Article) -> None:
        answer = client.get("/report", {"address": "https://elsewhere.example/x"}, follow=True)
        assert answer.status_code == 200 and 'value="https://elsewhere.example/x"' in answer.content.decode()


class TestTheBadge:
    def test_it_says_how_the_article_stands_in_both_languages(
        self, client: Client, article: Article, editor: Person
    ) -> None:
        badge = f"/a/{article.slug}/badge.svg"
        assert "نهر: لا تصحيحات على المقال" in client.get(badge).content.decode()
        publish_notice(article, editor)
        assert "نهر: إشعار واحد على المقال" in client.get(badge).content.decode()
        english = client.get(badge, {"lang": "en"})
        assert "Nahr: 1 notice" in english.content.decode()
        assert english.headers["Content-Type"] == "image/svg+xml"
        assert client.get(badge, {"lang": "en"}, headers={"if-none-match": english.headers["ETag"]}).status_code == 304

    def test_an_article_that_was_retracted_is_told_so(self, client: Client, article: Article, editor: Person) -> None:
        publish_notice(article, editor, kind=NoticeKind.RETRACTION, severity=Severity.SUBSTANTIVE)
        assert "سُحب هذا المقال" in client.get(f"/a/{article.slug}/badge.svg").content.decode()


class TestTheLinesToCopy:
    @pytest.mark.parametrize("language", ["ar", "en"])
    def test_they_name_this_very_desk(self, client: Client, article: Article, language: str) -> None:
        page = client.get("/embedding", {"q": BRIDGE, "lang": language}).content.decode()
        assert "&lt;script src=&quot;http://testserver/embed.js&quot; defer&gt;&lt;/script&gt;" in page
        assert f"http://testserver/a/{article.slug}/badge.svg?lang={language}" in page
        assert f"&lt;taswib-badge article=&quot;{BRIDGE}&quot;&gt;" in page

    def test_an_address_that_is_not_ours_is_said(self, client: Client, article: Article) -> None:
        assert "ليس لنا مقال بهذا العنوان" in client.get("/embedding", {"q": "https://no.example/x"}).content.decode()
