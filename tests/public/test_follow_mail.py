"""Following by letter: opening a link changes nothing, the form tells nobody who follows, and stopping asks for nothing."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from taswib.archive.article import Article
from taswib.following.choice import Choice, Rhythm, Subject
from taswib.following.follower import MOST, Follower, new_follower
from taswib.following.wish import LIFE, Wish, wish
from taswib.letters.mail_server import mail_server
from taswib.people.newsroom import Newsroom

ADDRESS = "samar@post.example"
FORM = {"subject": "all", "words": "", "rhythm": "daily", "language": "ar", "address": ADDRESS}
ALL = Choice(Subject.ALL)


@pytest.fixture(autouse=True)
def _mail(settings: object) -> None:
    settings.MAIL_SERVER = mail_server("smtp://127.0.0.1:9", "corrections@nahr.example")
    settings.PUBLIC_ADDRESS = "https://desk.nahr.example"


@pytest.fixture
def strict() -> Client:
    """A program without cookies, from which CSRF tokens would be asked for."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def asked(newsroom: Newsroom) -> Wish:
    made = wish(newsroom, ADDRESS, ALL, Rhythm.DAILY, language="ar", now=timezone.now())
    assert made
    return made


@pytest.fixture
def follower(newsroom: Newsroom) -> Follower:
    one = new_follower(newsroom, ADDRESS, "ar", timezone.now())
    one.follow(ALL, Rhythm.DAILY, timezone.now())
    return one


