"""A newsroom in which every address has something to show, and in every private field a word that tells on itself."""

from dataclasses import dataclass

from django.test import Client
from django.utils import timezone

from taswib.archive.article import Article
from taswib.archive.source import Kind, Source, add_source
from taswib.desk.clause import Clause
from taswib.desk.code_library import clauses_to_cite
from taswib.desk.confirming import add_by_hand
from taswib.desk.copy import Copy
from taswib.desk.countersignature import Countersignature
from taswib.desk.countersigning import ask_to_look
from taswib.desk.deadline_profile import DeadlineProfile
from taswib.desk.decision import Outcome
from taswib.desk.holiday import Holiday
from taswib.desk.notice import Notice, NoticeKind, Severity, Wording, draft_notice
from taswib.desk.partners.first_contact import FirstContact
from taswib.desk.partners.hearing import hear
from taswib.desk.partners.message import PartnerMessage
from taswib.desk.partners.partner import Partner, keep_partner
from taswib.desk.partners.telling import tell_partners
from taswib.desk.repair import Repair
from taswib.desk.report import Report
from taswib.desk.transition import Step
from taswib.following.choice import Choice, Rhythm, Subject
from taswib.following.follower import new_follower
from taswib.following.wish import wish
from taswib.ledger.witness import Witness
from taswib.ledger.witnessed import WitnessedLog, witness_log
from taswib.people.desk_session import DeskSession, begin_session
from taswib.people.invitation import Invitation, make_invitation
from taswib.people.membership import Membership, Role
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.proof import Cosigner, SigningKey
from tests import cast
from tests.console.staff import unlock_in

PRIVATE = (
    "wrong",
    "right",
    "how",
    "contact",
    "about",
    "message",
    "question",
    "brief",
    "explanation",
    "reasons",
    "closing",
    "draft",
    "site answer",
    "site contact",
    "follower",
    "partner answer",
)
ALL = Choice(Subject.ALL)
ROLES = (
    "anonymous",
    "reader",
    "editor",
    "author",
    "other author",
    "standards",
    "reviewer",
    "administrator",
    "edited it",
    "named",
)
_USERNAMES = {
    "editor": "hala",
    "author": "nizar",
    "standards": "salma",
    "administrator": "wael",
    "reviewer": "thurayya",
    "edited it": "karim",
    "named": "rima",
}


def canary(field: str) -> str:
    """The word of a private field, which stands nowhere else in the world."""
    return f"عصفور-{field}-q7z"


def canaries_in(text: str) -> set[str]:
    return {field for field in PRIVATE if canary(field) in text}


@dataclass
class Scene:
    """`talking` waits for an answer, `drafting` has a draft, `published` a public notice, `closed` none."""

    newsroom: Newsroom
    people: dict[str, Person]
    article: Article
    talking: Report
    drafting: Report
    published: Report
    closed: Report
    notice: Notice
    receipts: list[str]
    repair: Repair
    signature: Countersignature
    message: PartnerMessage

    @property
    def reports(self) -> list[Report]:
        return [self.talking, self.drafting, self.published, self.closed]

    @property
    def profile(self) -> DeadlineProfile:
        return DeadlineProfile.objects.get_or_create(newsroom=self.newsroom, name_ar="قاعدة", days=3)[0]

    @property
    def clause(self) -> Clause:
        return clauses_to_cite(self.newsroom, cast.NOW)[0]

    @property
    def holiday(self) -> Holiday:
        return Holiday.objects.get_or_create(newsroom=self.newsroom, day=cast.NOW.date(), name_ar="عطلة")[0]

    def secret_for(self, pattern: str) -> str:
        """What an address of this kind holds that nobody can guess."""
        # The canary is no mail address, so that no page can have it from anywhere but the follower's own row.
        if pattern.startswith("desk/invitations"):
            return self._invite()[1]
        if pattern.startswith("follow/mine"):
            one = new_follower(self.newsroom, canary("follower"), "ar", cast.NOW)
            one.follow(ALL, Rhythm.ONCE, cast.NOW)
            return one.secret
        if pattern.startswith("follow/confirm"):
            asked = wish(self.newsroom, canary("follower"), ALL, Rhythm.ONCE, language="ar", now=timezone.now())
            return asked.secret if asked else ""
        return self.message.secret if pattern.startswith("partners") else self.repair.secret

    @property
    def first_contact(self) -> FirstContact:
        key = SigningKey("rasid.example/ledger", bytes(32)).verifier
        named = {"name": "راصد", "first_at": cast.NOW, "last_at": cast.NOW}
        return FirstContact.objects.get_or_create(newsroom=self.newsroom, key=str(key), defaults=named)[0]

    @property
    def witness(self) -> Witness:
        known = {"name": "راصد", "address": "https://127.0.0.1/ledger/witness", "added_at": cast.NOW}
        key = str(Cosigner("rasid.example/witness", bytes(32)).key)
        return Witness.objects.get_or_create(newsroom=self.newsroom, key=key, defaults=known)[0]

    @property
    def witnessed(self) -> WitnessedLog:
        return witness_log(self.newsroom, str(SigningKey("rasid.example/ledger", bytes(32)).verifier), cast.NOW)

    @property
    def session(self) -> DeskSession:
        return begin_session(self.people["editor"], "Firefox · Android", timezone.now())

    @property
    def invitation(self) -> Invitation:
        return self._invite()[0]

    def _invite(self) -> tuple[Invitation, str]:
        keeper, now = self.people["administrator"], timezone.now()
        return make_invitation(self.newsroom, [Role.EDITOR], "جميلة", by=keeper, now=now)

    @property
    def source(self) -> Source:
        return add_source(self.newsroom, Kind.FEED, "https://nahr.example/feed", cast.NOW)[0]

    def browser(self, role: str) -> Client:
        """The role's browser: signed in, or with a thread open."""
        client = Client(raise_request_exception=False)
        if role in self.people:
            client.force_login(self.people[role])
            unlock_in(client, self.people[role])
        if role == "reader":
            client.post("/receipt", {"code": self.receipts[0]})
        return client


