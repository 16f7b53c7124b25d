"""What goes on by itself: sources and pages are read again when they are due.

DUTIES is the list. Each is a function of `now` that does what is due, in a few seconds, and says how much it was;
each runs over and over in a thread of its own, so that a slow site holds up neither the others nor the other duties.
Any number of processes may run them: what is due is claimed with a lease, and whoever is killed is replaced after it.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread
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
from taswib.desk.notice_mark import mark_waiting
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
from taswib.people.forgetting import forget_ended
from taswib.people.newsroom import Newsroom
from taswib.site.index_renewing import renew_outdated
from taswib.site.one_a_site import one_a_site
from taswib.site.reading_statements import read_left_statements

Duty = Callable[[datetime], int]

_EACH_HOUR = timedelta(hours=1)
_IDLE = 5.0  # seconds until a duty that found nothing to do looks again

log = logging.getLogger(__name__)


def read_sources(now: datetime) -> int:
    """Feeds, sitemaps, lists and WordPress sites that are due."""
    due = Source.objects.active().due(now).select_related("newsroom")
    return one_a_site(due, lambda one: one.claim(now, source.LEASE), lambda one, at: read_source(one, at, arrived))


def read_pages(now: datetime) -> int:
    """Pages that are due, one of a site at a time, what is fresh before what is old."""
    due = WatchedPage.objects.due(now).order_by("-fresh_since", "pk").select_related("newsroom", "article", "source")
    return one_a_site(
        due,
        lambda one: one.claim(now, watched_page.LEASE),
        lambda one, at: read_again(one, at, arrived),
        host_is_stored=True,
    )


def read_copies(now: datetime) -> int:
    """Copies of corrected errors that are due to be read again, those that wait longest first."""
    due = Repair.objects.to_be_read(now).with_copies()
    return one_a_site(due, _claim(now), lambda one, at: read_copy(one, now=at))


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
    return one_a_site(Delivery.objects.due(now), _claim(now), deliver)


def tell_partners(now: datetime) -> int:
    """Messages to partners' programs that are due, one of a partner at a time."""
    return one_a_site(PartnerMessage.objects.due(now).by_web(), _claim(now), deliver_message)


def read_partners(now: datetime) -> int:
    """The logs of partners that are followed and due."""
    return one_a_site(Partner.objects.to_be_read(now), _claim(now), read_partner)


def ask_witnesses(now: datetime) -> int:
    """Those who countersign our log, where it has grown since they saw it."""
    return one_a_site(Witness.objects.due(now), lambda one: has_news(one) and one.claim(now), ask_witness)


def hear_servers(now: datetime) -> int:
    """What other servers sent, one of a server at a time."""
    forget_received(now)
    return one_a_site(Received.objects.due(now), _claim(now), take_in, host_is_stored=True)


def tell_servers(now: datetime) -> int:
    """Servers from which somebody follows hear what happened to notices, one parcel of a server at a time."""
    spread_now = sum(spread(newsroom) for newsroom in Newsroom.objects.all() if newsroom.address)
    return spread_now + one_a_site(Parcel.objects.due(now), _claim(now), carry)


DUTIES: list[Duty] = [
    read_sources,
    read_pages,
    mark_waiting,
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
    forget_ended,
    settle_when_many,
]


def _duties(stopped: Event) -> list[Duty]:
    """With the one that takes as long as the archive is large, and so asks whether it is to end."""

    def renew_indexes(now: datetime) -> int:
        return renew_outdated(now, stopped.is_set)

    return [renew_indexes, *DUTIES]


def watch(stopped: Event) -> None:
    """Do the duties until `stopped` is set; a reading at work is finished first."""
    threads = [Thread(target=_repeat, args=(duty, stopped), name=duty.__name__) for duty in _duties(stopped)]
    for thread in threads:
        thread.start()
    for thread in threads:
        while thread.is_alive():  # in short waits, so that a signal is heard
            thread.join(0.5)


def watch_once() -> int:
    """Do the duties until nothing is due; how much was done."""
    done = 0
    duties = _duties(Event())
    while round_ := sum(duty(timezone.now()) for duty in duties):
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


def _claim(now: datetime) -> Callable[[Any], bool]:
    return lambda one: bool(one.claim(now))
