"""The widget on pages of other sites, each built another way."""

import gzip
import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Frame, expect

from scripts.demo_server import DemoServer
from taswib.text.folding import fold
from tests.journeys.articles import CINEMA
from tests.journeys.host_server import Site, second_site
from tests.journeys.hosts import DEAF, HOSTS, PLAIN, Host, Story

_AXE = Axe()
_MARKS = "(name) => [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString())"
# Everything of the look but what follows from how much stands on the page.
_LOOK = """(selector) => {
  const roots = selector ? [...document.querySelectorAll(selector)].map((one) => one.shadowRoot.firstChild) : [document];
  const geometry = /size|width|height|origin|inset|^top|^bottom|^left|^right|transform|perspective|block-|inline-/;
  return roots.flatMap((root) => [...root.querySelectorAll("*")])
    .filter((one) => !one.tagName.startsWith("TASWIB-") && one.tagName !== "SCRIPT").slice(0, 90)
    .map((one) => [one.tagName, [...getComputedStyle(one)].filter((name) => !geometry.test(name))
      .map((name) => name + ":" + getComputedStyle(one).getPropertyValue(name)).join(";")].join(" "));
}"""
_SELECT = """(words) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, at = node.data.indexOf(words);
    if (at < 0) continue;
    document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
    return true;
  }
  return false;
}"""


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with second_site() as one:
        yield one


@pytest.fixture(scope="module")
def stories(served: DemoServer, site: Site) -> dict[str, Story]:
    """The demo's two, and one that stands at an address of the second site itself."""
    told = {"ar": _story(served, "water-network", "ar"), "en": _story(served, "stage-interview", "en")}
    own = CINEMA | {"id": "journeys/no-canonical", "url": f"{site.base}/no-canonical-address"}
    served.ingest(own)
    told["own"] = Story(own["title"], own["paragraphs"], "", "ar")
    return told


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


class Reading:
    """Somebody who reads a page of another site, and what that page does."""

    def __init__(self, context: BrowserContext, desk: str) -> None:
        self.page, self.desk = context.new_page(), desk
        self.asked: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def open(self, address: str) -> "Reading":
        self.page.goto(address)
        return self

    @property
    def of_the_desk(self) -> list[str]:
        return [one.removeprefix(self.desk).partition("?")[0] for one in self.asked if one.startswith(self.desk)]


@pytest.fixture
def reading(context: BrowserContext, served: DemoServer) -> Iterator[Reading]:
    one = Reading(context, served.base)
    yield one
    for page in context.pages:
        page.evaluate("() => { try { localStorage.clear(); } catch {} }")
        page.close()
    context.clear_cookies()


def _story(served: DemoServer, name: str, language: str) -> Story:
    text, address = (
        served.ask(f"SELECT {what} FROM archive_article a JOIN archive_revision r ON r.id = a.current_id "
                   "WHERE a.address LIKE ?", f"%/{name}")[0]
        for what in ("r.text", "a.address")
    )  # fmt: skip
    headline, *paragraphs = text.split("\n")
    return Story(headline, [one for one in paragraphs if one.strip()], address, language)


def notice_on(served: DemoServer, story: Story) -> tuple[str, str]:
    """What its newest notice says that stood, and that stands."""
    number = "SELECT n.{} FROM desk_notice n JOIN archive_article a ON a.id = n.article_id WHERE a.address = ? " \
             "AND n.state = 'published' AND n.was != '' ORDER BY n.number DESC LIMIT 1"  # fmt: skip
    return served.ask(number.format("was"), story.address)[0], served.ask(number.format("now"), story.address)[0]


def put(site: Site, name: str, host: Host, story: Story, desk: str) -> str:
    """Put the page up, with and without the widget; its address."""
    path = "/" + name.replace(" ", "-")
    policy = host.policy.replace("{desk}", desk)
    site.put(f"{path}/bare", host.page(story, desk, bare=True), policy)
    return site.put(path, host.page(story, desk), policy)


def build(site: Site, served: DemoServer, stories: dict[str, Story], name: str) -> str:
    host, story = HOSTS[name], stories["en" if HOSTS[name].language == "en" else "ar"]
    if name == "no canonical address":
        return put(site, name, host, stories["own"], served.base)
    if name == "an iframe":
        site.put("/framed", Host(PLAIN).page(story, served.base))
    if name == "a very long article":
        filler = "".join(f"<p>وفي اليوم {number} دوّن المراسل ما رآه في الحي ثم مضى.</p>" for number in range(2500))
        host = Host(host.body, more={"filler": filler})
    if name == "another spelling":
        story = Story(story.headline, [_respelled(one) for one in story.paragraphs], story.address)
    return put(site, name, host, story, served.base)


