"""`taswib ingest`: what it says of each article, what it counts, and that a second time changes nothing."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import timezone

from taswib.archive.article import Article
from taswib.archive.incoming import Incoming
from taswib.archive.intake.reading import Found
from taswib.archive.intake.refusals import _SENTENCES
from taswib.archive.intake.unreadable import Reason
from taswib.people.newsroom import Newsroom
from taswib.site.command import main
from taswib.site.ingesting import Ingest
from tests.archive.intake.seed import ARTICLE, needs_seed
from tests.cast import ENGLISH, TEXT


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], db: None):
    """Runs `taswib ingest` with these words; its exit code and the lines it printed."""

    def run(*words: object, lang: str = "en") -> tuple[int, list[str]]:
        code = main(["--lang", lang, "ingest", *map(str, words)])
        return code, capsys.readouterr().out.splitlines()

    return run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT)
    return path


def test_an_article_is_new_then_unchanged_then_a_second_revision(said, file: Path) -> None:
    code, (line, tally) = said(file, "--published", "2026-11-20", "--source", "نهر")
    address = re.fullmatch(r"(/a/[a-z2-7]{12})  new", line)
    assert address
    assert (code, tally) == (0, "New 1, changed 0, unchanged 0, refused 0.")
    assert said(file) == (0, [f"{address[1]}  unchanged", "New 0, changed 0, unchanged 1, refused 0."])
    file.write_text(TEXT.replace("48", "84"))
    assert said(file)[1][0] == f"{address[1]}  changed (revision 2)"
    article = Article.objects.get()
    assert (article.outlet, article.published_precision, article.current.number) == ("نهر", "day", 2)


def test_in_arabic_it_speaks_arabic(said, file: Path) -> None:
    assert said(file, lang="ar")[1][0].endswith("  جديد")


def test_an_address_makes_two_files_one_article(said, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "english.txt"
    other.write_text(ENGLISH)
    first = said(file, "--address", "https://nahr.example/bridge?utm_source=x")[1][0]
    second = said(other, "--address", "https://NAHR.example/bridge#end")[1][0]
    assert first.split()[0] == second.split()[0]
    assert Article.objects.get().address == "https://nahr.example/bridge"


@pytest.mark.parametrize("words", [("--published", "2199-01-01"), ("--published", "soon"), ("--address", "nahr")])
def test_what_the_person_says_wrongly_stores_nothing(said, file: Path, words: tuple[str, ...]) -> None:
    code, lines = said(file, *words)
    assert (code, lines) == (1, [])
    assert not Article.objects.exists()


def test_a_refusal_says_where_and_why_and_the_rest_comes_in(said, file: Path, tmp_path: Path) -> None:
    lines = tmp_path / "more.jsonl"
    lines.write_text(json.dumps({"id": 1, "text": ENGLISH}) + "\n{\n")
    (tmp_path / "empty.txt").touch()
    code, told = said(tmp_path)
    assert code == 1
    assert [line.split("  ")[0] for line in told[:-1]].count("refused") == 2
    assert any(f"{lines}:2: " in line for line in told)
    assert told[-1] == "New 2, changed 0, unchanged 0, refused 2."


def test_a_file_cannot_steer_the_terminal(said, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"url": "\x1b[2Jhttp", "text": TEXT}))
    assert "\x1b" not in "".join(said(path)[1])


def test_a_newsroom_without_a_name_is_made_and_its_naming_explained(capsys, file: Path, db: None) -> None:
    main(["--lang", "en", "ingest", str(file)])
    assert "taswib newsroom --name-ar" in capsys.readouterr().err
    assert Newsroom.objects.get().name_ar == "غرفة الأخبار"


def test_what_is_stopped_keeps_what_was_listed_and_goes_on_from_there(newsroom: Newsroom, capsys) -> None:
    def found(stop_at: int) -> Iterator[Found]:
        for number in range(450):
            if number == stop_at:
                raise KeyboardInterrupt
            yield Found(f"a:{number}", Incoming(f"id:/{number}", f"{TEXT}\n{number}", "a"))

    first, second = Ingest(newsroom, timezone.now()), Ingest(newsroom, timezone.now())
    with pytest.raises(KeyboardInterrupt):
        first.take(found(stop_at=410))
    assert Article.objects.count() == capsys.readouterr().out.count("/a/") == 400
    second.take(found(stop_at=-1))
    assert Article.objects.count() == 450
    assert "400" in second.tally()


@pytest.mark.pure
def test_every_reason_has_its_sentence() -> None:
    assert set(_SENTENCES) == set(Reason)


@needs_seed
def test_the_real_article_comes_in_as_its_headline_and_thirteen_paragraphs(said) -> None:
    code, told = said(ARTICLE, "--published", "2019-02-19")
    article = Article.objects.get()
    assert (code, told[0]) == (0, f"/a/{article.slug}  new")
    assert len(article.current.passages) == 14
    assert article.current.text == "\n".join(ARTICLE.read_text().split("\n")[:14])
    assert said(ARTICLE)[1][0].endswith("unchanged")
