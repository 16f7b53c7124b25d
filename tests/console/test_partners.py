"""Partners and witnesses on the desk: who keeps them, what is believed, how messages go, and what a partner suggests."""

import pytest
from django.test import Client

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.delivering import signature
from taswib.desk.notice import Notice, NoticeKind, Severity, Wording, draft_notice
from taswib.desk.partners.delivering import headers_of
from taswib.desk.partners.first_contact import FirstContact, knocked
from taswib.desk.partners.message import PartnerMessage
from taswib.desk.partners.partner import Partner, keep_partner
from taswib.desk.partners.proving import proved
from taswib.desk.partners.received import ReceivedNotice, keep
from taswib.desk.partners.signing import Signed
from taswib.desk.partners.suggesting import take_up
from taswib.desk.partners.suggestion import Suggestion
from taswib.desk.refusals import (
    AnsweredAlready,
    NameTaken,
    NobodyReported,
    NotAccepted,
    NotPermitted,
    ReasonsMissing,
    Recused,
)
from taswib.desk.state import State
from taswib.desk.transition import Step
from taswib.ledger.log import Log
from taswib.ledger.witness import Witness
from taswib.ledger.witnessed import WitnessedLog
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.proof import Cosigner, SigningKey
from tests import cast
from tests.console.staff import let_in
from tests.desk.partners.other_site import NOW, WAS, OtherSite
from tests.public.published_notice import publish_notice

FILLED = {"name": "مدى", "hosts": "https://www.mada.example/news\nmada.example", "language": "ar", "gets_all": "on"}


@pytest.fixture
def desk(client: Client, standards: Person) -> Client:
    let_in(client, standards)
    return client


@pytest.fixture
def site() -> OtherSite:
    return OtherSite()


@pytest.fixture
def partner(newsroom: Newsroom, standards: Person, site: OtherSite) -> Partner:
    one = Partner(
        newsroom=newsroom, name="مدى", hosts=["mada.example"], address="https://mada.example/in", site=site.site
    )
    keep_partner(one, by=standards, now=cast.NOW)
    one.accept(str(site.key.verifier), by=standards, now=cast.NOW)
    return one


def receive(partner: Partner, site: OtherSite, uid: str = "msg_1") -> ReceivedNotice:
    found = proved(site.proof(site.enter()), site.key.verifier, None)
    return keep(partner, found, uid=uid, passages=[{"was": WAS, "now": NOW}], now=cast.NOW)


@pytest.fixture
def suggestion(article: Article, partner: Partner, site: OtherSite) -> Suggestion:
    (made,) = take_up(receive(partner, site), cast.NOW)
    return made


class TestPartners:
    def test_is_kept_by_who_keeps_the_rules_and_shown_to_nobody_else(
        self, client: Client, editor: Person, administrator: Person
    ) -> None:
        let_in(client, editor)
        for address in ("/desk/partners/", "/desk/witnesses/"):
            assert client.get(address).status_code == 403
        assert client.post("/desk/partners/", FILLED).status_code == 403
        let_in(client, administrator)
        assert client.post("/desk/partners/", FILLED).status_code == 303
        partner = Partner.objects.get()
        assert (partner.hosts, partner.gets_all) == (["www.mada.example", "mada.example"], True)
        assert [one.by for one in partner.events.all()] == [administrator]

    def test_says_what_is_wrong_and_keeps_nothing(self, desk: Client, newsroom: Newsroom, partner: Partner) -> None:
        for wrong in ({"name": "مدى"}, {"hosts": "a b c/d"}, {"address": "ftp://x"}, {"mail": "nobody"}, {"name": ""}):
            assert desk.post("/desk/partners/", FILLED | {"name": "راصد"} | wrong).status_code == 422
        assert Partner.objects.count() == 1

    def test_accepts_a_key_that_was_compared_and_refuses_half_of_one(
        self, desk: Client, partner: Partner, site: OtherSite
    ) -> None:
        address = f"/desk/partners/{partner.pk}/key/"
        assert desk.post(address, {"key": str(site.key.verifier)[:-4]}).status_code == 422
        other = OtherSite(site.key.__class__("rasid.example/ledger", bytes(32)))
        assert desk.post(address, {"key": str(other.key.verifier)}).status_code == 303
        partner.refresh_from_db()
        assert partner.key == str(other.key.verifier)
        assert partner.fingerprint in desk.get(f"/desk/partners/{partner.pk}/").content.decode()

    def test_shows_a_key_that_wrote_until_somebody_says_whose_it_is(
        self, desk: Client, newsroom: Newsroom, partner: Partner, site: OtherSite
    ) -> None:
        other = site.key.__class__("mada.example/new", bytes(32)).verifier
        knocked(newsroom, other, "مدى", "https://mada.example", cast.NOW)
        contact = FirstContact.objects.get()
        assert contact.fingerprint in desk.get("/desk/partners/").content.decode()
        address = f"/desk/partners/contacts/{contact.pk}/"
        assert desk.post(address, {"partner": "99999"}).status_code == 422
        assert desk.post(address, {"partner": str(partner.pk)}).status_code == 303
        partner.refresh_from_db()
        assert partner.key == str(other)
        knocked(newsroom, site.key.verifier, "مدى", "", cast.NOW)
        desk.post(f"/desk/partners/contacts/{FirstContact.objects.get().pk}/", {"refuse": "on"})
        assert not FirstContact.objects.exists()

    def test_shows_how_each_message_goes_and_sends_one_again(
        self, desk: Client, partner: Partner, article: Article, editor: Person
    ) -> None:
        Partner.objects.update(gets_all=True)
        _published(article, editor)
        message = PartnerMessage.objects.get()
        message.failed("HTTP 503", cast.NOW)
        page = desk.get(f"/desk/partners/{partner.pk}/").content.decode()
        assert "HTTP 503" in page and message.secret in page
        assert desk.post(f"/desk/partners/{partner.pk}/messages/{message.pk}/").status_code == 303
        message.refresh_from_db()
        assert message.tries == 0

    def test_ends_and_is_told_nothing_more(self, desk: Client, partner: Partner) -> None:
        assert desk.post(f"/desk/partners/{partner.pk}/end/").status_code == 303
        assert not Partner.objects.of(partner.newsroom).exists()


