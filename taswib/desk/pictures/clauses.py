"""The picture of complaints: what was found of each clause."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Count
from django.utils.translation import gettext as _

from taswib.desk.finding import Finding, Result
from taswib.desk.pictures.counting import Asked
from taswib.desk.pictures.picture import FEWEST, Form, Picture, Row, telling
from taswib.people.spoken import in_this_language

_MOST = 20


class Found(NamedTuple):
    """So many findings of one edition of a clause."""

    code: str
    anchor: str
    title_ar: str
    title_en: str
    result: str
    many: int


def clauses(asked: Asked) -> Picture:
    """Of the complaints decided in the period, a row a clause, whatever its edition.

    A finding is public only where its decision is published: in public they are told in fives, and a clause with few of
    them is not named.
    """
    told, counts, titles = telling(asked.public), dict[str, Counter[str]](), dict[str, str]()
    for one in _found(asked):
        key = f"{one.code}-{one.anchor}"
        counts.setdefault(key, Counter())[one.result] += one.many
        titles[key] = in_this_language(one.title_ar, one.title_en)
    least = FEWEST if asked.public else 1
    named = [key for key in counts if counts[key].total() >= least]
    ranked = sorted(named, key=lambda key: (-counts[key][Result.BREACHED], -counts[key].total(), key))[:_MOST]
    return Picture(
        name="clauses",
        title=_("What was found of each clause"),
        says=_says(counts, asked.public),
        form=Form.BARS,
        head=(_("Clause of the code"), *(str(one.label) for one in Result)),
        keys=tuple(one.value for one in Result),
        rows=tuple(Row(key, titles[key], tuple(told(counts[key][one]) for one in Result)) for key in ranked),
        drawn=len(Result),
    )


def _found(asked: Asked) -> list[Found]:
    first, after = asked.bounds
    theirs = Finding.objects.filter(
        case__newsroom=asked.newsroom, case__decision__decided_at__gte=first, case__decision__decided_at__lt=after
    ).exclude(result="")
    clause = ("clause__code__key", "clause__anchor", "clause__title_ar", "clause__title_en", "result")
    return [Found(*row) for row in theirs.order_by().values_list(*clause).annotate(many=Count("pk"))]


def _says(counts: dict[str, Counter[str]], public: bool) -> str:
    examined = sum(one.total() for one in counts.values())
    if not examined and not public:
        return _("No clause was examined in this period.")
    told = telling(public)
    breached = sum(one[Result.BREACHED] for one in counts.values())
    return _("Findings on clauses: %(all)s; breached: %(breached)s.") % {
        "all": told(examined),
        "breached": told(breached),
    }
