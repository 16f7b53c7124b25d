"""Followers for tests, and what came to their mailboxes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

from taswib.following.choice import Choice, Rhythm, Subject
from taswib.following.follower import Follower, new_follower
from taswib.letters.following_letters import tell_followers
from taswib.letters.sending import send_letters
from taswib.people.newsroom import Newsroom
from tests import cast
from tests.letters.conftest import Postman

ADDRESS = "samar@post.example"
BEFORE = cast.NOW - timedelta(hours=1)
ALL = Choice(Subject.ALL)


def follower(
    newsroom: Newsroom,
    *choices: Choice,
    rhythm: Rhythm = Rhythm.ONCE,
    address: str = ADDRESS,
    language: str = "en",
    since: datetime = BEFORE,
) -> Follower:
    """Somebody who confirmed already."""
    one = new_follower(newsroom, address, language, since)
    for choice in choices or (ALL,):
        one.follow(choice, rhythm, since)
    return one


@dataclass
class Post:
    """The watcher's round at a moment, and what it brought to the mail server since the last."""

    postman: Postman
    seen: int = 0

    def round(self, now: datetime) -> list[EmailMessage]:
        tell_followers(now)
        while send_letters(lambda: now):
            pass
        fresh, self.seen = self.postman.letters[self.seen :], len(self.postman.letters)
        return [read(raw) for _to, raw in fresh]


def read(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=policy.default)


def words(letter: EmailMessage) -> str:
    """What a program that shows no HTML shows."""
    return letter.get_body(("plain",)).get_content()
