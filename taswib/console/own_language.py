"""The language that somebody of the staff chose for the desk: it comes with them to every device."""

from django.conf import settings
from django.http import HttpResponse

from taswib.design.language import remember
from taswib.people.person import Person


def speak(person: Person, answer: HttpResponse) -> HttpResponse:
    """From the next page on, in their language where they chose one."""
    if person.language:
        remember(answer, person.language, secure=bool(settings.SESSION_COOKIE_SECURE))
    return answer