def _respelled(text: str) -> str:
    """As another editor's keyboard writes it: alefs without hamza, tatweel, Arabic digits, straight quotes, blanks doubled."""
    digits = str.maketrans("0123456789أإآ«»", '٠١٢٣٤٥٦٧٨٩ااا""')
    return text.translate(digits).replace("ال", "الـ", 1).replace(" ", "\u00a0 ", 2)


def story_on(stories: dict[str, Story], name: str) -> Story:
    return stories["own" if name == "no canonical address" else HOSTS[name].language]


UNSETTLED = {"an iframe", "a single-page application", "lazily loaded text"}
"""Pages whose look is another before and after by themselves."""
_TELLING = {"a WordPress theme", "hostile style", "left to right"}
SETTLED = [
    pytest.param(name, marks=() if name in _TELLING else pytest.mark.drill) for name in HOSTS if name not in UNSETTLED
]


@pytest.mark.parametrize("name", HOSTS)
def test_it_knows_the_article_and_its_passages_whatever_the_page_is_built_of(
    site: Site, served: DemoServer, stories: dict[str, Story], reading: Reading, name: str
) -> None:
    page, story = reading.open(build(site, served, stories, name)).page, story_on(stories, name)
    if name == "a single-page application":
        page.locator("taswib-footer h2").first.wait_for()
        page.click("#go")
    frame = page.wait_for_selector("iframe").content_frame() if name == "an iframe" else page.main_frame
    assert frame
    it_promises_in_the_language_of_the_page(frame, served.base, HOSTS[name].language)
    if story is stories["ar"]:
        it_marks_what_the_notice_says(frame, notice_on(served, story))
    it_offers_to_report_the_marked_words(frame, story, _respelled if name == "another spelling" else str)
    assert reading.of_the_desk == ["/embed.js", "/embed/status.json"] or name == "a single-page application"
    assert not page.context.cookies(), "the widget sets no cookie"
    assert reading.said == []


