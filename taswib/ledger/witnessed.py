"""Being a witness: the logs of others, each as we saw it last, and our cosignature under what only grew."""

from datetime import datetime

from django.db import models, transaction
from django.db.models import F, Q

from taswib.ledger.log import Log
from taswib.people.newsroom import Newsroom
from taswib.proof import BadNote, Checkpoint, VerifierKey
from taswib.proof.witnessing import Declined, Submission, Why, judged, read_submission


class AnotherKey(BadNote):
    """Checkpoints of a log of this name were cosigned that another key had signed."""


class WitnessedLogQuerySet(models.QuerySet["WitnessedLog"]):
    def of(self, newsroom: Newsroom) -> "WitnessedLogQuerySet":
        return self.filter(newsroom=newsroom, ended_at=None)


class WitnessedLog(models.Model):
    """`note` is the last checkpoint that was cosigned, "" before the first; `declined` how often none was, and why last."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="witnessed_logs")
    origin = models.CharField(max_length=300)
    key = models.CharField(max_length=500)
    note = models.TextField(blank=True)
    cosigned_at = models.DateTimeField(null=True)
    declined = models.PositiveIntegerField(default=0)
    detail = models.CharField(max_length=200, blank=True)
    declined_at = models.DateTimeField(null=True)
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = WitnessedLogQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["newsroom", "origin"], condition=Q(ended_at=None), name="one_witnessed_log_an_origin"
            )
        ]

    def __str__(self) -> str:
        return self.origin

    @property
    def verifier(self) -> VerifierKey:
        return VerifierKey.read(self.key)

    @property
    def seen(self) -> Checkpoint | None:
        """The last that was cosigned."""
        return Checkpoint.verified(self.note, self.verifier) if self.note else None

    def end(self, now: datetime) -> None:
        """Nothing more of it is cosigned; taken up again, it goes on from what was seen."""
        self.ended_at = now
        self.save(update_fields=["ended_at"])


def witness_log(newsroom: Newsroom, written_key: str, now: datetime) -> WitnessedLog:
    """From now on countersign the log whose key this is, from where it was seen last, though that was given up meanwhile.

    One that is witnessed already stays as it is. Raises BadNote, AnotherKey.
    """
    key = VerifierKey.read(written_key)
    if len(key.name) > 300:
        raise BadNote("the name of this log is too long")
    theirs = WitnessedLog.objects.filter(newsroom=newsroom, origin=key.name)
    last = theirs.exclude(note="").order_by("pk").last()
    if last and last.key != str(key):
        raise AnotherKey("checkpoints of a log of this name were countersigned with another key")
    seen = {"note": last.note, "cosigned_at": last.cosigned_at} if last else {}
    made, _new = WitnessedLog.objects.get_or_create(
        newsroom=newsroom, origin=key.name, ended_at=None, defaults={"key": str(key), "added_at": now, **seen}
    )
    if made.key != str(key):
        raise AnotherKey("a log of this name is countersigned with another key")
    return made


def countersign(newsroom: Newsroom, body: bytes, now: datetime) -> str:
    """The line of this newsroom's witness under the checkpoint that `body` submits; it is kept before it is given.

    Raises Declined.
    """
    submission = read_submission(body)
    try:
        return _countersign(newsroom, submission, now)
    except Declined as declined:
        _note(newsroom, submission, declined, now)
        raise


@transaction.atomic
def _countersign(newsroom: Newsroom, submission: Submission, now: datetime) -> str:
    known = WitnessedLog.objects.of(newsroom).filter(origin=submission.checkpoint.origin)
    log = known.select_for_update().first()
    if log is None:
        raise Declined(Why.UNKNOWN, "no log of this name is witnessed here")
    judged(submission, log.verifier, log.seen)
    text = log.verifier.signed(submission.note)
    log.note, log.cosigned_at = submission.note, now
    log.save(update_fields=["note", "cosigned_at"])
    return Log.objects.of(newsroom).cosigner.cosign(text, int(now.timestamp()))


def _note(newsroom: Newsroom, submission: Submission, declined: Declined, now: datetime) -> None:
    """Keep that its log forked. What anybody could have sent who has its public checkpoints is not the log's doing."""
    if declined.is_fork:
        theirs = WitnessedLog.objects.of(newsroom).filter(origin=submission.checkpoint.origin)
        theirs.update(declined=F("declined") + 1, detail=str(declined)[:200], declined_at=now)
