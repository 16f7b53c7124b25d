"""What goes on by itself: sources and pages are read again when they are due.

DUTIES is the whole list. Each is a function of `now` that does what is due, in a few seconds, and says how much it was;
each runs over and over in a thread of its own, so that a slow site holds up neither the others nor the other duties.
Any number of processes may run them: what is due is claimed with a lease, and whoever is killed is replaced after it.
"""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import Any

from django.conf import settings
from django.db import close_old_connections, connections
from django.utils import timezone

from taswib.archive import source, watched_page
from taswib.archive.intake.page_watching import read_again
from taswib.archive.intake.source_reading import read_source
from taswib.archive.source import Source
from taswib.archive.tracing.settling import settle_when_many
from taswib.archive.watched_page import WatchedPage
from taswib.desk.arrivals import arrived
from taswib.desk.asking_witnesses import ask_witness, has_news
from taswib.desk.attachment import sweep_orphans
from taswib.desk.countersigning import lapse_requests
from taswib.desk.delivering import deliver
from taswib.desk.delivery import Delivery
from taswib.desk.destroying import ClockDoubtful, destroy_expired
from taswib.desk.finding_copies import trace_untraced
from taswib.desk.gathering import go_on_gathering
from taswib.desk.keeping import Keeping
from taswib.desk.partners.delivering import deliver_message
from taswib.desk.partners.following import read_partner
from taswib.desk.partners.message import PartnerMessage
from taswib.desk.partners.partner import Partner
from taswib.desk.partners.suggesting import suggest_cases
from taswib.desk.reading_copies import read_copy
from taswib.desk.referring import refer_everywhere
from taswib.desk.repair import Repair
from taswib.fediverse.carrying import carry
from taswib.fediverse.parcel import Parcel
from taswib.fediverse.received import Received
from taswib.fediverse.spreading import spread
from taswib.fediverse.taking_in import forget_received, take_in
from taswib.ledger.witness import Witness
from taswib.letters.following_letters import tell_followers
from taswib.letters.inviting import tell_invited
from taswib.letters.mailbox import Mailbox
from taswib.letters.news import tell_readers
from taswib.letters.partner_letters import send_partner_letters
from taswib.letters.reading import read_mailbox
from taswib.letters.sending import send_letters
from taswib.people.newsroom import Newsroom
from taswib.site.reading_statements import read_left_statements

Duty = Callable[[datetime], int]
_Next = Callable[[Sequence[str], datetime], Any]
_Read = Callable[[Any, datetime], None]

_SITES = 8  # that are read at once; each waits for its own server most of the time
_SPELL = 5.0  # seconds in which a duty begins with more; it ends when the last site has answered
_EACH_HOUR = timedelta(hours=1)
_IDLE = 5.0  # seconds until a duty that found nothing to do looks again

log = logging.getLogger(__name__)


def read_sources(now: datetime) -> int:
    """Feeds, sitemaps, lists and WordPress sites that are due."""
    return _many(_next_source, _read_source, now)


def read_pages(now: datetime) -> int:
    """Pages that are due, one of a site at a time, what is fresh before what is old."""
    return _many(_next_page, _read_page, now)


def read_copies(now: datetime) -> int:
    """Copies of corrected errors that are due to be read again, those that wait longest first."""
    return _many(_next_repair, _read_repair, now)


def destroy_what_is_over(now: datetime) -> int:
    """Readers' words and contacts that were kept as long as the newsroom says; nothing while the clock is in doubt."""
    return sum(_destroy(newsroom, now) for newsroom in Newsroom.objects.order_by("pk"))


def _destroy(newsroom: Newsroom, now: datetime) -> int:
    keeping = Keeping.of(newsroom)
    if not keeping.ends:
        return 0
    if keeping.looked_at and timedelta() <= now - keeping.looked_at < _EACH_HOUR:
        return 0
    try:
        destroyed = destroy_expired(newsroom, now=now)
    except ClockDoubtful:
        return 0
    return destroyed.words + destroyed.contacts


def read_mailboxes(now: datetime) -> int:
    """Mailboxes to which readers write, the longest overdue first."""
    due = [one for one in Mailbox.objects.due(now).select_related("newsroom") if one.claim(now)]
    return sum(read_mailbox(one, timezone.now) for one in due)


def write_letters(now: datetime) -> int:
    """Readers hear that there is news, followers what they chose, who was invited hears it; then what waits is sent."""
    told = tell_readers(now) + tell_invited(now) + (tell_followers(now) if settings.MAIL_SERVER else 0)
    return told + send_letters(timezone.now) + send_partner_letters(timezone.now)


def sweep_files(now: datetime) -> int:
    """Files without a row, as a server leaves that was killed between the two; once an hour."""
    swept = Path(settings.FILES, "swept")
    if not swept.parent.exists() or (swept.exists() and now.timestamp() - swept.stat().st_mtime < _EACH_HOUR.seconds):
        return 0
    swept.touch()
    return sweep_orphans(now)


def tell_hooks(now: datetime) -> int:
    """Messages about notices that are due, one of a receiver at a time."""
    return _many(_next_delivery, _deliver, now)


def tell_partners(now: datetime) -> int:
    """Messages to partners' programs that are due, one of a partner at a time."""
    return _many(_next_message, _deliver_message, now)


def read_partners(now: datetime) -> int:
    """The logs of partners that are followed and due."""
    return _many(_next_partner, _read_partner, now)


