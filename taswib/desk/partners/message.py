"""A message to a partner, which waits until it arrived: what happened to a notice, or our answer to a notice of theirs."""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from taswib.desk.partners.partner import Partner
from taswib.desk.receipt import lookup_of, receipt_for
from taswib.desk.transition import Step
from taswib.desk.tried import Tried

if TYPE_CHECKING:
    from taswib.desk.notice import Notice

ANSWERS = (Step.HEARD, Step.SAYS_FIXED, Step.REFUSED)


class PartnerMessageQuerySet(models.QuerySet["PartnerMessage"]):
    def due(self, now: datetime) -> "PartnerMessageQuerySet":
        """Those to be sent by now, the longest due first."""
        wanted = self.filter(next_at__lte=now, partner__ended_at=None).order_by("next_at", "pk")
        return wanted.select_related("partner__newsroom", "notice")

    def by_web(self) -> "PartnerMessageQuerySet":
        return self.exclude(partner__address="")

    def by_mail(self) -> "PartnerMessageQuerySet":
        return self.filter(partner__address="").exclude(partner__mail="")

    def opened_by(self, secret: str) -> "PartnerMessage | None":
        """The message whose page this secret opens, for the partner that got it."""
        found = self.filter(Q(lookup=lookup_of(secret)), partner__ended_at=None)
        return found.select_related("partner__newsroom", "notice__article").first()


class PartnerMessage(Tried):
    """`uid` is what the partner knows it by; `key` what it is about, so that it is written once.

    `body` is what is sent, but for the address of the partner's page, whose secret follows from `token` and is stored nowhere.
    `next_at` is null, too, where it goes by hand.
    """

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="messages")
    notice = models.ForeignKey("desk.Notice", null=True, on_delete=models.PROTECT, related_name="partner_messages")
    what = models.CharField(max_length=12)
    uid = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=60)
    body = models.TextField()
    token = models.CharField(max_length=32, editable=False)
    lookup = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField()
    answer = models.CharField(max_length=10, blank=True, choices=[(one.value, one.label) for one in ANSWERS])
    answer_words = models.TextField(blank=True, help_text="the partner's own words; never public")
    answer_address = models.URLField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)

    objects = PartnerMessageQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["partner", "key"], name="one_message_a_matter")]
        indexes = [models.Index(fields=["next_at"])]

    def __str__(self) -> str:
        return f"{self.what} · {self.uid}"

    @property
    def secret(self) -> str:
        """What opens the partner's page of this message; stored nowhere."""
        return receipt_for(self.token)

    @property
    def page(self) -> str:
        """The address of that page. It holds a secret: write it into no log."""
        return f"{self.partner.newsroom.address}/partners/{self.secret}"

    @property
    def whole(self) -> str:
        """What is sent, word for word the same however often."""
        says = json.loads(self.body)
        if "answer" in says:
            says["answer"]["page"] = self.page
        return json.dumps(says, ensure_ascii=False)

    @property
    def host(self) -> str:
        """Whose server it goes to: one at a time of each."""
        return self.partner.address.split("/")[2] if self.partner.address else self.partner.mail

    @property
    def is_given_up(self) -> bool:
        return self.next_at is None and self.done_at is None and self.tries > 0

    def send_again(self, now: datetime) -> None:
        """From the beginning, under the same name."""
        self.tries, self.next_at, self.done_at = 0, now, None
        self.save(update_fields=["tries", "next_at", "done_at"])


def put_out(
    partner: Partner, what: str, key: str, says: Mapping[str, object], *, notice: "Notice | None", now: datetime
) -> PartnerMessage:
    """Have the partner told, in the caller's transaction; a second time about the same matter changes nothing."""
    known = PartnerMessage.objects.filter(partner=partner, key=key).first()
    if known:
        return known
    uid, token = f"msg_{secrets.token_hex(12)}", secrets.token_hex(16)
    return PartnerMessage.objects.create(
        partner=partner,
        notice=notice,
        what=what,
        uid=uid,
        key=key,
        body=json.dumps({"format": "taswib-message/1", "id": uid, **says}, ensure_ascii=False),
        token=token,
        lookup=lookup_of(receipt_for(token)),
        made_at=now,
        next_at=now if partner.address or partner.mail else None,
    )
