"""Tracing: a passage is found wherever the archive carries it, with its exact words, and another fact is no copy."""

from datetime import UTC, datetime

import pytest

from taswib.archive.article import Article
from taswib.archive.incoming import Incoming
from taswib.archive.taking_in import take_in, take_in_many
from taswib.archive.tracing import candidates
from taswib.archive.tracing.index import Entry, Fresh, Index
from taswib.archive.tracing.making import make_index
from taswib.archive.tracing.settling import settle
from taswib.archive.tracing.trace import trace, trace_in
from taswib.people.newsroom import Newsroom

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
SENTENCE = (
    "أعلنت بلدية وادي السرو أن إصلاح خزان المياه القديم فوق التلة الشرقية سيكلّف 48 مليون ليرة ويستغرق ثلاثة أشهر."
)
OTHERS = (
    "نظّم نادي القراءة في المركز الثقافي أمسية شعرية حضرها عشرات الطلاب والمهتمين بالأدب الحديث.",
    "سجّلت محطة الأرصاد هطول أمطار غزيرة على السفوح الغربية رافقتها رياح شديدة أغلقت الطريق الجبلي.",
    "افتتح مزارعو اللوز موسم القطاف وسط توقعات بمحصول أوفر من العام الماضي بسبب اعتدال الربيع.",
    "أقامت مدرسة الحي معرضًا لأعمال تلاميذها في الرسم والخزف بمشاركة فنانين من البلدات المجاورة.",
)


def publish(newsroom: Newsroom, name: str, *paragraphs: str) -> Article:
    text = "\n".join((f"خبر من البلدة {name}", *paragraphs))
    incoming = Incoming(identity=f"id:{name}", given_id=name, text=text, seen_from=name)
    return take_in(newsroom, incoming, now=NOW).article


@pytest.fixture
def archive(newsroom: Newsroom) -> Newsroom:
    for number, words in enumerate(OTHERS):
        publish(newsroom, f"other-{number}", words, OTHERS[number - 1])
    return newsroom


def found(newsroom: Newsroom, text: str) -> dict[str, str]:
    return {hit.article.given_id: hit.kind for hit in trace(newsroom, text)}


def test_a_copy_is_found_from_the_moment_it_is_taken_in_with_its_exact_words(archive: Newsroom) -> None:
    publish(archive, "copy", OTHERS[0], f"وكانت البلدية قد تأخرت. {SENTENCE}")
    [hit] = trace(archive, SENTENCE)
    assert (hit.article.given_id, hit.kind, hit.revision) == ("copy", "verbatim", hit.article.current)
    assert hit.words == SENTENCE.rstrip(".") and hit.certainty > 0.9


def test_spelling_practice_makes_no_other_sentence(archive: Newsroom) -> None:
    publish(archive, "marks", SENTENCE.replace("وادي السرو", "«وادي السَّرو»").replace("48", "٤٨").replace("  ", " "))
    publish(archive, "spelling", SENTENCE.replace("إصلاح", "اصلاح").replace("بلدية", "بلديه").replace("أشهر", "اشهر"))
    assert found(archive, SENTENCE) == {"marks": "verbatim", "spelling": "near"}


def test_words_that_came_in_or_went_make_it_near(archive: Newsroom) -> None:
    publish(archive, "more", SENTENCE.replace("أن إصلاح", "في بيان صحفي أن إصلاح"))
    publish(archive, "part", "سيستمر العمل: إصلاح خزان المياه القديم فوق التلة الشرقية سيكلّف 48 مليون ليرة.")
    assert found(archive, SENTENCE) == {"more": "near", "part": "near"}


@pytest.mark.parametrize(
    ("stood", "stands", "kind"),
    [("48", "84", "number"), ("ثلاثة أشهر", "خمسة أشهر", "number"), ("سيكلّف", "لن يكلّف", "negation")],
)
def test_the_same_sentence_with_another_fact_is_no_copy(archive: Newsroom, stood: str, stands: str, kind: str) -> None:
    publish(archive, "other", SENTENCE.replace(stood, stands))
    [hit] = trace(archive, SENTENCE)
    assert hit.kind == "changed-fact" and not hit.is_copy
    assert kind in {one.kind for one in hit.differences}


def test_what_nobody_wrote_is_not_found(archive: Newsroom) -> None:
    assert trace(archive, SENTENCE) == []


def test_a_text_that_was_replaced_is_found_no_more(archive: Newsroom) -> None:
    publish(archive, "copy", SENTENCE)
    publish(archive, "copy", OTHERS[2])
    assert "copy" not in found(archive, SENTENCE)
    assert "copy" in found(archive, OTHERS[2])


def test_another_newsroom_s_articles_are_never_found(archive: Newsroom) -> None:
    other = Newsroom.objects.create(slug="elsewhere", name_ar="أخرى", name_en="Other")
    publish(other, "theirs", SENTENCE)
    assert trace(archive, SENTENCE) == []
    assert found(other, SENTENCE) == {"theirs": "verbatim"}


def test_an_index_that_is_made_anew_or_settled_gives_the_same_hits(archive: Newsroom) -> None:
    publish(archive, "copy", SENTENCE)
    before = trace(archive, SENTENCE)
    settle()
    assert not Fresh.objects.exists()
    assert trace(archive, SENTENCE) == before
    make_index(archive)
    assert trace(archive, SENTENCE) == before
    assert (Index.objects.count(), Entry.objects.count()) == (1, Article.objects.count())


def test_many_taken_in_at_once_are_found_as_one_by_one(newsroom: Newsroom) -> None:
    many = [
        Incoming(identity=f"id:{n}", given_id=str(n), text=f"خبر\n{one}", seen_from="") for n, one in enumerate(OTHERS)
    ]
    take_in_many(newsroom, many, now=NOW)
    assert [found(newsroom, one) for one in OTHERS] == [{str(n): "verbatim"} for n in range(len(OTHERS))]


@pytest.mark.parametrize("text", ["", " \n ", "؟!", "في", "من إلى على عن", "ليرة", "48"])
def test_what_says_nothing_finds_nothing(archive: Newsroom, text: str) -> None:
    publish(archive, "copy", SENTENCE)
    assert trace(archive, text) == []


def test_one_article_is_asked_as_all_are(archive: Newsroom) -> None:
    copy = publish(archive, "copy", OTHERS[0], f"وكانت البلدية قد تأخرت. {SENTENCE}")
    other = publish(archive, "other", SENTENCE.replace("48", "84"))
    for article in (copy, other):
        article.refresh_from_db()
        assert trace_in(article, SENTENCE) == [hit for hit in trace(archive, SENTENCE) if hit.article == article] != []
    assert trace_in(copy, OTHERS[2]) == []


def test_what_came_in_elsewhere_crowds_out_no_copy_and_makes_no_word_worth_less(
    archive: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "_LIST", 2)
    publish(archive, "copy", SENTENCE)
    [before] = trace(archive, SENTENCE)
    other = Newsroom.objects.create(slug="other", name_ar="أخرى", name_en="Other")
    for number in range(3):
        publish(other, f"theirs-{number}", SENTENCE)
    [after] = trace(archive, SENTENCE)
    assert (after.article, after.certainty) == (before.article, before.certainty)
