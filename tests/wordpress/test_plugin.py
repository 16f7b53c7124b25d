"""The plugin on a real WordPress: posts go to the desk, and a notice comes back into the post exactly once."""

import html
import json
import os
import re
import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from taswib.api.key import Scope, make_key
from taswib.archive.article import Article
from taswib.desk.delivering import deliver
from taswib.desk.delivery import Delivery, Event
from taswib.desk.hook import HookKind, add_hook
from taswib.desk.notice import Notice
from tests import cast
from tests.public.every_notice import publish_reply
from tests.public.published_notice import change_to, publish_notice
from tests.wordpress.site import HERE, WordPress, needs_wordpress, wordpress

PLUGIN = HERE.parents[1] / "integrations" / "wordpress" / "taswib.php"
MISTAKE, RIGHT = "حضر الجلسة 7 أعضاء", "حضر الجلسة 17 عضوًا"
CONTENT = (
    "<!-- wp:paragraph --><p>ناقش المجلس <em>خطة</em> الجسر.</p>"
    f'<p>و{MISTAKE} &amp; ضيوفهم.</p><iframe src="https://video.example/1"></iframe><!-- /wp:paragraph -->'
)

pytestmark = [
    needs_wordpress,
    pytest.mark.skipif(os.environ.get("TASWIB_TESTS_ON") == "postgresql", reason="one WordPress a run is enough"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("plugin")


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[WordPress]:
    with wordpress(folder, 1) as one:
        shutil.copy(PLUGIN, folder / "root/wp-content/plugins/taswib.php")
        shutil.copy(HERE / "switch_on.php", folder / "root/switch_on.php")
        yield one


def switch_on(folder: Path, *words: str) -> None:
    variables = {**os.environ, "WORDPRESS_SOCKET": str(folder / "db.sock")}
    subprocess.run(["php", "switch_on.php", *words], cwd=folder / "root", env=variables, check=True, timeout=60)


def raw(site: WordPress, post: int) -> str:
    return site.ask("GET", f"posts/{post}?context=edit", None)["content"]["raw"]


def revisions(site: WordPress, post: int) -> int:
    return len(site.ask("GET", f"posts/{post}/revisions", None))


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as page:
        return page.read().decode()


def send() -> Delivery:
    """Send the newest message, whatever its clock says."""
    one = Delivery.objects.select_related("hook", "event__notice__article").latest("pk")
    deliver(one, timezone.now())
    return Delivery.objects.get(pk=one.pk)


def test_a_post_goes_to_the_desk_and_its_notice_comes_back_once(
    transactional_db: None, live_server: LiveServer, site: WordPress, folder: Path
) -> None:
    newsroom = cast.found_newsroom()
    editor, (_, key) = cast.hire(newsroom, "hala"), make_key(newsroom, "wordpress", [Scope.ARTICLES], cast.NOW)
    with override_settings(FETCH_ALLOW={site.place}, PUBLIC_ADDRESS=live_server.url):
        hook = add_hook(
            newsroom, "wordpress", HookKind.WEBHOOK, f"{site.address}/wp-json/taswib/v1/notices", timezone.now()
        )
        switch_on(folder, "http://127.0.0.1:1", key, hook.written_secret)
        post = site.edit("posts", title="المجلس &amp; الجسر", content=CONTENT, status="publish", slug="bridge")
        assert not Article.objects.exists(), "the desk was away, and the post was saved all the same"

        switch_on(folder, live_server.url, key, hook.written_secret)
        site.edit(f"posts/{post['id']}", title="المجلس والجسر")
        article = Article.objects.get()
        text = f"المجلس والجسر\nناقش المجلس خطة الجسر.\nو{MISTAKE} & ضيوفهم."
        assert (article.current.text, article.byline, article.address) == (text, "نزار الخطيب", post["link"])

        report = cast.write_report(article, exact=MISTAKE).report
        notice = publish_notice(article, editor, report=report, was=MISTAKE, now_says=RIGHT, severity="substantive")
        before = revisions(site, post["id"])
        site.proxy.loses = "taswib/v1"
        assert [send().done_at for _ in range(3)] == [None] * 3, "each answer was lost"
        site.proxy.loses = ""
        assert send().done_at
        written = raw(site, post["id"])
        assert written.count("<!-- taswib:notice 1 -->") == written.count(notice.words) == 1
        assert written.startswith(CONTENT)
        assert revisions(site, post["id"]) == before + 1
        assert article.revisions.count() == 1, "the desk's own words are no new text of the article"

        page = read(post["link"])
        (told,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
        (comment,) = json.loads(told)["correction"]
        assert (comment["@type"], comment["text"]) == ("CorrectionComment", notice.words)
        assert comment["url"] == f"{live_server.url}/corrections/1"
        assert page.count("taswib-notice") == 1
        assert f'<script src="{live_server.url}/embed.js" defer></script>' in html.unescape(page)

        site.edit(f"posts/{post['id']}", content=written.replace("خطة", "مشروع"))
        assert article.revisions.count() == 2
        assert notice.words not in article.revisions.last().text

        notice.withdraw("كان العدد الأول صحيحًا.", by=editor, now=timezone.now())
        assert send().done_at
        withdrawn = raw(site, post["id"])
        assert "كان العدد الأول صحيحًا." in withdrawn
        assert notice.words not in withdrawn
        assert '"correction"' not in read(post["link"])
        first = Delivery.objects.select_related("hook", "event__notice__article").earliest("pk")
        deliver(first, timezone.now())  # a late repetition of the first message
        assert raw(site, post["id"]) == withdrawn


def test_a_reply_stands_in_the_post_in_its_own_words_and_an_older_message_that_comes_late_changes_nothing(
    transactional_db: None, live_server: LiveServer, site: WordPress, folder: Path
) -> None:
    newsroom = cast.found_newsroom()
    editor = cast.hire(newsroom, "hala")
    with override_settings(FETCH_ALLOW={site.place}, PUBLIC_ADDRESS=live_server.url):
        where = f"{site.address}/wp-json/taswib/v1/notices"
        hook = add_hook(newsroom, "wordpress", HookKind.WEBHOOK, where, timezone.now())
        switch_on(folder, "http://127.0.0.1:1", "a key", hook.written_secret)
        post = site.edit("posts", title="المجلس والجسر", content=CONTENT, status="publish", slug="reply")
        reply = publish_reply(newsroom, editor)
        Article.objects.update(address=post["link"])
        event = Event.objects.get()
        Event.objects.update(body=event.body.replace(reply.article.address, post["link"]))
        change_to(
            Notice.objects.get(), editor, words="صيغة معدَّلة.", severity="substantive", now=cast.NOW + timedelta(hours=1)
        )
        assert send().done_at
        written = raw(site, post["id"])
        assert "صيغة معدَّلة." in written and "سامر الحلو" in written and "لم أقل ذلك، &amp; &lt;هذا&gt; ردّي." in written
        deliver(Delivery.objects.select_related("hook", "event__notice__article").earliest("pk"), timezone.now())
        assert Delivery.objects.earliest("pk").done_at
        assert raw(site, post["id"]) == written


def test_who_does_not_know_the_secret_changes_nothing(site: WordPress, folder: Path) -> None:
    switch_on(folder, "http://127.0.0.1:1", "a key", "whsec_" + "A" * 32)
    body = json.dumps({"type": "notice.published", "data": {"number": 9, "article": "x", "words": "y"}}).encode()
    for headers in ({}, {"webhook-id": "m", "webhook-timestamp": "1", "webhook-signature": "v1,AAAA"}):
        request = urllib.request.Request(f"{site.address}/wp-json/taswib/v1/notices", body, headers)
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request, timeout=30)
        assert refused.value.code in (401, 403)