class TestWitnesses:
    def test_are_added_and_ended_on_both_sides(self, desk: Client, site: OtherSite) -> None:
        key = str(Cosigner("mada.example/mada/witness", bytes(32)).key)
        filled = {"name": "مدى", "address": "https://mada.example/ledger/witness", "key": key}
        assert desk.post("/desk/witnesses/", filled | {"key": str(site.key.verifier)}).status_code == 422
        assert desk.post("/desk/witnesses/", filled).status_code == 303
        assert desk.post("/desk/witnesses/logs/", {"key": key}).status_code == 422
        assert desk.post("/desk/witnesses/logs/", {"key": str(site.key.verifier)}).status_code == 303
        assert site.key.name in desk.get("/desk/witnesses/").content.decode()
        desk.post(f"/desk/witnesses/{Witness.objects.get().pk}/end/")
        desk.post(f"/desk/witnesses/logs/{WitnessedLog.objects.get().pk}/end/")
        assert not Witness.objects.filter(ended_at=None).exists()
        assert not WitnessedLog.objects.filter(ended_at=None).exists()

    def test_another_key_for_a_log_that_is_countersigned_is_refused(self, desk: Client, site: OtherSite) -> None:
        desk.post("/desk/witnesses/logs/", {"key": str(site.key.verifier)})
        other = str(SigningKey(site.key.name, bytes(32)).verifier)
        assert desk.post("/desk/witnesses/logs/", {"key": other}).status_code == 422
        assert WitnessedLog.objects.get().key == str(site.key.verifier)


class TestASuggestion:
    def test_stands_in_the_queue_and_names_partner_and_notice(
        self, client: Client, editor: Person, suggestion: Suggestion
    ) -> None:
        let_in(client, editor)
        assert WAS in client.get("/desk/?kind=suggested").content.decode()
        page = client.get(f"/desk/cases/{suggestion.case_id}/").content.decode()
        assert "مدى" in page and "https://mada.example/corrections/1" in page

    def test_is_accepted_then_published_and_the_partner_hears_both(
        self, client: Client, editor: Person, suggestion: Suggestion
    ) -> None:
        let_in(client, editor)
        assert client.post(f"/desk/cases/{suggestion.case_id}/suggestion/acceptance/").status_code == 303
        case = Case.objects.get()
        assert case.state == State.DECIDED
        notice = draft_notice(case, _wording(), by=editor, now=cast.NOW)
        notice.publish(by=editor, now=cast.NOW)
        case.refresh_from_db()
        assert case.state == State.CLOSED
        says = [one.whole for one in PartnerMessage.objects.filter(what="answer")]
        assert ['"says": "heard"' in says[0], '"says": "says_fixed"' in says[1]] == [True, True]
        assert "https://nahr.example/bridge" in says[1] and '"message": "msg_1"' in says[1]

    def test_is_dismissed_with_a_reason_that_stays_here(
        self, client: Client, editor: Person, suggestion: Suggestion
    ) -> None:
        let_in(client, editor)
        address = f"/desk/cases/{suggestion.case_id}/suggestion/dismissal/"
        assert client.post(address, {"words": " "}).status_code == 422
        assert client.post(address, {"words": "الرقم عندنا من وثيقة أخرى."}).status_code == 303
        suggestion.refresh_from_db()
        assert (suggestion.by, suggestion.case.state) == (editor, State.CLOSED)
        assert not PartnerMessage.objects.exists()
        assert client.post(address, {"words": "مرة أخرى."}).status_code == 409

    def test_refuses_what_its_state_or_the_table_does_not_allow(
        self, suggestion: Suggestion, editor: Person, author: Person, administrator: Person
    ) -> None:
        case = suggestion.case
        with pytest.raises(NotAccepted):
            draft_notice(case, _wording(), by=editor, now=cast.NOW)
        with pytest.raises(NobodyReported):
            case.close("سبب", by=editor, now=cast.NOW)
        with pytest.raises(Recused):
            suggestion.accept(by=author, now=cast.NOW)
        with pytest.raises(NotPermitted):
            suggestion.accept(by=administrator, now=cast.NOW)
        with pytest.raises(ReasonsMissing):
            suggestion.dismiss("", by=editor, now=cast.NOW)
        suggestion.accept(by=editor, now=cast.NOW)
        with pytest.raises(AnsweredAlready):
            suggestion.accept(by=editor, now=cast.NOW)

    def test_that_was_accepted_stays_when_the_partner_withdraws_and_says_so(
        self, suggestion: Suggestion, editor: Person, partner: Partner, site: OtherSite
    ) -> None:
        suggestion.accept(by=editor, now=cast.NOW)
        found = proved(site.proof(site.enter(act="withdrawn")), site.key.verifier, None)
        take_up(keep(partner, found, uid="msg_2", passages=[], now=cast.NOW), cast.NOW)
        suggestion.case.refresh_from_db()
        assert suggestion.case.state == State.DECIDED
        assert suggestion.case.transitions.filter(step=Step.RECALLED).exists()


