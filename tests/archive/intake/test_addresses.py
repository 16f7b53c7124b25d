"""One article has one address, however it was linked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.archive.intake.addresses import LONGEST, names_an_article, normalised
from taswib.archive.intake.unreadable import Reason, Unreadable

pytestmark = pytest.mark.pure


def test_a_link_from_a_campaign_is_the_same_address() -> None:
    linked = "HTTPS://Nahr.Example/Bridge?utm_source=mail&id=7&UTM_campaign=x#comments"
    assert normalised(linked) == "https://nahr.example/Bridge?id=7"


def test_what_shows_nothing_is_encoded_as_browsers_send_it() -> None:
    assert normalised("https://nahr.example/جسر\u200f 2") == "https://nahr.example/جسر%E2%80%8F%202"


@pytest.mark.parametrize(
    "raw",
    [
        "", "bridge", "//nahr.example/a", "javascript:alert(1)", "ftp://nahr.example/a", "https://", "https:///a",
        "https://editor:secret@nahr.example/a", "https://nahr.example:0/", "https://[::1/", "https://nahr.example/<b>",
        "https://nahr.example:99999/", f"https://nahr.example/{'a' * LONGEST}",
    ],
)  # fmt: skip
def test_what_is_no_pages_address_is_refused(raw: str) -> None:
    with pytest.raises(Unreadable) as refused:
        normalised(raw)
    assert refused.value.reason is Reason.ADDRESS


def test_a_front_page_names_no_article() -> None:
    assert not names_an_article("https://nahr.example/")
    assert names_an_article("https://nahr.example/?p=12")


@given(st.one_of(st.text(max_size=60), st.text(max_size=60).map(lambda path: f"https://nahr.example/{path}")))
def test_an_address_is_stable_or_refused(raw: str) -> None:
    try:
        once = normalised(raw)
    except Unreadable:
        return
    assert normalised(once) == once
    assert once.isprintable()
    assert len(once) <= LONGEST
