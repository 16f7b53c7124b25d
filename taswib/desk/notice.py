"""A notice: what is published, with what stood there and what stands now."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import reduce
from hashlib import sha256
from operator import or_
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from taswib.archive.article import Article
from taswib.archive.question import speaker_of
from taswib.archive.revision import Revision
from taswib.archive.statement import Statement
from taswib.desk.case import Case, State
from taswib.desk.case_kind import CaseKind
from taswib.desk.concern import Who
from taswib.desk.decision import ENDING
from taswib.desk.notice_record import Happened, enter_notice
from taswib.desk.partners.answering import answer_by_notice
from taswib.desk.permissions import Act, require
from taswib.desk.published_ruling import ruling_of
from taswib.desk.recusal import conflicted
from taswib.desk.refusals import (
    AlreadyPublished,
    Closed,
    NotAccepted,
    NotDecided,
    NothingRuled,
    NothingToPublish,
    NoticeChanged,
    NoticeIncomplete,
    NoticeStands,
    NoticeWithdrawn,
    ReasonsMissing,
)
from taswib.desk.reply import (
    ReplyWords,
    least_severity,
    may_carry,
    require_own_words,
    require_prominence,
    require_publishable,
    who_replies,
)
from taswib.desk.silent_edit import answered_by
from taswib.desk.transition import Step
from taswib.desk.two_persons import in_force, require_second
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.text.folding import fold
from taswib.text.searching import sought


class NoticeKind(models.TextChoices):
    CORRECTION = "correction", _("Correction")
    CLARIFICATION = "clarification", _("Clarification")
    UPDATE = "update", _("Update")
    RETRACTION = "retraction", _("Retraction")
    PARTIAL_RETRACTION = "partial_retraction", _("Partial retraction")
    REPLY = "reply", _("Reply")
    REMOVAL = "removal", _("Removal")
    DECISION = "decision", _("Decision on a complaint")


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


GRAVE = frozenset({NoticeKind.RETRACTION, NoticeKind.PARTIAL_RETRACTION, NoticeKind.REMOVAL})
"""Kinds that take back what was published: they take two persons."""


# What stands between the names of a byline.
_BETWEEN = ("،", ",")


def _numbered(word: str) -> Q:
    digits = word.removeprefix("#")
    return Q(number=int(digits)) if digits.isdecimal() and len(digits) < 9 else Q(pk__in=())


class NoticeQuerySet(models.QuerySet["Notice"]):
    def public(self) -> "NoticeQuerySet":
        """What the log shows: published, and withdrawn ones as withdrawn; the newest first."""
        return self.exclude(state=NoticeState.DRAFT).order_by("-number")

    def of(self, newsroom: Newsroom) -> "NoticeQuerySet":
        return self.filter(newsroom=newsroom)

    def handled_by(self, person: Person) -> "NoticeQuerySet":
        """Without those that touch a conflict of interest of this person."""
        return self.exclude(conflicted(person, case="case"))

    def drafts(self) -> "NoticeQuerySet":
        """Not published yet, in cases that are not closed; the latest first."""
        return self.filter(state=NoticeState.DRAFT).exclude(case__state=State.CLOSED).order_by("-pk")

    def earlier_than(self, case: Case) -> "NoticeQuerySet":
        """What the public was told about the case's article before, other than by this case."""
        return self.public().filter(article_id=case.article_id).exclude(case=case)

    def words_on(self, article: Article) -> list[str]:
        """What the public notices of an article say on its page, in words that may be the article's too."""
        says = self.public().filter(article=article).values_list("was", "now", "words")
        return [words for one in says for words in one if words]

    def standing(self) -> "NoticeQuerySet":
        """Published and not withdrawn."""
        return self.filter(state=NoticeState.PUBLISHED)

    def holding(self, words: str) -> "NoticeQuerySet":
        """Those that hold each of the words, in any spelling that folds alike; `#41` is a number."""
        found = self
        for word in sought(words):
            found = found.filter(Q(searchable__contains=word) | _numbered(word))
        return found

    def on_articles_by(self, author: str) -> "NoticeQuerySet":
        """On articles whose byline has this name, alone or among others."""
        line = "article__byline"
        alone = Q(**{line: author})
        among = (Q(**{f"{line}__startswith": f"{author}{sign}"}) for sign in _BETWEEN)
        last = (Q(**{f"{line}__endswith": f"{sign} {author}"}) for sign in _BETWEEN)
        amid = (Q(**{f"{line}__contains": f"{sign} {author}{other}"}) for sign in _BETWEEN for other in _BETWEEN)
        return self.filter(reduce(or_, (*among, *last, *amid), alone))

    def naming(self, name: str) -> "NoticeQuerySet":
        """Whose headline or words name somebody or some body, or that concern a text in which they speak."""
        spoke = Statement.objects.filter(speaker=speaker_of(name) or None).values("revision")
        return self.filter(Q(pk__in=self.holding(name).values("pk")) | Q(revision__in=spoke))

    def in_year(self, year: int, zone: ZoneInfo) -> "NoticeQuerySet":
        """Published in `year` (2 to 9998), on the clock of `zone`."""
        first, after = (datetime(one, 1, 1, tzinfo=zone).astimezone(UTC) for one in (year, year + 1))
        return self.filter(published_at__gte=first, published_at__lt=after)

    def with_articles(self) -> "NoticeQuerySet":
        """With their newsroom and what a list shows of their articles, without the articles' texts."""
        return self.select_related("newsroom", "article__current").defer("article__current__text", "searchable")

    def published_between(self) -> tuple[datetime, datetime] | None:
        """When the first and the last number of them were published; None when there is none."""
        moments = self.public().values_list("published_at", flat=True)
        first, last = moments.order_by("number").first(), moments.first()
        return (first, last) if first and last else None

    def latest_changes(self) -> "NoticeQuerySet":
        """The last that were published or changed first, so that a change reaches who follows."""
        return self.order_by("-updated_at", "-number")


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
    marks_version = models.PositiveSmallIntegerField(
        default=0, help_text="of its look-up on entry; 0 before it has one"
    )
    traced_at = models.DateTimeField(null=True, help_text="when its copies were last looked for")
    withdrawal = models.TextField(blank=True)
    ruling = models.JSONField(default=dict, blank=True, help_text="published_ruling.py: what was found of a complaint")
    carries_reply = models.BooleanField(default=False, help_text="its publication takes in the reply's own words")
    reply = models.TextField(blank=True, help_text="the reply's own words, published with consent; never in a draft")
    reply_by = models.CharField(max_length=200, blank=True)
    reply_of = models.CharField(max_length=6, blank=True, choices=Who.choices)
    searchable = models.TextField(blank=True, editable=False, help_text="headline, was, now and words, folded")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["newsroom", "number"], name="one_notice_a_number")]
        indexes = [
            models.Index(fields=["article", "state"]),
            models.Index(fields=["newsroom", "-updated_at"]),
            models.Index(fields=["newsroom", "state", "kind", "severity"]),
            models.Index(fields=["newsroom", "state", "marks_version"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number or ''}".strip()

    def save(self, *args: Any, **options: Any) -> None:
        self.searchable = fold("\n".join((self.article.headline, self.was, self.now, self.words, self.reply))).text
        super().save(*args, **options)

    @property
    def span(self) -> tuple[int, int] | None:
        """The passage that it is about; None when it is the whole article."""
        return None if self.start is None or self.end is None else (self.start, self.end)

    @property
    def is_draft(self) -> bool:
        return self.state == NoticeState.DRAFT

    @property
    def is_withdrawn(self) -> bool:
        return self.state == NoticeState.WITHDRAWN

    @property
    def is_grave(self) -> bool:
        """Whether it takes back what was published."""
        return self.kind in GRAVE

    @property
    def is_complete(self) -> bool:
        """Whether it says enough to be published."""
        if self.kind in _REPLACES and not (self.was.strip() and self.now.strip()):
            return False
        return bool(self.words.strip())

    @property
    def edition(self) -> str:
        """Tells one wording of the draft from another; "" before it was stored."""
        if self.pk is None:
            return ""
        says = [self.kind, self.severity, self.apology, self.language, self.was, self.now, self.words]
        says += [True] if self.carries_reply else []
        return sha256("\0".join(map(str, says)).encode()).hexdigest()

    def edition_with(self, reply: ReplyWords | None) -> str:
        """Tells apart as well what the reply says that it takes along: its writer may send another wording at any time."""
        if not self.carries_reply or reply is None:
            return self.edition
        return sha256("\0".join((self.edition, reply.words, reply.by)).encode()).hexdigest()

    @transaction.atomic
    def publish(
        self, *, by: Person, now: datetime, edition: str | None = None, reply: ReplyWords | None = None
    ) -> None:
        """Give it the next number and make it public; its case closes and its readers see it.

        `edition` is the one that the person read: NoticeChanged is raised when the draft is another by now, or `reply`,
        the words of a notice that carries them (`edition_with`).
        Raises NotPermitted, Recused, AlreadyPublished, Closed, NoticeIncomplete, NoticeStands; NotDecided where an
        appeal overturned the decision on which it was drafted; SecondNeeded for a retraction or removal to which nobody
        else has agreed in this wording; ReplyExpected, NotProminentEnough, NoConsent, NoKey, ReplyHidden and
        ReplyTooLong for a reply.
        """
        require(by, Act.PUBLISH, self.newsroom, self.article, self.case)
        case = self.case.locked() if self.case else None
        fresh = Notice.objects.select_for_update().get(pk=self.pk)
        if not fresh.is_draft:
            raise AlreadyPublished
        if case and case.is_closed:
            raise Closed
        if edition is not None and edition != fresh.edition_with(reply):
            raise NoticeChanged
        if not fresh.is_complete:
            raise NoticeIncomplete
        if case and case.notices.standing().exists():
            raise NoticeStands
        if case:
            require_due(case)
        fresh._with_a_second(by, now)
        fresh._take_along(case, reply)
        fresh.number = fresh.newsroom.next_notice_number()
        fresh.state, fresh.published_at, fresh.updated_at = NoticeState.PUBLISHED, now, now
        fresh.save()
        enter_notice(fresh, Happened.PUBLISHED, now=now)
        if case:
            case.published(fresh, by=by, now=now)
        answered_by(fresh, now)
        answer_by_notice(fresh, now)
        self.refresh_from_db()

    def _with_a_second(self, by: Person, now: datetime) -> None:
        """Alone only where the rule of two is off, or nobody else is free of conflict: then that leaves a row."""
        case = self.case
        if case is None or not self.is_grave or not in_force(self.newsroom):
            return
        agreed = case.countersignatures.serving(now).of_notice(self, self.edition)
        require_second(case, self, agreed, by, now)

    def _take_along(self, case: Case | None, reply: ReplyWords | None) -> None:
        """What its case gives to the public beside the notice's own words."""
        if case is None:
            return
        require_own_words(case, is_reply=self.kind == NoticeKind.REPLY, carries=self.carries_reply)
        self.ruling = ruling_of(case)
        if self.kind == NoticeKind.DECISION and not self.ruling:
            raise NothingRuled
        if self.kind != NoticeKind.REPLY:
            return
        require_prominence(case, self.severity)
        self.reply_of = who_replies(case) or ""
        if self.carries_reply:
            theirs = require_publishable(case, reply)
            self.reply, self.reply_by = theirs.words, theirs.by

    @transaction.atomic
    def withdraw(self, why: str, *, by: Person, now: datetime) -> None:
        """Take it back in public: it stays in the log as withdrawn, with the reason.

        Raises NotPermitted, Recused, ReasonsMissing, NoticeWithdrawn.
        """
        require(by, Act.PUBLISH, self.newsroom, self.article, self.case)
        if not why.strip():
            raise ReasonsMissing
        fresh = Notice.objects.select_for_update().get(pk=self.pk)
        if fresh.state != NoticeState.PUBLISHED:
            raise NoticeWithdrawn
        fresh.state, fresh.withdrawal, fresh.updated_at = NoticeState.WITHDRAWN, why, now
        fresh.save()
        enter_notice(fresh, Happened.WITHDRAWN, now=now)
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
    language: str = ""
    """Of the notice; the article's where it is empty."""
    carries_reply: bool = False
    """With the reply's own words, which only its publication takes in."""


@transaction.atomic
def draft_notice(case: Case, wording: Wording, *, by: Person, now: datetime, edition: str | None = None) -> Notice:
    """The case's one draft, made or changed.

    `edition` is the one that the person had before them: NoticeChanged is raised when the draft is another by now.
    Raises NotPermitted, Recused, NotDecided, NothingToPublish, Closed, AlreadyPublished, ReplyExpected.
    """
    require(by, Act.DRAFT, case.newsroom, case.article, case)
    here = case.locked()
    require_due(here)
    notice = here.notices.filter(state=NoticeState.DRAFT).first() or blank_notice(here, by)
    is_new = notice.pk is None
    if edition is not None and edition != notice.edition:
        raise NoticeChanged
    require_own_words(here, is_reply=wording.kind == NoticeKind.REPLY, carries=wording.carries_reply)
    for name, value in asdict(wording).items():
        setattr(notice, name, value)
    notice.language = wording.language or case.article.language
    notice.save()
    if is_new:
        here.record(Step.DRAFTED, by=by, at=now, notice=notice)
    return notice


def require_due(case: Case) -> None:
    """A notice may come of the case as it stands.

    Raises NotDecided, NotAccepted, NothingToPublish, AlreadyPublished, Closed.
    """
    decision = getattr(case, "decision", None)
    if decision is None and case.was_reported:
        raise NotDecided
    if case.is_suggested and case.is_unanswered:
        raise NotAccepted
    if decision and decision.outcome in ENDING and not decision.publishes:
        raise NothingToPublish
    out = case.notices.exclude(state=NoticeState.DRAFT)
    if (out.filter(published_at__gte=decision.decided_at) if decision else out).exists():
        raise AlreadyPublished
    if case.state == State.CLOSED:
        raise Closed


def blank_notice(case: Case, by: Person) -> Notice:
    """An unsaved draft that holds the words that the case is about, of the kind that it asks for."""
    subject = case.subject
    start, end = subject.span or (None, None)
    return Notice(
        newsroom=case.newsroom,
        article=case.article,
        case=case,
        revision=subject.revision,
        start=start,
        end=end,
        was=subject.exact,
        now=subject.stands,
        language=case.article.language,
        drafted_by=by,
        **_asked_for(case),
    )


def _asked_for(case: Case) -> dict[str, object]:
    """Of a reply, its kind, place and words; of a complaint in which no words are disputed, the decision."""
    if case.kind == CaseKind.REPLY:
        return {"kind": NoticeKind.REPLY, "severity": least_severity(case), "carries_reply": may_carry(case)}
    if case.kind == CaseKind.COMPLAINT and ruling_of(case):
        return {"kind": NoticeKind.DECISION}
    return {}
