"""`taswib archive`: the index made anew, every notice traced through every article, and what is said where that can't be."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from taswib.archive.article import Article
from taswib.archive.bulk.manifest import Manifest
from taswib.archive.tracing.trace import trace
from taswib.desk.copy import Copy, Origin
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.site import bulk, environment
from taswib.site.command import main
from tests.cast import PARAGRAPHS
from tests.desk.test_finding_copies import NEAR, bring_in
from tests.public.published_notice import publish_notice

Typed = Callable[..., tuple[int, str, str]]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Typed:
    def go(*words: str) -> tuple[int, str, str]:
        code = main(["--lang", "en", *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return go


def without(*packages: str) -> Callable[[str], object]:
    return lambda name: None if name in packages else importlib.util.find_spec(name)


def test_every_notice_is_traced_through_every_article_and_its_copies_are_on_the_list(
    typed: Typed, newsroom: Newsroom, article: Article, editor: Person
) -> None:
    notice = publish_notice(article, editor)
    copy = bring_in(newsroom, "barid", "عقد المجلس جلسته الأسبوعية في مبنى البلدية.", NEAR, outlet="البريد")
    code, out, _ = typed("archive", "retrace")
    assert code == 0 and "https://barid.example/news/1" in out and "traced through every article: 1" in out
    assert Copy.objects.get(article=copy).origin == Origin.TRACING
    assert f"#{notice.number}" in out
    assert "New places found that carry an error: 0" in typed("archive", "retrace")[1]


@pytest.mark.parametrize("packages", [("daft", "ray"), ()])
def test_the_index_is_made_with_daft_or_without(
    typed: Typed, newsroom: Newsroom, article: Article, monkeypatch: pytest.MonkeyPatch, packages: tuple[str, ...]
) -> None:
    monkeypatch.setattr(bulk, "find_spec", without(*packages))
    code, out, complaint = typed("archive", "index")
    assert code == 0 and "1 articles" in out
    assert ("requirements-bulk.lock" in complaint) == bool(packages)
    assert [hit.article for hit in trace(newsroom, PARAGRAPHS[0])] == [article]
    assert not list((environment.current().data / "bulk").glob("*/*"))


@pytest.mark.parametrize("act", ["index", "retrace"])
def test_a_cluster_without_its_packages_says_what_to_install(
    typed: Typed, article: Article, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    monkeypatch.setenv("TASWIB_CLUSTER", "10.77.0.1:6399")
    monkeypatch.setattr(bulk, "find_spec", without("ray"))
    code, out, complaint = typed("archive", act)
    assert (code, out) == (1, "") and "ray" in complaint and "requirements-bulk.lock" in complaint


@pytest.mark.parametrize("address", ["somewhere", "10.77.0.1:", ":6379", "10.77.0.1:port"])
def test_a_cluster_that_can_t_be_read_stops_the_command(address: str) -> None:
    with pytest.raises(ValueError, match="TASWIB_CLUSTER"):
        environment.read({"TASWIB_CLUSTER": address})


def test_two_at_once_do_not_disturb_each_other(typed: Typed, newsroom: Newsroom, article: Article) -> None:
    folder: Path = bulk.folder(newsroom, "index")
    with Manifest.opened(folder, "another"):
        code, out, complaint = typed("archive", "index")
    assert (code, out) == (1, "") and "Another command" in complaint


@pytest.mark.parametrize("parts", ["0", "257", "some"])
def test_parts_that_make_no_sense_are_refused(typed: Typed, article: Article, parts: str) -> None:
    code, out, complaint = typed("archive", "partition", "--parts", parts)
    assert (code, out) == (2, "") and parts in complaint


def test_partition_says_where_each_part_lies_or_why_there_are_none(
    typed: Typed, newsroom: Newsroom, article: Article
) -> None:
    code, out, complaint = typed("archive", "partition", "--parts", "3")
    if connection.vendor == "sqlite":
        assert (code, out) == (1, "") and "TASWIB_DATABASE" in complaint
    else:
        assert code == 0 and len(out.splitlines()) == 3
        assert [hit.article for hit in trace(newsroom, PARAGRAPHS[0])] == [article]


def test_a_server_that_does_not_answer_is_told_and_nothing_is_changed(typed: Typed, article: Article) -> None:
    code, out, complaint = typed("archive", "partition", "--server", "postgresql://nobody@127.0.0.1:1/nothing")
    assert (code, out) == (1, "") and "Traceback" not in complaint
