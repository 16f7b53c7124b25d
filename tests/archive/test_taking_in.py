"""The same text changes nothing, another becomes the next revision, one by one or many at once."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from taswib.archive.article import Article
from taswib.archive.drawn import digest_of
from taswib.archive.incoming import Incoming
from taswib.archive.revision import Revision
from taswib.archive.taking_in import Outcome, take_in, take_in_many
from taswib.people.newsroom import Newsroom
from tests import cast
from tests.cast import ENGLISH, HEADLINE, NOW, TEXT

BRIDGE = Incoming("https://nahr.example/bridge", TEXT, "https://nahr.example/bridge", outlet="نهر")
FILE = Incoming("file:/desk/bridge.txt", TEXT, "file:/desk/bridge.txt")
CHANGED = TEXT.replace("48", "84")


def outcomes(newsroom: Newsroom, *incoming: Incoming) -> list[tuple[Outcome, int]]:
    return [(one.outcome, one.revision.number) for one in take_in_many(newsroom, incoming, now=NOW)]


def test_an_article_is_stored_word_for_word(newsroom: Newsroom) -> None:
    taken = take_in(newsroom, BRIDGE, now=NOW)
    revision = Article.objects.get(slug=taken.article.slug).current
    assert (revision.text, revision.headline, revision.number) == (TEXT, HEADLINE, 1)
    assert (revision.digest, revision.seen_at) == (digest_of(TEXT), NOW)


def test_the_same_again_changes_nothing(newsroom: Newsroom) -> None:
    first = take_in(newsroom, BRIDGE, now=NOW)
    again = take_in(newsroom, BRIDGE, now=datetime(2026, 11, 23, tzinfo=UTC))
    assert (again.outcome, again.article, again.revision) == (Outcome.UNCHANGED, first.article, first.revision)
    assert Revision.objects.count() == 1


def test_a_changed_text_is_the_second_revision_and_the_first_stays(newsroom: Newsroom) -> None:
    article = take_in(newsroom, BRIDGE, now=NOW).article
    changed = take_in(newsroom, replace(BRIDGE, text=CHANGED), now=NOW)
    assert (changed.outcome, changed.article) == (Outcome.CHANGED, article)
    assert [one.text for one in article.revisions.all()] == [TEXT, CHANGED]


def test_a_text_that_returns_is_a_revision_of_its_own(newsroom: Newsroom) -> None:
    for text, number in ((TEXT, 1), (CHANGED, 2), (TEXT, 3)):
        assert take_in(newsroom, replace(BRIDGE, text=text), now=NOW).revision.number == number


def test_what_is_learnt_later_is_added_and_what_is_known_stays(newsroom: Newsroom) -> None:
    published = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
    take_in(newsroom, BRIDGE, now=NOW)
    article = take_in(newsroom, replace(BRIDGE, outlet="", byline="ريما", published_at=published), now=NOW).article
    article.refresh_from_db()
    assert (article.outlet, article.byline, article.published_at) == ("نهر", "ريما", published)


def test_a_file_that_was_renamed_and_edited_is_the_same_article(newsroom: Newsroom) -> None:
    first = take_in(newsroom, FILE, now=NOW)
    moved = take_in(newsroom, replace(FILE, identity="file:/archive/b.txt", text=CHANGED), now=NOW)
    assert (moved.article, moved.outcome) == (first.article, Outcome.CHANGED)


def test_another_article_under_the_same_headline_is_another(newsroom: Newsroom) -> None:
    take_in(newsroom, FILE, now=NOW)
    other = replace(FILE, identity="file:/b.txt", text=f"{HEADLINE}\nفقرة أخرى.\nوفقرة ثالثة.")
    assert take_in(newsroom, other, now=NOW).outcome is Outcome.NEW


def test_many_come_in_as_each_would_alone(newsroom: Newsroom) -> None:
    english = Incoming("id:nahr/1", ENGLISH, "id:nahr/1")
    take_in(newsroom, BRIDGE, now=NOW)
    incoming = (english, replace(BRIDGE, text=CHANGED), english, replace(english, text=ENGLISH + "\nMore."), FILE)
    assert outcomes(newsroom, *incoming) == [
        (Outcome.NEW, 1), (Outcome.CHANGED, 2), (Outcome.UNCHANGED, 1), (Outcome.CHANGED, 2), (Outcome.NEW, 1),
    ]  # fmt: skip
    assert {outcome for outcome, _ in outcomes(newsroom, incoming[1], incoming[3], FILE)} == {Outcome.UNCHANGED}


def test_many_at_once_store_the_same_rows_as_one_by_one(newsroom: Newsroom) -> None:
    def rows() -> list[dict[str, Any]]:
        kept = [name.attname for name in Article._meta.concrete_fields if name.attname not in ("id", "current_id")]
        return list(Article.objects.order_by("slug").values(*kept, "current__text", "current__headline"))

    incoming = [replace(BRIDGE, identity=f"id:nahr/{n}", text=f"{TEXT}\n{n}") for n in range(30)]
    take_in_many(newsroom, incoming, now=NOW)
    at_once = rows()
    Article.objects.update(current=None)
    Revision.objects.all().delete()
    Article.objects.all().delete()
    for one in incoming:
        take_in(newsroom, one, now=NOW)
    assert rows() == at_once
    assert len(at_once) == 30


def test_many_at_once_take_few_statements(newsroom: Newsroom, django_assert_max_num_queries: Any) -> None:
    incoming = [replace(BRIDGE, identity=f"id:nahr/{n}", text=f"{TEXT}\n{n}") for n in range(100)]
    with django_assert_max_num_queries(36):
        take_in_many(newsroom, incoming, now=NOW)


def test_all_of_many_or_none(newsroom: Newsroom) -> None:
    broken = replace(FILE, outlet="\ud800")  # type: ignore[arg-type]
    with pytest.raises(Exception, match="surrogates"):
        take_in_many(newsroom, [BRIDGE, broken], now=NOW)
    assert not Article.objects.exists()


def test_articles_of_two_newsrooms_never_meet(newsroom: Newsroom) -> None:
    other = Newsroom.objects.create(slug="other", name_ar="أخرى", name_en="Other")
    ours, theirs = (take_in(one, BRIDGE, now=NOW).article for one in (newsroom, other))
    assert ours.slug != theirs.slug


@pytest.mark.parametrize("many", [False, True])
def test_an_address_that_is_learnt_later_belongs_to_the_article_of_the_file(newsroom: Newsroom, many: bool) -> None:
    first = take_in(newsroom, Incoming(identity="file:/a.txt", text=cast.TEXT, seen_from="a.txt"), now=cast.NOW)
    address = "https://nahr.example/bridge"
    named = Incoming(identity=address, address=address, text=cast.TEXT, seen_from=address)
    [again] = take_in_many(newsroom, [named], now=cast.NOW) if many else [take_in(newsroom, named, now=cast.NOW)]
    assert (again.article, again.outcome) == (first.article, Outcome.UNCHANGED)
    assert (again.article.identity, again.article.address) == (address, address)
