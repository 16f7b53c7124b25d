"""What agencies send: ninjs in three versions and NewsML-G2, each sample valid against IPTC's own schema."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import jsonschema
import pytest
import xmlschema

from taswib.archive.incoming import Incoming
from taswib.archive.intake.given import Given
from taswib.archive.intake.newsml import read_newsml
from taswib.archive.intake.ninjs import read_ninjs
from taswib.archive.intake.reading import read
from taswib.archive.intake.unreadable import Reason, Unreadable
from tests.archive.intake.seed import SHARED
from tests.cast import HEADLINE, PARAGRAPHS, TEXT

pytestmark = pytest.mark.pure
SCHEMAS = SHARED / "data" / "schemas"
needs_schemas = pytest.mark.skipif(not SCHEMAS.exists(), reason=f"IPTC's schemas are not on this machine: {SCHEMAS}")
GIVEN = Given(zone=ZoneInfo("Asia/Damascus"), now=datetime(2026, 11, 22, 9, 40, tzinfo=UTC))
URI = "urn:newsml:mada.example:20261120:bridge"
MARKUP = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
WHEN = "2026-11-20T07:05:00+03:00"

NINJS: dict[str, dict[str, Any]] = {
    "1.6": {
        "uri": URI, "type": "text", "version": "1", "pubstatus": "usable", "language": "ar", "headline": HEADLINE,
        "byline": "نزار الخطيب", "firstcreated": WHEN, "versioncreated": WHEN, "body_text": "other words",
        "body_xhtml": f"<div>{MARKUP}</div>", "infosource": [{"name": "مدى"}], "subject": [{"name": "محليات"}],
    },
    "2.2": {
        "uri": URI, "type": "text", "version": "1", "pubstatus": "usable", "language": "ar", "by": "نزار الخطيب",
        "firstcreated": WHEN, "headlines": [{"role": "main", "value": HEADLINE}],
        "bodies": [
            {"role": "main", "contenttype": "text/plain", "value": "other words"},
            {"role": "main", "contenttype": "text/html", "value": MARKUP},
        ],
        "infosources": [{"name": "مدى"}], "subjects": [{"name": "محليات"}],
    },
    "3.1": {
        "uri": URI, "type": "text", "version": "1", "pubStatus": "usable", "language": "ar", "by": "نزار الخطيب",
        "firstCreated": WHEN, "headlines": [{"value": HEADLINE}],
        "bodies": [{"contentType": "text/plain", "value": "\n\n".join(PARAGRAPHS)}],
        "infoSources": [{"name": "مدى"}], "subjects": [{"name": "محليات"}],
    },
}  # fmt: skip
BODY = f'<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{HEADLINE}</title></head><body><h1>{HEADLINE}</h1>{MARKUP}</body></html></inlineXML>'
NITF = f'<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>{HEADLINE}</hl1></hedline></body.head><body.content>{MARKUP}</body.content></body></nitf></inlineXML>'
PLAIN = f'<inlineData contenttype="text/plain">{chr(10).join(PARAGRAPHS)}</inlineData>'


def item(content: str = BODY, guid: str = URI, status: str = "usable", kind: str = "text", head: str = "") -> str:
    return (
        f'{head}<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="1" standard="NewsML-G2" '
        'standardversion="2.35" conformance="power" xml:lang="ar">'
        '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml"/><itemMeta>'
        f'<itemClass qcode="ninat:{kind}"/><provider literal="mada"><name>مدى</name></provider>'
        f"<versionCreated>{WHEN}</versionCreated><firstCreated>{WHEN}</firstCreated>"
        f'<pubStatus qcode="stat:{status}"/></itemMeta><contentMeta><creator literal="n"><name>نزار الخطيب</name></creator>'
        f'<language tag="ar"/><subject literal="local"><name>محليات</name></subject><headline>{HEADLINE}</headline>'
        f"</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


def message(*items: str) -> str:
    return (
        f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>{WHEN}</sent></header>'
        f"<itemSet>{''.join(items)}</itemSet></newsMessage>"
    )


def one(words: str) -> Incoming:
    (found,) = read_newsml(words, GIVEN)
    assert isinstance(found, Incoming), found
    return found


@needs_schemas
@pytest.mark.parametrize("version", NINJS)
def test_the_ninjs_that_is_read_here_is_valid(version: str) -> None:
    schema = json.loads((SCHEMAS / "ninjs" / f"ninjs-schema_{version}.json").read_text())
    jsonschema.validate(NINJS[version], schema)


@pytest.fixture(scope="module")
def newsml() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(SCHEMAS / "newsml-g2" / "NewsML-G2_2.35-spec-All-Power.xsd"), allow="local")


@needs_schemas
def test_the_newsml_that_is_read_here_is_valid(newsml: xmlschema.XMLSchema) -> None:
    for words in (item(), item(NITF), item(PLAIN), message(item(), item(guid="urn:2"))):
        newsml.validate(words)


@pytest.mark.parametrize("version", NINJS)
def test_an_article_in_ninjs_gives_its_text_and_what_is_said_of_it(version: str) -> None:
    found = read_ninjs(json.dumps(NINJS[version]), GIVEN)
    assert found.text == TEXT
    assert (found.outlet, found.byline, found.section, found.language) == ("مدى", "نزار الخطيب", "محليات", "ar")
    assert (found.identity, found.address) == (f"id:مدى/{URI}", "")
    assert found.published_at == datetime(2026, 11, 20, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize("content", [BODY, NITF, PLAIN])
def test_an_article_in_newsml_gives_its_text_and_what_is_said_of_it(content: str) -> None:
    found = one(item(content))
    assert found.text == TEXT
    assert (found.outlet, found.byline, found.section, found.language) == ("مدى", "نزار الخطيب", "محليات", "ar")
    assert found.identity == f"id:مدى/{URI}"
    assert found.published_at == datetime(2026, 11, 20, 4, 5, tzinfo=UTC)


def test_a_web_address_as_uri_is_the_articles_own() -> None:
    found = read_ninjs(json.dumps(NINJS["2.2"] | {"uri": "https://mada.example/bridge"}), GIVEN)
    assert found.identity == found.address == "https://mada.example/bridge"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"pubstatus": "canceled"}, Reason.WITHHELD), ({"pubstatus": "withheld"}, Reason.WITHHELD),
        ({"type": "picture"}, Reason.NOT_NEWS), ({"uri": ""}, Reason.NOT_NINJS), ({"uri": 7}, Reason.NOT_NINJS),
        ({"headlines": []}, Reason.NO_HEADLINE), ({"bodies": []}, Reason.NO_PARAGRAPHS),
        ({"bodies": "x"}, Reason.NO_PARAGRAPHS),
        ({"firstcreated": "2199-01-01T00:00:00Z"}, Reason.FUTURE), ({"firstcreated": "soon"}, Reason.DATE),
        ({"uri": "urn:" + "x" * 400}, Reason.FIELD), ({"headlines": [{"value": "\u0000"}]}, Reason.NO_HEADLINE),
    ],
)  # fmt: skip
def test_ninjs_that_can_not_be_taken_in_says_why(change: dict[str, Any], reason: Reason) -> None:
    with pytest.raises(Unreadable) as refused:
        read_ninjs(json.dumps(NINJS["2.2"] | change), GIVEN)
    assert refused.value.reason is reason


@pytest.mark.parametrize("words", ["", "[]", "{}", "{", "[" * 50_000, '"uri"'])
def test_what_is_no_ninjs_is_said_to_be_none(words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_ninjs(words, GIVEN)
    assert refused.value.reason is Reason.NOT_NINJS


BOMB = '<!DOCTYPE n [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
ASKING = '<!DOCTYPE n [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    "words", ["", "<a/>", "<newsItem", item(head=BOMB), item(head=ASKING), "<newsItem/>", "<a>" * 5000, "{}"]
)
def test_what_is_no_newsml_is_said_to_be_none(words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        list(read_newsml(words, GIVEN))
    assert refused.value.reason is Reason.NOT_NEWSML


def test_of_a_message_each_item_is_read_or_refused_alone() -> None:
    found = list(
        read_newsml(message(item(), item(guid="urn:2", status="canceled"), item(guid="urn:3", kind="picture")), GIVEN)
    )
    assert isinstance(found[0], Incoming)
    assert [one.reason for one in found[1:] if isinstance(one, Unreadable)] == [Reason.WITHHELD, Reason.NOT_NEWS]


def test_a_folder_of_agencies_files_is_read_with_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(NINJS["3.1"]))
    (tmp_path / "b.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>' + message(item(guid="urn:1"), item(guid="urn:2"))
    )
    (tmp_path / "c.txt").write_text(TEXT)
    found = list(read([str(tmp_path)], GIVEN))
    assert [one.incoming.text for one in found if one.incoming] == [TEXT] * 4
