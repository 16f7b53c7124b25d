"""Reading copies again: what a page comes to, whatever became of it."""

from collections.abc import Callable

import pytest

from taswib.archive.article import Article
from taswib.archive.incoming import Incoming
from taswib.archive.intake.fetch_state import FetchState
from taswib.archive.intake.given import Given
from taswib.archive.intake.page_reading import PageReading
from taswib.desk.confirming import add_by_hand
from taswib.desk.finding_copies import place_by_hand
from taswib.desk.notice import Notice, Severity
from taswib.desk.reading_copies import read_copy
from taswib.desk.repair import Repair
from taswib.desk.repair_clock import LEASE
from taswib.desk.repair_state import RepairState
from taswib.desk.verdict import Verdict
from taswib.people.person import Person
from tests import cast
from tests.public.published_notice import publish_notice

NOW = cast.NOW
ADDRESS = "https://mada.example/news/bridge"
HEADLINE = "ترميم الجسر الحجري بكلفة 48 مليون ليرة يبدأ قريبًا"
WRONG = f"{HEADLINE}\n{cast.PARAGRAPHS[0]}\nوتوقع سكان البلدة أن تعود الحركة إلى السوق القديمة مع بداية الربيع."
RIGHT = WRONG.replace("48", "84")


@pytest.fixture
def notice(article: Article, editor: Person) -> Notice:
    return publish_notice(article, editor, severity=Severity.SUBSTANTIVE)


@pytest.fixture
def repair(notice: Notice, editor: Person) -> Repair:
    return add_by_hand(notice, place_by_hand(notice, ADDRESS, "مدى"), by=editor, now=NOW)


def showing(text: str = "", state: FetchState = FetchState.OK, html: str = "") -> Callable[[str, Given], PageReading]:
    """A web on which this stands, at whatever address."""
    incoming = Incoming(identity=ADDRESS, text=text, seen_from=ADDRESS) if text else None
    return lambda address, given: PageReading(state, address, incoming, html=html or text)


def verdict(repair: Repair, *page: object, **more: str) -> str:
    return read_copy(repair, now=NOW, reader=showing(*page, **more)).verdict


def test_the_first_reading_learns_the_pages_own_words_in_all_its_passages(repair: Repair) -> None:
    assert verdict(repair, WRONG) == Verdict.WRONG
    copy = Repair.objects.get().copy
    assert len(copy.passages) == 2 and copy.headline == HEADLINE
    assert all("84" in place.stands for place in copy.passages)


def test_mended_half_mended_and_wrong_again_are_told_apart(repair: Repair) -> None:
    verdict(repair, WRONG)
    assert verdict(repair, WRONG.replace(HEADLINE, HEADLINE.replace("48", "84"))) == Verdict.HALF
    assert verdict(repair, RIGHT) == Verdict.FIXED
    assert Repair.objects.get().state == RepairState.FIXED
    assert verdict(repair, WRONG) == Verdict.WRONG
    assert Repair.objects.get().state == RepairState.CONFIRMED


def test_a_link_to_the_notice_on_our_own_address_is_enough_and_on_anothers_is_not(
    repair: Repair, notice: Notice
) -> None:
    verdict(repair, WRONG)
    other = f'<a href="https://elsewhere.example/corrections/{notice.number}">'
    assert verdict(repair, WRONG, html=WRONG + other) == Verdict.WRONG
    longer = f'<a href="https://nahr.example/corrections/{notice.number}7">'
    assert verdict(repair, WRONG, html=WRONG + longer) == Verdict.WRONG
    ours = f'<a href="https://nahr.example/corrections/{notice.number}">'
    assert verdict(repair, WRONG, html=WRONG + ours) == Verdict.NOTICE


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (FetchState.GONE, Verdict.GONE),
        (FetchState.MOVED, Verdict.MOVED),
        (FetchState.PAYWALLED, Verdict.PAYWALLED),
        (FetchState.FORBIDDEN, Verdict.BLOCKED),
        (FetchState.ROBOTS, Verdict.BLOCKED),
        (FetchState.UNREACHABLE, Verdict.UNREACHABLE),
        (FetchState.RATE_LIMITED, Verdict.UNREACHABLE),
        (FetchState.REFUSED_ADDRESS, Verdict.UNREADABLE),
    ],
)
def test_a_page_that_gives_no_text_says_why(repair: Repair, state: FetchState, expected: Verdict) -> None:
    assert verdict(repair, "", state) == expected


def test_a_page_of_something_else_mends_nothing(repair: Repair) -> None:
    verdict(repair, WRONG)
    assert verdict(repair, "اشتركوا الآن\nلمتابعة القراءة يلزم حساب مدفوع لدى الصحيفة.") == Verdict.UNREADABLE
    assert Repair.objects.get().state == RepairState.CONFIRMED


def test_one_process_claims_what_is_due_and_another_may_after_a_while(repair: Repair) -> None:
    stale = Repair.objects.get()
    assert repair.claim(NOW) and not stale.claim(NOW)
    assert not Repair.objects.to_be_read(NOW).exists()
    assert Repair.objects.to_be_read(NOW + LEASE).exists()
