"""Every address of the product, asked by every hand in every way."""

import copy
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from taswib.desk.reply_library import replies_of
from taswib.desk.report import Report
from taswib.fediverse.actor_key import ActorKey
from taswib.letters.mail_server import mail_server
from tests.attacks.scene import ROLES, Scene, canaries_in, set_scene

READERS_WORDS = {"wrong", "right", "how", "about", "message", "question"}
OF_THE_DESK = READERS_WORDS | {"brief", "explanation", "reasons", "closing", "draft"}


def desk(words: set[str]) -> dict[str, set[str]]:
    """Who handles cases; the administrator runs the server and reads nothing."""
    return {"editor": words, "standards": words}


FOR_DESK = desk(OF_THE_DESK)
AGREED = OF_THE_DESK - {"reasons", "closing", "draft"}
FOR_JUDGES = FOR_DESK | {"reviewer": OF_THE_DESK}
"""The reviewer from outside reads and decides, and holds no key to a contact."""
OF_THE_AUTHOR = {"author": {"brief", "explanation"}, "edited it": {"brief"}}
NOBODY: dict[str, set[str]] = {}
THREAD = {"reader": {"wrong", "right", "how", "contact", "message", "question"}}
DRAFTS = desk({"draft"})
OF_PARTNERS = {role: {"partner answer"} for role in ("standards", "administrator")}
OF_SITES = desk({"site answer", "site contact"})

