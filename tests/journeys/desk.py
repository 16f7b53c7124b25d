"""What people of the newsroom do, in verbs."""

from dataclasses import dataclass

from taswib.site.demo.loading import PASSWORD
from tests.journeys.visitor import Visitor


@dataclass(frozen=True)
class NoticeWords:
    """What is written into the notice editor; `was` comes filled in."""

    kind: str
    severity: str
    now: str
    words: str


def sign_in(staff: Visitor, username: str, to: str = "/desk/") -> Visitor:
    staff.go(f"/desk/sign-in/?next={to}")
    enter(staff, username)
    return staff


def enter(staff: Visitor, username: str) -> None:
    """Fill in the sign-in page that is open."""
    staff.write("username", username)
    staff.write("password", PASSWORD)
    staff.press("Sign in")


def open_case(staff: Visitor, words: str) -> str:
    """From the queue, the case in which these words are marked: its path."""
    staff.go("/desk/")
    staff.write("q", words)
    staff.press("Search")
    staff.click(staff.find("a.row-link", has_text=words))
    return staff.path


def take(editor: Visitor) -> None:
    editor.press("Take the case")


def ask_reader(editor: Visitor, question: str) -> None:
    editor.open("Write to this reader")
    editor.write("words", question, within="#reports")
    editor.press("Ask, and wait for the answer")


def ask_author(editor: Visitor, question: str) -> None:
    editor.open("Ask the author")
    editor.write("words", question, within="#author")
    editor.press("Send to the author")


def explain(author: Visitor, words: str) -> None:
    author.write("words", words, within="#explanation")
    author.press("Send to the desk")


def decide(editor: Visitor, outcome: str, reasons: str) -> None:
    editor.choose("outcome", outcome)
    editor.write("reasons", reasons)
    editor.press("Record the decision")


def write_notice(editor: Visitor, notice: NoticeWords) -> None:
    """Fill in the editor; the preview beside it follows."""
    editor.find("select[name=kind]").select_option(notice.kind)
    editor.choose("severity", notice.severity)
    editor.write("now", notice.now)
    editor.write("words", notice.words)


def publish(editor: Visitor) -> None:
    editor.press("Keep, and look at it once more before publishing")
    editor.press("Publish")
