"""Every kind of notice in every dialect, in both languages, held against what others wrote: schemas and readers."""

import json
import os
from datetime import timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser
import jsonschema
import pytest
import xmlschema
from django.test import Client

from taswib.archive.article import Article
from taswib.archive.incoming import Incoming
from taswib.archive.intake.given import Given
from taswib.archive.intake.newsml import read_newsml
from taswib.archive.intake.ninjs import read_ninjs
from taswib.archive.intake.unreadable import Reason, Unreadable
from taswib.desk.notice import Notice
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.archive.intake.seed import SHARED
from tests.public.annotation_model import ANNOTATION
from tests.public.every_notice import KINDS, REPLY, WORDS, publish_every_notice
from tests.public.published_notice import change_to, publish_notice

pytestmark = pytest.mark.once

SCHEMAS = SHARED / "data" / "schemas"
needs_schemas = pytest.mark.skipif(
    not SCHEMAS.exists() and not os.environ.get("CI"), reason=f"IPTC's schemas are not on this machine: {SCHEMAS}"
)
NAR = "{http://iptc.org/std/nar/2006-10-01/}"
LATER = cast.NOW + timedelta(days=2)
CANCELED = {"retraction", "removal"}
UPDATES = {"update", "reply", "decision"}
Every = dict[tuple[str, str], Notice]


@pytest.fixture
def every(newsroom: Newsroom, editor: Person) -> Every:
    return publish_every_notice(newsroom, editor)


def ninjs(client: Client, notice: Notice, version: str) -> dict:
    answer = client.get(f"/corrections/{notice.number}/ninjs-{version}.json")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    return json.loads(answer.content)


def newsml(client: Client, notice: Notice) -> ET.Element:
    answer = client.get(f"/corrections/{notice.number}/newsml-g2.xml")
    assert answer["Content-Type"].startswith("application/vnd.iptc.g2.newsitem+xml")
    return ET.fromstring(answer.content)


def annotation(client: Client, notice: Notice) -> dict:
    return json.loads(client.get(f"/corrections/{notice.number}/annotation.jsonld").content)


@needs_schemas
@pytest.mark.parametrize("version", ["1.6", "2.2", "3.1"])
def test_every_notice_is_valid_ninjs(client: Client, every: Every, version: str) -> None:
    schema = json.loads((SCHEMAS / "ninjs" / f"ninjs-schema_{version}.json").read_text())
    validator = jsonschema.validators.validator_for(schema)(schema)
    for (kind, language), notice in every.items():
        document = ninjs(client, notice, version)
        assert [error.message for error in validator.iter_errors(document)] == [], (kind, language)
        status = document["pubStatus" if version == "3.1" else "pubstatus"]
        assert status == ("canceled" if kind in CANCELED else "usable"), (kind, language)
        note = document["edNote" if version == "3.1" else "ednote"]
        assert note.startswith("تصحيح" if language == "ar" else "Correction") == (kind in ("correction", "apology"))
        assert WORDS[language] in note


def test_an_agencys_reader_takes_the_article_back_out_of_ninjs(client: Client, every: Every) -> None:
    given = Given(zone=every["update", "ar"].newsroom.zone, now=LATER)
    for version in ("1.6", "2.2", "3.1"):
        read = read_ninjs(json.dumps(ninjs(client, every["correction", "ar"], version)), given)
        assert read.text == cast.TEXT
        assert read.address == "https://nahr.example/correction-ar"
        with pytest.raises(Unreadable) as refused:
            read_ninjs(json.dumps(ninjs(client, every["retraction", "en"], version)), given)
        assert refused.value.reason is Reason.WITHHELD


@needs_schemas
def test_every_notice_is_valid_newsml_g2_with_the_signal_that_agencies_act_on(client: Client, every: Every) -> None:
    schema = xmlschema.XMLSchema(str(SCHEMAS / "newsml-g2" / "NewsML-G2_2.35-spec-All-Power.xsd"), allow="local")
    for (kind, language), notice in every.items():
        document = client.get(f"/corrections/{notice.number}/newsml-g2.xml").content.decode()
        schema.validate(document)
        meta = ET.fromstring(document.encode()).find(f"{NAR}itemMeta")
        signals = [one.get("qcode") for one in meta.findall(f"{NAR}signal")]
        wanted = [] if kind in CANCELED else ["sig:update" if kind in UPDATES else "sig:correction"]
        assert signals == wanted, (kind, language)
        assert meta.find(f"{NAR}pubStatus").get("qcode") == f"stat:{'canceled' if kind in CANCELED else 'usable'}"
        assert WORDS[language] in meta.findtext(f"{NAR}edNote")