# Who may meet which private words, at every address that the product has. A new address comes in here, or the test
# fails; what is not granted here is shown to nobody. A contact is shown by one address to who gives a reason.
MAY_SEE: dict[str, dict[str, set[str]]] = {
    "home": NOBODY,
    "badge": NOBODY,
    "notice-card": NOBODY,
    "notice-newsml": NOBODY,
    "notice-annotation": NOBODY,
    "notice-ninjs-1.6": NOBODY,
    "notice-ninjs-2.2": NOBODY,
    "notice-ninjs-3.1": NOBODY,
    "trust": NOBODY,
    "trust-well-known": NOBODY,
    "embed": NOBODY,
    "embed-status": NOBODY,
    "embedding": NOBODY,
    "recent": NOBODY,
    "article-badge": NOBODY,
    "report-on": NOBODY,
    "site-repair": NOBODY,
    "partner-page": NOBODY,
    "add-checkpoint": NOBODY,
    "corrections": NOBODY,
    "notice": NOBODY,
    "corrections-atom": NOBODY,
    "corrections-json": NOBODY,
    "article-atom": NOBODY,
    "article-json": NOBODY,
    "ledger": NOBODY,
    "ledger-checkpoint": NOBODY,
    "ledger-log": NOBODY,
    "ledger-verify": NOBODY,
    "ledger-entry": NOBODY,
    "ledger-proof": NOBODY,
    "figures": NOBODY,
    "figures-csv": NOBODY,
    "figures-json": NOBODY,
    "policy": NOBODY,
    "follow": NOBODY,
    "webfinger": NOBODY,
    "nodeinfo-links": NOBODY,
    "nodeinfo": NOBODY,
    "actor": NOBODY,
    "actor-inbox": NOBODY,
    "actor-outbox": NOBODY,
    "actor-followers": NOBODY,
    "notice-activity": NOBODY,
    "follow-mail": NOBODY,
    "follow-asked": NOBODY,
    "follow-confirm": NOBODY,
    "follow-mine": NOBODY,
    "follow-stop": NOBODY,
    "article": NOBODY,
    "article-revision": NOBODY,
    "article-changes": NOBODY,
    "article-history": NOBODY,
    "article-sourcing": NOBODY,
    "report": NOBODY,
    "receipt": NOBODY,
    "receipt-leave": NOBODY,
    "thread": THREAD,
    "thread-messages": THREAD,
    "thread-withdrawal": NOBODY,
    "thread-appeal": THREAD,
    "thread-put-right": NOBODY,
    "thread-consent": NOBODY,
    "healthz": NOBODY,
    "robots": NOBODY,
    "favicon": NOBODY,
    "api:openapi-json": NOBODY,
    "api:api-root": NOBODY,
    "api:articles": NOBODY,
    "api:pings": NOBODY,
    "api:article": NOBODY,
    "api:revisions": NOBODY,
    "api:revision": NOBODY,
    "api:statements": NOBODY,
    "api:notices": NOBODY,
    "api:notice": NOBODY,
    "api:reports": NOBODY,
    "api:cases": NOBODY,
    "api:copies": NOBODY,
    "api:ledger": NOBODY,
    "api:ledger-entries": NOBODY,
    "api:figures": NOBODY,
    "api:messages": NOBODY,
    "api:answers": NOBODY,
    "api:missing": NOBODY,
    "console:sign-in": NOBODY,
    "console:sign-out": NOBODY,
    "console:queue": NOBODY,
    "console:figures": NOBODY,
    "console:export": desk({"reasons"}) | {"reviewer": {"reasons"}},
    "console:draft-check": NOBODY,
    "console:lane": NOBODY,
    "console:case-lane": desk(OF_THE_DESK - {"question", "brief", "explanation", "draft"}),
    "console:presence": NOBODY,
    "console:replies": NOBODY,
    "console:reply": NOBODY,
    "console:new-reply": NOBODY,
    "console:reply-rule": NOBODY,
    "console:codes": NOBODY,
    "console:code-file": NOBODY,
    "console:code": NOBODY,
    "console:code-export": NOBODY,
    "console:new-clause": NOBODY,
    "console:clause": NOBODY,
    "console:deadlines": NOBODY,
    "console:new-profile": NOBODY,
    "console:house": NOBODY,
    "console:profile": NOBODY,
    "console:holidays": NOBODY,
    "console:holiday-proposal": NOBODY,
    "console:holiday": NOBODY,
    "console:my-articles": NOBODY,
    "console:notices": DRAFTS,
    "console:sources": NOBODY,
    "console:source": NOBODY,
    "console:source-reading": NOBODY,
    "console:source-pause": NOBODY,
    "console:partners": NOBODY,
    "console:partner": OF_PARTNERS,
    "console:partner-key": OF_PARTNERS,
    "console:partner-end": NOBODY,
    "console:partner-sending": NOBODY,
    "console:first-contact": NOBODY,
    "console:witnesses": NOBODY,
    "console:witness-end": NOBODY,
    "console:witnessed-logs": NOBODY,
    "console:witnessed-log-end": NOBODY,
    "console:suggestion-acceptance": NOBODY,
    "console:suggestion-dismissal": NOBODY,
    "console:sign-in-code": NOBODY,
    "console:confirmation": NOBODY,
    "console:invitation": NOBODY,
    "console:account": NOBODY,
    "console:sessions": NOBODY,
    "console:session": NOBODY,
    "console:password": NOBODY,
    "console:language": NOBODY,
    "console:second-factor": NOBODY,
    "console:second-factor-end": NOBODY,
    "console:recovery-codes": NOBODY,
    "console:people": NOBODY,
    "console:invitations": NOBODY,
    "console:invitation-end": NOBODY,
    "console:people-rules": NOBODY,
    "console:person": NOBODY,
    "console:person-roles": NOBODY,
    "console:person-bylines": NOBODY,
    "console:person-sessions": NOBODY,
    "console:departure": NOBODY,
    "console:keys": NOBODY,
    "console:key-paper": NOBODY,
    "console:key-change": NOBODY,
    "console:key-access": NOBODY,
    "console:key-removal": NOBODY,
    "console:withdrawal": NOBODY,
    "console:change": NOBODY,
    "console:change-preview": NOBODY,
    "console:repairs-due": NOBODY,
    "console:repairs": NOBODY,
    "console:copies": NOBODY,
    "console:judgements": NOBODY,
    "console:tracing": NOBODY,
    "console:fixes": NOBODY,
    "console:repair": OF_SITES,
    "console:repair-holder": NOBODY,
    "console:repair-request": NOBODY,
    "console:repair-answer": OF_SITES,
    "console:repair-reading": NOBODY,
    "console:repair-dismissal": OF_SITES,
    "console:case": FOR_JUDGES | OF_THE_AUTHOR,
    "console:case-file": NOBODY,
    "console:holder": desk(OF_THE_DESK - {"question", "brief", "explanation", "draft"}),
    "console:brief": FOR_DESK,
    "console:explanation": OF_THE_AUTHOR,
    "console:decision": FOR_JUDGES,
    "console:admission": FOR_JUDGES,
    "console:clauses": FOR_JUDGES,
    "console:ruling": FOR_JUDGES,
    "console:closure": FOR_DESK,
    "console:gathering": desk(OF_THE_DESK - {"question", "brief", "explanation", "draft"}),
    "console:split": FOR_DESK,
    "console:recusal": NOBODY,
    "console:recusals": NOBODY,
    "console:lifting": NOBODY,
    "console:countersignature": desk(AGREED) | {"reviewer": AGREED},
    "console:countersigning": desk(OF_THE_DESK - {"brief", "closing", "explanation", "question"}),
    "console:conflicts": NOBODY,
    "console:joins": desk(OF_THE_DESK - {"reasons", "closing", "draft"}),
    "console:messages": FOR_DESK,
    "console:file": NOBODY,
    "console:appeal": FOR_JUDGES,
    "console:contact": desk(OF_THE_DESK),
    "console:edit-announcement": NOBODY,
    "console:edit-update": NOBODY,
    "console:edit-dismissal": NOBODY,
    "console:notice": DRAFTS,
    "console:preview": NOBODY,
    "console:publication": DRAFTS,
}
PUBLIC = {
    "webfinger",
    "nodeinfo-links",
    "nodeinfo",
    "actor",
    "actor-outbox",
    "actor-followers",
    "notice-activity",
    "ledger-checkpoint",
    "ledger-log",
    "ledger-proof",
    "corrections-atom",
    "corrections-json",
    "article-atom",
    "article-json",
    "robots",
    "favicon",
    "badge",
    "notice-card",
    "notice-newsml",
    "notice-annotation",
    "notice-ninjs-1.6",
    "notice-ninjs-2.2",
    "notice-ninjs-3.1",
    "trust",
    "trust-well-known",
    "embed",
    "embed-status",
    "recent",
    "article-badge",
    "api:openapi-json",
    "api:notices",
    "api:notice",
    "api:ledger",
    "api:ledger-entries",
    "api:figures",
}
"""Whose answers may be kept on the way; all others are no-store."""
UNTRACED = {
    "report",
    "report-on",
    "site-repair",
    "partner-page",
    "follow-mail",
    "follow-asked",
    "follow-confirm",
    "follow-mine",
    "follow-stop",
}
MAY_SET = {
    "receipt": {"thread", "csrftoken"},
    "receipt-leave": {"thread"},
    "thread": {"csrftoken"},
    "thread-messages": {"csrftoken"},
    "thread-withdrawal": {"csrftoken"},
    "thread-appeal": {"csrftoken"},
    "thread-put-right": {"csrftoken"},
    "thread-consent": {"csrftoken"},
}
GARBAGE = {
    "kind": "gossip", "passage": "9" * 30, "revision": "-1", "wrong": "\x07", "words": "كلام \u202e لا معنى له",
    "other": "9" * 40, "as_of": "x", "outcome": "maybe", "code": "!!!!", "key": "k" * 100, "edition": "e" * 99,
    "username": "x" * 500, "password": "\u0000", "next": "//elsewhere.example", "why": " ", "submission": "zz",
    "severity": "huge", "was": "\u2066", "language": "xx", "kept:words": "\x1b", "waits": "perhaps",
}  # fmt: skip
WAYS = {
    "GET": lambda client, path: client.get(path),
    "HEAD": lambda client, path: client.head(path),
    "POST nothing": lambda client, path: client.post(path, {}),
    "POST garbage": lambda client, path: client.post(path, GARBAGE),
    "PUT": lambda client, path: client.put(path, b"{", content_type="application/json"),
    "DELETE": lambda client, path: client.delete(path),
}
CSP = re.compile(r"(?:[a-z-]+(?: (?:'none'|'self'|'nonce-[\w+/=-]+'))*;? ?)+")


