"""An article's life, and what each change between two texts means."""

import re
from html import unescape

from django.test import Client

from taswib.archive.article import Article
from taswib.desk.silent_edit import SilentEdit
from taswib.people.person import Person
from tests import cast
from tests.desk.test_silent_edits import edit


def read(client: Client, path: str) -> str:
    client.cookies["language"] = "en"
    answer = client.get(path)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def test_tells_texts_and_answers_in_their_order_and_never_a_report(
    client: Client, article: Article, editor: Person
) -> None:
    cast.write_report(article)
    edit(article, "48 مليون", "84 مليون")
    SilentEdit.objects.get().say_update("كُتم", by=editor, now=cast.NOW)
    page = read(client, f"/a/{article.slug}/history")
    told = ("The article was published", "Revision 1 seen", "Revision 2 seen", "it is an update")
    order = [page.index(words) for words in told]
    assert order == sorted(order)
    assert "كُتم" not in page
    assert cast.MISTAKE not in page


def test_an_unanswered_edit_is_nobodys_business_yet(client: Client, article: Article) -> None:
    edit(article, "48 مليون", "84 مليون")
    assert "The desk looked" not in read(client, f"/a/{article.slug}/history")


def test_is_not_there_for_an_article_that_is_not(client: Client, newsroom: object) -> None:
    assert client.get("/a/no-such-article/history").status_code == 404


def test_each_change_has_its_class_beside_it(client: Client, article: Article) -> None:
    edit(article, "48 مليون", "84 مليون")
    article.refresh_from_db()
    edit(article, "الأعمال ستبدأ", "الأشغال ستبدأ")
    article.refresh_from_db()
    edit(article, "للأنباء.", "للأنباء.\nوحضر الأهالي الجلسة.")
    first, second, third = (read(client, f"/a/{article.slug}/changes/{number}") for number in (2, 3, 4))
    assert "[new: 84 ] number" in first
    assert re.search(r"\[new: الأشغال ?\] wording", second)
    assert "added" in third
    side = read(client, f"/a/{article.slug}/changes/2?view=side")
    assert "number" in side
