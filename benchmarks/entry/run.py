"""The watch on entry beside comparing each article with every notice, in one run on one SQLite database."""

import gzip
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

ARCHIVE = Path(__file__).resolve().parents[3] / "shared" / "data" / "archive.jsonl.gz"
NOTICES, ARRIVALS = 1_000, 300
GOAL = 5.0  # milliseconds of the processor for an article, at the median, with a thousand notices
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def main() -> int:
    """0; 1 where the goal was missed, a planted copy was not flagged, or the archive is not there."""
    if not ARCHIVE.exists():
        print(f"The benchmark of the watch on entry reads {ARCHIVE}, which is not there.")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"TASWIB_DATA": folder, "TASWIB_DATABASE": "", "DJANGO_SETTINGS_MODULE": "taswib.site.settings"}
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        return _measured()


def _measured() -> int:
    from taswib.desk.copy import Copy
    from taswib.desk.entry_watch import watch_entry
    from taswib.desk.notice import Notice
    from taswib.desk.notice_mark import NoticeMark, mark_notices
    from taswib.text.folding import fold

    articles = _articles(NOTICES + ARRIVALS)
    newsroom, notices = _notices(articles[:NOTICES])
    arrivals = _taken(newsroom, articles[NOTICES:], notices)
    while Notice.objects.filter(marks_version=0).exists():
        mark_notices(newsroom)
    folded = [fold(notice.was).text for notice in notices]
    watch = _timed(lambda one: watch_entry(one, NOW), arrivals)
    peer = _timed(lambda one: [was for was in folded if was in fold(one.revision.text).text], arrivals[:60])
    flagged = Copy.objects.count()
    print(
        f"{NOTICES} notices, {NoticeMark.objects.count()} marks; {len(arrivals)} articles come in, a tenth repeats an error"
    )
    print(f"{'':44}{'p50 ms':>8}{'p99 ms':>8}")
    for name, times in (("the watch on entry", watch), ("every notice's folded words sought in it", peer)):
        print(f"{name:44}{statistics.median(times):8.2f}{statistics.quantiles(times, n=100)[98]:8.2f}")
    planted = len(arrivals[::10])
    print(f"planted {planted}, flagged {flagged} (places of the archive that carry them too are among them)")
    middle = statistics.median(watch)
    missed = [f"{middle:.2f} ms at the median, the goal {GOAL:.0f}"] if middle > GOAL else []
    missed += [f"{flagged} flagged of {planted} that were planted"] if flagged < planted else []
    print("\n".join(missed or ["Every goal was met."]))
    return int(bool(missed))


def _timed(call: Callable[[object], object], arrivals: Sequence[object]) -> list[float]:
    times = []
    for one in arrivals:
        begun = time.process_time()
        call(one)
        times.append((time.process_time() - begun) * 1000)
    return times


def _articles(count: int) -> list[str]:
    """Texts of the archive with enough in them, in its order."""
    found: list[str] = []
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = "\n".join((row["title"], *row["paragraphs"]))
            if len(text) > 600 and _passage(text):
                found.append(text)
            if len(found) == count:
                break
    return found


def _passage(text: str) -> str:
    """The first paragraph of a good length."""
    return next((one for one in text.split("\n")[1:] if 15 <= len(one.split()) <= 60), "")


def _notices(texts: Sequence[str]) -> tuple[object, list[object]]:
    from taswib.archive.incoming import Incoming
    from taswib.archive.taking_in import take_in_many
    from taswib.desk.notice import Notice, NoticeState
    from taswib.people.newsroom import Newsroom
    from taswib.people.person import Person

    newsroom = Newsroom.objects.create(slug="bench", name_ar="قياس", name_en="Bench", home="https://bench.example")
    editor = Person.objects.join("bench", None, name_ar="قياس")
    incoming = [Incoming(identity=f"n:{i}", text=text, seen_from="bench") for i, text in enumerate(texts)]
    notices = []
    for number, taken in enumerate(take_in_many(newsroom, incoming, now=NOW), 1):
        words = _passage(taken.revision.text).split(" ")[3:10]
        was, now = " ".join(words), " ".join([*words[:3], "غيره", *words[4:]])
        notices.append(
            Notice.objects.create(
                newsroom=newsroom, article=taken.article, revision=taken.revision, number=number, was=was, now=now,
                words="تصحيح", state=NoticeState.PUBLISHED, published_at=NOW, updated_at=NOW, drafted_by=editor,
            )
        )  # fmt: skip
    return newsroom, notices


def _taken(newsroom: object, texts: Sequence[str], notices: Sequence[object]) -> list[object]:
    """Articles that came in; every tenth holds the passage that a notice corrects."""
    from taswib.archive.incoming import Incoming
    from taswib.archive.taking_in import take_in_many

    planted = [
        f"{text}\n{_passage(notices[number].revision.text)}" if number % 10 == 0 else text
        for number, text in enumerate(texts)
    ]
    incoming = [Incoming(identity=f"a:{i}", text=text, seen_from="bench") for i, text in enumerate(planted)]
    return take_in_many(newsroom, incoming, now=NOW)


if __name__ == "__main__":
    sys.exit(main())