def routes(patterns: Iterable[object] | None = None, prefix: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """(name, pattern) of every address."""
    for one in get_resolver("taswib.site.urls").url_patterns if patterns is None else patterns:
        where = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, where, f"{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern):
            yield space + (one.name or ""), where


def addresses(scene: Scene, pattern: str) -> list[str]:
    """What the pattern stands for in the scene: one address, or one for each case."""
    reports = scene.reports if "case_id" in pattern else [scene.talking]
    return [_filled(scene, pattern, report) for report in reports]


def _filled(scene: Scene, pattern: str, report: Report) -> str:
    return "/" + re.sub(r"<\w+:(\w+)>", lambda found: str(_VALUES[found[1]](scene, report, pattern)), pattern)


_VALUES: dict[str, Callable[[Scene, Report, str], object]] = {
    "slug": lambda scene, report, pattern: scene.article.slug,
    "number": lambda scene, report, pattern: scene.notice.number if pattern.startswith("corrections") else 2,
    "article": lambda scene, report, pattern: scene.article.slug,
    "rest": lambda scene, report, pattern: "nothing",
    "source_id": lambda scene, report, pattern: scene.source.pk,
    "case_id": lambda scene, report, pattern: report.case_id,
    "report_id": lambda scene, report, pattern: report.pk,
    "notice_id": lambda scene, report, pattern: scene.notice.pk,
    "index": lambda scene, report, pattern: 0,
    "kind": lambda scene, report, pattern: "opinion",
    "reply_id": lambda scene, report, pattern: replies_of(scene.newsroom)[0].pk,
    "file_id": lambda scene, report, pattern: 1,
    "profile_id": lambda scene, report, pattern: scene.profile.pk,
    "code_id": lambda scene, report, pattern: scene.clause.code_id,
    "clause_id": lambda scene, report, pattern: scene.clause.pk,
    "holiday_id": lambda scene, report, pattern: scene.holiday.pk,
    "person_id": lambda scene, report, pattern: scene.people["edited it"].pk,
    "request_id": lambda scene, report, pattern: scene.signature.pk,
    "session_id": lambda scene, report, pattern: scene.session.pk,
    "invitation_id": lambda scene, report, pattern: scene.invitation.pk,
    "holder_id": lambda scene, report, pattern: scene.people["standards"].key_holder.pk,
    "repair_id": lambda scene, report, pattern: scene.repair.pk,
    "what": lambda scene, report, pattern: "decisions",
    "form": lambda scene, report, pattern: "csv",
    "secret": lambda scene, report, pattern: scene.secret_for(pattern),
    "partner_id": lambda scene, report, pattern: scene.message.partner_id,
    "message_id": lambda scene, report, pattern: scene.message.pk,
    "contact_id": lambda scene, report, pattern: scene.first_contact.pk,
    "witness_id": lambda scene, report, pattern: scene.witness.pk,
    "log_id": lambda scene, report, pattern: scene.witnessed.pk,
}
"""What stands for each part of an address; looked up only for the addresses that have it."""


def asked(client: Client, way: str, path: str) -> HttpResponse:
    """The answer, after which the newsroom and the browser are as they were."""
    cookies = copy.deepcopy(client.cookies)
    with transaction.atomic():
        answer = WAYS[way](client, path)
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


def complaints(name: str, answer: HttpResponse) -> Iterator[str]:
    headers = answer.headers
    policy = headers.get("Content-Security-Policy", "")
    if answer.status_code >= 500:
        yield f"breaks with {answer.status_code}"
    if "unsafe" in policy or not CSP.fullmatch(policy) or "frame-ancestors 'none'" not in policy:
        yield f"has the security policy {policy!r}"
    for header, good in _HEADERS.items():
        if headers.get(header) not in good:
            yield f"has {header}: {headers.get(header)}"
    referrer = "no-referrer" if name in UNTRACED else _REFERRERS.get(name, "same-origin")
    if headers.get("Referrer-Policy") != referrer:
        yield f"has Referrer-Policy: {headers.get('Referrer-Policy')}"
    if name not in PUBLIC and headers.get("Cache-Control") != "no-store":
        yield f"may be kept: {headers.get('Cache-Control')}"
    if not answer.streaming:
        yield from _scripts(answer.content.decode(errors="replace"), policy)


_REFERRERS = {"console:invitation": "strict-origin"}
_HEADERS = {
    "X-Content-Type-Options": {"nosniff"},
    "X-Frame-Options": {"DENY"},
    "Cross-Origin-Opener-Policy": {"same-origin"},
    "Permissions-Policy": {
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    },
}


def _scripts(page: str, policy: str) -> Iterator[str]:
    nonce = re.search(r"script-src 'nonce-([^']+)'", policy)
    for tag in re.findall(r"<script\b[^>]*>", page):
        if "application/ld+json" not in tag and (nonce is None or f'nonce="{nonce[1]}"' not in tag):
            yield f"has a script without the nonce: {tag}"
    for tag in re.findall(r"<[a-z][^>]*\s(?:on\w+|style)=[^>]*>", page):
        yield f"has an inline handler or style: {tag[:80]}"


@pytest.fixture
def scene(db: None, settings: object) -> Scene:
    settings.MAIL_SERVER = mail_server("smtp://127.0.0.1:9", "corrections@nahr.example")
    settings.PUBLIC_ADDRESS = "https://desk.nahr.example"
    scene = set_scene()
    ActorKey.objects.of(scene.newsroom)
    return scene


@pytest.mark.pure
def test_every_address_is_in_the_table_and_only_they() -> None:
    there = {name for name, _ in routes()}
    assert there <= set(MAY_SEE), f"Say in MAY_SEE who may read private words at {sorted(there - set(MAY_SEE))}."
    assert set(MAY_SEE) <= there, f"{sorted(set(MAY_SEE) - there)} are in the table and not in the product."


EVERY_WAY, READ_OR_SENT = ("anonymous", "reader", "editor"), ("GET", "POST nothing", "POST garbage")
OTHER_DOORS = ("author", "reviewer", "administrator")
"""A door is asked before a method: who stands before others than an editor's also tries one that no form sends."""
WALKERS = ("anonymous", "editor") if os.environ.get("TASWIB_TESTS_ON") == "postgresql" else ROLES


@pytest.mark.parametrize("role", WALKERS)
def test_whatever_is_asked_of_an_address_is_answered_well_and_tells_nobody_elses_words(scene: Scene, role: str) -> None:
    client, wrong, met = scene.browser(role), [], defaultdict(set)
    for name, pattern in routes():
        for place, path in enumerate(addresses(scene, pattern)):
            for way in _ways(role) if place == 0 else ("GET", "POST garbage"):
                answer = asked(client, way, path)
                text = "" if answer.streaming else answer.content.decode(errors="replace") + repr(answer.headers)
                wrong += [f"{way} {path} by {role} {said}" for said in complaints(name, answer)]
                met[name] |= canaries_in(text)
                if any(receipt in text.replace("-", "") for receipt in scene.receipts):
                    wrong.append(f"{way} {path} shows {role} a receipt")
                if role in ("anonymous", "reader"):
                    beyond = {*answer.cookies} - MAY_SET.get(name, set()) - _for_staff(name)
                    wrong += [f"{way} {path} sets {beyond} for {role}"] if beyond else []
    for name, seen in met.items():
        granted = MAY_SEE.get(name, {}).get(role, set())
        wrong += [f"{name} shows {role} the private {', '.join(sorted(seen - granted))}"] if seen - granted else []
        wrong += [f"{name} no longer shows {role} {sorted(granted - seen)}: take it out"] if granted - seen else []
    assert not wrong, "\n".join(wrong)


def _ways(role: str) -> Iterable[str]:
    if role in EVERY_WAY:
        return WAYS
    return (*READ_OR_SENT, "PUT") if role in OTHER_DOORS else READ_OR_SENT


def _for_staff(name: str) -> set[str]:
    return {"csrftoken", "sessionid"} if name.startswith("console:") else set()
