"""Answering a silent edit by a notice, in one step."""

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from taswib.desk.notice import Notice, NoticeKind, Severity, Wording, draft_notice
from taswib.desk.silent_edit import SilentEdit
from taswib.people.person import Person


@transaction.atomic
def announce(edit: SilentEdit, wording: Wording, *, by: Person, now: datetime) -> Notice:
    """Draft the notice and publish it at once.

    Raises what `draft_notice` and `Notice.publish` raise; then nothing was written.
    """
    notice = draft_notice(edit.case, wording, by=by, now=now)
    notice.publish(by=by, now=now)
    return notice


def proposed(edit: SilentEdit) -> Wording:
    """A correction that says what stood there and what stands there now, for an editor to look at."""
    facts = dict.fromkeys(
        (fact.stood, fact.stands) for fact in edit.facts.all()
    )  # headline and text often say the same
    language = edit.case.article.language
    was, stands = (" … ".join(filter(None, side)) for side in zip(*facts, strict=True))
    with translation.override(language):
        words = _("An earlier text of this article said “%(was)s”. It says “%(now)s” now.")
        lost = _("An earlier text of this article said “%(was)s”. That was taken out.")
        said = _("An earlier text of this article left out “%(now)s”, which changes what it says.")
    chosen = words if was and stands else lost if was else said
    return Wording(
        kind=NoticeKind.CORRECTION if was and stands else NoticeKind.CLARIFICATION,
        severity=Severity.SUBSTANTIVE,
        was=was,
        now=stands,
        words=chosen % {"was": was, "now": stands},
        language=language,
    )
