"""Two newsrooms on one installation: what belongs to the one is not found at the address of the other."""

import re

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from taswib.api.key import Scope, make_key
from taswib.desk.keyring import Keyring
from taswib.desk.report import Report
from taswib.people.membership import Membership, Role
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.attacks.scene import Scene, canaries_in, set_scene
from tests.console.staff import unlock_in
from tests.test_routes import GARBAGE, _filled, routes

HERE, THERE = "sahl.example", "nahr.example"
TABLES = re.compile(r"<\w+:(rest|what|form)>")
"""Parts of addresses that are names of kinds, the same in every newsroom."""
TELLING = ("وادي السرو", "84 مليون", "Wadi al-Sarw", "هالة مراد")


@pytest.fixture
def scene(db: None, settings: object) -> Scene:
    """«نهر», with everything; its people belong to it alone, but Hala."""
    settings.ALLOWED_HOSTS = ["*"]
    made = set_scene()
    Newsroom.objects.update(host=THERE)
    return made


@pytest.fixture
def sahl(scene: Scene) -> Newsroom:
    return Newsroom.objects.create(slug="sahl", name_ar="سهل", name_en="Sahl", host=HERE)


@pytest.fixture
def everything(sahl: Newsroom) -> Client:
    """The browser of somebody who may do everything in «سهل» and belongs to nothing else, at its address."""
    person = Person.objects.join("farida", cast.PASSWORD, name_ar="فريدة زين", name_en="Farida Zein")
    return browser(sahl, person)


def browser(newsroom: Newsroom, person: Person) -> Client:
    """With every role there but the author's, which would close doors."""
    for role in (Role.EDITOR, Role.STANDARDS, Role.ADMINISTRATOR):
        Membership.objects.get_or_create(newsroom=newsroom, person=person, role=role)
    client = Client(SERVER_NAME=newsroom.host, raise_request_exception=False)
    client.force_login(person)
    unlock_in(client, person)
    return client


def tried(client: Client, method: str, path: str, **options: object) -> HttpResponse:
    """The answer, after which everything is as it was."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        answer = client.get(path, **options) if method == "GET" else client.post(path, GARBAGE, **options)
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


def of_the_other(scene: Scene, space: str) -> list[str]:
    """Every address of this face that names something of «نهر» by a number or a name."""
    named = [(name, pattern) for name, pattern in routes() if "<" in pattern and name.startswith(space)]
    nobodys = {f"console:{one}" for one in ("lane", "invitation", "session")}  # a kind, a secret, one’s own
    theirs = [pattern for name, pattern in named if name not in nobodys and not TABLES.search(pattern)]
    return [_filled(scene, pattern, scene.published) for pattern in theirs]


@pytest.mark.parametrize("who", ["farida", "hala"])
def test_no_address_of_the_desk_finds_what_is_the_others(scene: Scene, sahl: Newsroom, who: str) -> None:
    """Hala works for both: even she finds each newsroom's things at its own address alone."""
    person = Person.objects.filter(username=who).first() or Person.objects.join(who, cast.PASSWORD, name_ar="فريدة زين")
    client, wrong = browser(sahl, person), []
    for path in of_the_other(scene, "console:"):
        if tried(client, "POST", path).status_code != 404:
            wrong.append(f"POST {path}")
        got = tried(client, "GET", path)
        onwards = got.get("Location", "") if got.status_code in (302, 303) else ""
        if got.status_code != 404 and (
            not onwards or (tried(client, "GET", onwards).status_code == 200 and "/cases/" in onwards)
        ):
            wrong.append(f"GET {path}: {got.status_code} {onwards}")
    assert not wrong, "\n".join(wrong)


def test_no_list_search_or_figure_tells_of_the_other(scene: Scene, sahl: Newsroom, everything: Client) -> None:
    wrong = []
    for _name, pattern in routes():
        if "<" in TABLES.sub("", pattern):
            continue
        pattern = _filled(scene, pattern, scene.published).lstrip("/")
        for query in ("", "?q=الجسر", "?show=closed"):
            answer = tried(everything, "GET", f"/{pattern}{query}")
            text = "" if answer.streaming else answer.content.decode(errors="replace")
            wrong += [f"/{pattern}{query}: {one}" for one in (*TELLING, *canaries_in(text)) if one in text]
    assert not wrong, "\n".join(wrong)


def test_no_public_page_stands_at_the_others_address(scene: Scene, sahl: Newsroom) -> None:
    reader, wrong = Client(SERVER_NAME=HERE), []
    slug, number = scene.article.slug, scene.notice.number
    for pattern in [pattern for name, pattern in routes() if ":" not in name and "<" in pattern]:
        path = _filled(scene, pattern, scene.published)
        if tried(reader, "GET", path).status_code not in (404, 405):
            wrong.append(path)
    assert not wrong and slug and number
    assert Client(SERVER_NAME=THERE).get(f"/a/{slug}").status_code == 200


def test_a_host_name_is_the_same_with_a_dot_at_its_end(sahl: Newsroom) -> None:
    for written in (HERE, f"{HERE}.", f"{HERE.upper()}.:8000", f"{HERE}:8000"):
        assert Newsroom.objects.at(written) == sahl, written


def test_a_receipt_opens_its_thread_at_its_own_newsroom_alone(scene: Scene, sahl: Newsroom) -> None:
    code = {"code": scene.receipts[0]}
    assert Client(SERVER_NAME=HERE).post("/receipt", code).status_code == 422
    reader = Client(SERVER_NAME=THERE)
    assert reader.post("/receipt", code).status_code == 303
    assert reader.get("/receipt/thread").status_code == 200
    passed = Client(SERVER_NAME=HERE)
    passed.cookies["thread"] = reader.cookies["thread"].value
    assert passed.get("/receipt/thread").status_code != 200


def test_a_key_of_the_api_opens_its_own_newsroom_alone(scene: Scene, sahl: Newsroom) -> None:
    _key, written = make_key(sahl, "theirs", list(Scope), cast.NOW)
    client = Client(SERVER_NAME=HERE, headers={"authorization": f"Bearer {written}"})
    for path in of_the_other(scene, "api:"):
        assert tried(client, "GET", path).status_code in (404, 405), path
    for path in (f"/{pattern}" for name, pattern in routes() if name.startswith("api:") and "<" not in pattern):
        text = tried(client, "GET", path).content.decode(errors="replace")
        assert not any(one in text for one in TELLING) and not canaries_in(text), path


def test_keys_of_the_one_desk_open_nothing_of_the_others(scene: Scene, sahl: Newsroom) -> None:
    hala = scene.people["editor"]
    Membership.objects.create(newsroom=sahl, person=hala, role=Role.EDITOR)
    ring = cast.keyring(hala)
    private = ring.private_for_session()
    assert list(ring.opened_among(Report.objects.all()))
    assert list(Keyring(hala, sahl, private).opened_among(Report.objects.all())) == []


def test_who_belongs_to_both_finds_the_way_from_the_one_to_the_other(scene: Scene, sahl: Newsroom) -> None:
    page = browser(sahl, scene.people["editor"]).get("/desk/account/").content.decode()
    assert re.search(rf'href="http://{re.escape(THERE)}/desk/"', page)


def test_an_address_that_is_nobodys_shows_the_first_newsroom(scene: Scene, sahl: Newsroom) -> None:
    assert Newsroom.objects.at("elsewhere.example:8000") == scene.newsroom
    assert Newsroom.objects.at("SAHL.example") == sahl
    assert Newsroom.objects.at("[::1]:8000") == scene.newsroom