def test_an_agencys_reader_takes_the_article_back_out_of_newsml_g2(client: Client, every: Every) -> None:
    given = Given(zone=every["update", "ar"].newsroom.zone, now=LATER)
    content = client.get(f"/corrections/{every['clarification', 'ar'].number}/newsml-g2.xml").content.decode()
    (read,) = read_newsml(content, given)
    assert isinstance(read, Incoming)
    assert read.text == cast.TEXT


def test_an_items_version_rises_with_each_text_notice_change_and_withdrawal(
    client: Client, article: Article, editor: Person
) -> None:
    notice, seen = publish_notice(article, editor), []
    seen.append(newsml(client, notice).get("version"))
    publish_notice(article, editor)
    seen.append(newsml(client, notice).get("version"))
    change_to(notice, editor, now=LATER)
    seen.append(newsml(client, notice).get("version"))
    notice.withdraw("كان الرقم الأول صحيحًا.", by=editor, now=LATER)
    seen.append(newsml(client, notice).get("version"))
    cast.publish_article(article.newsroom, text=cast.TEXT.replace("ترميم", "إصلاح"))
    seen.append(newsml(client, notice).get("version"))
    assert seen == ["2", "3", "4", "5", "6"]


def test_a_withdrawn_notice_is_an_update_that_says_why(client: Client, article: Article, editor: Person) -> None:
    notice = publish_notice(article, editor)
    notice.withdraw("كان الرقم الأول صحيحًا.", by=editor, now=LATER)
    meta = newsml(client, notice).find(f"{NAR}itemMeta")
    assert meta.find(f"{NAR}signal").get("qcode") == "sig:update"
    assert "كان الرقم الأول صحيحًا." in meta.findtext(f"{NAR}edNote")
    assert "84" not in meta.findtext(f"{NAR}edNote")
    assert annotation(client, notice)["motivation"] == "commenting"


def test_what_was_retracted_is_not_sent_again_whichever_notice_is_asked_for(
    client: Client, article: Article, editor: Person
) -> None:
    first = publish_notice(article, editor)
    publish_notice(article, editor, kind="retraction", was="", now_says="")
    assert ninjs(client, first, "3.1")["pubStatus"] == "canceled"
    assert "bodies" not in ninjs(client, first, "3.1")
    assert newsml(client, first).find(f"{NAR}contentSet") is None


def test_every_notice_is_an_annotation_of_the_w3c_model(client: Client, every: Every) -> None:
    validator = jsonschema.Draft202012Validator(ANNOTATION)
    for (kind, language), notice in every.items():
        document = annotation(client, notice)
        assert [error.message for error in validator.iter_errors(document)] == [], (kind, language)
        words = {one["type"]: one for one in document["target"]["selector"]}
        place = words["TextPositionSelector"]
        assert notice.revision.text[place["start"] : place["end"]] == words["TextQuoteSelector"]["exact"] == notice.was
        cached = urlsplit(document["target"]["state"]["cached"]).path
        assert notice.was.split()[0] in client.get(cached).content.decode()


def test_every_dialect_carries_a_replys_own_words_and_what_was_found(client: Client, every: Every) -> None:
    reply, decision = every["reply", "ar"], every["decision", "ar"]
    whole = json.loads(client.get("/corrections.json").content)["items"]
    told = {item["_taswib"]["number"]: item for item in whole}
    for words in (ninjs(client, reply, "3.1")["edNote"], told[reply.number]["_taswib"]["reply"]):
        assert REPLY["ar"] in words
    bodies = annotation(client, reply)["body"]
    assert [one["value"] for one in bodies if one["purpose"] == "replying"] == [REPLY["ar"]]
    assert "الدقة: خولف" in newsml(client, decision).find(f"{NAR}itemMeta").findtext(f"{NAR}edNote")
    assert told[decision.number]["_taswib"]["findings"] == {"house-accuracy": "breached"}
    assert annotation(client, decision)["motivation"] == "assessing"
    one = client.get(f"/api/v1/notices/{decision.number}").json()
    assert (one["findings"][0]["result"], one["sanctions"]) == ("breached", ["correction"])


