"""The row that every change of state leaves: history, public record and outbox at once."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from taswib.desk.case import Case


MOST_JOINED = 200


class Actor(models.TextChoices):
    READER = "reader", _("the reader")
    DESK = "desk", _("the desk")
    AUTHOR = "author", _("the author")
    SYSTEM = "system", _("Taswib")
    SITE = "site", _("the site")


class Step(models.TextChoices):
    """What happened, in the newsroom's words."""

    RECEIVED = "received", _("report received")
    TAKEN = "taken", _("case taken")
    ASKED = "asked", _("question to the reader")
    ANSWERED = "answered", _("answer from the reader")
    ADDED = "added", _("details added by the reader")
    WROTE = "wrote", _("message to the reader")
    BRIEFED = "briefed", _("author asked")
    EXPLAINED = "explained", _("author explained")
    ADMITTED = "admitted", _("complaint admitted")
    CLAUSES = "clauses", _("clauses set")
    CONSENTED = "consented", _("reply may be published")
    UNCONSENTED = "unconsent", _("reply may not be published")
    SHORTENED = "shortened", _("another wording of the reply")
    DECIDED = "decided", _("decision")
    DRAFTED = "drafted", _("notice drafted")
    PUBLISHED = "published", _("notice published")
    CHANGED = "changed", _("notice changed")
    RETRACTED = "retracted", _("notice withdrawn")
    WITHDRAWN = "withdrawn", _("report withdrawn by the reader")
    JOINED = "joined", _("another case joined")
    SPLIT = "split", _("report handled on its own")
    CLOSED = "closed", _("case closed")
    SORTED = "sorted", _("put into another lane")
    EDITED = "edited", _("silent edit found")
    UPDATED = "updated", _("said to be an update")
    PASSED = "passed", _("no notice needed")
    COVERED = "covered", _("a notice tells of the edit")
    SEEN = "seen", _("contact seen")
    FOUND = "found", _("copy found")
    CONFIRMED = "confirmed", _("copy confirmed")
    DISMISSED = "dismissed", _("not a copy")
    HELD = "held", _("repair taken")
    SITE_ASKED = "site_asked", _("site asked")
    REMINDED = "reminded", _("site reminded")
    HEARD = "heard", _("message received by the site")
    SAYS_FIXED = "says_fixed", _("the site says it is fixed")
    REFUSED = "refused", _("the site refuses")
    READ_FIXED = "read_fixed", _("read as fixed")
    READ_GONE = "read_gone", _("page found gone")
    REOPENED = "reopened", _("the error is back")
    DESTROYED = "destroyed", _("words destroyed: their time was over")
    FORGOTTEN = "forgotten", _("contact destroyed: its time was over")
    APPEALED = "appealed", _("appeal by the reader")
    APPEAL_ANSWERED = "appeal_ans", _("appeal answered")
    JUDGED = "judged", _("the reader says whether it was put right")
    EXPORTED = "exported", _("case file handed out")
    APPLIED = "applied", _("fix put into the article")
    RECUSED = "recused", _("recused for a conflict of interest")
    LIFTED = "lifted", _("recusal lifted")
    REFERRED = "referred", _("referred for a conflict of interest")
    SECOND = "second", _("a second person asked to agree")
    AGREED = "agreed", _("the second person agrees")
    DECLINED = "declined", _("the second person refuses")
    UNASKED = "unasked", _("request to a second person taken back")
    LAPSED = "lapsed", _("request to a second person lapsed")
    OVERTURNED = "overturned", _("appeal upheld: to be decided anew")
    SUGGESTED = "suggested", _("suggested by a partner's notice")
    ACCEPTED = "accepted", _("suggestion accepted")
    SET_ASIDE = "set_aside", _("suggestion dismissed")
    RECALLED = "recalled", _("the partner withdrew its notice")
    HANDED = "handed", _("handed over, because somebody left")


# Whose `why` the desk reads in the history: reasons that stand nowhere else on the page.
_TOLD_WITH_WHY = frozenset(
    {
        Step.CLOSED, Step.UPDATED, Step.PASSED, Step.SEEN, Step.EXPORTED, Step.RECUSED, Step.LIFTED, Step.SECOND,
        Step.DECLINED, Step.UNASKED, Step.SUGGESTED, Step.HANDED,
    }
)  # fmt: skip


class TransitionQuerySet(models.QuerySet["Transition"]):
    def told_of(self, case: "Case") -> "TransitionQuerySet":
        """What happened in the case and in those that joined it, oldest first.

        Of more than MOST_JOINED nothing but that they joined: nobody reads a history of thousands.
        """
        own = models.Q(case=case)
        if 0 < case.joined.count() <= MOST_JOINED:
            own |= models.Q(case__joined_to=case) & ~models.Q(step=Step.JOINED)
        return self.filter(own).of_what_stays(case).select_related("by", "person")

    def of_what_stays(self, case: "Case") -> "TransitionQuerySet":
        """Without whom a report names that is handled elsewhere by now: whoever is named reads this case again."""
        return self.exclude(models.Q(step=Step.RECUSED, report__isnull=False) & ~models.Q(report__case=case))

    def update(self, **kwargs: object) -> int:
        raise TypeError("A transition is never changed; record another one.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("A transition is never deleted.")


class Transition(models.Model):
    """Who, when, from what, to what, and why: of a case, or of a copy. `why` never holds a reader's words."""

    case = models.ForeignKey("desk.Case", null=True, on_delete=models.PROTECT, related_name="transitions")
    copy = models.ForeignKey("desk.Copy", null=True, on_delete=models.PROTECT, related_name="transitions")
    report = models.ForeignKey("desk.Report", null=True, on_delete=models.PROTECT, related_name="transitions")
    notice = models.ForeignKey("desk.Notice", null=True, on_delete=models.PROTECT, related_name="transitions")
    step = models.CharField(max_length=10, choices=Step.choices)
    actor = models.CharField(max_length=6, choices=Actor.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", help_text="whom it is about"
    )
    before = models.CharField(max_length=20, blank=True)
    after = models.CharField(max_length=20, blank=True)
    why = models.TextField(blank=True)
    at = models.DateTimeField()

    objects = TransitionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(case__isnull=False) ^ models.Q(copy__isnull=False), name="of_a_case_or_of_a_copy"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()} · {self.at:%Y-%m-%d}"

    @property
    def told_why(self) -> str:
        """The reason, where the history is its only place."""
        return self.why if self.step in _TOLD_WITH_WHY else ""
