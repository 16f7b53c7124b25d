"""Who says what in texts that come in by the thousand is read behind them: all of it, once, whoever began it."""

import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from taswib.archive.attributing import answered, asked_of_unread, read_again, store, unread
from taswib.archive.revision import Revision
from taswib.archive.statement import Statement
from taswib.desk.silent_edit import SilentEdit
from taswib.people.newsroom import Newsroom
from taswib.site.command import main
from taswib.site.commands import ingest
from taswib.site.reading_statements import read_left_statements
from tests.cast import HEADLINE, PARAGRAPHS, publish_article

pytestmark = pytest.mark.django_db
_SAID = ("revision__article__given_id", "number", "content", "source_name", "speaker", "certainty")


def lines(folder: Path, *, title: str = HEADLINE, paragraphs: Sequence[str] = PARAGRAPHS) -> str:
    path = folder / "lines.jsonl"
    rows = [{"id": str(number), "title": title, "paragraphs": [*paragraphs, f"{number}."]} for number in range(3)]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    return str(path)


def taken_in(path: str) -> int:
    return main(["--lang", "en", "ingest", path])


@pytest.fixture
def left_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The path of articles whose texts are in, and whose reading was stopped before it began."""

    def stopped() -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as during:
        during.setattr(ingest, "read_statements", stopped)
        path = lines(tmp_path)
        assert taken_in(path) == 130
    assert unread().count() == 3 and not Statement.objects.exists()
    return path


def said() -> list[tuple[object, ...]]:
    return list(Statement.objects.order_by("revision", "number").values_list(*_SAID))


def test_what_is_read_behind_the_texts_is_what_is_read_beside_one(tmp_path: Path) -> None:
    assert taken_in(lines(tmp_path)) == 0
    behind = said()
    assert behind and not unread().exists()
    Statement.objects.all().delete()
    for revision in Revision.objects.all():
        read_again(revision)
    assert said() == behind


def test_stopped_between_the_texts_and_their_reading_the_same_command_reads_on(left_unread: str) -> None:
    assert taken_in(left_unread) == 0
    assert not unread().exists()
    assert {row[0] for row in said()} == {"0", "1", "2"}


def test_what_a_killed_command_left_the_watcher_reads_and_what_one_is_still_at_it_leaves(left_unread: str) -> None:
    now = timezone.now()
    assert read_left_statements(now) == 0
    assert read_left_statements(now + timedelta(hours=1)) == 3
    assert read_left_statements(now + timedelta(hours=1)) == 0
    assert {row[0] for row in said()} == {"0", "1", "2"}


def test_two_who_read_the_same_texts_store_them_once(left_unread: str) -> None:
    (asked,) = asked_of_unread(10)
    read_again(unread()[0])
    once = len(said())
    assert store(answered(asked)) == 2 and len(said()) == 3 * once
    assert store(answered(asked)) == 0 and len(said()) == 3 * once


def test_an_edit_that_comes_before_the_reading_is_guarded_all_the_same(left_unread: str, tmp_path: Path) -> None:
    changed = [paragraph.replace("48", "84") for paragraph in PARAGRAPHS]
    assert taken_in(lines(tmp_path, paragraphs=changed)) == 0
    assert SilentEdit.objects.count() == 3 and not unread().exists()


def test_an_article_that_comes_alone_is_read_on_its_way_in(newsroom: Newsroom) -> None:
    publish_article(newsroom)
    assert not unread().exists() and Statement.objects.exists()
