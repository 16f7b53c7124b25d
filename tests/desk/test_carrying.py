"""Reports stay where they belong through any number of revisions."""

import pytest

from taswib.archive.article import Article
from taswib.archive.taking_in import Outcome, Taken
from taswib.desk.arrivals import arrived
from taswib.desk.carried import CarriedAnchor
from taswib.desk.carrying import whereabouts
from taswib.desk.report import Report
from taswib.text.anchoring import VERSION
from tests import cast
from tests.desk.test_silent_edits import edit


def told(report: Report) -> tuple[str, int, str] | None:
    fresh = cast.reread(report)
    found = whereabouts(fresh.article, fresh.subject, fresh)
    return found[:3] if found else None


def test_nothing_is_told_while_the_text_is_the_one_that_was_read(report: Report) -> None:
    assert told(report) is None and not CarriedAnchor.objects.exists()


def test_words_that_stand_are_found_below_a_new_paragraph(article: Article, report: Report) -> None:
    edit(article, "\nأقرّ مجلس", "\nعُقدت الجلسة بحضور الأهالي.\nأقرّ مجلس")
    (row,) = CarriedAnchor.objects.all()
    assert (row.outcome, row.version) == ("exact", VERSION) and row.certainty > 0.6
    assert row.revision.text[row.start : row.end] == cast.MISTAKE
    assert told(report) == ("exact", 2, cast.MISTAKE)


def test_words_that_were_changed_say_what_stands_now(article: Article, report: Report) -> None:
    edit(article, "48 مليون", "84 مليون")
    assert told(report) is not None and told(report)[0] == "changed" and "84" in told(report)[2]


def test_words_that_are_gone_are_said_to_be_gone(article: Article, report: Report) -> None:
    edit(article, cast.PARAGRAPHS[0] + "\n", "")
    assert told(report) == ("removed", 2, "")
    row = CarriedAnchor.objects.get()
    assert (row.start, row.end) == (None, None)


def test_each_revision_is_sought_from_the_text_that_the_reader_saw(article: Article, report: Report) -> None:
    edit(article, cast.PARAGRAPHS[0] + "\n", "")
    article.refresh_from_db()
    edit(article, cast.HEADLINE, f"{cast.HEADLINE}\n{cast.PARAGRAPHS[0]}")
    assert [row.outcome for row in CarriedAnchor.objects.order_by("revision__number")] == ["removed", "exact"]
    assert told(report) == ("exact", 3, cast.MISTAKE)


def test_the_same_arrival_stores_nothing_twice(article: Article, report: Report) -> None:
    taken = edit(article, "48 مليون", "84 مليون")
    arrived(Taken(article, taken.revision, Outcome.CHANGED), cast.NOW)
    assert CarriedAnchor.objects.count() == 1


def test_a_report_on_the_whole_article_has_no_place_to_carry(article: Article) -> None:
    whole = cast.write_report(article, exact="").report
    edit(article, "48 مليون", "84 مليون")
    assert told(whole) is None and not CarriedAnchor.objects.filter(report=whole).exists()


@pytest.mark.parametrize(("old", "new"), [("48", "٤٨"), ("بكلفة", "بكلفةٍ"), ("48 مليون", "48  مليون")])
def test_spelling_practice_breaks_no_anchor(article: Article, report: Report, old: str, new: str) -> None:
    edit(article, old, new)
    assert told(report) is not None and told(report)[0] == "exact"
