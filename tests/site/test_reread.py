"""`taswib reread`: texts that another reader read are read again, each once, and nothing else is touched."""

import pytest

from taswib.archive.revision import Revision
from taswib.people.newsroom import Newsroom
from taswib.site.command import main
from taswib.site.commands import reread
from tests.cast import ENGLISH, publish_article


@pytest.fixture
def two_texts(newsroom: Newsroom) -> None:
    publish_article(newsroom)
    publish_article(newsroom, text=ENGLISH, name="english")


def said(capsys: pytest.CaptureFixture[str], lang: str = "en") -> tuple[int, list[str]]:
    return main(["--lang", lang, "reread"]), capsys.readouterr().out.splitlines()


def test_only_what_another_reader_read_is_read_again(two_texts: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys) == (0, ["0 texts were read again."])
    Revision.objects.filter(headline__startswith="Wadi").update(read_by="")
    assert said(capsys) == (0, ["1 text was read again."])
    assert said(capsys, "ar") == (0, ["لم يبقَ نص يحتاج إلى قراءة جديدة."])


def test_stopped_it_goes_on_from_there(
    two_texts: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Revision.objects.update(read_by="")
    monkeypatch.setattr(reread, "_BATCH", 1)
    read, stopped = reread.read_again, []

    def until_the_second(revision: Revision) -> None:
        if stopped:
            raise KeyboardInterrupt
        stopped.append(revision)
        read(revision)

    monkeypatch.setattr(reread, "read_again", until_the_second)
    assert said(capsys) == (130, ["1 text was read again.", "Stopped. The same command goes on from there."])
    monkeypatch.undo()
    assert said(capsys) == (0, ["1 text was read again."])
