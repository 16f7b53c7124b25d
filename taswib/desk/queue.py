"""The queue: which cases, in which order, counted how. Every selection that a face needs has its name here."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from taswib.archive.article import Article
from taswib.desk.case_kind import UNREPORTED, CaseKind
from taswib.desk.changed_fact import ChangedFact
from taswib.desk.explanation import Explanation
from taswib.desk.lane import Lane
from taswib.desk.recusal import conflicted
from taswib.desk.referred import Referred
from taswib.desk.report import Report
from taswib.desk.state import UNANSWERED, State
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.text.folding import fold

if TYPE_CHECKING:
    from taswib.desk.case import Case


class CaseQuerySet(models.QuerySet["Case"]):
    def of(self, newsroom: Newsroom) -> "CaseQuerySet":
        return self.filter(newsroom=newsroom)

    def handled_by(self, person: Person) -> "CaseQuerySet":
        """Those that this person may handle: all but the ones in which they have a conflict of interest."""
        return self.exclude(conflicted(person))

    def told_to(self, author: Person) -> "CaseQuerySet":
        """Those on articles that this person wrote or edited, each with what `authors_line` reads, the newest first."""
        theirs = Article.objects.filter(Q(authors=author) | Q(editors=author)).values("pk")
        lean = self.filter(article__in=theirs).select_related("article__current", "decision")
        own = Prefetch("explanations", Explanation.objects.filter(by=author))
        return lean.defer("article__current__text").prefetch_related(own).newest_first()

    def on_their_own(self) -> "CaseQuerySet":
        """Without those whose reports are handled in another case."""
        return self.filter(joined_to=None)

    def still_open(self) -> "CaseQuerySet":
        return self.exclude(state=State.CLOSED)

    def waiting(self) -> "CaseQuerySet":
        """Those in which somebody of the desk still has to act: open, or closed with an appeal that nobody answered."""
        appealed = Report.objects.filter(appeal_answered_at=None).exclude(appealed_at=None).values("case")
        return self.on_their_own().filter(~Q(state=State.CLOSED) | Q(pk__in=appealed))

    def stuck(self) -> "CaseQuerySet":
        """Those for which nobody of the desk is free of conflict."""
        return self.waiting().filter(referred_to=Referred.NOBODY)

    def unanswered(self) -> "CaseQuerySet":
        """Not decided yet, so that a reader waits."""
        return self.filter(state__in=UNANSWERED)

    def overdue(self, on: date) -> "CaseQuerySet":
        """Something was due before this day and is not done."""
        return self.filter(overdue(on))

    def beside(self, case: "Case") -> "CaseQuerySet":
        """Other undecided cases on the same article that readers opened, which may be handled together with this one."""
        reported = self.unanswered().exclude(kind__in=UNREPORTED)
        return reported.filter(article_id=case.article_id).exclude(pk=case.pk)

    def naming(self, words: str) -> "CaseQuerySet":
        """Those whose headline or marked words hold `words` in any spelling (hamza, tashkeel, digits).

        Reads a headline and the marked words of each case that is selected so far: measured for thousands, not
        for millions, which will need the folded index of the archive.
        """
        sought = fold(words).text.strip()
        said = (
            "reports__exact", "silent_edit__facts__stood", "silent_edit__facts__stands", "suggestion__exact",
        )  # fmt: skip
        rows = self.order_by().values_list("pk", "article__current__headline", *said)
        found = {pk for pk, *words in rows if sought in fold("\n".join(filter(None, words))).text}
        return self.filter(pk__in=found)

    def appealed(self) -> "CaseQuerySet":
        """Those in which a reader appealed and waits for somebody else's answer."""
        appeals = Report.objects.filter(case=OuterRef("pk"), appeal_answered_at=None).exclude(appealed_at=None)
        return self.filter(models.Exists(appeals))

    def or_those(self, others: "CaseQuerySet", keys: set[int]) -> "CaseQuerySet":
        """These, and those of `others` with these keys."""
        return others.filter(models.Q(pk__in=self.order_by().values("pk")) | models.Q(pk__in=keys)) if keys else self

    def with_reports(self) -> "CaseQuerySet":
        """Each with its article and holder, `marked` (the words that its leading report marked, that stood before a silent
        edit or that a partner's notice names), `stands` (what stands after it, or should) and `report_count`.
        """
        of_case = Report.objects.filter(case=OuterRef("pk"))
        facts = ChangedFact.objects.filter(edit__case=OuterRef("pk")).order_by("id")
        counted = of_case.order_by().values("case").annotate(count=Count("pk")).values("count")
        lean = self.select_related("newsroom", "article__current", "holder").defer("article__current__text")
        return lean.annotate(
            marked=Coalesce(
                Subquery(of_case.order_by("id").values("exact")[:1]),
                Subquery(facts.values("stood")[:1]),
                F("suggestion__exact"),
            ),
            stands=Coalesce(Subquery(facts.values("stands")[:1]), F("suggestion__stands")),
            report_count=Coalesce(Subquery(counted), 0),
        )

    def first_with_reports(self, count: int, start: int = 0) -> "list[Case]":
        """Some of them in their order, as `with_reports`, which is asked of these alone and not of thousands."""
        numbers = list(self.values_list("pk", flat=True)[start : start + count])
        found = {case.pk: case for case in self.model.objects.filter(pk__in=numbers).with_reports()}
        return [found[number] for number in numbers if number in found]

    def due_first(self) -> "CaseQuerySet":
        """What is due first comes first; what nothing is due of, last."""
        return self.order_by(F("due_on").asc(nulls_last=True), "id")

    def newest_first(self) -> "CaseQuerySet":
        return self.order_by("-id")

    def counted(self, selections: dict[str, Q]) -> dict[str, int]:
        """How many are in each selection, asked at once."""
        return self.aggregate(**{name: Count("pk", filter=chosen) for name, chosen in selections.items()})

    def counted_by_kind(self) -> dict[str, int]:
        """How many of each kind; kinds without any are absent."""
        return dict(self.order_by().values_list("kind").annotate(count=Count("pk")))


def overdue(on: date) -> Q:
    """The condition behind `CaseQuerySet.overdue`."""
    return Q(due_on__lt=on)


def selections(person: Person, on: date, soon: date) -> dict[str, Q]:
    """The queue's filters by name, for this person on this day; what is due until `soon` is due soon."""
    return {
        "open": ~Q(state=State.CLOSED) & Q(lane=""),
        "mine": ~Q(state=State.CLOSED) & Q(holder=person),
        "unheld": ~Q(state=State.CLOSED) & Q(holder=None),
        "waiting": Q(state=State.WAITING),
        "decided": Q(state=State.DECIDED),
        "overdue": overdue(on),
        "soon": Q(due_on__gte=on, due_on__lte=soon),
        "referred": _referred_to(person),
        "closed": Q(state=State.CLOSED),
    }


def _referred_to(person: Person) -> Q:
    """Those that wait for somebody of this person's roles because others are recused."""
    theirs = person.memberships.filter(newsroom=OuterRef("newsroom"), role=OuterRef("referred_to"))
    return ~Q(referred_to="") & ~Q(state=State.CLOSED) & Q(models.Exists(theirs))


def by_kind(shown: Q) -> dict[str, Q]:
    """Those of a selection by what they are about."""
    return {f"kind_{kind.value}": shown & Q(kind=kind) for kind in CaseKind}


def lanes() -> dict[str, Q]:
    """What waits in each lane, by its name."""
    return {lane.value: Q(lane=lane, state__in=UNANSWERED) for lane in Lane}
