"""A code of conduct as a file: TOML as it is written out, TOML or JSON as it is read. Read whole before anything is stored."""

import json
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from django.utils.translation import gettext_lazy as _

from taswib.desk.clause import Clause, ClauseWords
from taswib.desk.code_of_conduct import LONGEST, CodeOfConduct, WhoMay
from taswib.desk.deadline_profile import Verification
from taswib.desk.refusals import CodeFileRefused
from taswib.desk.sanction import Sanction
from taswib.text.gate import TextRefused, admit_public

FORMAT = "taswib-code/1"
LARGEST = 256 * 1024
"""Bytes; a code of two hundred long clauses has half of it."""
MOST_CLAUSES = 200
TITLE, WORDS, SOURCE = 160, 4000, 300
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_NAME = 40
_CLAUSE = "clause"


@dataclass(frozen=True)
class CodeFile:
    """What the file says. `key` is the code's short name; `within_days` 0 for no limit."""

    key: str
    name_ar: str
    name_en: str
    source: str
    status: str
    standing: str
    within_days: int
    sanctions: tuple[str, ...]
    clauses: tuple[ClauseWords, ...]

    @property
    def columns(self) -> dict[str, Any]:
        """As the code's row keeps it."""
        told = {name: getattr(self, name) for name in ("name_ar", "name_en", "source", "standing", "within_days")}
        return told | {"verification": self.status, "sanctions": list(self.sanctions)}


_ITS_OWN = [field.name for field in fields(CodeFile) if field.name != "clauses"]


def is_short_name(typed: str) -> bool:
    """Whether it can stand in an address: small Latin letters, digits, single hyphens."""
    return len(typed) <= _LONGEST_NAME and bool(_NAME.fullmatch(typed))


def require_size(size: int) -> None:
    """Raises CodeFileRefused for a file of more bytes than LARGEST."""
    if size > LARGEST:
        raise CodeFileRefused(_file(), _("it is larger than 256 KB"))


def read_code(content: bytes) -> CodeFile:
    """Raises CodeFileRefused, with the place and the reason."""
    row = _parsed(content)
    if row.get("format") != FORMAT:
        raise CodeFileRefused("format", _("it must say %(format)s") % {"format": FORMAT})
    _only({"format", _CLAUSE, *_ITS_OWN}, row, "")
    rows = row.get(_CLAUSE)
    if not isinstance(rows, list) or not 0 < len(rows) <= MOST_CLAUSES:
        raise CodeFileRefused(
            _CLAUSE, _("there must be one clause at least, and %(most)d at most") % {"most": MOST_CLAUSES}
        )
    clauses = tuple(_clause(one, f"{_CLAUSE} {number}") for number, one in enumerate(rows, 1))
    _differ(clauses)
    return CodeFile(
        key=_short_name(row, "key", ""),
        name_ar=_words(row, "name_ar", "", TITLE),
        name_en=_words(row, "name_en", "", TITLE, needed=False),
        source=_words(row, "source", "", SOURCE, needed=False),
        status=_one_of(row, "status", Verification.values),
        standing=_one_of(row, "standing", WhoMay.values),
        within_days=_days(row),
        sanctions=_sanctions(row),
        clauses=clauses,
    )


def written_code(code: CodeOfConduct, clauses: Iterable[Clause]) -> str:
    """The code with these clauses, as `read_code` reads it."""
    lines = [f"format = {_quoted(FORMAT)}", f"key = {_quoted(code.key)}"]
    lines += [f"{name} = {_quoted(getattr(code, name))}" for name in ("name_ar", "name_en", "source")]
    lines += [f"status = {_quoted(code.verification)}", f"standing = {_quoted(code.standing)}"]
    lines += [f"within_days = {code.within_days}"]
    lines += [f"sanctions = [{', '.join(_quoted(one.value) for one in code.knows)}]"]
    for clause in clauses:
        lines += ["", f"[[{_CLAUSE}]]", *(f"{name} = {_quoted(value)}" for name, value in vars(clause.says).items())]
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    """A TOML basic string: JSON's, but that DEL is escaped too."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def _parsed(content: bytes) -> dict[str, Any]:
    require_size(len(content))
    try:
        text = content.decode("utf-8-sig")
        row = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except UnicodeDecodeError:
        raise CodeFileRefused(_file(), _("it is not written in UTF-8")) from None
    except (ValueError, RecursionError) as wrong:
        raise CodeFileRefused(
            _file(), _("it is neither TOML nor JSON (%(where)s)") % {"where": str(wrong)[:120]}
        ) from None
    if not isinstance(row, dict):
        raise CodeFileRefused(_file(), _("it holds no fields"))
    return row


def _file() -> str:
    return str(_("The file"))


def _clause(row: object, where: str) -> ClauseWords:
    if not isinstance(row, dict):
        raise CodeFileRefused(where, _("it holds no fields"))
    _only({field.name for field in fields(ClauseWords)}, row, where)
    return ClauseWords(
        anchor=_short_name(row, "anchor", where),
        title_ar=_words(row, "title_ar", where, TITLE),
        title_en=_words(row, "title_en", where, TITLE, needed=False),
        words_ar=_words(row, "words_ar", where, WORDS),
        words_en=_words(row, "words_en", where, WORDS, needed=False),
    )


def _only(known: set[str], row: dict[str, Any], where: str) -> None:
    for name in row:
        if name not in known:
            raise CodeFileRefused(_at(where, name[:60]), _("there is no such field"))


def _differ(clauses: tuple[ClauseWords, ...]) -> None:
    seen: set[str] = set()
    for number, one in enumerate(clauses, 1):
        if one.anchor in seen:
            raise CodeFileRefused(f"{_CLAUSE} {number}", _("an earlier clause has the same anchor"))
        seen.add(one.anchor)


def _words(row: dict[str, Any], name: str, where: str, limit: int, *, needed: bool = True) -> str:
    value = row.get(name, "")
    if not isinstance(value, str):
        raise CodeFileRefused(_at(where, name), _("it must be words in quotation marks"))
    try:
        words = admit_public(value, limit=limit)
    except TextRefused:
        raise CodeFileRefused(
            _at(where, name), _("it is longer than %(limit)d characters, or holds hidden ones") % {"limit": limit}
        ) from None
    if needed and not words:
        raise CodeFileRefused(_at(where, name), _("it is missing"))
    return words


def _short_name(row: dict[str, Any], name: str, where: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not is_short_name(value):
        raise CodeFileRefused(_at(where, name), _("it must be small Latin letters, digits and hyphens, 40 at most"))
    return value


def _one_of(row: dict[str, Any], name: str, known: list[str]) -> str:
    value = row.get(name)
    if not isinstance(value, str) or value not in known:
        raise CodeFileRefused(name, _("it must be one of: %(known)s") % {"known": ", ".join(known)})
    return value


def _days(row: dict[str, Any]) -> int:
    value = row.get("within_days", 0)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LONGEST:
        raise CodeFileRefused("within_days", _("it must be a number of days from 0 to %(most)d") % {"most": LONGEST})
    return value


def _sanctions(row: dict[str, Any]) -> tuple[str, ...]:
    value = row.get("sanctions", [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one in Sanction.values for one in value):
        raise CodeFileRefused("sanctions", _("it must be a list of: %(known)s") % {"known": ", ".join(Sanction.values)})
    return tuple(one for one in Sanction.values if one in value)


def _at(where: str, name: str) -> str:
    return f"{where}, {name}" if where else name
