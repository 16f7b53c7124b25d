"""A notice: what is published, with what stood there and what stands now."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from taswib.archive.article import Article
from taswib.archive.revision import Revision
from taswib.desk.case import Case, State
from taswib.desk.decision import Outcome
from taswib.desk.permissions import Act, require
from taswib.desk.refusals import (
    AlreadyPublished,
    Closed,
    NotDecided,
    NothingToPublish,
    NoticeIncomplete,
    NoticeWithdrawn,
    ReasonsMissing,
)
from taswib.desk.transition import Step
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person


class NoticeKind(models.TextChoices):
    CORRECTION = "correction", _("Correction")
    CLARIFICATION = "clarification", _("Clarification")
    UPDATE = "update", _("Update")
    RETRACTION = "retraction", _("Retraction")
    PARTIAL_RETRACTION = "partial_retraction", _("Partial retraction")
    REPLY = "reply", _("Reply")
    REMOVAL = "removal", _("Removal")


class Severity(models.TextChoices):
    """How prominently it stands: in the log; with a note on the article; on top of the article."""

    MINOR = "minor", _("Minor")
    LIMITED = "limited", _("Limited")
    SUBSTANTIVE = "substantive", _("Substantive")


class NoticeState(models.TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


# Kinds that replace words by words; the others may say in their text what changed.
_REPLACES = {NoticeKind.CORRECTION}


class NoticeQuerySet(models.QuerySet["Notice"]):
    def public(self) -> "NoticeQuerySet":
        """What the log shows: published, and withdrawn ones as withdrawn; the newest first."""
        return self.exclude(state=NoticeState.DRAFT).order_by("-number")

    def of(self, newsroom: Newsroom) -> "NoticeQuerySet":
        return self.filter(newsroom=newsroom)


class Notice(models.Model):
    """`number` is given when it is published. `start` and `end` are code points into `revision`'s text."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="notices")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="notices")
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="notices")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    number = models.PositiveIntegerField(null=True)
    kind = models.CharField(max_length=20, choices=NoticeKind.choices, default=NoticeKind.CORRECTION)
    severity = models.CharField(max_length=12, choices=Severity.choices, default=Severity.LIMITED)
    apology = models.BooleanField(default=False)
    language = models.CharField(max_length=2, default="ar")
    was = models.TextField(blank=True)
    now = models.TextField(blank=True)
    words = models.TextField()
    state = models.CharField(max_length=10, choices=NoticeState.choices, default=NoticeState.DRAFT)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(null=True)
    withdrawal = models.TextField(blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["newsroom", "number"], name="one_notice_a_number")]
        indexes = [models.Index(fields=["article", "state"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number or ''}".strip()

    @property
    def is_draft(self) -> bool:
        return self.state == NoticeState.DRAFT

    @property
    def is_withdrawn(self) -> bool:
        return self.state == NoticeState.WITHDRAWN

    @property
    def is_complete(self) -> bool:
        """Whether it says enough to be published."""
        if self.kind in _REPLACES and not (self.was.strip() and self.now.strip()):
            return False
        return bool(self.words.strip())

    @transaction.atomic
    def publish(self, *, by: Person, now: datetime) -> None:
        """Give it the next number and make it public; its case closes and its readers see it.

        Raises NotPermitted, Recused, AlreadyPublished, NoticeIncomplete.
        """
        require(by, Act.PUBLISH, self.newsroom, self.article)
        case = self.case.locked() if self.case else None
        fresh = Notice.objects.select_for_update().get(pk=self.pk)
        if not fresh.is_draft:
            raise AlreadyPublished
        if not fresh.is_complete:
            raise NoticeIncomplete
        fresh.number = fresh.newsroom.next_notice_number()
        fresh.state, fresh.published_at, fresh.updated_at = NoticeState.PUBLISHED, now, now
        fresh.save()
        if case and not case.is_closed:
            case.published(fresh, by=by, now=now)
        self.refresh_from_db()

    @transaction.atomic
    def withdraw(self, why: str, *, by: Person, now: datetime) -> None:
        """Take it back in public: it stays in the log as withdrawn, with the reason.

        Raises NotPermitted, Recused, ReasonsMissing, NoticeWithdrawn.
        """
        require(by, Act.PUBLISH, self.newsroom, self.article)
        if not why.strip():
            raise ReasonsMissing
        fresh = Notice.objects.select_for_update().get(pk=self.pk)
        if fresh.state != NoticeState.PUBLISHED:
            raise NoticeWithdrawn
        fresh.state, fresh.withdrawal, fresh.updated_at = NoticeState.WITHDRAWN, why, now
        fresh.save()
        if fresh.case:
            fresh.case.record(Step.RETRACTED, by=by, at=now, notice=fresh, why=why)
        self.refresh_from_db()


@dataclass(frozen=True)
class Wording:
    """What a notice says: `was` stood there, `now` stands there, `words` explain it to the public."""

    kind: NoticeKind
    severity: Severity
    was: str
    now: str
    words: str
    apology: bool = False


@transaction.atomic
def draft_notice(case: Case, wording: Wording, *, by: Person, now: datetime) -> Notice:
    """The case's one draft, made or changed.

    Raises NotPermitted, Recused, NotDecided, NothingToPublish, Closed, AlreadyPublished.
    """
    require(by, Act.DRAFT, case.newsroom, case.article)
    here = case.locked()
    _may_have_notice(here)
    notice = here.notices.filter(state=NoticeState.DRAFT).first() or blank_notice(here, by)
    is_new = notice.pk is None
    for name, value in asdict(wording).items():
        setattr(notice, name, value)
    notice.save()
    if is_new:
        here.record(Step.DRAFTED, by=by, at=now, notice=notice)
    return notice


def _may_have_notice(case: Case) -> None:
    decision = getattr(case, "decision", None)
    if decision is None:
        raise NotDecided
    if decision.outcome == Outcome.REJECTED:
        raise NothingToPublish
    if case.notices.exclude(state=NoticeState.DRAFT).exists():
        raise AlreadyPublished
    if case.state == State.CLOSED:
        raise Closed


def blank_notice(case: Case, by: Person) -> Notice:
    """An unsaved draft that holds what the leading report marked."""
    lead = case.lead
    return Notice(
        newsroom=case.newsroom,
        article=case.article,
        case=case,
        revision=lead.revision,
        start=lead.start,
        end=lead.end,
        was=lead.exact,
        language=case.article.language,
        drafted_by=by,
    )
