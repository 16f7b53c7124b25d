"""What is read in a letter, whatever program wrote it."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.letters.letter import Enclosed, parted, read_letter
from tests.letters.letters import letter

pytestmark = pytest.mark.pure


def test_its_words_subject_sender_and_what_it_answers() -> None:
    read = read_letter(bytes(letter("الكلفة 84.", "ردّ", answers="<first@mail.example>")))
    assert (read.words, read.subject, read.sender) == ("الكلفة 84.", "ردّ", "qari@mail.example")
    assert set(read.answers) == {"first@mail.example"}
    assert not read.is_automatic


@pytest.mark.parametrize(
    "below",
    [
        "في 21 تشرين الثاني 2026 كتب مكتب التصويب:\n> أي مقال؟\n> شكرًا",
        "On Sat, Nov 21, 2026 at 9:40 AM Desk <desk@nahr.example>\nwrote:\n\n> Which article?",
        "-----Original Message-----\nFrom: Desk <desk@nahr.example>\nWhich article?",
        "________________________________\nFrom: Desk\nWhich article?",
        "--\nسامر، وادي السرو",
        "> أي مقال؟",
    ],
)
def test_what_it_quotes_is_told_from_what_it_says(below: str) -> None:
    own, quoted = parted(f"المقصود مقال الجسر.\n\n{below}")
    assert own == "المقصود مقال الجسر."
    assert quoted


def test_a_colon_in_its_own_words_ends_nothing() -> None:
    own, quoted = parted("الخطأ أن الصحفي كتب:\n48 مليونًا\nوالصحيح 84.")
    assert own.endswith("84.") and not quoted


def test_html_alone_is_read_as_text() -> None:
    made = EmailMessage()
    made["From"] = "a@mail.example"
    made.set_content(
        "<html><head><title>x</title><style>p{}</style></head><body><p>الكلفة <b>84</b></p><div>مليونًا &amp; أكثر</div>"
        "<script>alert(1)</script></body></html>",
        subtype="html",
    )
    assert read_letter(bytes(made)).words == "الكلفة 84\nمليونًا & أكثر"


@pytest.mark.parametrize("charset", ["windows-1256", "iso-8859-6", "utf-8"])
def test_letters_of_old_programs_are_read(charset: str) -> None:
    head = f"From: a@mail.example\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    assert read_letter(head.encode() + "الرقم في المقال غير صحيح".encode(charset)).words == "الرقم في المقال غير صحيح"


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"List_Id": "<news.example>"},
        {"Return_Path": "<>"},
        {"sender": "MAILER-DAEMON@mail.example"},
        {"sender": "no-reply@mail.example"},
    ],
)
def test_a_program_is_known_as_one(headers: dict[str, str]) -> None:
    assert read_letter(bytes(letter("أنا في إجازة.", **headers))).is_automatic


def test_what_is_enclosed_is_named() -> None:
    made = letter("الصورة مرفقة.")
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="عقد.pdf")
    assert read_letter(bytes(made)).enclosed == (Enclosed("عقد.pdf", b"%PDF-1.4"),)


@given(st.binary(max_size=400))
def test_any_bytes_make_a_letter(raw: bytes) -> None:
    read = read_letter(raw)
    assert read.id and "\0" not in read.words


_HEADER = st.sampled_from(["From", "Subject", "Message-ID", "References", "Content-Type", "Content-Transfer-Encoding"])
_VALUE = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "multipart/mixed; boundary=x",
            "text/html; charset=none",
            "=?utf-8?b?2YU=?=",
            "base64",
            "<<<>>>",
            "<a@b> <c@d>",
        ]
    ),
)


@given(st.lists(st.tuples(_HEADER, _VALUE), max_size=6), st.text(max_size=200))
def test_any_headers_make_a_letter(headers: list[tuple[str, str]], body: str) -> None:
    head = "".join(f"{name}: {value}\n" for name, value in headers)
    assert read_letter(f"{head}\n{body}".encode("utf-8", "replace")).id
