"""A silent edit: a revision that says something else than the one before it, without a notice; and the desk's answer."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from taswib.archive.article import Article
from taswib.archive.revision import Revision
from taswib.desk.case import Case
from taswib.desk.coverage import covers
from taswib.desk.permissions import Act
from taswib.desk.refusals import ReasonsMissing
from taswib.desk.state import State
from taswib.desk.subject import Subject
from taswib.desk.transition import Actor, Step
from taswib.people.person import Person
from taswib.text.anchoring import describe

if TYPE_CHECKING:
    from taswib.desk.notice import Notice


class Answer(models.TextChoices):
    """What the desk said of it."""

    NOTICE = "notice", _("a notice says so")
    UPDATE = "update", _("an update")
    DISMISSED = "dismissed", _("no notice needed")


class SilentEditQuerySet(models.QuerySet["SilentEdit"]):
    def unanswered(self) -> "SilentEditQuerySet":
        return self.filter(answer="")

    def answered(self) -> "SilentEditQuerySet":
        return self.exclude(answer="")


class SilentEdit(models.Model):
    """Its case has no reader. `words` are the desk's reason where the answer is no notice."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="silent_edit")
    before = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    after = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="silent_edit")
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True)
    words = models.TextField(blank=True)

    objects = SilentEditQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.case_id} · {self.after_id}"

    @property
    def subject(self) -> Subject:
        """The first of the changed facts, where it stood."""
        fact = self.facts.earliest("id")
        span = fact.start, fact.end
        return Subject(self.before, span, fact.stood, describe(self.before.text, *span), fact.stands)

    @transaction.atomic
    def say_update(self, words: str, *, by: Person, now: datetime) -> None:
        """Something new is known, and the article says so now. Raises NotPermitted, Recused, Closed, ReasonsMissing."""
        self._answer(Answer.UPDATE, Step.UPDATED, words, by, now)

    @transaction.atomic
    def dismiss(self, words: str, *, by: Person, now: datetime) -> None:
        """No reader was told anything else. Raises NotPermitted, Recused, Closed, ReasonsMissing."""
        self._answer(Answer.DISMISSED, Step.PASSED, words, by, now)

    def _answer(self, answer: Answer, step: Step, words: str, by: Person, now: datetime) -> None:
        case = self.case.open_for(by, Act.DECIDE)
        if not words.strip():
            raise ReasonsMissing
        self._keep(answer, now, words)
        case.move(State.CLOSED, step, by=by, at=now, why=words)

    def _keep(self, answer: Answer, now: datetime, words: str = "") -> None:
        self.answer, self.answered_at, self.words = answer, now, words
        self.save(update_fields=["answer", "answered_at", "words"])


def answered_by(notice: "Notice", now: datetime) -> None:
    """A notice went out: the edit whose case it is has its answer, and every other one that its words cover."""
    for edit in SilentEdit.objects.unanswered().filter(case__article_id=notice.article_id).select_related("case"):
        if edit.case_id == notice.case_id:
            edit._keep(Answer.NOTICE, now)
        elif covers(notice, [(fact.stood, fact.stands) for fact in edit.facts.all()]):
            edit._keep(Answer.NOTICE, now)
            edit.case.locked().move(State.CLOSED, Step.COVERED, actor=Actor.SYSTEM, at=now, notice=notice)


def answered_edits(article: Article) -> SilentEditQuerySet:
    """Those of an article to which the desk has said something, the oldest first."""
    return SilentEdit.objects.answered().filter(case__article=article).select_related("after").order_by("after__number")
