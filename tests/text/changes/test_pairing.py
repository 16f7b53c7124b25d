"""Which passages of two revisions are one, and the name that each keeps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.text.changes import identities, passage_pairs
from taswib.text.passages import passages

pytestmark = pytest.mark.pure

A = "بدأت البلدية أعمال توسعة السوق القديم وسط المدينة"
B = "وتستمر الأعمال ثلاثة أشهر بحسب لجنة المشروع المشرفة"
C = "ويخشى أصحاب المحال خسارة موسم الخريف كله هذا العام"
HEAD = "توسعة السوق القديم"


def paired(before, after):
    return [
        ([one.position for one in pair.before], [one.position for one in pair.after], pair.moved)
        for pair in passage_pairs("\n".join(before), "\n".join(after))
    ]


def test_passages_stay_what_they_are():
    assert paired([HEAD, A, B], [HEAD, A, B]) == [([0], [0], False), ([1], [1], False), ([2], [2], False)]


def test_a_changed_passage_stays_itself():
    assert ([2], [2], False) in paired([HEAD, A, B, C], [HEAD, A, B.replace("ثلاثة", "أربعة"), C])


def test_the_headline_stays_the_headline_whatever_it_says():
    assert ([0], [0], False) in paired([HEAD, A], ["محال تخشى الخريف", A])


def test_a_moved_passage_is_found_again():
    assert paired([HEAD, A, B, C], [HEAD, C, A, B])[1] == ([3], [1], False)
    assert any(moved for *_, moved in paired([HEAD, A, B, C], [HEAD, C, A, B]))


def test_merged_and_split_passages_belong_together():
    assert ([1, 2], [1], False) in paired([HEAD, A, B, C], [HEAD, f"{A}. {B}.", C])
    assert ([1], [1, 2], False) in paired([HEAD, f"{A}. {B}.", C], [HEAD, A, B, C])


def test_new_and_removed_passages_stand_alone():
    assert ([], [2], False) in paired([HEAD, A, C], [HEAD, A, B, C])
    assert ([2], [], False) in paired([HEAD, A, B, C], [HEAD, A, C])


def test_a_short_line_in_the_place_of_a_short_line_is_that_line():
    assert ([1], [1], False) in paired([HEAD, "كتب: سليم الوادي", A], [HEAD, "تحرير نبيل البحري", A])


def test_a_passage_keeps_its_name_through_revisions():
    first, second, third = identities(
        ["\n".join(lines) for lines in ([HEAD, A, B], [HEAD, C, A, B.replace("ثلاثة", "أربعة")], [HEAD, B, C, A])]
    )
    assert (first[1], first[2]) == ("1.1", "1.2")
    assert (second[2], second[3], second[1]) == ("1.1", "1.2", "2.1")
    assert (third[3], third[1], third[2]) == ("1.1", "1.2", "2.1")


texts = st.lists(st.sampled_from([HEAD, A, B, C, "", "1", f"{A} {B}"]), max_size=5).map("\n".join)


@given(texts, texts)
def test_every_passage_stands_in_exactly_one_pair(before, after):
    pairs = passage_pairs(before, after)
    assert sorted(one for pair in pairs for one in pair.before) == passages(before)
    assert sorted(one for pair in pairs for one in pair.after) == passages(after)


@given(st.lists(texts, max_size=3))
def test_no_two_passages_of_a_revision_share_a_name(revisions):
    for text, names in zip(revisions, identities(revisions), strict=True):
        assert sorted(names) == [one.position for one in passages(text)] and len(set(names.values())) == len(names)
