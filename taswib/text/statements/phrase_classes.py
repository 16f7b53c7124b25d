"""Classes of words that the rules of noun phrases ask for."""

from taswib.text.lexicons import word_set

NAME_WORDS = 6
TIMES = frozenset(("weekday", "day", "part"))
GIVEN = frozenset(("masculine", "feminine", "connector"))
PERSONAL = frozenset(("masculine", "feminine"))
OBJECTS = frozenset(("masdar", "topic"))
TITLES = frozenset(("office", "honorific", "unnamed"))
ORDINARY = frozenset(
    (
        "body",
        "document",
        "occasion",
        "outlet",
        "masdar",
        "topic",
        "number",
        "elative",
        "function",
        "common",
        "unnamed",
        "month",
    )
)
WHERE = frozenset(("place", "country", "named_body"))
SON_OF = word_set("ar", "particles", "son_of")
INSIDE_TITLES = word_set("ar", "particles", "in_the_name_of")
QUALITIES = word_set("ar", "particles", "quality")