def set_scene() -> Scene:
    newsroom = cast.found_newsroom()
    people = {role: cast.hire(newsroom, name) for role, name in _USERNAMES.items()}
    people["other author"] = Person.objects.join("yara", cast.PASSWORD, name_ar="يارا سليم", name_en="Yara Salim")
    Membership.objects.create(newsroom=newsroom, person=people["other author"], role=Role.AUTHOR)
    cast.publish_article(newsroom, people["other author"], text=cast.ENGLISH, name="other")
    article = cast.publish_article(newsroom, people["author"])
    cast.publish_article(newsroom, people["author"], text=cast.TEXT.replace("48", "84"))
    article.refresh_from_db()
    article.editors.add(people["edited it"])
    sent = [_report(article) for _ in range(4)]
    scene = Scene(
        newsroom,
        people,
        article,
        *(one.report for one in sent),
        Notice(),
        [one.receipt for one in sent],
        Repair(),
        Countersignature(),
        PartnerMessage(),
    )
    _talk(scene)
    for report in (scene.drafting, scene.published):
        _decide(scene, report, Outcome.UPHELD)
    _draft(scene, scene.drafting, canary("draft"))
    scene.notice = _draft(scene, scene.published, "ورد رقم الكلفة معكوسًا.")
    scene.notice.publish(by=people["editor"], now=cast.NOW)
    scene.message = _tell_partner(scene)
    scene.repair = _ask_site(scene)
    scene.closed.withdraw(now=cast.NOW)
    scene.closed.case.close(canary("closing"), by=people["editor"], now=cast.NOW)
    return scene


def _report(article: Article) -> object:
    words = {field: canary(field) for field in ("wrong", "right", "how", "contact")}
    sent = cast.write_report(article, exact="بكلفة 84 مليون ليرة", about=f"ريما عساف، {canary('about')}", **words)
    sent.report.add(canary("message"), now=cast.NOW)
    return sent


def _talk(scene: Scene) -> None:
    case, editor = scene.talking.case, scene.people["editor"]
    case.take(by=editor, now=cast.NOW)
    case.ask_author(canary("brief"), by=editor, now=cast.NOW)
    case.explain(canary("explanation"), by=scene.people["author"], now=cast.NOW)
    cast.let_look(scene.talking, editor, scene.people["standards"])
    case.contact_of(scene.talking, by=editor, now=cast.NOW, keyring=cast.keyring(editor), why="سؤال عن الوثيقة")
    scene.signature = ask_to_look(scene.talking, "سؤال آخر", by=scene.people["standards"], now=cast.NOW)
    case.ask(scene.talking, canary("question"), by=editor, now=cast.NOW)


def _decide(scene: Scene, report: Report, outcome: Outcome) -> None:
    report.case.decide(outcome, canary("reasons"), by=scene.people["editor"], now=cast.NOW)


def _draft(scene: Scene, report: Report, words: str) -> Notice:
    said = Wording(NoticeKind.CORRECTION, Severity.SUBSTANTIVE, "بكلفة 48 مليون ليرة", "بكلفة 84 مليون ليرة", words)
    return draft_notice(cast.reread(report).case, said, by=scene.people["editor"], now=cast.NOW)


def _tell_partner(scene: Scene) -> PartnerMessage:
    partner = Partner(newsroom=scene.newsroom, name="مدى", hosts=["127.0.0.1"], gets_all=True)
    keep_partner(partner, by=scene.people["standards"], now=cast.NOW)
    record = scene.notice.records.get()
    (message,) = tell_partners(record, "published", cast.NOW)
    hear(message, Step.REFUSED, canary("partner answer"), now=cast.NOW)
    return PartnerMessage.objects.get(pk=message.pk)


def _ask_site(scene: Scene) -> Repair:
    editor = scene.people["editor"]
    place = Copy(address="https://127.0.0.1/bridge", outlet="مدى", places=[["بكلفة 48 مليون ليرة"]])
    repair = add_by_hand(scene.notice, place, by=editor, now=cast.NOW)
    repair.ask(canary("site contact"), by=editor, now=cast.NOW)
    repair.hear(Step.REFUSED, canary("site answer"), now=cast.NOW)
    return Repair.objects.get(pk=repair.pk)
