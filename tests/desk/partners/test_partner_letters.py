"""A partner without a program gets a letter in its language, the signed message with it; a server that is away loses none."""

import json
from datetime import timedelta

import pytest
from django.test import override_settings

from taswib.archive.article import Article
from taswib.desk.partners.message import PartnerMessage
from taswib.desk.partners.partner import Partner, keep_partner
from taswib.desk.partners.signing import Signed
from taswib.ledger.log import Log
from taswib.letters.mail_server import mail_server
from taswib.letters.partner_letters import partner_letter, send_partner_letters
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.letters.conftest import Postman, postman  # noqa: F401
from tests.public.published_notice import publish_notice


@pytest.fixture
def message(newsroom: Newsroom, article: Article, editor: Person) -> PartnerMessage:
    partner = Partner(newsroom=newsroom, name="نشرة السهل", mail="desk@sahl.example", gets_all=True, language="en")
    keep_partner(partner, by=editor, now=cast.NOW)
    publish_notice(article, editor)
    return PartnerMessage.objects.get()


def test_the_letter_says_it_in_the_partners_language_and_carries_what_is_signed(
    message: PartnerMessage, newsroom: Newsroom
) -> None:
    letter = partner_letter(message, "corrections@nahr.example", cast.NOW)
    words = letter.get_body(("plain",)).get_content()
    assert letter["To"] == "desk@sahl.example" and "Notice 1 of Nahr" in letter["Subject"]
    assert cast.MISTAKE in words and message.secret in words
    (file,) = letter.iter_attachments()
    signed = json.loads(file.get_content())
    body = signed["body"].encode()
    known = Signed.of(signed)
    assert known is not None and known.is_by_key(Log.objects.of(newsroom).verifier, body)
    assert json.loads(body)["notice"]["number"] == 1


def test_a_mail_server_that_is_away_is_tried_ever_later(message: PartnerMessage) -> None:
    assert send_partner_letters(lambda: cast.NOW) == 0, "nothing goes out where no server was named"
    server = mail_server("smtp://127.0.0.1:1", "corrections@nahr.example")
    with override_settings(MAIL_SERVER=server):
        now = cast.NOW
        for pause in (5, 10, 20):
            assert send_partner_letters(lambda: now) == 1  # noqa: B023
            message.refresh_from_db()
            assert message.next_at - now == timedelta(minutes=pause)
            now = message.next_at
    assert message.done_at is None and message.detail


def test_a_letter_over_which_the_line_breaks_counts_one_try_and_keeps_no_other_from_going(
    message: PartnerMessage,
    article: Article,
    editor: Person,
    postman: Postman,  # noqa: F811
) -> None:
    publish_notice(article, editor)
    postman.breaks_over = message.uid.encode()
    with override_settings(MAIL_SERVER=mail_server(f"smtp://127.0.0.1:{postman.port}", "corrections@nahr.example")):
        assert [send_partner_letters(lambda: cast.NOW) for _ in range(3)] == [1, 1, 0]
    tries = PartnerMessage.objects.order_by("pk").values_list("tries", "done_at")
    assert list(tries) == [(1, None), (1, cast.NOW)]
