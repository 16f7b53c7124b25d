"""Expressions of time, counted against the publication date: أمس الاثنين، مساء أول من أمس، الأحد الماضي 18 من شباط."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from taswib.text.dates.absolute import absolute
from taswib.text.dates.cursor import Cursor

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Expression:
    """Words start … end - 1 tell a time. `iso` is YYYY, YYYY-MM or YYYY-MM-DD, none where it stays uncertain."""

    start: int
    end: int
    iso: str | None

    def shifted(self, by: int) -> "Expression":
        """The same expression counted from another first word."""
        return replace(self, start=self.start + by, end=self.end + by)


def read_expression(words: Sequence[str], published: date | None) -> Expression | None:
    """The expression of time that begins with the first of the folded words, marks among them; none if there is
    none.
    """
    if words and words[0][:1] == "و" and len(words[0]) > 4:
        words = [words[0][1:], *words[1:]]
    cursor = Cursor(words)
    reader = _Reader(cursor, published)
    return Expression(0, reader.end, reader.iso) if reader.read() else None


class _Reader:
    def __init__(self, cursor: Cursor, published: date | None) -> None:
        self.cursor, self.published = cursor, published
        self.day: date | None = None
        self.weekday: tuple[int, str] | None = None
        self.named: str | None = None
        self.end = 0

    def read(self) -> bool:
        """Read as many pieces as belong together; a weekday settles a day, a named date settles both."""
        pieces = (self._vague, self._relative, self._ago, self._weekday, self._absolute)
        while any(piece() for piece in pieces):
            self.end = self.cursor.at
            self._step_on()
        return self.end > 0

    @property
    def iso(self) -> str | None:
        """What the pieces settle together."""
        if self.named is not None:
            return self.named
        day = self._by_weekday() or self.day
        return day.isoformat() if day else None

    def _step_on(self) -> None:
        """Past what may join two pieces: a part of the day, a comma, a bracket, «الموافق»."""
        cursor = self.cursor
        while cursor.word() in ("،", ",", "(", ")", "الموافق", "في", "من") or cursor.take("parts"):
            if cursor.word() in ("،", ",", "(", ")", "الموافق", "في", "من"):
                cursor.at += 1
        if cursor.at - self.end > 3:
            cursor.at = self.end

    def _vague(self) -> bool:
        if self.cursor.word() == "في" and self.end == 0:
            self.cursor.at += 1
            if self.cursor.take("earlier"):
                return True
            self.cursor.at -= 1
        return self.end == 0 and self.cursor.take("vague")

    def _relative(self) -> bool:
        cursor = self.cursor
        start = cursor.at
        while cursor.take("parts"):
            pass
        if cursor.word() == "اول":
            step = 2 if cursor.word(1) == "من" else 1
            if cursor.word(step) == "امس":
                cursor.at += step + 1
                return self._back(2)
        if cursor.take("yesterday"):
            if cursor.word() == "الاول":
                cursor.at += 1
                return self._back(2)
            return self._back(1)
        if cursor.take("today"):
            return self._back(0)
        if cursor.take("tomorrow"):
            return self._back(-1)
        cursor.at = start
        return False

    def _back(self, days: int) -> bool:
        if self.published is not None and self.day is None:
            self.day = self.published - days * _DAY
        return True

    def _ago(self) -> bool:
        """«قبل يومين»، «قبل ثلاثة أيام»؛ weeks and months ago stay open."""
        cursor, start = self.cursor, self.cursor.at
        if cursor.word() not in ("قبل", "منذ") or self.end:
            return False
        cursor.at += 1
        count = cursor.one_of("counts")
        days = count + 1 if count is not None else cursor.number(1, 99)
        if days is not None and ((days <= 2 and count is not None) or cursor.take("days")):
            return self._back(days)
        cursor.at = start
        return False

    def _weekday(self) -> bool:
        cursor, start = self.cursor, self.cursor.at
        while cursor.take("parts"):
            pass
        number = cursor.one_of("weekdays")
        if number is None or self.weekday is not None:
            cursor.at = start
            return False
        direction = "past" if cursor.take("past") else "future" if cursor.take("future") else ""
        self.weekday = number, direction
        return True

    def _by_weekday(self) -> date | None:
        """The weekday nearest before the publication, or before or on the day that «أمس» names."""
        if self.weekday is None or self.published is None:
            return None
        number, direction = self.weekday
        ahead = self.day is not None and self.day > self.published  # غدا الجمعة
        if direction == "future" or ahead:
            return self.published + ((number - self.published.weekday() - 1) % 7 + 1) * _DAY
        back = (self.published.weekday() - number) % 7
        return self.published - (back or (7 if direction == "past" else 0)) * _DAY

    def _absolute(self) -> bool:
        cursor, start = self.cursor, self.cursor.at
        if cursor.word() == "ل" or cursor.word() == "في":
            cursor.at += 1
        while cursor.take("parts"):
            pass
        stands, iso = absolute(cursor, self.published)
        if not stands or self.named is not None:
            cursor.at = start
            return False
        self.named = iso
        return True
