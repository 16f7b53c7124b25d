"""The evidence for an assessor of the Journalism Trust Initiative's standard (CWA 17493:2019), chapters 14.1 to 14.3.

What a chapter asks is said in our own words; whether it is fulfilled is the assessor's to say.
"""

from collections import Counter
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext as _

from taswib.console.papers.paper import Paper, address
from taswib.console.papers.yearly import how_counted, notice_head, published_in
from taswib.desk.deadline_profile import DeadlineProfile
from taswib.desk.notice import Notice, Severity
from taswib.desk.notice_record import latest_note
from taswib.desk.pictures import Period, Picture, finished, pictures_of
from taswib.desk.report import Report
from taswib.desk.silent_edit import Answer, SilentEdit
from taswib.people.newsroom import Newsroom


class Hangs(StrEnum):
    """The pictures that are evidence, by their names."""

    ANSWERS = "answers"
    PROMISE = "promise"
    CORRECTIONS = "corrections"
    COPIES = "copies"
    OUTCOMES = "outcomes"
    CLAUSES = "clauses"


def evidence(newsroom: Newsroom, period: Period, now: datetime) -> Paper:
    period = finished(period, newsroom.day_of(now))
    pictures = {one.name: one for one in pictures_of(newsroom, period, now, public=True)}
    paper = Paper(newsroom, _("Evidence for JTI 14.1 to 14.3"), period)
    paper.text(
        _(
            "This paper gathers, from the desk's own records, what chapters 14.1 to 14.3 of CWA 17493:2019 ask to be shown."
        ),
        _("It is evidence for an assessor, and no certificate."),
    )
    _inaccuracies(paper, pictures)
    _corrections(paper, pictures, published_in(newsroom, period))
    _complaints(paper, pictures)
    paper.head(_("How this is counted"))
    paper.text(how_counted())
    return paper


def _inaccuracies(paper: Paper, pictures: dict[str, Picture]) -> None:
    paper.head(_("14.1 Dealing with inaccuracies"))
    paper.text(_("Asked for: a process that the public knows, by which mistakes are noticed, examined and mended."))
    paper.facts(
        (
            (_("The process, in public"), address("/policy#corrections")),
            (
                _("Where a mistake is reported"),
                _("under every article, on its own page; without an account and without a name"),
            ),
            (_("Promised answer, in working days"), paper.newsroom.promise_days),
            (_("Changes without a notice"), _silent_edits(paper)),
        )
    )
    paper.picture(pictures[Hangs.ANSWERS])
    paper.picture(pictures[Hangs.PROMISE])


def _silent_edits(paper: Paper) -> str:
    """Found by the guard in the period, and what the desk answered."""
    first, after = paper.period.bounds(paper.newsroom.zone)
    found = SilentEdit.objects.filter(
        case__newsroom=paper.newsroom, case__opened_at__gte=first, case__opened_at__lt=after
    )
    answers = Counter(found.values_list("answer", flat=True))
    return _("found: %(all)s; answered by a notice: %(notice)s; as an update: %(update)s; open: %(open)s") % {
        "all": answers.total(),
        "notice": answers[Answer.NOTICE],
        "update": answers[Answer.UPDATE],
        "open": answers[""],
    }


def _corrections(paper: Paper, pictures: dict[str, Picture], notices: list[Notice]) -> None:
    paper.head(_("14.2 Publishing corrections"))
    paper.text(
        _(
            "Asked for: corrections that are clear, as prominent as the mistake, and found at the article's own address."
        ),
        _(
            "A substantive notice stands on top of its article, a limited one at its foot, a minor one as a line under it;"
        ),
        _("each has a number and an address that stays, and none is ever deleted."),
    )
    counts = Counter(one.severity for one in notices if not one.is_withdrawn)
    paper.facts((str(severity.label), counts[severity]) for severity in Severity)
    paper.picture(pictures[Hangs.CORRECTIONS])
    paper.picture(pictures[Hangs.COPIES])
    if notices:
        paper.head(_("Every notice of the period"), 2)
        paper.notices(notice_head(), notices)
    _proof(paper)


def _proof(paper: Paper) -> None:
    note = latest_note(paper.newsroom)
    if note:
        paper.head(_("Proof that nothing was taken out"), 2)
        paper.text(
            _(
                "The public ledger as it was signed when this paper was made. "
                "Whoever keeps this note can prove any change of what came before it:"
            )
        )
        paper.code(note.strip())


def _complaints(paper: Paper, pictures: dict[str, Picture]) -> None:
    paper.head(_("14.3 Contact, and the process for complaints"))
    paper.text(
        _(
            "Asked for: a contact for complaints, and a process that says who examines them, "
            "and how and by when they are answered."
        )
    )
    appeals = Report.objects.filter(newsroom=paper.newsroom, appealed_at__isnull=False)
    first, after = paper.period.bounds(paper.newsroom.zone)
    paper.facts(
        (
            (_("The process, in public"), address("/policy#reports")),
            (_("Clauses that a complaint can name"), address("/policy#conduct")),
            (
                _("Who decides"),
                _("never the article's author; an appeal is answered by another person than who decided"),
            ),
            (
                _("Appeals answered in the period"),
                appeals.filter(appeal_answered_at__gte=first, appeal_answered_at__lt=after).count(),
            ),
        )
    )
    paper.picture(pictures[Hangs.OUTCOMES])
    paper.picture(pictures[Hangs.CLAUSES])
    rules = list(DeadlineProfile.objects.of(paper.newsroom).kept())
    if rules:
        paper.head(_("Rules of others by which the desk measures itself"), 2)
        paper.table(
            (_("Rule"), _("Within"), _("Where it is from"), _("Verified")),
            ((one.name, one.within, one.source, one.get_verification_display()) for one in rules),
        )
