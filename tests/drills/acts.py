"""What people do on an installation of their own, run there as `python -m tests.drills.acts NAME JSON`; prints JSON."""

import json
import os
import sys
from collections.abc import Callable
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taswib.site.settings")
django.setup()

from django.utils import timezone  # noqa: E402

from taswib.archive.incoming import Incoming  # noqa: E402
from taswib.archive.taking_in import take_in  # noqa: E402
from taswib.desk.case import Case  # noqa: E402
from taswib.desk.confirming import add_by_hand  # noqa: E402
from taswib.desk.copy import Copy, Origin  # noqa: E402
from taswib.desk.decision import Outcome  # noqa: E402
from taswib.desk.finding_copies import place_by_hand  # noqa: E402
from taswib.desk.notice import Notice, NoticeKind, Severity, Wording, draft_notice  # noqa: E402
from taswib.desk.partners.first_contact import FirstContact  # noqa: E402
from taswib.desk.partners.message import PartnerMessage  # noqa: E402
from taswib.desk.partners.partner import Partner, keep_partner  # noqa: E402
from taswib.desk.repair import Repair  # noqa: E402
from taswib.ledger.log import Log  # noqa: E402
from taswib.ledger.witness import Witness  # noqa: E402
from taswib.ledger.witnessed import witness_log  # noqa: E402
from taswib.people.membership import Membership, Role  # noqa: E402
from taswib.people.newsroom import Newsroom  # noqa: E402
from taswib.people.person import Person  # noqa: E402
from tests import cast  # noqa: E402

NOTICE = Wording(NoticeKind.CORRECTION, Severity.LIMITED, cast.MISTAKE, "بكلفة 84 مليون ليرة", "ورد رقم الكلفة معكوسًا.")


def found(slug: str, home: str, page: str) -> dict[str, Any]:
    """A newsroom with an editor and one article of its own, which stands at `page`."""
    newsroom = Newsroom.objects.create(slug=slug, name_ar=slug, name_en=slug, home=home)
    editor = Person.objects.join("hala", cast.PASSWORD, name_ar="هالة", name_en="Hala")
    Membership.objects.create(newsroom=newsroom, person=editor, role=Role.STANDARDS)
    take_in(newsroom, Incoming(identity=page, address=page, text=cast.TEXT, seen_from=page, outlet=slug), now=_now())
    log = Log.objects.of(newsroom)
    return {"key": str(log.verifier), "witness": str(log.cosigner.key)}


def befriend(name: str, site: str, key: str, witness: str, hosts: list[str]) -> dict[str, Any]:
    """Another newsroom becomes a partner and a witness; its key is accepted where it is given."""
    newsroom, editor = Newsroom.objects.get(), Person.objects.get()
    partner = Partner(newsroom=newsroom, name=name, hosts=hosts, address=f"{site}/api/v1/messages")
    keep_partner(partner, by=editor, now=_now())
    if key:
        partner.accept(key, by=editor, now=_now())
        witness_log(newsroom, key, _now())
    if witness:
        known = {"name": name, "address": f"{site}/ledger/witness", "key": witness, "added_at": _now()}
        Witness.objects.create(newsroom=newsroom, **known)
    return {}


def publish(copy: str) -> dict[str, Any]:
    """Correct the article, and confirm that the error stands at the address of a partner's page."""
    newsroom, editor = Newsroom.objects.get(), Person.objects.get()
    article = newsroom.articles.get()
    case = cast.write_report(article, now=_now()).report.case
    case.decide(Outcome.UPHELD, "راجعنا محضر الجلسة.", by=editor, now=_now())
    notice = draft_notice(case, NOTICE, by=editor, now=_now())
    notice.publish(by=editor, now=_now())
    place: Copy = place_by_hand(notice, copy, "مدى")
    place.origin = Origin.HAND
    add_by_hand(notice, place, by=editor, now=_now())
    return {}


def accept_contact() -> dict[str, Any]:
    """Somebody compared the fingerprint with the one partner, and its log is countersigned with that."""
    contact, editor = FirstContact.objects.get(), Person.objects.get()
    key = contact.key
    contact.accept_for(Partner.objects.get(), by=editor, now=_now())
    witness_log(Newsroom.objects.get(), key, _now())
    return {}


def accept_suggestion() -> dict[str, Any]:
    """The desk accepts what was suggested and publishes its own notice."""
    editor, case = Person.objects.get(), Case.objects.get(kind="suggested")
    case.suggestion.accept(by=editor, now=_now())
    draft_notice(Case.objects.get(pk=case.pk), NOTICE, by=editor, now=_now()).publish(by=editor, now=_now())
    return {"partner": case.suggestion.partner.name, "number": case.suggestion.number}


def send_again() -> dict[str, Any]:
    for one in PartnerMessage.objects.filter(done_at=None):
        one.send_again(_now())
    Witness.objects.update(next_at=None)
    return {}


def look() -> dict[str, Any]:
    """How everything stands."""
    return {
        "repairs": list(Repair.objects.values_list("state", flat=True)),
        "notices": Notice.objects.standing().count(),
        "contacts": FirstContact.objects.count(),
        "suggested": Case.objects.filter(kind="suggested").count(),
        "messages": [
            [one.what, one.detail, one.done_at is not None, one.answer] for one in PartnerMessage.objects.all()
        ],
        "witnesses": [[one.size, one.detail] for one in Witness.objects.all()],
    }


def _now() -> Any:
    return timezone.now()


ACTS: dict[str, Callable[..., dict[str, Any]]] = {
    act.__name__: act for act in (found, befriend, publish, accept_contact, accept_suggestion, send_again, look)
}

if __name__ == "__main__":
    print(json.dumps(ACTS[sys.argv[1]](**json.loads(sys.argv[2]))))
