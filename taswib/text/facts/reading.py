"""All facts of one passage, for whoever wants to list them."""

from datetime import date

from taswib.text.facts.fact import Fact, Found
from taswib.text.facts.names import is_name
from taswib.text.facts.wording import Wording, wording
from taswib.text.statements import statements


def facts(passage: str | Wording, published: date | None = None) -> list[Fact]:
    """The numbers, dates, negations, names and speakers of a passage, in the order of their places."""
    known = wording(passage, published)
    found = [Fact(one.kind, _value(one), known.span(one.first, one.end)) for one in known.facts()]
    found += _names(known)
    found += [
        Fact("speaker", said.source_name or known.text[slice(*said.source)], said.source)
        for said in statements(known.text, published=published)
        if said.source
    ]
    return sorted(set(found), key=lambda fact: (fact.span, fact.kind))


def _value(one: Found) -> str:
    return f"{one.values[0]} {one.unit}".rstrip() if one.kind == "number" else one.values[0]


def _names(known: Wording) -> list[Fact]:
    """Neighbouring words that are names as one."""
    taken = {at for one in known.facts() for at in range(one.first, one.end)}
    named = [
        at
        for at, word in enumerate(known.words)
        if at not in taken and word[0].isalpha() and is_name(known.words, at, known.written(at, at + 1))
    ]
    runs: list[list[int]] = []
    for at in named:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [Fact("name", " ".join(known.words[run[0] : run[-1] + 1]), known.span(run[0], run[-1] + 1)) for run in runs]
