"""Pictures of answering: how many reports came and how long they waited, the promise, and what is open."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taswib.desk.pictures.counting import AGES, Asked, Received, open_by_age
from taswib.desk.pictures.picture import Cell, Few, Form, Picture, Row, in_fives, middle_day, telling


def days_waited(rows: Iterable[Received]) -> int | None:
    """Days from report to decision, in the middle of all; None of too few, and never less than one."""
    return middle_day((row.days, row.many) for row in rows if row.days is not None)


def answers(asked: Asked, rows: list[Received], kept: dict[str, int]) -> Picture:
    """Reports by the span in which they came; `kept` is what `promises` counted."""
    told, made = telling(asked.public), []
    for place, day in enumerate(asked.period.spans):
        theirs = [row for row in rows if row.span == place]
        came = sum(row.many for row in theirs)
        answered = sum(row.many for row in theirs if row.days is not None)
        made.append(Row(day.isoformat(), day, (told(came), told(answered), days_waited(theirs))))
    return Picture(
        name="answers",
        title=_("Reports and answers"),
        says=_answers_say(rows, told(kept["waiting"])),
        form=Form.COLUMNS,
        head=(span_title(asked), _("Reports received"), _("of them answered"), _("Days to an answer, median")),
        keys=("received", "answered", "median_days"),
        rows=tuple(made),
        drawn=2,
        by_year=asked.period.by_year,
    )


def promise(asked: Asked, kept: dict[str, int]) -> Picture:
    """What became of the newsroom's own promise. What waits is told in fives to the public: it says when somebody wrote."""
    in_time, late, overdue = (kept.get(name, 0) for name in ("in_time", "late", "waiting"))
    rows = (
        Row("in_time", _("answered in time"), (in_time,)),
        Row("late", _("answered late"), (late,)),
        Row("waiting", _("overdue today, not answered yet"), (telling(asked.public)(overdue),)),
    )
    says = _("Of %(all)s promised answers, %(in_time)s came in time.") % {"all": in_time + late, "in_time": in_time}
    return Picture(
        name="promise",
        title=_("The promise, kept and not kept"),
        says=says if in_time + late else _("No promised answer fell into this period."),
        form=Form.BARS,
        head=(_("What became of the promise"), _("Cases")),
        keys=("cases",),
        rows=rows,
    )


def waiting(asked: Asked) -> Picture:
    """Cases that wait for a decision today, by age; nobody can tell from it that somebody wrote today."""
    told, found = telling(asked.public), open_by_age(asked)
    names = (
        _("up to two days"),
        _("three to seven days"),
        _("eight to fourteen days"),
        _("fifteen to thirty days"),
        _("more than thirty days"),
    )
    keys = [f"to_{days}" for days in AGES] + [f"over_{AGES[-1]}"]
    rows = [
        Row(key, name, (told(found.get(place, 0)),)) for place, (key, name) in enumerate(zip(keys, names, strict=True))
    ]
    return Picture(
        name="open",
        title=_("Waiting for a decision today, by age"),
        says=_waiting_says(Counter(found), asked.public),
        form=Form.BARS,
        head=(_("Age"), _("Cases")),
        keys=("cases",),
        rows=tuple(rows),
    )


def span_title(asked: Asked) -> str:
    return _("Year") if asked.period.by_year else _("Month")


def _answers_say(rows: list[Received], late: Cell) -> str:
    days = days_waited(rows)
    if days is None:
        first = _("There are too few answers in this period to say how long they took.")
    else:
        first = ngettext(
            "Of the reports that were answered, half had their answer within %(days)s day.",
            "Of the reports that were answered, half had their answer within %(days)s days.",
            days,
        ) % {"days": days}
    return f"{first} {_late_says(late)}"


def _late_says(late: Cell) -> str:
    if isinstance(late, Few):
        return _("Waiting longer than was promised: %(count)s.") % {"count": late}
    if not late:
        return _("None waits longer than was promised.")
    said = ngettext("%(count)s waits longer than was promised.", "%(count)s wait longer than was promised.", late)
    return said % {"count": late}


def _waiting_says(found: Counter[int], public: bool) -> str:
    whole, old = found.total(), found[len(AGES)]
    if public:
        return _("Cases that wait for a decision, without those of today: %(count)s.") % {"count": in_fives(whole)}
    if not whole:
        return _("No case waits for a decision.")
    said = ngettext("%(count)s case waits for a decision;", "%(count)s cases wait for a decision;", whole)
    return said % {"count": whole} + " " + _("of more than thirty days: %(old)s.") % {"old": old}
