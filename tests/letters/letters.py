"""Letters as readers' programs write them."""

from email.message import EmailMessage
from itertools import count

from tests import cast

_NUMBERS = count(1)
ADDRESS = "https://nahr.example/bridge"
SENDER = "qari@mail.example"


def letter(
    words: str, subject: str = "تصحيح", *, sender: str = SENDER, answers: str = "", **headers: str
) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = f"قارئ <{sender}>", "corrections@nahr.example", subject
    made["Message-ID"] = headers.pop("message_id", f"<{next(_NUMBERS)}@mail.example>")
    if answers:
        made["In-Reply-To"] = made["References"] = answers
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(words)
    return made


NAMES_ADDRESS = f"الكلفة 84 مليونًا لا 48.\n{ADDRESS}"
NAMES_HEADLINE = f"قرأت في «{cast.HEADLINE}» أن الكلفة 48 مليونًا، والصحيح 84."
