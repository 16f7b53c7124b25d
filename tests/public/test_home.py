"""The accountability page, the policy, and how to follow."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from taswib.archive.article import Article
from taswib.design.charts import HIGH, WIDE, columns, shares
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.public.published_notice import publish_notice

EVERY = ["/", "/corrections", "/policy", "/follow"]


def page(client: Client, address: str = "/", **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("address", [*EVERY, "/corrections/1"])
def test_before_the_first_newsroom_the_operator_learns_the_next_command(client: Client, db: None, address: str) -> None:
    html = page(client, address, lang="en")
    assert "taswib demo" in html
    assert "taswib ingest" in html


def test_a_new_newsroom_says_honestly_that_there_is_nothing_yet(client: Client, newsroom: Newsroom) -> None:
    html = page(client, lang="en")
    for sentence in ("No notice has been published yet", "No case has been decided yet", "No article has come in yet"):
        assert sentence in html


@pytest.mark.parametrize("address", EVERY)
@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_every_page_stands_in_both_languages(
    client: Client, article: Article, editor: Person, address: str, language: str, direction: str
) -> None:
    publish_notice(article, editor)
    assert f'<html lang="{language}" dir="{direction}">' in page(client, address, lang=language)


@pytest.mark.parametrize("typed", ["الجِسر", "https://nahr.example/bridge?from=mail", "ترميم الجسر"])
def test_a_reader_finds_the_article_and_is_led_to_it(client: Client, article: Article, typed: str) -> None:
    html = page(client, q=typed, lang="en")
    assert "1 article</h2>" in html
    assert f'href="/a/{article.slug}"' in html.split('class="found"')[1].split("</ul>")[0]


def test_what_fits_no_article_is_said_and_kept(client: Client, article: Article) -> None:
    html = page(client, q="ملعب <b>", lang="en")
    assert "No article of ours fits" in html
    assert 'value="ملعب &lt;b&gt;"' in html


@pytest.mark.parametrize("typed", ["a\0b", "x" * 601])
def test_words_that_cannot_be_searched_for_are_explained(client: Client, article: Article, typed: str) -> None:
    assert "longer than 600 characters" in page(client, q=typed, lang="en")


def test_the_latest_stand_there(client: Client, article: Article, editor: Person) -> None:
    publish_notice(article, editor)
    html = page(client, lang="en")
    assert 'href="/corrections/1"' in html
    assert f'href="/a/{article.slug}"' in html.split('id="articles"')[1]
    assert "Within 5 working days" in html


def test_the_figures_are_counted_from_what_happened(client: Client, article: Article, editor: Person) -> None:
    for _each in range(5):
        publish_notice(article, editor)
    with time_machine.travel(cast.NOW + timedelta(days=30), tick=False):
        figures = page(client, lang="en").split('class="figures"')[1].split("</dl>")[0]
    told = [part.split("</dd>")[0] for part in figures.split("<dd>")[1:]]
    assert told == ["5–9", "5–9", "1", "0–4", "5"]


def test_the_months_are_read_out_as_well_as_drawn(client: Client, article: Article, editor: Person) -> None:
    publish_notice(article, editor)
    with time_machine.travel(datetime(2026, 12, 2, tzinfo=UTC), tick=False):
        html = page(client)
    assert "تشرين الثاني 2026: 1; كانون الأول 2026: 0" in html


def test_the_policy_tells_the_newsrooms_own_deadline(client: Client, newsroom: Newsroom) -> None:
    newsroom.promise_days = 12
    newsroom.save()
    assert "خلال 12 يوم عمل" in page(client, "/policy")
    assert "within 12 working days" in page(client, "/policy", lang="en")


def test_the_policy_says_what_does_not_protect_a_reader(client: Client, newsroom: Newsroom) -> None:
    html = page(client, "/policy", lang="en")
    for danger in ("that somebody else watches", "a court order against a named editor", "a server that is seized"):
        assert danger in html


def test_the_addresses_to_follow_answer(client: Client, article: Article) -> None:
    html = page(client, "/follow")
    for name in ("corrections.atom", "corrections.json"):
        assert f'value="http://testserver/{name}"' in html
        assert client.get(f"/{name}").status_code == 200


@pytest.mark.parametrize("address", EVERY)
def test_no_page_carries_style_or_script_of_its_own(
    client: Client, article: Article, editor: Person, address: str
) -> None:
    publish_notice(article, editor)
    html = page(client, address)
    assert "style=" not in html
    assert "<style" not in html
    assert "onclick" not in html


@pytest.mark.pure
def test_a_bar_is_as_long_as_its_share_and_never_hides_what_is_there() -> None:
    assert [share.length for share in shares({"a": 1, "b": 999, "c": 0})] == [1, WIDE, 0]
    assert [share.length for share in shares({"a": 0})] == [0]


@pytest.mark.pure
def test_the_highest_column_reaches_the_top_and_all_stand_on_the_ground() -> None:
    found = columns({"a": 0, "b": 2, "c": 4})
    assert [column.height for column in found] == [0, HIGH // 2, HIGH]
    assert all(column.y + column.height == HIGH for column in found)
    assert [column.x for column in found] == [1, 11, 21]