def test_the_answer_is_the_same_for_whoever_follows_and_whoever_does_not(strict: Client, follower: Follower) -> None:
    answers = [strict.post("/follow/mail", FORM | {"address": one}) for one in (ADDRESS, "new@post.example")]
    answers += [strict.post("/follow/mail", FORM) for _ in range(4)]
    assert {(answer.status_code, answer.headers["Location"], answer.content) for answer in answers} == {
        (303, "/follow/asked", b"")
    }
    assert Wish.objects.count() == 4
    assert not answers[0].cookies


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"address": "nobody"}, "address"),
        ({"address": "سمر@post.example"}, "address"),
        ({"address": "a@b.example\nBcc: c@d.example"}, "address"),
        ({"subject": "author"}, "words"),
        ({"subject": "article"}, "subject"),
        ({"subject": "named", "words": "x" * 101}, "words"),
        ({"subject": "named", "words": "\u202eعلي"}, "words"),
        ({"rhythm": "hourly"}, "rhythm"),
        ({"language": "fr"}, "language"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_kept(
    newsroom: Newsroom, client: Client, wrong: dict[str, str], field: str
) -> None:
    answer = client.post("/follow/mail", FORM | wrong)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Wish.objects.exists()


def test_where_no_letters_go_out_none_are_promised(client: Client, newsroom: Newsroom, settings: object) -> None:
    assert "/follow/mail" in client.get("/follow").content.decode()
    settings.MAIL_SERVER = None
    assert "/follow/mail" not in client.get("/follow").content.decode()
    assert client.get("/follow/mail").status_code == client.post("/follow/mail", FORM).status_code == 404


def test_from_an_article_and_from_the_feeds_form_the_choice_is_made_already(client: Client, article: Article) -> None:
    assert f"/follow/mail?article={article.slug}" in client.get(f"/a/{article.slug}").content.decode()
    page = client.get(f"/follow/mail?article={article.slug}")
    assert page.context["form"]["subject"].value() == "article"
    client.post("/follow/mail", FORM | {"subject": "article", "article": article.slug})
    assert Wish.objects.get().choice == Choice(Subject.ARTICLE, article.slug)
    page = client.get("/follow/mail?author=&topic=محليات&named=")
    assert (page.context["form"]["subject"].value(), page.context["form"]["words"].value()) == ("topic", "محليات")


def test_opening_the_link_changes_nothing_and_pressing_the_button_once_or_twice_follows(
    strict: Client, asked: Wish
) -> None:
    link = f"/follow/confirm/{asked.secret}"
    assert strict.get(link).status_code == strict.head(link).status_code == 200
    assert not Follower.objects.exists()
    answers = [strict.post(link), strict.post(link)]
    one = Follower.objects.get()
    assert [answer.headers["Location"] for answer in answers] == [f"/follow/mine/{one.secret}"] * 2
    assert [(follow.choice, follow.rhythm) for follow in one.follows.all()] == [(ALL, "daily")]
    asked.refresh_from_db()
    assert asked.sealed == ""


def test_a_link_of_a_week_ago_or_none_opens_nothing(client: Client, asked: Wish, newsroom: Newsroom) -> None:
    Wish.objects.update(asked_at=timezone.now() - LIFE - timedelta(minutes=1))
    for link in (f"/follow/confirm/{asked.secret}", "/follow/confirm/nothing", "/follow/mine/nothing"):
        assert client.get(link).status_code == client.post(link).status_code == 404


def test_one_press_in_the_mail_program_stops_everything_and_looking_at_the_link_does_not(
    strict: Client, follower: Follower
) -> None:
    stop = f"/follow/mine/{follower.secret}/stop"
    assert strict.get(stop).status_code == 200
    assert Follower.objects.exists()
    assert strict.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Follower.objects.exists()
    assert strict.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200


def test_a_link_of_a_wish_opens_no_follower_after_its_owner_stopped(client: Client, asked: Wish) -> None:
    client.post(f"/follow/confirm/{asked.secret}")
    Follower.objects.get().stop()
    assert client.post(f"/follow/confirm/{asked.secret}").status_code == 404
    assert not Follower.objects.exists()


def test_on_their_page_somebody_changes_adds_and_ends(client: Client, follower: Follower) -> None:
    mine, first = f"/follow/mine/{follower.secret}", follower.follows.get()
    assert client.get(mine).headers["Referrer-Policy"] == "no-referrer"
    assert ADDRESS not in client.get(mine).content.decode()
    client.post(mine, {f"rhythm-{first.pk}": "weekly", "language": "en"})
    first.refresh_from_db()
    follower.refresh_from_db()
    assert (first.rhythm, follower.language) == ("weekly", "en")
    assert client.post(mine, {"add": "1", "subject": "named", "rhythm": "once"}).status_code == 422
    client.post(mine, {"add": "1", "subject": "named", "words": "بلدية  مرساة", "rhythm": "once"})
    assert [str(one.choice.words) for one in follower.follows.all()] == ["", "بلدية مرساة"]
    client.post(mine, {f"rhythm-{first.pk}": "none", "rhythm-x": "none", "rhythm-٣": "none"})
    assert follower.follows.get().subject == "named"
    answer = client.post(mine, {f"rhythm-{follower.follows.get().pk}": "none"})
    assert answer.status_code == 200 and not Follower.objects.exists()


def test_somebody_elses_following_is_not_changed_from_ones_own_page(
    client: Client, follower: Follower, newsroom: Newsroom
) -> None:
    other = new_follower(newsroom, "other@post.example", "ar", timezone.now())
    other.follow(ALL, Rhythm.ONCE, timezone.now())
    client.post(f"/follow/mine/{follower.secret}", {f"rhythm-{other.follows.get().pk}": "none"})
    assert other.follows.count() == 1


def test_one_address_follows_fifty_things_at_most(follower: Follower) -> None:
    for number in range(MOST + 5):
        follower.follow(Choice(Subject.AUTHOR, str(number)), Rhythm.DAILY, timezone.now())
    assert follower.follows.count() == MOST


def test_a_flood_of_wishes_is_asked_for_work(newsroom: Newsroom, client: Client) -> None:
    page = client.get("/follow/mail").content.decode()
    submission = re.search(r'name="submission" value="([^"]+)"', page)[1]
    statuses = [
        client.post("/follow/mail", FORM | {"address": f"a{one}@b.example", "submission": submission}).status_code
        for one in range(8)
    ]
    assert statuses[0] == 303 and statuses[-1] == 429
    again = client.post("/follow/mail", FORM | {"submission": submission}).content.decode()
    assert 'name="subject" value="all"' in again and ADDRESS in again
