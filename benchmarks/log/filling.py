"""A log of many notices, each entered in the ledger as publishing enters it. `python -m benchmarks.log.filling NOTICES`"""

import sys
from datetime import UTC, datetime, timedelta

import django
from django.core.management import call_command
from django.db import transaction

ARTICLES = 500
_FIRST = datetime(2020, 1, 1, 9, tzinfo=UTC)


def fill(notices: int) -> None:
    """Into the installation that the environment names."""
    from taswib.archive.incoming import Incoming
    from taswib.archive.taking_in import take_in
    from taswib.desk.notice import Notice, NoticeState
    from taswib.desk.notice_record import Happened, enter_notice
    from taswib.people.newsroom import Newsroom
    from taswib.people.person import Person

    newsroom = Newsroom.objects.create(slug="log", name_ar="نهر", name_en="Nahr", home="https://nahr.example")
    desk = Person.objects.join("desk", "a long enough password", name_ar="المكتب", name_en="Desk")
    with transaction.atomic():
        for number in range(ARTICLES):
            address = f"https://nahr.example/{number}"
            text = (
                f"مجلس الحي رقم {number} يقرّ خطة الطريق\n"
                f"أقرّ مجلس الحي رقم {number} خطة لترميم الطريق بكلفة {number + 40} مليونًا.\n"
                f"وقال رئيس المجلس سامر الحلو إن الأعمال تبدأ بعد {number + 3} أيام."
            )
            incoming = Incoming(
                identity=address, address=address, text=text, seen_from=address, outlet="نهر", section=f"باب {number % 20}",
                byline=("نزار الخطيب", "ريما عساف", "لينا حمود")[number % 3], published_at=_FIRST, authors=(),
            )  # fmt: skip
            take_in(newsroom, incoming, now=_FIRST)
    articles = list(newsroom.articles.select_related("current").order_by("pk"))
    for start in range(0, notices, 500):
        with transaction.atomic():
            for number in range(start + 1, min(start + 500, notices) + 1):
                article, moment = articles[number % ARTICLES], _FIRST + timedelta(hours=number)
                notice = Notice.objects.create(
                    newsroom=newsroom, article=article, revision=article.current, number=number, drafted_by=desk,
                    was=f"بكلفة {number} مليونًا", now=f"بكلفة {number + 7} ملايين", words="ورد رقم الكلفة معكوسًا في الخبر.",
                    state=NoticeState.PUBLISHED, published_at=moment, updated_at=moment,
                )  # fmt: skip
                enter_notice(notice, Happened.PUBLISHED, now=moment)
    Newsroom.objects.update(notices_published=notices)


if __name__ == "__main__":
    django.setup()
    call_command("migrate", verbosity=0)
    fill(int(sys.argv[1]))
