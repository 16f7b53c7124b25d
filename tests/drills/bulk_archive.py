"""An archive large enough that something can be killed while it is read: run as a program, in an installation of its own.

`fill ARTICLES` stores them, `say` prints what the index holds, with its entries' numbers taken out, as one SHA-256.
"""

import os
import sys
from hashlib import sha256
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taswib.site.settings")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import django

django.setup()

from benchmarks.growth.filling import store  # noqa: E402
from taswib.archive.tracing.index import Entry, Index, Postings  # noqa: E402
from taswib.archive.tracing.packing import unpack  # noqa: E402
from taswib.people.newsroom import Newsroom  # noqa: E402
from taswib.site.installation import bring_up_to_date  # noqa: E402

_WORDS = "بلدية وادي خزان مياه تلة شرقية ترميم جسر حجري سوق مدرسة مطر رياح لوز قطاف معرض رسم طريق مجلس قرية".split()  # noqa: SIM905


def text(number: int) -> str:
    """Some 1,500 words, no two texts alike."""
    return "\n".join(
        " ".join(f"{_WORDS[(number * 7 + i * i) % 20]}{chr(0x628 + (number + i) % 20)}" for i in range(j, j + 50))
        for j in range(0, 1500, 50)
    )


def fill(articles: int) -> None:
    bring_up_to_date()
    newsroom = Newsroom.objects.create(slug="nahr", name_ar="نهر", name_en="Nahr")
    for first in range(0, articles, 500):
        store(newsroom, 0, first, [text(number) for number in range(first, min(articles, first + 500))])


def say() -> None:
    [index] = Index.objects.all()
    articles = {number & 0xFFFF: article for number, article in Entry.objects.values_list("pk", "article")}
    total = sha256()
    for key, packed in Postings.objects.order_by("key").values_list("key", "packed").iterator():
        rows = sorted((one >> 16, articles[one & 0xFFFF]) for one in unpack(bytes(packed)))
        total.update(repr((key >> 16 & 0xFFFF, rows)).encode())
    print(index.state, len(articles), total.hexdigest())


if __name__ == "__main__":
    fill(int(sys.argv[2])) if sys.argv[1] == "fill" else say()
