"""Numbers as Arabic writes them in words, in the accusative and genitive: a grammar of its own to test against."""

_UNITS = ["", "واحد", "اثنين", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة", "أحد عشر", "اثني عشر"]
_TENS = ["", "", "عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"]
_HUNDREDS = ["", "مئة", "مئتين", *(f"{unit}مئة" for unit in ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"))]
_POWERS = [
    (10**9, "مليار", "مليارين", "مليارات"),
    (10**6, "مليون", "مليونين", "ملايين"),
    (1000, "ألف", "ألفين", "آلاف"),
]


def spelled(number: int) -> str:
    """A whole number from 1 to 999,999,999,999 in words."""
    parts = []
    for power, one, two, few in _POWERS:
        group, number = divmod(number, power)
        if group:
            parts.append(_of_power(group, one, two, few))
    if number:
        parts.append(_below_thousand(number))
    return " و".join(parts)


def _of_power(group: int, one: str, two: str, few: str) -> str:
    if group <= 2:
        return (one, two)[group - 1]
    return f"{_below_thousand(group)} {few if group <= 10 else one}"


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    return " و".join(part for part in (_HUNDREDS[hundreds], _below_hundred(rest)) if part)


def _below_hundred(number: int) -> str:
    if number < 13:
        return _UNITS[number]
    if number < 20:
        return f"{_UNITS[number - 10]} عشر"
    tens, unit = divmod(number, 10)
    return f"{_UNITS[unit]} و{_TENS[tens]}" if unit else _TENS[tens]
