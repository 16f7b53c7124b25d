"""Coming back with the code."""

import pytest
from playwright.sync_api import expect

from tests.journeys.book import Book
from tests.journeys.conftest import Visit
from tests.journeys.reader import open_thread

_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def _in_groups(receipt: str, between: str) -> str:
    return between.join(receipt[at : at + 4] for at in range(0, len(receipt), 4))


def _as_noted_by_hand(receipt: str) -> str:
    return _in_groups(receipt.translate(_ARABIC_INDIC).lower(), "  ") + " "


def _as_confused(receipt: str) -> str:
    return _in_groups(receipt.replace("0", "o").replace("1", "l"), "-")


@pytest.mark.parametrize("typed", [_as_noted_by_hand, _as_confused])
def test_a_code_opens_its_thread_however_it_is_typed(visit: Visit, book: Book, typed: object) -> None:
    someone = visit()
    open_thread(someone, typed(book.receipts["water-loss"]))
    assert someone.path.startswith("/receipt/thread")
    expect(someone.find("#outcome")).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "language"), [("7K3M-7K3M-7K3M-7K3M-7K3M-7K3M", "ar"), ("ليس رمزًا", "en"), ("", "ar")]
)
def test_a_wrong_code_says_so_and_keeps_what_was_typed(visit: Visit, typed: str, language: str) -> None:
    someone = visit(language)
    open_thread(someone, typed)
    expect(someone.find("[role=alert]")).to_contain_text(someone.say("This code opens nothing"))
    expect(someone.find("[name=code]")).to_have_value(typed)


def test_leaving_the_thread_closes_it_on_this_device(visit: Visit, book: Book) -> None:
    someone = visit()
    open_thread(someone, book.receipts["water-loss"])
    someone.press("Leave the thread on this device")
    someone.go("/receipt/thread")
    expect(someone.find("[name=code]")).to_be_visible()
    expect(someone.find(".thread")).to_have_count(0)
