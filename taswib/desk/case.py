"""A case: reports on one matter, handled together. Its verbs are the desk's rules."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction

from taswib.archive.article import Article
from taswib.desk.case_kind import UNREPORTED, CaseKind
from taswib.desk.clock import to_the_hour
from taswib.desk.deadline import Deadline
from taswib.desk.deadlines import timetable_of
from taswib.desk.decision import ENDING, Decision, Outcome
from taswib.desk.explanation import Explanation
from taswib.desk.lane import IN_LANES, Guess, Lane
from taswib.desk.message import Message, Sender
from taswib.desk.permissions import Act, acts_of, require
from taswib.desk.queue import CaseQuerySet
from taswib.desk.referred import Referred
from taswib.desk.refusals import (
    AlreadyAdmitted,
    AlreadyDecided,
    CaseChanged,
    Closed,
    KindsDiffer,
    NobodyReported,
    NotDecided,
    NotForLanes,
    NoticeStands,
    NotTogether,
    OnlyReport,
    ReaderGone,
    ReasonsMissing,
    ReplyOwed,
    SamePerson,
    SecondNeeded,
    WhyMissing,
)
from taswib.desk.ruling import PLAIN, Ruling
from taswib.desk.state import UNANSWERED, State
from taswib.desk.subject import Subject
from taswib.desk.timekeeping import keep_time, take_over
from taswib.desk.transition import Actor, Step, Transition
from taswib.desk.two_persons import in_force
from taswib.ledger.appending import append
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person

if TYPE_CHECKING:
    from taswib.desk.countersignature import Countersignature
    from taswib.desk.keyring import Keyring
    from taswib.desk.notice import Notice
    from taswib.desk.report import Report


_WHY = 300  # code points of a reason for looking at a contact


class Case(models.Model):
    """`brief` is the desk's own question to the author: all that an author learns of what readers wrote."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="cases")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="cases")
    kind = models.CharField(max_length=12, choices=CaseKind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="held_cases"
    )
    brief = models.TextField(blank=True)
    lane = models.CharField(max_length=8, blank=True, choices=Lane.choices)
    guess = models.CharField(max_length=12, blank=True, choices=Guess.choices, help_text="of its severity, on arrival")
    opened_at = models.DateTimeField(help_text="to the hour")
    due_on = models.DateField(null=True, help_text="the first day on which something is due; null while nothing is")
    referred_to = models.CharField(
        max_length=9, blank=True, choices=Referred.choices, help_text="whose turn it is where somebody is recused"
    )
    joined_to = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="joined")

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["newsroom", "state", "due_on"])]

    def __str__(self) -> str:
        return f"{self.pk} · {self.get_state_display()}"

    @property
    def is_closed(self) -> bool:
        return self.state == State.CLOSED

    @property
    def is_unanswered(self) -> bool:
        """Whether it is still to be decided."""
        return self.state in UNANSWERED

    @property
    def lead(self) -> "Report":
        """The report that leads: the first that came in."""
        return self.reports.select_related("revision").earliest("id")

    @property
    def is_silent_edit(self) -> bool:
        """Whether nobody reported it: the guard opened it."""
        return self.kind == CaseKind.SILENT_EDIT

    @property
    def is_suggested(self) -> bool:
        """Whether nobody reported it: a partner's notice concerns words of ours."""
        return self.kind == CaseKind.SUGGESTED

    @property
    def was_reported(self) -> bool:
        """Whether a reader opened it."""
        return self.kind not in UNREPORTED

    @property
    def subject(self) -> Subject:
        """The words that it is about."""
        if self.is_silent_edit:
            return self.silent_edit.subject
        if self.is_suggested:
            return self.suggestion.subject
        return self.lead.subject

    @property
    def still_owes_an_answer(self) -> bool:
        """Whether a reader waits: undecided, and not every report was taken back."""
        return self.is_unanswered and self.reports.filter(withdrawn_at=None).exists()

    @property
    def owes_a_reply(self) -> bool:
        """Whether a reply was granted that its writer still wants, and nothing of it is public."""
        if self.kind != CaseKind.REPLY or self.state != State.DECIDED:
            return False
        return self.reports.filter(withdrawn_at=None).exists() and not self.notices.standing().exists()

    def was_decided_by(self, person: Person) -> bool:
        """Whether they decided it, now or before an appeal overturned that: then another person decides anew."""
        decision = getattr(self, "decision", None)
        if decision is not None and decision.by_id == person.pk:
            return True
        return self.overturned_decisions.filter(by=person).exists()

    @property
    def latest_row(self) -> int:
        """The last thing that happened here; that somebody looked at a contact changes nothing. 0 before any."""
        return self.transitions.exclude(step=Step.SEEN).order_by("-pk").values_list("pk", flat=True).first() or 0

    def is_overdue(self, on: date) -> bool:
        return self.due_on is not None and self.due_on < on

    @property
    def promised_on(self) -> date | None:
        """The day of the newsroom's own promise, which its readers are told; None while it pauses and once it is kept."""
        promise = self.deadlines.ticking().filter(profile=None).first()
        return promise.due_on if promise else None

    def acts_of(self, person: Person) -> frozenset[Act]:
        """What this person may do here."""
        return acts_of(person, self.newsroom, self.article, self)

    def locked(self) -> "Case":
        """This case as it stands now, held until the transaction ends."""
        return Case.objects.select_for_update().get(pk=self.pk)

    @transaction.atomic
    def take(self, *, by: Person, now: datetime) -> None:
        """From now on `by` holds the case. Raises NotPermitted, Recused, Closed."""
        case = self.open_for(by, Act.TAKE)
        if case.holder_id == by.pk:
            return
        case.holder = by
        case.save(update_fields=["holder"])
        case.record(Step.TAKEN, by=by, at=now)

    def hand_to(self, successor: Person | None, *, by: Person, now: datetime) -> None:
        """Another holder, or nobody, because whoever held it leaves; in the caller's transaction (staffing.py)."""
        self.holder = successor
        self.save(update_fields=["holder"])
        self.record(Step.HANDED, by=by, at=now, why=successor.name if successor else "")

    @transaction.atomic
    def ask(self, report: "Report", question: str, *, by: Person, now: datetime, as_of: int | None = None) -> Message:
        """Put a question to one reader; the case waits. Raises NotPermitted, Recused, Closed, AlreadyDecided, CaseChanged."""
        case = self.open_for(by, Act.WRITE_TO_READER, as_of)
        if case.state == State.DECIDED:
            raise AlreadyDecided
        message = case._write(report, question, by, now, is_question=True)
        case.move(State.WAITING, Step.ASKED, by=by, at=now, report=report)
        return message

    @transaction.atomic
    def write(self, report: "Report", words: str, *, by: Person, now: datetime, as_of: int | None = None) -> Message:
        """Tell one reader something that needs no answer. Raises NotPermitted, Recused, Closed."""
        case = self.open_for(by, Act.WRITE_TO_READER, as_of)
        message = case._write(report, words, by, now, is_question=False)
        case.record(Step.WROTE, by=by, at=now, report=report)
        return message

    @transaction.atomic
    def contact_of(self, report: "Report", *, by: Person, now: datetime, keyring: "Keyring", why: str) -> str:
        """How to reach a reader, "" if they left nothing; the look leaves a row, with the reason for it.

        Where it takes two persons, another has to have agreed to this person's request; its reason counts then.
        Raises NotPermitted, Recused, SecondNeeded, WhyMissing, NoKey.
        """
        require(by, Act.SEE_CONTACT, self.newsroom, self.article, self)
        contact = getattr(self.reports.select_related("contact").get(pk=report.pk), "contact", None)
        if contact is None:
            return ""
        agreed = self._agreed_look(report, by, now)
        if agreed is None and in_force(self.newsroom):
            raise SecondNeeded
        why = agreed.why if agreed else why
        if not why.strip():
            raise WhyMissing
        words = keyring.contact(contact)
        self.record(Step.SEEN, by=by, at=now, report=report, why=why[:_WHY])
        return words

    @transaction.atomic
    def ask_author(self, words: str, *, by: Person, now: datetime, as_of: int | None = None) -> None:
        """Ask the article's author, in the desk's own words. Raises NotPermitted, Recused, Closed."""
        case = self.open_for(by, Act.BRIEF_AUTHOR, as_of)
        case.brief = words
        case.save(update_fields=["brief"])
        case.record(Step.BRIEFED, by=by, at=now)

    @transaction.atomic
    def explain(self, words: str, *, by: Person, now: datetime) -> Explanation:
        """The author answers. Raises NotPermitted, Closed."""
        case = self.open_for(by, Act.EXPLAIN)
        explanation = Explanation.objects.create(case=case, by=by, words=words, given_at=now)
        case.record(Step.EXPLAINED, actor=Actor.AUTHOR, by=by, at=now)
        return explanation

    @transaction.atomic
    def decide(
        self,
        outcome: Outcome,
        reasons: str,
        *,
        by: Person,
        now: datetime,
        as_of: int | None = None,
        reasons_en: str = "",
        ruling: Ruling = PLAIN,
    ) -> Decision:
        """Decide once, with reasons that the reader will read; what leads to no notice closes the case.

        `as_of` is the `latest_row` that the person had before them: CaseChanged is raised when more has happened.
        Raises NotPermitted, Recused, Closed, AlreadyDecided, NobodyReported, ReasonsMissing, and what `ruling.require`
        raises; after an appeal SamePerson for who decided before, NoticeStands where a notice contradicts the outcome.
        """
        case = self.open_for(by, Act.DECIDE)
        case._was_reported()
        if case.state == State.DECIDED:
            raise AlreadyDecided
        if not reasons.strip():
            raise ReasonsMissing
        case._not_again(outcome, by)
        case._require_as_read(as_of)
        ruling.require(case, outcome)
        told = ruling.columns | {"reasons": reasons, "reasons_en": reasons_en}
        decision = Decision.objects.create(case=case, outcome=outcome, by=by, decided_at=now, **told)
        ruling.keep(case, decision)
        append(case.newsroom, [_of_decision(case, outcome, now) | ruling.entered()], now=now)
        after = State.CLOSED if outcome in ENDING and not ruling.publishes else State.DECIDED
        case.move(after, Step.DECIDED, by=by, at=now, why=reasons)
        return decision

    @transaction.atomic
    def close(self, why: str, *, by: Person, now: datetime, as_of: int | None = None) -> None:
        """Close without a notice: decided but already mended, or withdrawn by every reader.

        Raises NotPermitted, Recused, Closed, ReasonsMissing; NotDecided while a reader still waits for an answer, and
        ReplyOwed while the writer of a reply that was granted does.
        """
        case = self.open_for(by, Act.CLOSE, as_of)
        case._was_reported()
        if not why.strip():
            raise ReasonsMissing
        if case.still_owes_an_answer:
            raise NotDecided
        if case.owes_a_reply:
            raise ReplyOwed
        case.move(State.CLOSED, Step.CLOSED, by=by, at=now, why=why)

    @transaction.atomic
    def settle(self, outcome: Outcome, reasons: str, reasons_en: str = "", *, by: Person, now: datetime) -> Decision:
        """Answer every reader and close at once, without a notice: a typo that is mended, an opinion.

        Raises as `decide`, and NotForLanes.
        """
        if self.kind not in IN_LANES:
            require(by, Act.DECIDE, self.newsroom, self.article, self)
            raise NotForLanes
        decision = self.decide(outcome, reasons, reasons_en=reasons_en, by=by, now=now)
        case = self.locked()
        if not case.is_closed:
            case.move(State.CLOSED, Step.CLOSED, by=by, at=now)
        return decision

    @transaction.atomic
    def put_into(self, lane: str, *, by: Person, now: datetime) -> None:
        """Another lane, or none (""). Raises NotPermitted, Recused, Closed, NotForLanes."""
        case = self.open_for(by, Act.TAKE)
        if lane and case.kind not in IN_LANES:
            raise NotForLanes
        if case.lane != lane:
            case.lane = lane
            case.save(update_fields=["lane"])
            case.record(Step.SORTED, by=by, at=now)

    @transaction.atomic
    def join(self, other: "Case", *, by: Person, now: datetime) -> None:
        """Handle `other`'s reports here: one decision answers all their readers, every thread stays its own.

        Raises NotPermitted, Recused, Closed, NotTogether, KindsDiffer, AlreadyAdmitted of a complaint that was admitted,
        AlreadyDecided when either case is decided.
        """
        here, there = sorted((self, other), key=lambda case: case.pk)
        here.locked(), there.locked()
        case, joining = self.open_for(by, Act.CLOSE), other.open_for(by, Act.CLOSE)
        if case.article_id != joining.article_id or case.pk == joining.pk:
            raise NotTogether
        case._was_reported()
        joining._was_reported()
        if State.DECIDED in (case.state, joining.state):
            raise AlreadyDecided
        case._require_alike(joining)
        joining.reports.update(case=case)
        joining.joined_to, joining.holder = case, None
        joining.save(update_fields=["joined_to", "holder"])
        take_over(case, joining)
        keep_time(case, case.newsroom.day_of(now))
        joining.move(State.CLOSED, Step.JOINED, by=by, at=now)
        case.record(Step.JOINED, by=by, at=now)

    @transaction.atomic
    def split(self, report: "Report", *, by: Person, now: datetime) -> "Case":
        """The report goes on in a case of its own, with its thread and the deadlines of the day on which it came.

        Raises NotPermitted, Recused, Closed, AlreadyDecided; OnlyReport where no other would be left.
        """
        case = self.open_for(by, Act.CLOSE)
        if case.state == State.DECIDED:
            raise AlreadyDecided
        if not case.reports.exclude(pk=report.pk).exists():
            raise OnlyReport
        own = Case(newsroom=case.newsroom, article=case.article, kind=report.kind, opened_at=report.received_at)
        timetable, day = timetable_of(case.newsroom), case.newsroom.day_of(report.received_at)
        own.due_on = timetable.first_due(own, day)
        own.save()
        Deadline.objects.bulk_create(timetable.deadlines(own, day))
        named = list(Transition.objects.told_of(case).filter(step=Step.RECUSED, report=report))
        case.reports.filter(pk=report.pk).update(case=own)
        own.record(Step.SPLIT, by=by, at=now, report=report, after=own.state)
        for one in named:  # whom it names goes with it
            own.record(
                Step.RECUSED, actor=one.actor, by=one.by, at=one.at, person=one.person, report=report, why=one.why
            )
        case.record(Step.SPLIT, by=by, at=now)
        return own

    def published(self, notice: "Notice", *, by: Person, now: datetime) -> None:
        """Its notice went out: the readers have their outcome, the case is closed."""
        self.move(State.CLOSED, Step.PUBLISHED, by=by, at=now, notice=notice)

    def heard_from_reader(self, report: "Report", step: Step, now: datetime) -> None:
        """A reader wrote: a case that waited is back on the desk."""
        at = to_the_hour(now)
        if self.state == State.WAITING:
            self.move(State.OPEN, step, actor=Actor.READER, at=at, report=report)
        else:
            self.record(step, actor=Actor.READER, at=at, report=report)

    def record(self, step: Step, *, at: datetime, **who_and_why: Any) -> Transition:
        """Leave the row of what happened, in the caller's transaction."""
        row = self.row(step, at=at, **who_and_why)
        row.save(force_insert=True)
        return row

    def row(
        self,
        step: Step,
        *,
        at: datetime,
        actor: Actor = Actor.DESK,
        before: str = "",
        after: str = "",
        **who_and_why: object,
    ) -> Transition:
        """The row of what happened, not stored yet."""
        return Transition(case=self, step=step, actor=actor, before=before, after=after, at=at, **who_and_why)

    def open_for(self, person: Person, act: Act, as_of: int | None = None) -> "Case":
        """The locked case, once the permission table and its state allow `act`, and it is as the person read it."""
        require(person, act, self.newsroom, self.article, self)
        case = self.locked()
        if case.is_closed:
            raise AlreadyDecided if act is Act.DECIDE and Decision.objects.filter(case=case).exists() else Closed
        case._require_as_read(as_of)
        return case

    def _require_as_read(self, as_of: int | None) -> None:
        """Raises CaseChanged, with what happened, where more has than the person had before them."""
        if as_of is not None and self.latest_row > as_of:
            rows = self.transitions.exclude(step=Step.SEEN).filter(pk__gt=as_of).of_what_stays(self)
            raise CaseChanged(list(rows.select_related("by")))

    def _agreed_look(self, report: "Report", by: Person, now: datetime) -> "Countersignature | None":
        """The agreement on which `by` may look; one of somebody who is recused by now serves no more."""
        agreed = self.countersignatures.serving(now).of_look(report, by).select_related("answered_by")
        return next((one for one in agreed if one.answered_by and Act.AGREE in self.acts_of(one.answered_by)), None)

    def _not_again(self, outcome: Outcome, by: Person) -> None:
        """What an appeal overturned is decided by another person, and nothing that was published contradicts it."""
        if self.was_decided_by(by):
            raise SamePerson
        if outcome in ENDING and self.notices.standing().exists():
            raise NoticeStands

    def _require_alike(self, joining: "Case") -> None:
        """One decision must be able to answer both: of one kind, by the findings of one admission."""
        if self.kind != joining.kind or self.kind == CaseKind.REPLY:
            raise KindsDiffer
        if hasattr(joining, "admission"):
            raise AlreadyAdmitted

    def _was_reported(self) -> None:
        """Raises NobodyReported for a case without readers, which is answered otherwise."""
        if not self.was_reported:
            raise NobodyReported

    def _write(self, report: "Report", words: str, by: Person, now: datetime, *, is_question: bool) -> Message:
        mine = self.reports.get(pk=report.pk)
        if mine.withdrawn_at:
            raise ReaderGone
        return Message.objects.create(
            report=mine, sender=Sender.DESK, author=by, sealed=mine.seal(words), is_question=is_question, sent_at=now
        )

    def move(self, after: State, step: Step, *, at: datetime, actor: Actor = Actor.DESK, **who_and_why: object) -> None:
        """Another state, with its row, in the caller's transaction."""
        before, self.state = self.state, after
        self.save(update_fields=["state"])
        keep_time(self, self.newsroom.day_of(at))
        self.record(step, at=at, actor=actor, before=before, after=after, **who_and_why)


def _of_decision(case: Case, outcome: Outcome, now: datetime) -> dict[str, object]:
    """What the ledger says of it: neither of whom nor by whom, and the day alone."""
    day = case.newsroom.day_of(now).isoformat()
    return {"kind": "decision", "case": case.pk, "about": case.kind, "outcome": str(outcome), "on": day}
