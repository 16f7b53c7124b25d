"""What a reader does, in verbs."""

from dataclasses import astuple, dataclass

from tests.journeys.visitor import Visitor


@dataclass(frozen=True)
class Said:
    """A reader's words."""

    wrong: str
    right: str = ""
    how: str = ""
    contact: str = ""

    @property
    def all(self) -> list[str]:
        return [words for words in astuple(self) if words]


def fill(reader: Visitor, said: Said) -> None:
    for name in ("wrong", "right", "how", "contact"):
        if words := getattr(said, name):
            reader.write(name, words)


def send(reader: Visitor, said: Said) -> str:
    """Fill in the form that is open and send it: the receipt."""
    fill(reader, said)
    reader.press("Send the report")
    return receipt_of(reader)


def receipt_of(reader: Visitor) -> str:
    """The code on the page that confirms a report, in groups of four."""
    return "-".join(reader.find("#code").inner_text().split())


def report(reader: Visitor, article: str, said: Said, *, kind: str = "error", passage: str = "1") -> str:
    """Report one passage by the form: the receipt."""
    reader.go(f"{article}/report?kind={kind}&passage={passage}")
    return send(reader, said)


def open_thread(reader: Visitor, receipt: str) -> None:
    reader.go("/receipt")
    reader.write("code", receipt)
    reader.press("Open the thread")


def answer(reader: Visitor, words: str) -> None:
    """Write in the thread that is open."""
    reader.write("words", words)
    reader.press("Send to the desk")
