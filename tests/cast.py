"""One newsroom and its people, for every test.

«نهر» (Nahr) covers a district that does not exist. Hala and Karim handle cases; Salma watches over standards; Nizar
and Rima write; Rima is also an editor, and so the one with a conflict of interest; Thurayya reviews from outside;
Wael runs the server.
"""

from datetime import UTC, datetime

from taswib.archive.article import Article
from taswib.archive.incoming import Incoming
from taswib.archive.taking_in import take_in
from taswib.console.unlocking import open_key
from taswib.desk.case import Case
from taswib.desk.code_library import clauses_to_cite
from taswib.desk.complaint import admit, rule
from taswib.desk.countersigning import agree, ask_to_look
from taswib.desk.finding import Result
from taswib.desk.key_giving import give, waiting
from taswib.desk.key_share import KeyShare
from taswib.desk.keyring import Keyring
from taswib.desk.opened import Opened, Said
from taswib.desk.report import Kind, Report
from taswib.desk.reporting import Meant, Sent, Words, new_submission, quote_of_words, send_report
from taswib.desk.ruling import Found, Ruling
from taswib.desk.sanction import Sanction
from taswib.people.membership import Membership, Role
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person

NOW = datetime(2026, 11, 22, 9, 40, tzinfo=UTC)
PASSWORD = "a long enough password"

HEADLINE = "مجلس وادي السرو يقرّ ترميم الجسر الحجري قبل الشتاء"
PARAGRAPHS = (
    "أقرّ مجلس بلدة وادي السرو، الخميس 19 من تشرين الثاني، خطة لترميم الجسر الحجري بكلفة 48 مليون ليرة.",
    "وقال رئيس المجلس سامر الحلو إن الأعمال ستبدأ “قبل منتصف كانون الأول”، مضيفًا أن الجسر سيُغلق أمام الشاحنات.",
    "ونفت مديرية النقل وجود خلاف مع المجلس على التمويل، بحسب بيان نشرته وكالة “مدى” للأنباء.",
)
TEXT = "\n".join((HEADLINE, *PARAGRAPHS))
MISTAKE = "بكلفة 48 مليون ليرة"
ENGLISH = (
    "Wadi al-Sarw council approves repair of the stone bridge\n"
    "The council of Wadi al-Sarw approved on Thursday a plan to repair the stone bridge at a cost of 48 million.\n"
    "“Work begins before mid-December,” the council's head, Samer al-Helou, said."
)

PEOPLE = {
    "hala": ("هالة مراد", "Hala Murad", (Role.EDITOR,)),
    "karim": ("كريم شاهين", "Karim Shahin", (Role.EDITOR,)),
    "salma": ("سلمى درويش", "Salma Darwish", (Role.STANDARDS,)),
    "nizar": ("نزار الخطيب", "Nizar al-Khatib", (Role.AUTHOR,)),
    "rima": ("ريما عساف", "Rima Assaf", (Role.AUTHOR, Role.EDITOR)),
    "thurayya": ("ثريا سلوم", "Thurayya Salloum", (Role.REVIEWER,)),
    "wael": ("وائل حداد", "Wael Haddad", (Role.ADMINISTRATOR,)),
}


def found_newsroom() -> Newsroom:
    return Newsroom.objects.create(slug="nahr", name_ar="نهر", name_en="Nahr", home="https://nahr.example")


def hire(newsroom: Newsroom, username: str) -> Person:
    name_ar, name_en, roles = PEOPLE[username]
    person = Person.objects.join(username, PASSWORD, name_ar=name_ar, name_en=name_en)
    for role in roles:
        Membership.objects.create(newsroom=newsroom, person=person, role=role)
    open_key(person, newsroom, PASSWORD)
    _let_read(person, newsroom)
    return person


def keyring(person: Person) -> Keyring:
    """What the person's key opens, as after signing in."""
    return open_key(person, person.memberships.first().newsroom, PASSWORD)


def said(report: Report) -> Said:
    """What a reader wrote, read with the key of whoever of the desk was hired first."""
    return opened(report).said


def opened(report: Report) -> Opened:
    """A report, read with the key of whoever of the desk was hired first; of Hala, hired now, where nobody was."""
    shares = KeyShare.objects.filter(desk_key__newsroom=report.newsroom, desk_key__purpose="words")
    first = shares.order_by("pk").first()
    theirs = keyring(first.holder.person if first else hire(report.newsroom, "hala"))
    return next(opened for _report, opened in theirs.opened_among(Report.objects.filter(pk=report.pk)))


def thread(report: Report) -> list[str]:
    """The words of a report's messages, read as `said` reads."""
    return [one.words for one in opened(report).thread]


def _let_read(person: Person, newsroom: Newsroom) -> None:
    """Somebody who reads gives the key to the newcomer."""
    first = KeyShare.objects.filter(desk_key__newsroom=newsroom, desk_key__purpose="contact").first()
    for holder in waiting(newsroom):
        if first and holder.person == person:
            give(holder, keyring(first.holder.person), now=NOW)


def publish_article(
    newsroom: Newsroom, *authors: Person, text: str = TEXT, name: str = "bridge", edited_by: str = ""
) -> Article:
    address = f"https://nahr.example/{name}"
    incoming = Incoming(
        identity=address,
        address=address,
        text=text,
        seen_from=address,
        outlet="نهر",
        section="محليات",
        byline="، ".join(author.name_ar for author in authors),
        published_at=datetime(2026, 11, 20, 7, 0, tzinfo=UTC),
        authors=authors,
        edited_by=edited_by,
    )
    return take_in(newsroom, incoming, now=datetime(2026, 11, 20, 7, 5, tzinfo=UTC)).article


def write_report(
    article: Article,
    *,
    kind: Kind = Kind.ERROR,
    exact: str = MISTAKE,
    wrong: str = "الكلفة المعلنة في الجلسة 84 مليونًا وليست 48.",
    right: str = "84 مليون ليرة",
    how: str = "حضرت الجلسة وسمعت الرقم.",
    contact: str = "",
    about: str = "",
    now: datetime = NOW,
) -> Sent:
    """A reader's report on `exact`, or on the whole article where it is empty."""
    quote = quote_of_words(article.current, exact) if exact else None
    words = Words(wrong=wrong, right=right, how=how, contact=contact, about=about)
    return send_report(Meant(article, article.current, kind, quote), words, submission=new_submission(), now=now)


def let_look(report: Report, person: Person, second: Person) -> None:
    """`second` agrees that `person` may see how to reach the reader, for a day."""
    agree(ask_to_look(report, "سؤال عن الوثيقة", by=person, now=NOW), by=second, now=NOW)


def uphold_complaint(case: Case, by: Person, *, now: datetime = NOW) -> None:
    """Admit it, and find that the first clause of the starter code was breached; the author could not be asked."""
    first = clauses_to_cite(case.newsroom, now)[:1]
    admit(case, first, "ننظر في شكواكم.", by=by, now=now)
    found = tuple(Found(one.pk, Result.BREACHED, "لم يُطابق الرقم بالمحضر.") for one in first)
    ruling = Ruling(findings=found, sanctions=(Sanction.CORRECTION,), unheard="المقال بلا توقيع.")
    rule(case, ruling, "شكواكم في محلها.", by=by, now=now)


def reread(report: Report) -> Report:
    return Report.objects.select_related("case", "article", "revision").get(pk=report.pk)
