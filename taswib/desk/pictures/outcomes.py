"""Pictures of deciding: how it ended, by what it was about."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taswib.desk.case_kind import UNREPORTED, CaseKind
from taswib.desk.decision import Outcome
from taswib.desk.pictures.counting import Asked, Decided, decided
from taswib.desk.pictures.picture import Form, Picture, Row

_UPHELD = (Outcome.UPHELD, Outcome.PARTLY)


def outcomes(asked: Asked) -> Picture:
    """Decisions stand in the public ledger one by one, so that they are counted exactly for everybody."""
    found = decided(asked)
    rows = tuple(_row(kind, found) for kind in CaseKind if kind not in UNREPORTED)
    return Picture(
        name="outcomes",
        title=_("How the desk decided, by kind"),
        says=_says(found),
        form=Form.BARS,
        head=(_("What it was about"), *(str(outcome.label) for outcome in Outcome)),
        keys=tuple(outcome.value for outcome in Outcome),
        rows=rows,
        drawn=len(Outcome),
    )


def _row(kind: CaseKind, found: list[Decided]) -> Row:
    counts = Counter[str]()
    for one in found:
        if one.kind == kind:
            counts[one.outcome] += one.many
    return Row(kind.value, str(kind.label), tuple(counts[outcome] for outcome in Outcome))


def _says(found: list[Decided]) -> str:
    whole = sum(one.many for one in found)
    if not whole:
        return _("No case was decided in this period.")
    upheld = sum(one.many for one in found if one.outcome in _UPHELD)
    said = ngettext(
        "Of %(all)s decision, %(upheld)s was upheld, wholly or in part.",
        "Of %(all)s decisions, %(upheld)s upheld the report, wholly or in part.",
        whole,
    )
    return said % {"all": whole, "upheld": upheld}