def it_promises_in_the_language_of_the_page(frame: Frame, desk: str, language: str) -> None:
    footer = frame.locator("taswib-footer")
    form = re.compile(rf"{desk}/a/\w+/report\?revision=\d+&kind=error&lang={language}$")
    expect(footer.locator(".promise a").first).to_have_attribute("href", form)
    expect(footer.locator(".house")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
    assert footer.locator(".promise a").nth(2).get_attribute("href") == f"{desk}/follow?lang={language}"


def it_marks_what_the_notice_says(frame: Frame, notice: tuple[str, str]) -> None:
    frame.wait_for_function("CSS.highlights.has('taswib-notice')")
    marked = frame.evaluate(_MARKS, "taswib-notice")
    assert fold(notice[1]).text in [fold(one).text for one in marked], marked


def it_offers_to_report_the_marked_words(frame: Frame, story: Story, written: Callable[[str], str]) -> None:
    last = written(story.paragraphs[-1])
    frame.wait_for_selector(f"text={last[-20:]}")
    assert frame.evaluate(_SELECT, last[5:30])
    given = parse_qs((frame.locator("taswib-bubble a").get_attribute("href") or "").partition("#")[2])
    quote, prefix, suffix = (given.get(name, [""])[0] for name in ("quote", "prefix", "suffix"))
    assert fold(last[5:30].strip()).text in fold(quote).text
    assert suffix
    assert fold(prefix + quote + suffix).text in fold("\n".join((story.headline, *story.paragraphs))).text


@pytest.mark.parametrize("name", SETTLED)
def test_no_style_leaks_in_or_out(
    site: Site, served: DemoServer, stories: dict[str, Story], reading: Reading, name: str
) -> None:
    address = build(site, served, stories, name)
    page = reading.open(address).page
    page.locator("taswib-footer .quiet").first.wait_for()
    outside, inside = page.evaluate(_LOOK), page.evaluate(_LOOK, "taswib-footer")
    assert outside == reading.open(f"{address}/bare").page.evaluate(_LOOK)
    plain = put(
        site,
        "plain",
        Host(PLAIN, HOSTS[name].head.partition("<style")[0].replace("{widget}", ""), language=HOSTS[name].language),
        story_on(stories, name),
        served.base,
    )
    if name != "no canonical address":
        reading.open(plain).page.locator("taswib-footer .quiet").first.wait_for()
        assert inside == page.evaluate(_LOOK, "taswib-footer")


@pytest.mark.parametrize("name", ["hostile style", "left to right"])
def test_it_is_within_everybodys_reach(
    site: Site, served: DemoServer, stories: dict[str, Story], reading: Reading, name: str
) -> None:
    page = reading.open(build(site, served, stories, name)).page
    page.locator("taswib-footer .quiet").first.wait_for()
    page.locator("taswib-footer summary").click()
    assert page.evaluate(_SELECT, story_on(stories, name).paragraphs[0][:30])
    page.locator("taswib-bubble a").wait_for()
    for part in ("taswib-footer", "taswib-bubble"):
        found = _AXE.run(page, context=part)
        assert found.violations_count == 0, found.generate_report()


def test_words_are_marked_reported_and_received_with_the_keyboard_alone(
    site: Site, served: DemoServer, stories: dict[str, Story], reading: Reading, context: BrowserContext
) -> None:
    page, story = reading.open(build(site, served, stories, "a strict policy")).page, stories["ar"]
    page.locator("taswib-footer .quiet").first.wait_for()
    words = story.paragraphs[1][:40]
    assert page.evaluate(_SELECT, words)
    page.locator("taswib-bubble a").wait_for()
    page.keyboard.press("Tab")
    with context.expect_page() as opened:
        page.keyboard.press("Enter")
    form = opened.value
    form.locator("#marked-words").wait_for()
    assert words.strip() in form.locator("#marked-words blockquote").inner_text()
    assert "#" not in form.url and "quote" not in form.url
    form.fill("[name=wrong]", "هذا ليس ما قيل في الجلسة.")
    form.locator("form.form button[type=submit]").press("Enter")
    form.locator("#code").wait_for()
    kept = served.ask("SELECT exact FROM desk_report ORDER BY id DESC LIMIT 1")[0]
    assert kept.startswith(words.strip())


def test_a_copy_that_was_never_mended_is_told_apart(
    site: Site, served: DemoServer, stories: dict[str, Story], reading: Reading
) -> None:
    story, (was, now) = stories["ar"], notice_on(served, stories["ar"])
    old = Story(story.headline, [one.replace(now, was) for one in story.paragraphs], story.address)
    page = reading.open(put(site, "old", HOSTS["right to left"], old, served.base)).page
    expect(page.locator("taswib-footer .alarm").first).to_be_visible()
    assert was in page.evaluate(_MARKS, "taswib-wrong")


def test_a_page_that_forbids_to_ask_keeps_plain_links(
    site: Site, served: DemoServer, stories: dict[str, Story], reading: Reading, context: BrowserContext
) -> None:
    story = stories["ar"]
    page = reading.open(put(site, "deaf", Host(PLAIN, policy=DEAF), story, served.base)).page
    with context.expect_page() as opened:
        page.locator("taswib-footer .promise a").first.click()
    opened.value.locator("form.form").wait_for()
    assert re.search(r"/a/\w+/report\?", opened.value.url)


def test_where_the_script_fails_the_link_beside_it_stays(
    site: Site, served: DemoServer, stories: dict[str, Story], reading: Reading
) -> None:
    body = "<body><main>{text}<taswib-footer><a href='{desk}/report'>أبلغوا عن خطأ</a></taswib-footer>{widget}</main></body>"
    host = Host(body, policy="default-src 'none'")
    page = reading.open(put(site, "silent", host, stories["ar"], served.base)).page
    expect(page.get_by_role("link", name="أبلغوا عن خطأ")).to_be_visible()
    expect(
        reading.open(put(site, "heard", Host(body), stories["ar"], served.base)).page.locator(
            "taswib-footer a[href$='/report']"
        )
    ).to_be_hidden()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_badge_says_how_the_original_stands_and_brings_no_footer(
    site: Site, served: DemoServer, stories: dict[str, Story], reading: Reading, language: str
) -> None:
    component = "<taswib-badge article='{address}'><a href='{desk}'>.</a></taswib-badge>"
    line = "<script src='{desk}/embed.js' data-only='badge' defer></script>"
    host = Host(f"<body><p>{{title}}</p>{component}{line}</body>", "", language=language)
    page = reading.open(put(site, f"badge-{language}", host, stories["ar"], served.base)).page
    badge = page.locator("taswib-badge .badge")
    expect(badge).to_contain_text("تصحيح · 29 تشرين الأول 2026" if language == "ar" else "Correction · 29 October 2026")
    expect(badge).to_have_attribute("href", re.compile(rf"{served.base}/corrections/\d+\?lang={language}$"))
    assert page.locator("taswib-footer").count() == 0
    assert _AXE.run(page, context="taswib-badge").violations_count == 0
    image = page.goto(f"{served.base}{_slug_path(served, stories['ar'])}/badge.svg?lang={language}")
    assert image and image.ok and ("إشعار" if language == "ar" else "notice") in image.text()


def _slug_path(served: DemoServer, story: Story) -> str:
    return "/a/" + str(served.ask("SELECT slug FROM archive_article WHERE address = ?", story.address)[0])


def test_the_widget_weighs_at_most_twelve_kilobytes_packed(served: DemoServer) -> None:
    assert len(gzip.compress(served.get("/embed.js"), 6)) <= 12_000
