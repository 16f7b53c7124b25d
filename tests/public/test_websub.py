"""A subscriber hears of a correction through a hub, within the protocol alone: discovery, intent, content, signature."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import feedparser
import pytest
from django.test import Client, override_settings
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from taswib.archive.article import Article
from taswib.desk.delivering import deliver
from taswib.desk.delivery import Delivery
from taswib.desk.hook import HookKind, add_hook
from taswib.people.person import Person
from tests import cast
from tests.public.published_notice import publish_notice


@pytest.fixture
def hub() -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, str(Path(__file__).with_name("websub_hub.py"))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        patience = Timer(30, process.kill)  # so that nobody waits for ever for what does not come
        patience.start()
        yield process, f"127.0.0.1:{int(process.stdout.readline())}"
        patience.cancel()
        process.terminate()


def test_a_subscriber_gets_the_correction_through_the_hub(
    transactional_db: None, live_server: LiveServer, hub: tuple[subprocess.Popen[str], str]
) -> None:
    process, place = hub
    newsroom = cast.found_newsroom()
    editor, article = cast.hire(newsroom, "hala"), cast.publish_article(newsroom)
    with override_settings(FETCH_ALLOW=frozenset({place}), PUBLIC_ADDRESS=live_server.url):
        add_hook(newsroom, "hub", HookKind.HUB, f"http://{place}/", cast.NOW)
        with urlopen(f"{live_server.url}/corrections.atom") as found:
            links = dict(re.findall(r'<([^>]+)>; rel="(hub|self)"', found.headers["Link"]))
            assert feedparser.parse(found.read()).feed.links[0].rel == "hub"
        address, topic = links
        assert (links[address], links[topic]) == ("hub", "self")
        wish = {
            "hub.mode": "subscribe",
            "hub.topic": topic,
            "hub.callback": f"http://{place}/callback",
            "hub.secret": "known to the subscriber and the hub",
        }
        assert urlopen(Request(address, urlencode(wish).encode())).status == 202
        publish_notice(article, editor)
        deliver(Delivery.objects.select_related("hook", "event__notice__article").get(), timezone.now())
        assert Delivery.objects.get().done_at
    heard = json.loads(process.stdout.readline())
    (entry,) = feedparser.parse(heard["content"]).entries
    assert entry.link.endswith("/corrections/1")
    assert f'<{topic}>; rel="self"' in heard["links"]


def test_a_feed_without_a_hub_names_none_and_a_chosen_feed_never_does(
    client: Client, article: Article, editor: Person
) -> None:
    assert 'rel="hub"' not in client.get("/corrections.atom")["Link"]
    add_hook(article.newsroom, "hub", HookKind.HUB, "https://hub.example/", cast.NOW)
    for address in ("/corrections.atom", "/corrections.json", f"/a/{article.slug}/corrections.atom"):
        assert '<https://hub.example/>; rel="hub"' in client.get(address)["Link"]
    assert client.get("/corrections.json").json()["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    assert 'rel="hub"' not in client.get("/corrections.atom?topic=x")["Link"]
