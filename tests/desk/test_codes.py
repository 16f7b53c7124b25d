"""Codes of conduct: editions that keep what was decided, files that come in whole or not at all."""

import json
import tomllib
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taswib.desk.clause import Clause, ClauseWords, add_clause
from taswib.desk.code_file import FORMAT, CodeFile, read_code, written_code
from taswib.desk.code_library import STARTER, clauses_to_cite, code_library, kept_codes, take_code
from taswib.desk.code_of_conduct import CodeOfConduct, WhoMay
from taswib.desk.deadline_profile import Verification
from taswib.desk.refusals import AnchorTaken, ClauseChanged, CodeFileRefused
from taswib.desk.sanction import Sanction
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.text.gate import admit_public
from tests.cast import NOW

LATER = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
SAYS = ClauseWords("accuracy", "الدقة", "Accuracy", "ننشر ما تحققنا منه.", "We publish what we have checked.")
ROW = {
    "format": FORMAT, "key": "ours", "name_ar": "مدوّنتنا", "status": "house", "standing": "anyone", "within_days": 30,
    "sanctions": ["warning"], "clause": [vars(SAYS)],
}  # fmt: skip


def told(**other: object) -> bytes:
    return json.dumps(ROW | other, ensure_ascii=False).encode()


def test_a_newsroom_starts_with_the_starter_code_once(newsroom: Newsroom) -> None:
    first = clauses_to_cite(newsroom, NOW)
    assert [one.anchor for one in first][:2] == ["accuracy", "corrections"] and len(first) == 11
    assert clauses_to_cite(newsroom, NOW) == first
    assert [one.key for one in kept_codes(newsroom, NOW)] == [STARTER]


def test_who_keeps_to_no_code_is_given_none_again(newsroom: Newsroom) -> None:
    kept_codes(newsroom, NOW)
    CodeOfConduct.objects.update(is_active=False)
    assert not kept_codes(newsroom, NOW) and not clauses_to_cite(newsroom, NOW)


def test_the_code_after_the_syrian_charter_is_flagged_and_knows_its_sanctions(newsroom: Newsroom) -> None:
    code = take_code(newsroom, code_library()["syrian-charter"], by=None, now=NOW)
    assert code.is_unverified and code.knows == list(Sanction)


def test_another_wording_is_another_edition_at_the_same_address(newsroom: Newsroom, standards: Person) -> None:
    old = clauses_to_cite(newsroom, NOW)[0]
    new = old.reword(SAYS, by=standards, now=LATER)
    old.refresh_from_db()
    assert (old.until, new.edition, new.fragment) == (LATER, 2, old.fragment)
    assert old.words_ar != new.words_ar == SAYS.words_ar
    assert new.reword(SAYS, by=standards, now=LATER) == new
    with pytest.raises(ClauseChanged):
        old.reword(SAYS, by=standards, now=LATER)


def test_a_clause_that_is_out_of_force_leaves_its_name_to_the_next_edition(newsroom: Newsroom) -> None:
    old = clauses_to_cite(newsroom, NOW)[0]
    with pytest.raises(AnchorTaken):
        add_clause(old.code, SAYS, by=None, now=LATER)
    old.retire(now=LATER)
    assert add_clause(old.code, SAYS, by=None, now=LATER).edition == 2


def test_a_file_changes_a_code_clause_by_clause(newsroom: Newsroom) -> None:
    code = take_code(newsroom, read_code(told()), by=None, now=NOW)
    other = vars(SAYS) | {"anchor": "fairness", "title_ar": "الإنصاف"}
    again = take_code(newsroom, read_code(told(within_days=0, clause=[other, vars(SAYS)])), by=None, now=LATER)
    assert again == code and again.within_days == 0
    assert [(one.anchor, one.edition) for one in code.clauses.in_force()] == [("fairness", 1), ("accuracy", 1)]
    take_code(newsroom, read_code(told(clause=[other])), by=None, now=LATER)
    assert [one.anchor for one in code.clauses.in_force()] == ["fairness"]
    assert Clause.objects.get(anchor="accuracy").until == LATER


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b"key = ", "TOML"),
        (b"{", "TOML"),
        (b"{" * 100_000, "TOML"),
        (b"x" * 300_000, "256"),
        (told(format="other/9"), "format"),
        (told(colour="red"), "colour"),
        (told(key="Our Code"), "key"),
        (told(key="a" * 41), "key"),
        (told(name_ar=""), "name_ar"),
        (told(name_ar=["قائمة"]), "name_ar"),
        (told(name_ar="خفي \u202e"), "name_ar"),
        (told(status="true"), "status"),
        (told(standing=[]), "standing"),
        (told(within_days=-1), "within_days"),
        (told(within_days=True), "within_days"),
        (told(within_days=1.5), "within_days"),
        (told(sanctions="warning"), "sanctions"),
        (told(sanctions=["flogging"]), "sanctions"),
        (told(clause=[]), "clause"),
        (told(clause=["accuracy"]), "clause 1"),
        (told(clause=[vars(SAYS) | {"words_ar": " "}]), "clause 1, words_ar"),
        (told(clause=[vars(SAYS), vars(SAYS)]), "clause 2"),
        (told(clause=[vars(SAYS) | {"anchor": None}]), "clause 1, anchor"),
        (told(clause=[vars(SAYS)] * 201), "clause"),
    ],
)
def test_a_file_with_a_mistake_is_refused_with_its_place(content: bytes, place: str) -> None:
    with pytest.raises(CodeFileRefused) as refused:
        read_code(content)
    assert place in str(refused.value)


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn", "M")), min_size=1
)
NAMES = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)


@given(st.data())
@settings(max_examples=60)
def test_what_is_written_out_is_read_back_as_it_was(data: st.DataObject) -> None:
    words = WORDS.map(lambda one: read_words(one))
    anchors = data.draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    clauses = tuple(ClauseWords(one, *(data.draw(words) for _ in range(4))) for one in anchors)
    told_ = CodeFile(
        data.draw(NAMES), data.draw(words), data.draw(words), data.draw(words),
        data.draw(st.sampled_from(Verification.values)), data.draw(st.sampled_from(WhoMay.values)),
        data.draw(st.integers(0, 3650)), ("warning", "apology"), clauses,
    )  # fmt: skip
    code = CodeOfConduct(key=told_.key, **told_.columns)
    rows = [Clause(code=code, position=number, **vars(one)) for number, one in enumerate(clauses)]
    assert read_code(written_code(code, rows).encode()) == told_


def read_words(drawn: str) -> str:
    """What the gate makes of it, so that it is compared with what was kept."""
    return admit_public(" ".join(drawn.split())[:100], limit=100).strip() or "س"


def test_the_library_reads_back_what_it_would_write() -> None:
    for told_ in code_library().values():
        code = CodeOfConduct(key=told_.key, **told_.columns)
        rows = [Clause(code=code, position=0, **vars(one)) for one in told_.clauses]
        assert read_code(written_code(code, rows).encode()) == told_
        assert tomllib.loads(written_code(code, rows))["format"] == FORMAT
