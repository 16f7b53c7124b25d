"""A report: what a reader sends about an article, and what they may do with it afterwards."""

from collections.abc import Sequence
from datetime import datetime

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from taswib.archive.article import Article
from taswib.archive.revision import Revision
from taswib.archive.statement import Statement, statement_about
from taswib.desk.attachment import Placed, keep_files
from taswib.desk.clock import to_the_hour
from taswib.desk.desk_key import DeskKey
from taswib.desk.message import Message, Sender
from taswib.desk.put_right import PutRight
from taswib.desk.receipt import lookup_of
from taswib.desk.refusals import Closed, Gone, Withdrawn
from taswib.desk.report_key import ReportKey
from taswib.desk.subject import Subject
from taswib.desk.transition import Step
from taswib.people.newsroom import Newsroom
from taswib.text.anchoring import Quote


class Kind(models.TextChoices):
    ERROR = "error", _("Wrong information")
    ADDITION = "addition", _("Additional details")
    COMPLAINT = "complaint", _("Complaint")
    REPLY = "reply", _("Right of reply")


class ReportQuerySet(models.QuerySet["Report"]):
    def opened_by(self, receipt: str) -> "Report | None":
        """The report whose thread this receipt opens."""
        return self.known_by(lookup_of(receipt))

    def known_by(self, lookup: str) -> "Report | None":
        """The report with this look-up, which a reader's browser holds for an hour in place of the receipt."""
        return self.filter(lookup=lookup).select_related("case", "article", "revision", "key").first()

    def on_the_desk(self) -> "ReportQuerySet":
        """With all that the desk sees of them without a key; of the contact only whether there is one (`has_contact`)."""
        contact = Contact.objects.filter(report=models.OuterRef("pk"))
        return self.select_related("revision", "key", "concern").annotate(has_contact=models.Exists(contact))


class Report(models.Model):
    """Where it points and how it stands. The reader's words are in Testimony, how to reach them in
    Contact, both sealed.

    `start` and `end` are code points into the revision's text; both are null when the whole article is meant. They
    are what the reader meant; `statement` is the one chosen, while the text is still read as it was.
    """

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="reports")
    case = models.ForeignKey("desk.Case", on_delete=models.PROTECT, related_name="reports")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="reports")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    statement = models.ForeignKey(Statement, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    language = models.CharField(max_length=2, default="ar")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    exact = models.TextField(blank=True)
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    received_at = models.DateTimeField(help_text="to the hour")
    waited = models.BooleanField(default=False, help_text="came in a flood, by waiting for its turn")
    withdrawn_at = models.DateTimeField(null=True)
    appealed_at = models.DateTimeField(null=True, help_text="to the hour")
    appeal_answered_at = models.DateTimeField(null=True)
    appeal_upheld = models.BooleanField(null=True)
    put_right = models.CharField(max_length=6, blank=True, choices=PutRight.choices)
    lookup = models.CharField(max_length=64, unique=True)
    submission = models.CharField(max_length=64, unique=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.article_id}"

    @property
    def put_right_label(self) -> str:
        """The reader's answer, as people say it; "" while there is none."""
        return str(PutRight(self.put_right).label) if self.put_right else ""

    @property
    def awaits_appeal(self) -> bool:
        """Whether the reader appealed and nobody answered yet."""
        return self.appealed_at is not None and self.appeal_answered_at is None

    @property
    def span(self) -> tuple[int, int] | None:
        """What the reader marked; None when the whole article is meant."""
        return None if self.start is None or self.end is None else (self.start, self.end)

    @property
    def subject(self) -> Subject:
        """The words that it is about."""
        return Subject(self.revision, self.span, self.exact, self.quote)

    @property
    def quote(self) -> Quote | None:
        """The anchor of what the reader marked."""
        return Quote(self.exact, self.prefix, self.suffix, *self.span) if self.span else None

    @property
    def about(self) -> Statement | None:
        """The statement that was chosen, else the one in which most of the marked words stand."""
        return self.statement or (statement_about(self.revision, self.span) if self.span else None)

    @transaction.atomic
    def add(
        self,
        words: str,
        *,
        now: datetime,
        key: str | None = None,
        files: Sequence[Placed] = (),
        secret: bytes = b"",
        is_wording: bool = False,
    ) -> Message:
        """The reader writes: an answer when the desk asked, more details otherwise. Raises Withdrawn, Closed, Gone.

        `key` makes a second sending of the same words the same message. `files` come with it; `secret` is the reader's.
        `is_wording` says that these are the words of a reply that is to be published.
        """
        case = self.case.locked()
        if self.withdrawn_at:
            raise Withdrawn
        if case.is_closed:
            raise Closed
        known = self.messages.filter(key=key).first() if key else None
        if known:
            return known
        step = Step.SHORTENED if is_wording else Step.ANSWERED if self.asked else Step.ADDED
        sealed = self.seal(words)
        message = Message.objects.create(
            report=self,
            sender=Sender.READER,
            sealed=sealed,
            sent_at=to_the_hour(now),
            key=key,
            is_wording=is_wording,
        )
        keep_files(self, ReportKey.objects.get(report=self), files, secret, message)
        case.heard_from_reader(self, step, now)
        return message

    def seal(self, words: str) -> bytes:
        """A message's words, for the thread; it needs no key. Raises Gone when the report's key was destroyed."""
        key: ReportKey | None = ReportKey.objects.filter(report=self).first()
        if key is None:
            raise Gone
        return key.sealed(words.encode(), "message")

    @transaction.atomic
    def withdraw(self, *, now: datetime) -> None:
        """The reader takes it back: their contact is deleted at once. A second time changes nothing; raises Closed."""
        case = self.case.locked()
        self.refresh_from_db(fields=["withdrawn_at"])
        if self.withdrawn_at:
            return
        if case.is_closed:
            raise Closed
        self.withdrawn_at = to_the_hour(now)
        self.save(update_fields=["withdrawn_at"])
        Contact.objects.filter(report=self).delete()
        case.heard_from_reader(self, Step.WITHDRAWN, now)

    @property
    def asked(self) -> bool:
        """Whether the desk's last word to this reader is a question that waits for an answer."""
        last = self.messages.order_by("-id").first()
        return bool(last and last.is_question)


class Testimony(models.Model):
    """The reader's own words, sealed to the report's key; opened.py reads them."""

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="testimony")
    sealed = models.BinaryField(default=b"")


class Contact(models.Model):
    """How to reach the reader, if they said so. Apart from everything: every look at it leaves a row.

    Sealed to the desk's other key, which not everybody holds who reads reports, and to the reader's own.
    """

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="contact")
    desk_key = models.ForeignKey(DeskKey, on_delete=models.PROTECT, related_name="contacts")
    for_desk = models.BinaryField(default=b"")
    for_reader = models.BinaryField(default=b"")
