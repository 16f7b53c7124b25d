"""A day as a newsroom writes it."""

from datetime import date

from taswib.text.dates.months import in_hijri, spelled

_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def written(day: date, naming: str, *, digits: str = "western") -> str:
    """The day in a naming of `months.NAMINGS`, or in `doubled`: «18 يوليو (تموز) 2015». `digits` is western, arabic
    or persian.

    Raises ValueError for a Hijri date outside Umm al-Qura's table.
    """
    text = _in_words(day, naming)
    return text.translate({"western": {}, "arabic": _ARABIC, "persian": _PERSIAN}[digits])


def _in_words(day: date, naming: str) -> str:
    if naming == "doubled":
        return f"{day.day} {_month('egypt', day.month)} ({_month('levant', day.month)}) {day.year}"
    if naming != "hijri":
        return f"{day.day} {_month(naming, day.month)} {day.year}"
    hijri = in_hijri(day)
    if hijri is None:
        raise ValueError(f"Umm al-Qura's table does not reach {day}")
    return f"{hijri[2]} {_month('hijri', hijri[1])} {hijri[0]} هـ"


def _month(naming: str, number: int) -> str:
    return spelled(naming)[number - 1][0]
