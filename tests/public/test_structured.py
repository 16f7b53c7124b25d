"""Structured data, held against schema.org's own vocabulary."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from taswib.archive.article import Article, Precision
from taswib.desk.notice import Notice
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.public.structured import Thing, article_structure, notice_structure
from taswib.public.templatetags.structured import script
from tests import cast
from tests.public.published_notice import publish_notice

VOCABULARY = Path(__file__).parents[2] / "../shared/data/schemas/schema.org/schemaorg-current-https.jsonld"


def absolute(path: str) -> str:
    return f"https://desk.nahr.example{path}"


@pytest.fixture(scope="module")
def terms() -> dict[str, dict]:
    if not VOCABULARY.exists() and not os.environ.get("CI"):
        pytest.skip("schema.org's vocabulary is not in ../shared/data/schemas; its check was left out.")
    return {term["@id"]: term for term in json.loads(VOCABULARY.read_text())["@graph"]}


def named(value: object) -> set[str]:
    return {one["@id"] for one in (value if isinstance(value, list) else [value] if value else [])}


def ancestors(terms: dict[str, dict], name: str) -> set[str]:
    above = named(terms[name].get("rdfs:subClassOf"))
    return {name}.union(*(ancestors(terms, one) for one in above if one in terms))


def things(value: object) -> Iterator[Thing]:
    if isinstance(value, list):
        for one in value:
            yield from things(one)
    elif isinstance(value, dict):
        yield value
        for one in value.values():
            yield from things(one)


def misfits(terms: dict[str, dict], whole: Thing) -> list[str]:
    """Each property that does not exist, or not on its type, or holds a type that it does not take."""
    found = []
    for thing in things(whole):
        kinds = ancestors(terms, f"schema:{thing['@type']}")
        for name, value in thing.items():
            if name.startswith("@"):
                continue
            term = terms.get(f"schema:{name}", {})
            if not named(term.get("schema:domainIncludes")) & kinds:
                found.append(f"{name} on {thing['@type']}")
            taken = named(term.get("schema:rangeIncludes"))
            for inner in value if isinstance(value, list) else [value]:
                if isinstance(inner, dict) and not ancestors(terms, f"schema:{inner['@type']}") & taken:
                    found.append(f"{inner['@type']} in {name}")
    return found


@pytest.fixture
def published(article: Article, editor: Person) -> Notice:
    return publish_notice(article, editor)


def test_every_property_exists_and_stands_on_its_type(terms: dict[str, dict], published: Notice) -> None:
    assert misfits(terms, article_structure(published.article, [published], absolute)) == []
    assert misfits(terms, notice_structure(published, absolute)) == []


def test_the_check_itself_finds_what_is_wrong(terms: dict[str, dict]) -> None:
    wrong = {"@type": "CorrectionComment", "correctedWork": "x", "text": "y", "author": {"@type": "NewsArticle"}}
    assert misfits(terms, wrong) == ["correctedWork on CorrectionComment", "NewsArticle in author"]


def test_an_article_carries_its_corrections(published: Notice) -> None:
    whole = article_structure(published.article, [published], absolute)
    assert whole["@type"] == "NewsArticle"
    assert whole["headline"] == cast.HEADLINE
    assert whole["datePublished"] == "2026-11-20T10:00:00+03:00"
    assert whole["dateModified"] == "2026-11-22T12:40:00+03:00"
    assert whole["url"] == "https://nahr.example/bridge"
    assert whole["mainEntityOfPage"] == f"https://desk.nahr.example/a/{published.article.slug}"
    assert whole["author"] == {"@type": "Person", "name": "نزار الخطيب"}
    assert whole["version"] == 1
    assert whole["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "ورد رقم الكلفة معكوسًا.",
            "datePublished": "2026-11-22T12:40:00+03:00",
            "url": "https://desk.nahr.example/corrections/1",
            "inLanguage": "ar",
        }
    ]


def test_the_publisher_names_its_policies_by_whole_addresses(article: Article) -> None:
    publisher = article_structure(article, [], absolute)["publisher"]
    assert publisher["@type"] == "NewsMediaOrganization"
    assert publisher["name"] == "نهر"
    for name in ("correctionsPolicy", "actionableFeedbackPolicy", "ethicsPolicy"):
        assert publisher[name].startswith("https://desk.nahr.example/policy#")


def test_the_policys_sections_that_it_points_to_exist(client: object, article: Article) -> None:
    html = client.get("/policy").content.decode()
    for address in article_structure(article, [], absolute)["publisher"].values():
        if "#" in address:
            assert f'id="{address.split("#")[1]}"' in html


def test_a_date_without_a_time_of_day_stays_a_date(article: Article) -> None:
    article.published_precision = Precision.DAY
    assert article_structure(article, [], absolute)["datePublished"] == "2026-11-20"


def test_what_is_not_known_is_not_said(newsroom: Newsroom) -> None:
    bare = cast.publish_article(newsroom)
    bare.byline, bare.published_at = "", None
    whole = article_structure(bare, [], absolute)
    assert not {"author", "datePublished", "dateModified", "correction"} & set(whole)


def test_drafts_and_withdrawn_notices_are_no_corrections(published: Notice, editor: Person) -> None:
    published.withdraw("كان الرقم الأول صحيحًا.", by=editor, now=cast.NOW)
    draft = Notice(state="draft")
    assert "correction" not in article_structure(published.article, [published, draft], absolute)


def test_a_changed_text_moves_the_date(article: Article) -> None:
    changed = cast.publish_article(article.newsroom, text=cast.TEXT.replace("48", "84"))
    whole = article_structure(changed, [], absolute)
    assert whole["version"] == 2
    assert whole["dateModified"] == "2026-11-20T10:05:00+03:00"


def test_no_word_can_leave_the_block() -> None:
    hostile = "</script><script>alert(1)</script><!-- & \u2028\u2029 «قال»"
    block = script({"headline": hostile})
    inner = re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', block, re.S)[1]
    assert not set("<>&\u2028\u2029") & set(inner)
    assert json.loads(inner)["headline"] == hostile
    assert "«قال»" in inner


def test_the_tags_write_the_page_the_reader_is_on(published: Notice, rf: RequestFactory) -> None:
    template = Template("{% load structured %}{% article_jsonld article notices %}{% notice_jsonld notice %}")
    request = rf.get("/", headers={"host": "localhost"})
    html = template.render(
        Context({"request": request, "article": published.article, "notices": [published], "notice": published})
    )
    first, second = (json.loads(block) for block in re.findall(r"json\">(.*?)</script>", html))
    assert first["correction"][0]["url"] == "http://localhost/corrections/1" == second["correction"]["url"]
