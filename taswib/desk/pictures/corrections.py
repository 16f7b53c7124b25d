"""Pictures of correcting: notices along the time, by section, what had to be corrected again, and the copies."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taswib.desk.pictures.answers import days_waited, span_title
from taswib.desk.pictures.counting import Asked, Published, Received, repairs
from taswib.desk.pictures.picture import FEWEST, Form, Picture, Row, middle_day, telling
from taswib.desk.repair_state import COUNTED, RepairState
from taswib.text.folding import fold

_MOST = 20
"""Rows of what is ranked."""


def corrections(asked: Asked, notices: list[Published]) -> Picture:
    """Notices by the span in which they were published."""
    spans, made = asked.period.spans, []
    placed = [(_span_of(one, asked, spans), one) for one in notices]
    for place, day in enumerate(spans):
        theirs = [one for at, one in placed if at == place]
        made.append(Row(day.isoformat(), day, (len(theirs), days_to_correct(theirs))))
    return Picture(
        name="corrections",
        title=_("Notices, and days to correct"),
        says=_corrections_say(notices),
        form=Form.COLUMNS,
        head=(span_title(asked), _("Notices published"), _("Days from the first report to the notice, median")),
        keys=("notices", "median_days"),
        rows=tuple(made),
        by_year=asked.period.by_year,
    )


def days_to_correct(notices: Iterable[Published]) -> int | None:
    """Days from the first report to the notice, in the middle of all; None of too few."""
    return middle_day((ceil((one.moment - one.first) / timedelta(days=1)), 1) for one in notices if one.first)


def sections(asked: Asked, notices: list[Published], rows: list[Received]) -> Picture:
    """By the section of the article, the one with most notices first. In public not those known by few reports alone."""
    told, corrected, came = telling(asked.public), Counter(one.section for one in notices), Counter[str]()
    for row in rows:
        came[row.section] += row.many
    least = FEWEST if asked.public else 1
    names = sorted({*corrected, *(name for name in came if came[name] >= least)}, key=lambda n: (-corrected[n], n))
    made = []
    for name in names[:_MOST]:
        days = days_waited(row for row in rows if row.section == name)
        made.append(Row(name, name or _("without a section"), (corrected[name], told(came[name]), days)))
    return Picture(
        name="sections",
        title=_("By section"),
        says=_sections_say(corrected),
        form=Form.BARS,
        head=(_("Section"), _("Notices published"), _("Reports received"), _("Days to an answer, median")),
        keys=("notices", "received", "median_days"),
        rows=tuple(made),
    )


def again(notices: list[Published]) -> Picture:
    """Articles that were corrected more than once, and how often the same words were."""
    theirs = {key: some for key, some in _by_article(notices).items() if len(some) > 1}
    ordered = sorted(theirs.values(), key=lambda some: -len(some))
    rows = [
        Row(some[-1].slug, some[-1].headline, (len(some), same_words(some)), f"/a/{some[-1].slug}")
        for some in ordered[:_MOST]
    ]
    count = len(theirs)
    said = ngettext(
        "%(count)s article was corrected more than once.", "%(count)s articles were corrected more than once.", count
    )
    return Picture(
        name="again",
        title=_("Corrected again"),
        says=said % {"count": count} if count else _("No article was corrected twice in this period."),
        form=Form.BARS,
        head=(_("Article"), _("Notices published"), _("on words that a notice had mended before")),
        keys=("notices", "same_words"),
        rows=tuple(rows),
    )


def again_by(notices: list[Published], *, byline: bool) -> Picture:
    """Notices on articles that had one already, by section or by who wrote them. The latter is for the desk alone."""
    counts, repeated = Counter[str](), Counter[str]()
    for some in _by_article(notices).values():
        name = some[-1].byline if byline else some[-1].section
        counts[name] += len(some)
        repeated[name] += len(some) - 1
    ranked = sorted(counts, key=lambda name: (-repeated[name], -counts[name], name))[:_MOST]
    nobody = _("without a byline") if byline else _("without a section")
    return Picture(
        name="again_by_author" if byline else "again_by_section",
        title=_("Corrected again, by author") if byline else _("Corrected again, by section"),
        says=_("On articles that had a notice already: %(count)s of %(all)s notices.")
        % {"count": repeated.total(), "all": counts.total()},
        form=Form.BARS,
        head=(
            _("Author of the article") if byline else _("Section"),
            _("Notices on corrected articles"),
            _("Notices published"),
        ),
        keys=("again", "notices"),
        rows=tuple(Row(name, name or nobody, (repeated[name], counts[name])) for name in ranked),
    )


def copies(asked: Asked) -> Picture:
    """What became of the other places that carried the errors."""
    found = repairs(asked)
    whole = sum(found.get(state, 0) for state in COUNTED)
    mended = found.get(RepairState.FIXED, 0) + found.get(RepairState.GONE, 0)
    rows = tuple(Row(state.value, str(RepairState(state).label), (found.get(state, 0),)) for state in COUNTED)
    says = _("Mended or gone in %(mended)s of %(all)s places.") % {"mended": mended, "all": whole}
    return Picture(
        name="copies",
        title=_("Copies of our errors elsewhere"),
        says=says if whole else _("No copy of an error of this period is known."),
        form=Form.BARS,
        head=(_("How the copy stands"), _("Places")),
        keys=("places",),
        rows=rows,
    )


def same_words(notices: list[Published]) -> int:
    """How many of an article's notices replace words in which what an earlier one had put right still stands."""
    right: list[str] = []
    count = 0
    for one in notices:
        stood = fold(one.was).text.strip()
        count += bool(stood) and any(words in stood or stood in words for words in right)
        right += [fold(one.now).text.strip()] if one.now.strip() else []
    return count


def _by_article(notices: Iterable[Published]) -> dict[int, list[Published]]:
    found: dict[int, list[Published]] = defaultdict(list)
    for one in notices:
        found[one.article].append(one)
    return found


def _span_of(one: Published, asked: Asked, spans: list[date]) -> int:
    day = asked.newsroom.day_of(one.moment)
    return sum(start <= day for start in spans) - 1


def _corrections_say(notices: list[Published]) -> str:
    if not notices:
        return _("No notice was published in this period.")
    days, count = days_to_correct(notices), len(notices)
    published = ngettext("%(count)s notice was published.", "%(count)s notices were published.", count)
    first = published % {"count": count}
    if days is None:
        return first
    within = ngettext(
        "Of those that a report led to, half stood within %(days)s day of it.",
        "Of those that a report led to, half stood within %(days)s days of it.",
        days,
    )
    return f"{first} {within % {'days': days}}"


def _sections_say(corrected: Counter[str]) -> str:
    if not corrected:
        return _("No notice was published in this period.")
    name, count = corrected.most_common(1)[0]
    values = {"section": f"\u2068{name or _('without a section')}\u2069", "count": count, "all": corrected.total()}
    return _("Most notices are about “%(section)s”: %(count)s of %(all)s.") % values
