"""The grounds on which a complaint is not admitted, and those on which a reply may be refused. There are no others."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Ground(models.TextChoices):
    """Of replies: the exceptions of Council of Europe Rec(2004)16, and that the newsroom has put it right already."""

    STANDING = "standing", _("who complains is not among those whom the code hears")
    LATE = "late", _("it came after the time limit")
    DECIDED = "decided", _("the same matter was decided already")
    OUTSIDE = "outside", _("no clause of the code is about it")
    NOT_CONCERNED = "not_concerned", _("it does not come from a person concerned, or who acts for them")
    NO_FACTS = "no_facts", _("it disputes no fact, but an opinion or a judgement")
    TOO_LONG = "too_long", _("it is too long, and was not shortened when the desk asked")
    CORRECTED = "corrected", _("the matter has been corrected already")
    UNLAWFUL = "unlawful", _("publishing it would be unlawful")
    THIRD_PARTY = "third_party", _("it would violate the rights of somebody else")
    LANGUAGE = "language", _("it is not in the language of the article")
    OFFICIAL = "official", _("the passage truly reports a public session of an authority or a court")


OF_COMPLAINTS = (Ground.STANDING, Ground.LATE, Ground.DECIDED, Ground.OUTSIDE)
OF_REPLIES = (
    Ground.NOT_CONCERNED,
    Ground.NO_FACTS,
    Ground.TOO_LONG,
    Ground.LATE,
    Ground.CORRECTED,
    Ground.UNLAWFUL,
    Ground.THIRD_PARTY,
    Ground.LANGUAGE,
    Ground.OFFICIAL,
)