def _wording() -> Wording:
    return Wording(NoticeKind.CORRECTION, Severity.LIMITED, WAS, NOW, "ورد رقم الكلفة معكوسًا.")


def _published(article: Article, editor: Person) -> Notice:
    case = cast.write_report(article).report.case
    case.decide("upheld", "راجعنا المحضر.", by=editor, now=cast.NOW)
    notice = draft_notice(case, _wording(), by=editor, now=cast.NOW)
    notice.publish(by=editor, now=cast.NOW)
    return notice


def test_a_secret_that_cannot_be_read_any_more_keeps_no_message_back_and_is_made_anew(
    desk: Client, partner: Partner, site: OtherSite, article: Article, standards: Person, settings: object
) -> None:
    settings.SOURCE_KEY = bytes(32)
    Partner.objects.update(gets_all=True)
    publish_notice(article, standards)
    message = PartnerMessage.objects.get()
    signed = Signed.of(headers_of(message, b"{}", cast.NOW))
    assert signed is not None and signed.is_by_key(Log.objects.of(partner.newsroom).verifier, b"{}")
    forged = Signed("m", 1, (signature("whsec_", "m", 1, b"{}"),))
    assert not forged.is_by_secret(Partner.objects.get().written_secret, b"{}")
    page = f"/desk/partners/{partner.pk}/"
    assert "لأن مفتاح هذا الخادم تغيّر" in desk.get(page).content.decode()
    desk.post(page, FILLED | {"address": partner.address})
    assert Partner.objects.get().written_secret in desk.get(page).content.decode()


def test_what_was_accepted_while_the_form_was_open_stays(partner: Partner, standards: Person) -> None:
    form, other = Partner.objects.get(), str(SigningKey("mada.example/mada/ledger", bytes(32)).verifier)
    form.name = "مدى الجديدة"
    partner.accept(other, by=standards, now=cast.NOW)
    Partner.objects.update(checkpoint="seen")
    keep_partner(form, by=standards, now=cast.NOW)
    here = Partner.objects.get()
    assert (here.name, here.key, here.checkpoint) == ("مدى الجديدة", other, "seen")


def test_what_was_read_with_a_key_that_is_another_by_now_is_not_kept(partner: Partner, standards: Person) -> None:
    reading, other = Partner.objects.get(), str(SigningKey("mada.example/mada/ledger", bytes(32)).verifier)
    partner.accept(other, by=standards, now=cast.NOW)
    reading.checkpoint = "of the other key"
    reading.was_read("tag", cast.NOW)
    here = Partner.objects.get()
    assert (here.key, here.checkpoint, here.etag, here.read_next_at) == (other, "", "", None)


def test_two_who_add_or_end_one_partner_at_once_do_it_once(partner: Partner, standards: Person) -> None:
    twin = Partner(newsroom=partner.newsroom, name=partner.name)
    with pytest.raises(NameTaken):
        keep_partner(twin, by=standards, now=cast.NOW)
    for one in (Partner.objects.get(), Partner.objects.get()):
        one.accept(str(OtherSite().key.verifier), by=standards, now=cast.NOW)
    stale = Partner.objects.get()
    for one in (partner, stale):
        one.end(by=standards, now=cast.NOW)
    assert list(partner.events.values_list("step", flat=True)) == ["added", "key", "ended"]
    keep_partner(twin, by=standards, now=cast.NOW)
