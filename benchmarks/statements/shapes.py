"""Texts that news never is and input may be, and how time grows on each when it is twice as long."""

import time
from typing import NamedTuple

from taswib.text.statements import statements

_HALF = 250_000  # characters, about half a megabyte of UTF-8; the longer text is one megabyte
_ROUNDS = 2
SHAPES = {
    "no quotation marks": "قال مسعود النخلي إن الجسر سيفتح قريبًا. وأضاف أن العمل مستمر. ",
    "only quotation marks": '«»"“” ',
    "a mark that never closes": "قال مسعود النخلي: «الجسر سيفتح قريبًا وسيمر عليه الناس ",
    "one paragraph without end": "قال مسعود النخلي، مدير البلدية، إن «الجسر» سيفتح قريبًا، مؤكدًا أن العمل مستمر، وأضاف ",
    "mixed scripts": "Masoud said that الجسر سيفتح soon, وأضاف that العمل continues. ",
    "right-to-left marks": "\u200fقال\u200f \u202bمسعود النخلي\u202c إن \u2067الجسر\u2069 سيفتح. ",
    "transliterated names": "قال فيتسوالد شتاينهاور-غرومبرغ لوفتنسكي إن باومغارتنشتراسه مغلق. ",
    "poetry": "يا نهرُ غنِّ للضفافِ نشيدَها\nواحملْ إلى البحرِ البعيدِ سلامي\n",
    "a table": "المدينة\t2020\t2021\nالنخيل\t12.5\t13.1\nالضفاف\t9\t8.75\n",
    "nothing but verbs": "قال أضاف أكد أوضح ",
    "nothing but names": "محمد سامر الوادي ",
    "denials without end": "ونفى اتهامات الفساد ",
    "asides without end": "الذي - الذي نفى اتهامات الفساد ",
    "names, and verbs of nobody": "وزار الوزير مسعود النخلي البلدة وأكدت أن الجسر سيفتح ",
    "chains": "نقلت وكالة الضفاف عن مسعود قوله إن ",
}


class Growth(NamedTuple):
    """A shape, the seconds that its longer text takes, and how many times those of one half as long."""

    shape: str
    seconds: float
    times: float


def growths() -> list[Growth]:
    """Each shape at n and 2n characters, the best of two rounds of each."""
    return [_grown(shape, piece) for shape, piece in SHAPES.items()]


def _grown(shape: str, piece: str) -> Growth:
    half = piece * (_HALF // len(piece))
    short = min(_seconds(half) for _ in range(_ROUNDS))
    long = min(_seconds(half * 2) for _ in range(_ROUNDS))
    return Growth(shape, long, long / max(1e-9, short))


def _seconds(text: str) -> float:
    start = time.process_time()
    statements(text, language="ar")
    return time.process_time() - start
