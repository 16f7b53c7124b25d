"""The form while many reports come: nothing is lost, everybody gets through, and no address is kept."""

import json
from datetime import datetime, timedelta
from html import unescape
from re import search
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, RequestFactory

from taswib.archive.article import Article
from taswib.design.network import network_of
from taswib.desk.flood.work import solved
from taswib.desk.models import Report
from taswib.public import toll
from tests.public.test_report import WORDS, filled, send


@pytest.fixture
def flooded(client: Client, article: Article) -> Article:
    for _ in range(6):
        assert send(client, article).status_code == 201
    return article


def carried(answer: HttpResponse, name: str) -> str:
    return unescape(search(rf'name="{name}" value="([^"]*)"', answer.content.decode())[1])


def challenge(answer: HttpResponse) -> str:
    return unescape(search(r'data-work="([^"]*)"', answer.content.decode())[1])


def test_the_seventh_in_a_row_comes_back_whole_with_what_to_do(client: Client, flooded: Article) -> None:
    answer = send(client, flooded, wrong="الكلفة ليست 48 مليونًا، رأيت العقد.")
    page = answer.content.decode()
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "15"
    assert "رأيت العقد" in page
    assert "انتظر" in page
    assert Report.objects.count() == 6


def test_it_gets_through_with_its_work(client: Client, flooded: Article) -> None:
    form = filled()
    asked = client.post(f"/a/{flooded.slug}/report", form)
    paid = client.post(f"/a/{flooded.slug}/report", {**form, "altcha": solved(challenge(asked))})
    assert paid.status_code == 201
    assert not Report.objects.order_by("-pk")[0].waited


def test_it_gets_through_by_waiting_and_the_desk_knows(
    client: Client, flooded: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = filled()
    place = carried(client.post(f"/a/{flooded.slug}/report", form), "place")
    assert client.post(f"/a/{flooded.slug}/report", {**form, "place": place}).status_code == 429
    now = toll.timezone.now() + timedelta(seconds=16)

    class Later:
        @staticmethod
        def now() -> datetime:
            return now

    monkeypatch.setattr(toll, "timezone", Later)
    assert client.post(f"/a/{flooded.slug}/report", {**form, "place": place}).status_code == 201
    assert Report.objects.order_by("-pk")[0].waited


def test_a_thousand_sendings_of_one_paid_form_are_one_report(client: Client, flooded: Article) -> None:
    form = filled()
    paid = form | {"altcha": solved(challenge(client.post(f"/a/{flooded.slug}/report", form)))}
    first = client.post(f"/a/{flooded.slug}/report", paid)
    again = [client.post(f"/a/{flooded.slug}/report", paid).status_code for _ in range(20)]
    assert first.status_code == 201
    assert set(again) <= {201, 429}
    assert Report.objects.count() == 7


def test_a_form_that_is_opened_in_a_flood_can_begin_its_work_at_once(client: Client, flooded: Article) -> None:
    answer = client.get(f"/a/{flooded.slug}/report")
    assert answer.status_code == 200
    assert json.loads(challenge(answer))["parameters"]["algorithm"] == "PBKDF2/SHA-256"
    assert "public/work" in answer.content.decode()


def test_a_reader_elsewhere_notices_nothing(client: Client, flooded: Article, settings: Any) -> None:
    settings.PROXIES = 1
    answer = client.post(f"/a/{flooded.slug}/report", filled(), headers={"X-Forwarded-For": "203.0.113.9"})
    assert answer.status_code == 201


def test_it_can_be_switched_off(client: Client, flooded: Article, settings: Any) -> None:
    settings.FLOOD = False
    assert send(client, flooded).status_code == 201


@pytest.mark.parametrize(
    ("proxies", "forwarded", "network"),
    [
        (0, "203.0.113.9", bytes([127, 0, 0, 0])),
        (1, "203.0.113.9", bytes([203, 0, 113, 0])),
        (1, "198.51.100.7, 203.0.113.9", bytes([203, 0, 113, 0])),
        (2, "198.51.100.7, 203.0.113.9", bytes([198, 51, 100, 0])),
        (2, "203.0.113.9", bytes([127, 0, 0, 0])),
        (1, "2001:db8:12:34::1", bytes.fromhex("20010db80012") + bytes(10)),
        (1, "::ffff:203.0.113.9", bytes([203, 0, 113, 0])),
        (1, "كلام", b"unknown"),
    ],
)
def test_the_network_is_read_where_our_own_proxy_wrote_it(
    settings: Any, proxies: int, forwarded: str, network: bytes
) -> None:
    settings.PROXIES = proxies
    request = RequestFactory().get("/", headers={"X-Forwarded-For": forwarded})
    assert network_of(request) == network


def test_files_are_asked_for_again_and_nothing_else(client: Client, flooded: Article) -> None:
    picture = SimpleUploadedFile("عقد.pdf", b"%PDF-1.4 words", "application/pdf")
    answer = client.post(f"/a/{flooded.slug}/report", {**filled(), "files": picture, "keep_original": "on"})
    page = answer.content.decode()
    assert answer.status_code == 429
    assert 'enctype="multipart/form-data"' in page and 'type="file"' in page
    assert page.count("<textarea") == len(WORDS)
