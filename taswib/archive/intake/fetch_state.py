"""How a fetch ended, each with the sentence that people read."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FetchState(TextChoices):
    OK = "ok", _("It was read.")
    NOT_MODIFIED = "not_modified", _("It has not changed since the last reading.")
    GONE = "gone", _("There is nothing at this address any more (404 or 410).")
    MOVED = "moved", _("It leads elsewhere: to the front page, or on and on through more than three redirects.")
    FORBIDDEN = "forbidden", _("The server lets nobody in here without permission (401, 403 or 451).")
    PAYWALLED = "paywalled", _("The whole text is for subscribers only; its beginning alone is not taken for it.")
    ROBOTS = "robots", _("The site's robots.txt asks programs to leave this address alone, so it was not read.")
    RATE_LIMITED = "rate_limited", _("The site asks for fewer requests; it is read again when its pause is over.")
    UNREACHABLE = "unreachable", _("The server can't be reached, or broke off or failed while it answered.")
    TOO_LARGE = "too_large", _("The answer is larger than anything that is read here, so it was not taken.")
    TOO_SLOW = "too_slow", _("The answer was not whole within ten seconds.")
    REFUSED_ADDRESS = "refused_address", _("The address leads into a private network or to an unusual port.")
    UNREADABLE = "unreadable", _("What came can't be read: no article, a broken encoding or another kind of file.")

    @property
    def may_pass(self) -> bool:
        """Whether the next try may well end otherwise, though nothing was mended here."""
        return self in _PASSING


_PASSING = {FetchState.RATE_LIMITED, FetchState.UNREACHABLE, FetchState.TOO_SLOW}
