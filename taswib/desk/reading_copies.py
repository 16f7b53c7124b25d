"""Reading copies again: what stands there decides whether they are fixed."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings

from taswib.archive.intake.given import Given
from taswib.archive.intake.page_reading import PageReading, read_page
from taswib.desk.copy import Copy
from taswib.desk.copy_reading import CopyReading, Seen
from taswib.desk.learning_places import is_unlearnt, learn_from
from taswib.desk.notice import Notice
from taswib.desk.repair import Repair
from taswib.desk.verdict import verdict_of_page, verdict_of_words
from taswib.people.newsroom import Newsroom
from taswib.text.folding import fold
from taswib.text.mending import standing

_EVIDENCE = 3
"""Passages whose words are kept with a reading."""
_TELLING = 40
"""Folded letters of a notice's own words that show that they stand on a page."""
Reader = Callable[[str, Given], PageReading]


def read_copy(repair: Repair, *, now: datetime, reader: Reader = read_page) -> CopyReading:
    """Open the copy where it stands, and let the repair know. Never inside a transaction: it waits for a stranger."""
    copy = repair.copy
    address = repair.fix_address or copy.address
    if not address:
        return repair.read(seen_in_archive(copy), now=now)
    page = reader(address, Given(zone=copy.newsroom.zone, now=now, address=address))
    if page.incoming and is_unlearnt(copy):
        learn_from(copy, page.incoming)
    return repair.read(seen_on(page, copy), now=now)


def seen_in_archive(copy: Copy) -> Seen:
    """What stands in the article's latest text, for an article that has no address."""
    text = copy.article.current.text if copy.article and copy.article.current else ""
    return _seen(text, text, copy)


def seen_on(page: PageReading, copy: Copy) -> Seen:
    """What a page comes to. A notice on it counts, also on one that no longer holds an article."""
    verdict = verdict_of_page(page.state)
    if verdict is None or has_notice(page.html, page.text, copy.notice):
        return _seen(page.text, page.html, copy, page.address, str(page.state))
    return Seen(verdict, "", page.address[:500], str(page.state))


def _seen(text: str, html: str, copy: Copy, address: str = "", page: str = "ok") -> Seen:
    found = [standing(text, place.quote, place.stands, copy.marks) for place in copy.passages]
    told = [words for one in found if (words := one.words(text))]
    verdict = verdict_of_words([one.stands for one in found], has_notice(html, text, copy.notice))
    return Seen(verdict, "\n".join(_distinct(told)[:_EVIDENCE]), address[:500], page)


def has_notice(html: str, text: str, notice: Notice) -> bool:
    """Whether the page links to the notice, or prints its words."""
    if any(address_is_of(found[0], notice) for found in _address_of(notice).finditer(html)):
        return True
    words = fold(notice.words).text.strip()
    return len(words) >= _TELLING and words in fold(text).text


def address_is_of(address: str, notice: Notice) -> bool:
    """Whether the address is on one of the newsroom's own hosts, and not on another newsroom's of this installation."""
    newsroom = notice.newsroom
    hosts = {urlsplit(one).hostname for one in (newsroom.address, newsroom.home) if one} | {*settings.ALLOWED_HOSTS}
    others = Newsroom.objects.exclude(pk=newsroom.pk).exclude(host=None).values_list("host", flat=True)
    return urlsplit(address).hostname in hosts - set(others)


def _address_of(notice: Notice) -> re.Pattern[str]:
    return re.compile(rf"https?://[\w.:-]{{1,200}}/corrections/{notice.number}(?!\d)")


def _distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))
