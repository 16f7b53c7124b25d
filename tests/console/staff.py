"""What the console's tests do again and again: open an address as somebody, post to it, read the page."""

import re
from html import unescape

from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import reverse

from taswib.console.confirmation import confirm_now
from taswib.console.session import begin
from taswib.console.unlocking import keep_key
from taswib.desk.case import Case
from taswib.people.person import Person
from tests import cast


def at(name: str, **where: int) -> str:
    return reverse(f"console:{name}", kwargs=where)


def of(case: Case, name: str = "case", **where: int) -> str:
    return at(name, case_id=case.pk, **where)


def signed_in(person: Person, **options: bool) -> Client:
    client = Client(headers={"accept-language": "en"}, **options)
    client.force_login(person)
    unlock_in(client, person)
    client.cookies["language"] = "en"
    return client


def unlock_in(client: Client, person: Person) -> None:
    """The person's key in the client's session, half here and half there, as signing in leaves it."""
    request, response = HttpRequest(), HttpResponse()
    request.session = client.session
    begin(request, person)
    confirm_now(request)
    if person.memberships.exists():
        keep_key(request, response, cast.keyring(person))
    request.session.save()
    client.cookies.update(response.cookies)


def let_in(client: Client, person: Person) -> None:
    """Signed in, with a key that stays locked."""
    client.force_login(person)
    request = HttpRequest()
    request.session = client.session
    begin(request, person)
    request.session.save()


def text_of(answer: HttpResponse) -> str:
    """What a person reads on the page, its markup and runs of blanks away."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def as_of(case: Case) -> str:
    return str(Case.objects.get(pk=case.pk).latest_row)
