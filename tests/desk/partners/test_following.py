"""A partner's own log is followed: read conditionally, proved entry by entry, and never past a rewritten history."""

import json
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import override_settings

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.partners.following import read_partner
from taswib.desk.partners.partner import EVERY, Partner, keep_partner
from taswib.desk.partners.received import ReceivedNotice
from taswib.desk.partners.suggesting import suggest_cases
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.archive.intake.web import Asked, Web, says, serving
from tests.desk.partners.other_site import OtherSite


class Served:
    """The other site's feed, checkpoint and proofs, as its Taswib answers."""

    def __init__(self, web: Web, site: OtherSite) -> None:
        self.web, self.site = web, site

    def show(self) -> None:
        self.web.answers["/corrections.json"] = self._feed
        self.web.answers["/ledger/checkpoint"] = says(self.site.checkpoint, kind="text/plain; charset=utf-8")
        for index in range(len(self.site.entries)):
            self.web.answers[f"/ledger/{index}/proof.json"] = self._proof

    def _feed(self, connection: object, asked: Asked) -> None:
        tag = f'"{len(self.site.entries)}"'
        if asked.headers.get("if-none-match") == tag:
            says("", status="304 Not Modified")(connection, asked)  # type: ignore[arg-type]
            return
        items = [{"_taswib": {"entry": index}} for index in reversed(range(len(self.site.entries)))]
        body = json.dumps({"items": items})
        says(body, f"ETag: {tag}", kind="application/feed+json")(connection, asked)  # type: ignore[arg-type]

    def _proof(self, connection: object, asked: Asked) -> None:
        parts = urlsplit(asked.path)
        since = int(parse_qs(parts.query).get("since", ["0"])[0])
        bundle = json.dumps(self.site.proof(int(parts.path.split("/")[2]), since))
        says(bundle, kind="application/json")(connection, asked)  # type: ignore[arg-type]


@pytest.fixture
def served() -> Iterator[Served]:
    with serving() as web, override_settings(FETCH_ALLOW=frozenset({web.place}), FETCH_PAUSE=0):
        yield Served(web, OtherSite(site=f"http://{web.place}"))


@pytest.fixture
def partner(newsroom: Newsroom, editor: Person, served: Served) -> Partner:
    one = Partner(newsroom=newsroom, name="مدى", hosts=["mada.example"], site=served.site.site)
    keep_partner(one, by=editor, now=cast.NOW)
    one.accept(str(served.site.key.verifier), by=editor, now=cast.NOW)
    served.site.enter()
    served.show()
    return one


def test_what_its_feed_names_is_proved_and_suggests_a_case(article: Article, partner: Partner) -> None:
    read_partner(partner, cast.NOW)
    assert (partner.detail, partner.read_next_at) == ("", cast.NOW + EVERY)
    suggest_cases(cast.NOW)
    assert Case.objects.get().suggestion.number == 1


def test_what_has_not_changed_is_asked_conditionally_and_once(partner: Partner, served: Served) -> None:
    read_partner(partner, cast.NOW)
    before = len(served.web.asked)
    read_partner(Partner.objects.get(), cast.NOW + EVERY)
    assert served.web.paths()[before:] == ["/corrections.json"]
    assert partner.failures == 0


def test_a_log_that_grew_is_proved_from_where_it_was_seen(partner: Partner, served: Served) -> None:
    read_partner(partner, cast.NOW)
    served.site.enter(number=2)
    served.show()
    read_partner(Partner.objects.get(), cast.NOW + EVERY)
    assert Partner.objects.get().checkpoint == served.site.checkpoint
    assert list(ReceivedNotice.objects.values_list("index", flat=True)) == [0, 1]
    assert any(path.endswith("?since=1") for path in served.web.paths())


@pytest.mark.parametrize("change", ["rewritten", "shorter", "same length"])
def test_a_log_that_was_rewritten_is_not_followed_and_the_desk_is_told(
    partner: Partner, served: Served, change: str
) -> None:
    served.site.enter(number=2)
    served.show()
    read_partner(partner, cast.NOW)
    seen = Partner.objects.get().checkpoint
    served.site.entries.clear()
    for number in {"rewritten": (7, 8, 9), "shorter": (1,), "same length": (7, 8)}[change]:
        served.site.enter(number=number)
    served.site.sent += 1
    served.show()
    Partner.objects.update(etag="")
    read_partner(Partner.objects.get(), cast.NOW + EVERY)
    partner.refresh_from_db()
    assert partner.failures == 1 and partner.detail
    assert partner.checkpoint == seen
    assert not ReceivedNotice.objects.filter(number__in=(7, 8, 9)).exists()


@pytest.mark.parametrize(
    "body",
    ["words", "[]", '{"items": 7}', '{"items": [7, {"_taswib": 7}, {"_taswib": {"entry": true}}]}', "[" * 99_999],
)
def test_a_hostile_feed_breaks_nothing(partner: Partner, served: Served, body: str) -> None:
    served.web.answers["/corrections.json"] = says(body, kind="application/feed+json")
    read_partner(partner, cast.NOW)
    assert not ReceivedNotice.objects.exists()


def test_a_partner_that_is_gone_is_read_ever_more_seldom_and_nothing_is_lost(partner: Partner, served: Served) -> None:
    served.web.answers["/corrections.json"] = says("", status="503 Service Unavailable")
    now, pauses = cast.NOW, []
    for _ in range(4):
        read_partner(partner, now)
        pauses.append((partner.read_next_at - now) // timedelta(minutes=1))
        now = partner.read_next_at
    assert pauses == [5, 10, 20, 40]
    served.show()
    read_partner(partner, now)
    assert (partner.failures, ReceivedNotice.objects.count()) == (0, 1)


def test_an_entry_that_cannot_be_taken_in_keeps_no_other_back_and_the_desk_reads_why(
    partner: Partner, served: Served
) -> None:
    served.site.enter(number=2, words="ك" * 30_000)
    served.site.enter(number=3)
    served.show()
    read_partner(partner, cast.NOW)
    assert list(ReceivedNotice.objects.values_list("number", flat=True)) == [1, 3]
    assert (partner.failures, partner.read_next_at) == (0, cast.NOW + EVERY) and partner.detail.startswith("1: ")
    before = len(served.web.asked)
    read_partner(Partner.objects.get(), cast.NOW + EVERY)
    assert served.web.paths()[before:] == ["/corrections.json"] and Partner.objects.get().detail
    served.site.enter(number=4)
    served.show()
    read_partner(Partner.objects.get(), cast.NOW + 2 * EVERY)
    assert list(ReceivedNotice.objects.values_list("number", flat=True)) == [1, 3, 4]


def test_a_robots_txt_for_crawlers_keeps_no_partner_from_being_followed(partner: Partner, served: Served) -> None:
    served.web.answers["/robots.txt"] = says("User-agent: *\nDisallow: /", kind="text/plain")
    read_partner(partner, cast.NOW)
    assert (partner.detail, ReceivedNotice.objects.count()) == ("", 1)
    assert "/robots.txt" not in served.web.paths()