def ask_witnesses(now: datetime) -> int:
    """Those who countersign our log, where it has grown since they saw it."""
    return _many(_next_witness, _ask_witness, now)


def hear_servers(now: datetime) -> int:
    """What other servers sent, one of a server at a time."""
    forget_received(now)
    return _many(_next_received, take_in, now)


def tell_servers(now: datetime) -> int:
    """Servers from which somebody follows hear what happened to notices, one parcel of a server at a time."""
    return sum(spread(newsroom) for newsroom in Newsroom.objects.all() if newsroom.address) + _many(
        _next_parcel, carry, now
    )


DUTIES: list[Duty] = [
    read_sources,
    read_pages,
    trace_untraced,
    go_on_gathering,
    refer_everywhere,
    lapse_requests,
    read_copies,
    tell_hooks,
    tell_partners,
    read_partners,
    suggest_cases,
    ask_witnesses,
    hear_servers,
    tell_servers,
    destroy_what_is_over,
    read_mailboxes,
    write_letters,
    read_left_statements,
    sweep_files,
    settle_when_many,
]


def watch(stopped: Event) -> None:
    """Do the duties until `stopped` is set; a reading at work is finished first."""
    threads = [Thread(target=_repeat, args=(duty, stopped), name=duty.__name__) for duty in DUTIES]
    for thread in threads:
        thread.start()
    for thread in threads:
        while thread.is_alive():  # in short waits, so that a signal is heard
            thread.join(0.5)


def watch_once() -> int:
    """Do the duties until nothing is due; how much was done."""
    done = 0
    while round_ := sum(duty(timezone.now()) for duty in DUTIES):
        done += round_
    return done


def _repeat(duty: Duty, stopped: Event) -> None:
    while not stopped.is_set():
        done = 0
        try:
            done = duty(timezone.now())
        except Exception:  # one duty's failure, a database that is restarted above all, must not end the others
            log.exception("a duty failed: %s", duty.__name__)
        close_old_connections()
        stopped.wait(0 if done else _IDLE)
    connections.close_all()


def _next_source(busy: Sequence[str], now: datetime) -> Source | None:
    due = [one for one in Source.objects.active().due(now).select_related("newsroom") if one.host not in busy]
    return next((one for one in due if one.claim(now, source.LEASE)), None)


def _read_source(one: Source, now: datetime) -> None:
    read_source(one, now, arrived)


def _next_page(busy: Sequence[str], now: datetime) -> WatchedPage | None:
    due = WatchedPage.objects.due(now).exclude(host__in=busy).order_by("-fresh_since", "pk")
    theirs = due.select_related("newsroom", "article", "source")
    return next((one for one in theirs[:20] if one.claim(now, watched_page.LEASE)), None)


def _read_page(page: WatchedPage, now: datetime) -> None:
    read_again(page, now, arrived)


def _next_repair(busy: Sequence[str], now: datetime) -> Repair | None:
    due = Repair.objects.to_be_read(now).with_copies()[:50]
    return next((one for one in due if one.host not in busy and one.claim(now)), None)


def _read_repair(one: Repair, now: datetime) -> None:
    read_copy(one, now=now)


def _next_delivery(busy: Sequence[str], now: datetime) -> Delivery | None:
    due = Delivery.objects.due(now)[:50]
    return next((one for one in due if one.host not in busy and one.claim(now)), None)


def _next_received(busy: Sequence[str], now: datetime) -> Received | None:
    return next((one for one in Received.objects.due(now)[:50] if one.host not in busy and one.claim(now)), None)


def _next_parcel(busy: Sequence[str], now: datetime) -> Parcel | None:
    return next((one for one in Parcel.objects.due(now)[:50] if one.host not in busy and one.claim(now)), None)


def _deliver(one: Delivery, now: datetime) -> None:
    deliver(one, now)


def _next_message(busy: Sequence[str], now: datetime) -> PartnerMessage | None:
    due = PartnerMessage.objects.due(now).by_web()[:50]
    return next((one for one in due if one.host not in busy and one.claim(now)), None)


def _deliver_message(one: PartnerMessage, now: datetime) -> None:
    deliver_message(one, now)


def _next_partner(busy: Sequence[str], now: datetime) -> Partner | None:
    due = Partner.objects.to_be_read(now)[:50]
    return next((one for one in due if one.host not in busy and one.claim(now)), None)


def _read_partner(one: Partner, now: datetime) -> None:
    read_partner(one, now)


def _next_witness(busy: Sequence[str], now: datetime) -> Witness | None:
    due = [one for one in Witness.objects.due(now)[:50] if one.host not in busy and has_news(one)]
    return next((one for one in due if one.claim(now)), None)


def _ask_witness(one: Witness, now: datetime) -> None:
    ask_witness(one, now)


def _many(next_due: _Next, read: _Read, now: datetime) -> int:
    """Read what is due for a while, several sites at once, never two of one site; how many were read."""
    until, done = monotonic() + _SPELL, 0
    with ThreadPoolExecutor(_SITES) as pool:
        running: dict[Future[None], str] = {}
        while True:
            while len(running) < _SITES and monotonic() < until:
                one = next_due(list(running.values()), now)
                if one is None:
                    break
                running[pool.submit(_in_thread, read, one)] = one.host
                done += 1
            if not running:
                return done
            ended, _others = wait(running, return_when=FIRST_COMPLETED)
            for future in ended:
                del running[future]
                future.result()


def _in_thread(read: _Read, one: Any) -> None:
    try:
        read(one, timezone.now())
    finally:
        connections.close_all()
