"""What the widget says, in the language that is on. Square brackets stand around what is a link, in the order of the links."""

from django.utils.translation import gettext as _


def embed_words() -> dict[str, str]:
    return {
        "title": _("Is something missing or wrong here?"),
        "promise": _(
            "If you think the article holds wrong information, or you have more details, [send a correction]. If you "
            "think it breaks ethical principles or professional standards, [file a complaint]. [Follow us] and hear of "
            "every correction."
        ),
        "hint": _("You can mark words in the text and report exactly those."),
        "new": _("opens a new page"),
        "notices": _("Notices on this article"),
        "was": _("It said"),
        "now": _("It now says"),
        "number": _("Notice %s in the corrections log"),
        "show": _("Show in the text"),
        "stands": _("This copy still says what was corrected."),
        "report": _("Report these words"),
        "missed": _("You read this before it was corrected"),
        "in": _("In: %s"),
        "noted": _("Thank you, noted"),
        "memory": _("What this browser remembers"),
        "remembers": _(
            "So that you hear of corrections, this browser notes which articles you opened here. The list is not sent to "
            "anybody; whoever uses this device can read it."
        ),
        "nothing": _("Nothing yet."),
        "forget": _("Erase the list"),
        "stop": _("Stop remembering"),
        "resume": _("Remember again"),
        "off": _("Nothing is remembered."),
        "none": _("No corrections"),
        "count": _("Notices: %s"),
    }
