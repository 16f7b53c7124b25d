"""Somebody asks for letters, says yes from their mailbox, is told of a correction, and stops: in Arabic, then in English."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy

import pytest

from scripts.demo_server import DemoServer
from tests.journeys import desk, reader
from tests.journeys.articles import CINEMA
from tests.journeys.conftest import Visit
from tests.journeys.desk import NoticeWords
from tests.journeys.reader import Said
from tests.journeys.test_every_page import assert_axe_finds_nothing
from tests.journeys.visitor import Visitor
from tests.letters.conftest import Postman

LETTERS = CINEMA | {
    "id": "journeys/letters",
    "title": "مكتبة مرساة تعير الكتب لأهالي جزيرة الرمّان بالعبّارة",
    "paragraphs": ["أعارت مكتبة مرساة أهالي جزيرة الرمّان 640 كتابًا في شهرين، تُنقل بالعبّارة كل ثلاثاء."],
}
NOTICE = NoticeWords(
    "correction", "limited", "أعارت المكتبة 460 كتابًا.", "ورد عدد الكتب مقلوب الأرقام، والصحيح 460 كتابًا."
)


@pytest.fixture
def postman(served: DemoServer) -> Iterator[Postman]:
    one = Postman(served.mail_port)
    one.open()
    yield one
    one.close()


def test_somebody_follows_by_letter_until_they_stop(visit: Visit, served: DemoServer, postman: Postman) -> None:
    (article,) = served.ingest(LETTERS)
    reader.report(visit("ar"), article, Said(wrong="الكتب 460 لا 640، كما في لوحة المكتبة."))
    someone = visit("ar", phone=True).go(article)
    someone.follow("Its corrections by letter")
    someone.choose("rhythm", "once")
    _say_yes(someone, served, postman, "salwa@post.example")
    editor = desk.sign_in(visit("ar"), "hala")
    desk.open_case(editor, "640")
    desk.decide(editor, "upheld", "طابقنا اللوحة.")
    editor.go(f"{editor.path.partition('#')[0]}notice/")
    desk.write_notice(editor, NOTICE)
    desk.publish(editor)
    letter = _newest(served, postman)
    assert NOTICE.words in letter and "تصحيح" in letter
    _stop(someone, served, letter)

    other = visit("en").go("/follow")
    other.follow("Checkpoints only")
    other.choose("rhythm", "once")
    _say_yes(other, served, postman, "jo@post.example")
    letter = _newest(served, postman)
    note = served.get("/ledger/checkpoint").decode().strip()
    assert note in letter.replace("\r\n", "\n")
    _stop(other, served, letter)


def _say_yes(someone: Visitor, served: DemoServer, postman: Postman, address: str) -> None:
    someone.write("address", address)
    someone.press("Send me the link")
    assert someone.path == "/follow/asked"
    letter = _newest(served, postman)
    someone.go(re.search(r"/follow/confirm/\S+", letter)[0])
    assert_axe_finds_nothing(someone, {})
    someone.press("Yes, send them")
    assert "/follow/mine/" in someone.path
    assert_axe_finds_nothing(someone, {})


def _stop(someone: Visitor, served: DemoServer, letter: str) -> None:
    someone.go(re.search(r"/follow/mine/\S+/stop", letter)[0])
    someone.press("Stop all letters")
    assert someone.sees(someone.say("The letters have stopped"))
    assert served.ask("SELECT count(*) FROM following_follower") == [0]


def _newest(served: DemoServer, postman: Postman) -> str:
    """What the letter says that the next round brings."""
    before = len(postman.letters)
    served.write_letters()
    (raw,) = [raw for _to, raw in postman.letters[before:]]
    return message_from_bytes(raw, policy=policy.default).get_body(("plain",)).get_content()
