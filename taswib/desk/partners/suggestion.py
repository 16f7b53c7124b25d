"""A suggestion: a partner's notice says that words were wrong which stand in an article of ours. The desk decides."""

from datetime import datetime

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from taswib.archive.article import Article
from taswib.archive.revision import Revision
from taswib.desk.case import Case
from taswib.desk.partners.answering import answer_partner
from taswib.desk.partners.partner import Partner
from taswib.desk.partners.received import ReceivedNotice
from taswib.desk.permissions import Act
from taswib.desk.refusals import AnsweredAlready, ReasonsMissing
from taswib.desk.state import State
from taswib.desk.subject import Subject
from taswib.desk.transition import Actor, Step
from taswib.people.person import Person
from taswib.text.anchoring import describe


class SuggestionAnswer(models.TextChoices):
    ACCEPTED = "accepted", _("accepted")
    DISMISSED = "dismissed", _("set aside")


class Suggestion(models.Model):
    """`revision.text[start:end]` are the words, `stands` what the partner's correction makes of them ("" if unknown).

    Its case has no reader, and no reader's report is made up for it. `words` are the desk's reason for a dismissal.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="suggestion")
    received = models.ForeignKey(ReceivedNotice, on_delete=models.PROTECT, related_name="suggestions")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="suggestions")
    number = models.PositiveIntegerField(help_text="of the partner's notice")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="suggestions")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    stands = models.TextField(blank=True)
    answer = models.CharField(max_length=10, blank=True, choices=SuggestionAnswer.choices)
    words = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["partner", "number", "article"], name="one_suggestion_a_notice_and_article")
        ]

    def __str__(self) -> str:
        return f"{self.partner} · {self.number}"

    @property
    def subject(self) -> Subject:
        span = self.start, self.end
        return Subject(self.revision, span, self.exact, describe(self.revision.text, *span), self.stands)

    @transaction.atomic
    def accept(self, *, by: Person, now: datetime) -> None:
        """It is right: a notice is to come, and the partner hears that we have its message.

        Raises NotPermitted, Recused, Closed, AnsweredAlready.
        """
        case = self._open_for(by)
        self._keep(SuggestionAnswer.ACCEPTED, by, now)
        case.move(State.DECIDED, Step.ACCEPTED, by=by, at=now)
        answer_partner(self.received, Step.HEARD, "", now)

    @transaction.atomic
    def dismiss(self, words: str, *, by: Person, now: datetime) -> None:
        """It does not concern us, for this reason. The partner is not told.

        Raises NotPermitted, Recused, Closed, AnsweredAlready, ReasonsMissing.
        """
        case = self._open_for(by)
        if not words.strip():
            raise ReasonsMissing
        self._keep(SuggestionAnswer.DISMISSED, by, now, words)
        case.move(State.CLOSED, Step.SET_ASIDE, by=by, at=now, why=words)

    def recall(self, now: datetime) -> None:
        """The partner withdrew its notice: what nobody accepted is closed, what was is to be looked at again."""
        case = self.case.locked()
        if case.is_unanswered:
            case.move(State.CLOSED, Step.RECALLED, actor=Actor.SITE, at=now)
        elif not case.is_closed:
            case.record(Step.RECALLED, actor=Actor.SITE, at=now)

    def _open_for(self, by: Person) -> Case:
        case = self.case.open_for(by, Act.DECIDE)
        if not case.is_unanswered:
            raise AnsweredAlready
        return case

    def _keep(self, answer: SuggestionAnswer, by: Person, now: datetime, words: str = "") -> None:
        self.answer, self.by, self.answered_at, self.words = answer, by, now, words
        self.save(update_fields=["answer", "by", "answered_at", "words"])
