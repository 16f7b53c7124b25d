"""What the public reads of a complaint's decision: a copy that the notice keeps, so that it stays as it was published.

Never who complained: nothing of a report goes into it.
"""

from dataclasses import dataclass
from typing import Any

from taswib.desk.case import Case
from taswib.desk.decision import Decision
from taswib.desk.finding import Result
from taswib.desk.sanction import Sanction, sanctions_among
from taswib.people.spoken import in_this_language


@dataclass(frozen=True)
class ShownFinding:
    """One clause in the language of the page; `fragment` is its place on the policy, `edition` that of its words."""

    code: str
    fragment: str
    title: str
    words: str
    edition: int
    result: Result
    reasons: str


@dataclass(frozen=True)
class ShownRuling:
    findings: tuple[ShownFinding, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    unheard: str = ""

    def __bool__(self) -> bool:
        return bool(self.findings)


NOTHING_FOUND = ShownRuling()


def ruling_of(case: Case | None) -> dict[str, Any]:
    """What a notice of this case keeps; empty where nothing was found of any clause."""
    decision = getattr(case, "decision", None) if case else None
    if case is None or decision is None:
        return {}
    return of_decision(decision)


def of_decision(decision: Decision) -> dict[str, Any]:
    """What was found, as the decision keeps it; empty where nothing was."""
    if not decision.found:
        return {}
    sanctions = [one.value for one in decision.follows]
    return {"findings": decision.found, "sanctions": sanctions, "unheard": decision.unheard}


def shown_ruling(kept: dict[str, Any]) -> ShownRuling:
    """In the language that is on."""
    findings = tuple(_shown(one) for one in kept.get("findings", ()))
    return ShownRuling(findings, tuple(sanctions_among(kept.get("sanctions"))), kept.get("unheard", ""))


def _shown(row: dict[str, Any]) -> ShownFinding:
    return ShownFinding(
        code=in_this_language(row["code_ar"], row["code_en"]),
        fragment=f"{row['code']}-{row['anchor']}",
        title=in_this_language(row["title_ar"], row["title_en"]),
        words=in_this_language(row["words_ar"], row["words_en"]),
        edition=row["edition"],
        result=Result(row["result"]),
        reasons=in_this_language(row["reasons"], row["reasons_en"]),
    )
