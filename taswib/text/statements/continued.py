"""Speech that goes on without a cue: a line that is a quotation from end to end, right behind one that was somebody's."""

from taswib.text.quotations import Quotation
from taswib.text.statements.reading import Draft, Reading

_SHORTEST = 4  # tokens


def read_continued(reading: Reading) -> None:
    """Add a draft for each quotation that only goes on with the one in the sentence before it."""
    last = {draft.sentence: draft for draft in reading.drafts}
    made: list[Draft] = []
    for number in range(1, len(reading.sentences)):
        before = last.get(number - 1)
        if number in last or before is None or not _ends_quoted(reading, before):
            continue
        if (quote := _whole(reading, number)) is not None:
            last[number] = Draft(number, None, "continued", [(quote.start, quote.end)], "direct", hidden=True)
            made.append(last[number])
    if made:
        reading.drafts = sorted(reading.drafts + made, key=lambda draft: (draft.sentence, draft.start))


def _ends_quoted(reading: Reading, draft: Draft) -> bool:
    """Whether a draft is a quotation that its sentence ends with."""
    end = reading.sentences[draft.sentence].end
    return draft.kind == "direct" and 0 <= end - draft.content[-1][1] <= 2


def _whole(reading: Reading, number: int) -> Quotation | None:
    """The quotation that a sentence is from end to end."""
    sentence = reading.sentences[number]
    quote = reading.quotes.get(sentence.start)
    if quote is None or not quote.closed or quote.past < sentence.end - 1 or quote.end - quote.start < _SHORTEST:
        return None
    return quote
