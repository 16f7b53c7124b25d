"""A clause of a code of conduct. Its words are never changed: another wording is another edition.

So what was decided by the old one can be read as it stood.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.db import models, transaction

from taswib.desk.code_of_conduct import CodeOfConduct
from taswib.desk.refusals import AnchorTaken, ClauseChanged
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.people.spoken import in_this_language


@dataclass(frozen=True)
class ClauseWords:
    """What a clause says. `anchor` is its name in addresses, the same for all its editions."""

    anchor: str
    title_ar: str
    title_en: str
    words_ar: str
    words_en: str


class ClauseQuerySet(models.QuerySet["Clause"]):
    def of(self, newsroom: Newsroom) -> "ClauseQuerySet":
        """All editions of all codes."""
        return self.filter(code__newsroom=newsroom).select_related("code")

    def in_force(self) -> "ClauseQuerySet":
        return self.filter(until=None).order_by("code", "position", "id")

    def that_can_be_cited(self, newsroom: Newsroom) -> "ClauseQuerySet":
        """Those in force of the codes that the newsroom keeps to."""
        return self.of(newsroom).in_force().filter(code__is_active=True)


class Clause(models.Model):
    """One edition, in force from `since` until `until` (null: still). `by` wrote it; null where it came with its code."""

    code = models.ForeignKey(CodeOfConduct, on_delete=models.PROTECT, related_name="clauses")
    anchor = models.SlugField(max_length=40)
    edition = models.PositiveSmallIntegerField(default=1)
    position = models.PositiveSmallIntegerField()
    title_ar = models.CharField(max_length=160)
    title_en = models.CharField(max_length=160, blank=True)
    words_ar = models.TextField()
    words_en = models.TextField(blank=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = ClauseQuerySet.as_manager()

    class Meta:
        ordering = ["code", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["code", "anchor", "edition"], name="one_wording_an_edition"),
            models.UniqueConstraint(
                fields=["code", "anchor"], condition=models.Q(until=None), name="one_edition_in_force"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return in_this_language(self.title_ar, self.title_en)

    @property
    def words(self) -> str:
        return in_this_language(self.words_ar, self.words_en)

    @property
    def says(self) -> ClauseWords:
        return ClauseWords(self.anchor, self.title_ar, self.title_en, self.words_ar, self.words_en)

    @property
    def fragment(self) -> str:
        """Where it stands on the policy's page, whatever its edition."""
        return f"{self.code.key}-{self.anchor}"

    @transaction.atomic
    def reword(self, words: ClauseWords, *, by: Person | None, now: datetime) -> "Clause":
        """The edition that is in force from now on; itself where nothing changed. Raises ClauseChanged where it is over."""
        self._hold()
        words = replace(words, anchor=self.anchor)
        if words == self.says:
            return self
        self._end(now)
        return Clause.objects.create(
            **vars(words), code=self.code, edition=self.edition + 1, position=self.position, since=now, by=by
        )

    @transaction.atomic
    def retire(self, *, now: datetime) -> None:
        """No complaint can cite it from now on; what cited it keeps it. Raises ClauseChanged."""
        self._hold()
        self._end(now)

    def _hold(self) -> None:
        if Clause.objects.select_for_update().get(pk=self.pk).until is not None:
            raise ClauseChanged

    def _end(self, now: datetime) -> None:
        self.until = now
        self.save(update_fields=["until"])


@transaction.atomic
def add_clause(code: CodeOfConduct, words: ClauseWords, *, by: Person | None, now: datetime) -> Clause:
    """The last of its code. Raises AnchorTaken when a clause in force has this anchor."""
    theirs = Clause.objects.filter(code=CodeOfConduct.objects.select_for_update().get(pk=code.pk))
    same = theirs.filter(anchor=words.anchor).order_by("-edition").first()
    if same and same.until is None:
        raise AnchorTaken
    last = theirs.aggregate(last=models.Max("position"))["last"]
    return Clause.objects.create(
        **vars(words),
        code=code,
        edition=same.edition + 1 if same else 1,
        position=0 if last is None else last + 1,
        since=now,
        by=by,
    )