def test_a_notice_on_a_whole_article_annotates_its_page(client: Client, article: Article, editor: Person) -> None:
    report = cast.write_report(article, exact="").report
    notice = publish_notice(article, editor, report=report, kind="retraction", was="", now_says="")
    document = annotation(client, notice)
    assert not [*jsonschema.Draft202012Validator(ANNOTATION).iter_errors(document)]
    assert document["target"]["source"] == article.address
    assert "selector" not in document["target"]


def test_feed_readers_take_every_kind_of_notice(client: Client, every: Every) -> None:
    atom = feedparser.parse(client.get("/corrections.atom").content)
    assert not atom.bozo
    items = json.loads(client.get("/corrections.json").content)["items"]
    assert {entry.tags[0].term for entry in atom.entries} == set(KINDS) - {"apology"}
    assert {(item["tags"][0], item["language"]) for item in items} == {
        (notice.kind, language) for (_, language), notice in every.items()
    }
    assert len(atom.entries) == len(items) == len(every)


def test_a_notice_page_names_each_of_its_dialects(client: Client, article: Article, editor: Person) -> None:
    notice = publish_notice(article, editor)
    links = client.get(f"/corrections/{notice.number}")["Link"].split(", ")
    assert 'rel="describedby"' in links[0]
    for link in links[1:]:
        address, relation, kind = link.split("; ")
        answer = client.get(address.strip("<>"))
        assert relation == 'rel="alternate"'
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith(kind.removeprefix('type="').rstrip('"'))
    assert len(links) == 6


def test_an_article_names_its_feeds_and_versions(client: Client, article: Article, editor: Person) -> None:
    cast.publish_article(article.newsroom, text=cast.TEXT.replace("ترميم", "إصلاح"))
    page = f"/a/{article.slug}"
    relations = {link.split("; ")[1]: link.split("; ")[0] for link in client.get(page)["Link"].split(", ")}
    assert relations['rel="version-history"'] == f"<{page}/history>"
    first = client.get(f"{page}/revisions/1")["Link"]
    assert f'<{page}/revisions/2>; rel="successor-version"' in first
    assert f'<{page}>; rel="latest-version"' in first
    assert "predecessor" not in first
    assert f'<{page}/revisions/1>; rel="predecessor-version"' in client.get(f"{page}/revisions/2")["Link"]


@pytest.mark.parametrize("dialect", ["ninjs-3.1.json", "newsml-g2.xml", "annotation.jsonld", "card.png"])
def test_who_has_the_latest_is_answered_without_a_body(
    client: Client, article: Article, editor: Person, dialect: str
) -> None:
    notice = publish_notice(article, editor)
    address = f"/corrections/{notice.number}/{dialect}"
    first = client.get(address)
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    notice.withdraw("كان الرقم الأول صحيحًا.", by=editor, now=LATER)
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_draft_and_a_notice_of_nothing_have_no_dialect(client: Client, newsroom: Newsroom) -> None:
    for dialect in ("ninjs-1.6.json", "newsml-g2.xml", "annotation.jsonld", "card.png"):
        assert client.get(f"/corrections/9/{dialect}").status_code == 404


def test_trust_txt_says_who_controls_the_site_and_where_its_policy_is(client: Client, newsroom: Newsroom) -> None:
    for address in ("/trust.txt", "/.well-known/trust.txt"):
        answer = client.get(address)
        assert answer["Content-Type"] == "text/plain; charset=utf-8"
        told = dict(line.split("=", 1) for line in answer.content.decode().splitlines() if not line.startswith("#"))
        assert told == {
            "disclosure": "http://testserver/policy",
            "contact": "http://testserver/",
            "controlledby": "https://nahr.example",
        }
