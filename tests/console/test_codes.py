"""The pages on which codes of conduct, their clauses and the rule for replies are kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from taswib.desk.clause import Clause
from taswib.desk.code_of_conduct import CodeOfConduct
from taswib.desk.reply_rule import ReplyRule
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests.console.staff import at, signed_in, text_of

SAYS = {
    "anchor": "weather",
    "title_ar": "الطقس",
    "title_en": "Weather",
    "words_ar": "نقول الطقس.",
    "words_en": "We say it.",
}
RULE = {"words": "90", "within_days": "30", "grounds": ["too_long"], "source": "§ 2", "verification": "house"}


@pytest.fixture
def keeper(standards: Person) -> Client:
    return signed_in(standards)


def test_whoever_is_measured_by_the_codes_does_not_set_them(editor: Person, author: Person) -> None:
    for person in (editor, author):
        assert signed_in(person).get(at("codes")).status_code == 403


def test_a_code_goes_out_as_a_file_and_comes_in_again(keeper: Client, newsroom: Newsroom) -> None:
    keeper.get(at("codes"))
    code = CodeOfConduct.objects.get()
    written = keeper.get(at("code-export", code_id=code.pk)).content.decode()
    changed = written.replace("نحمي من وثق بنا", "نحمي كل من وثق بنا").encode()
    answer = keeper.post(at("code-file"), {"files": SimpleUploadedFile("code.toml", changed)})
    assert answer.status_code == 303
    clause = Clause.objects.in_force().get(anchor="sources")
    assert clause.edition == 2 and clause.words_ar.startswith("نحمي كل")
    assert Clause.objects.exclude(until=None).count() == 1
    page = Client(headers={"accept-language": "en"}).get("/policy?lang=ar").content.decode()
    assert 'id="house-sources"' in page and "نحمي كل من وثق بنا" in page


@pytest.mark.parametrize("content", [b"", b"x = ", b"\xff", b"{}", b"a" * 300_000])
def test_a_bad_file_is_refused_and_nothing_is_half_written(keeper: Client, content: bytes) -> None:
    keeper.get(at("codes"))
    answer = keeper.post(at("code-file"), {"files": SimpleUploadedFile("code.toml", content)})
    assert answer.status_code == 422 and "no code of conduct that can be taken" in text_of(answer)
    assert (CodeOfConduct.objects.count(), Clause.objects.count()) == (1, 11)


def test_a_clause_is_added_reworded_and_taken_out(keeper: Client) -> None:
    keeper.get(at("codes"))
    code = CodeOfConduct.objects.get()
    new = at("new-clause", code_id=code.pk)
    assert keeper.post(new, SAYS).status_code == 303
    assert keeper.post(new, SAYS).status_code == 409
    assert keeper.post(new, SAYS | {"anchor": "The Weather"}).status_code == 422
    clause = Clause.objects.get(anchor="weather")
    address = at("clause", clause_id=clause.pk)
    assert keeper.post(address, SAYS | {"words_ar": "نقول الطقس غدًا."}).status_code == 303
    late = keeper.post(address, SAYS | {"words_ar": "متأخر"})
    assert late.status_code == 409 and "متأخر" in late.content.decode()
    current = Clause.objects.get(anchor="weather", until=None)
    assert keeper.post(at("clause", clause_id=current.pk), {"retire": "on"}).status_code == 303
    assert not Clause.objects.in_force().filter(anchor="weather").exists()


def test_the_rule_for_replies_is_kept_and_read_by_readers(keeper: Client, newsroom: Newsroom) -> None:
    assert keeper.post(at("reply-rule"), RULE | {"words": "0"}).status_code == 422
    assert keeper.post(at("reply-rule"), RULE).status_code == 303
    rule = ReplyRule.of(newsroom)
    assert (rule.words, rule.same_prominence, rule.grounds) == (90, False, ["too_long"])
    page = text_of(Client().get("/policy?lang=en"))
    assert "90 words" in page and "not shortened when the desk asked" in page and "unlawful" not in page


def test_anothers_code_is_not_there(keeper: Client) -> None:
    other = Newsroom.objects.create(slug="other", name_ar="أخرى")
    code = CodeOfConduct.objects.create(newsroom=other, key="theirs", name_ar="لهم")
    for name in ("code", "code-export", "new-clause"):
        assert keeper.get(at(name, code_id=code.pk)).status_code == 404
