# ruff: noqa: E501 (rows of strings)
"""Three hundred strings that nobody means well with, as the bytes in which they arrive. All of our own shaping."""

import re
from itertools import product

MARK = "q7z"
PRODUCT = 7919 * 104729
"""What a template that is evaluated would print of `_TEMPLATES`."""
_TAGS = ("script", "img src=x onerror=alert(1)", "svg/onload=alert(1)", "iframe srcdoc=x", "math", "style", "base href=//e",
         "form action=//e", "input autofocus onfocus=alert(1)", "meta http-equiv=refresh content=0", "link rel=stylesheet",
         "object data=x", "bdo dir=rtl", "template", "noscript", "plaintext", "xmp", "textarea", "title", "marquee onstart=alert(1)")  # fmt: skip
_OUT_OF = ("{}", "</textarea>{}", '">{}', "'>{}", "-->{}<!--", "</title>{}", "</script>{}", "]]>{}")
_IN_ATTRIBUTES = ('" onmouseover=alert(1) x="', "' onclick=alert(1) x='", "` onfocus=alert(1) x=`", '" autofocus x="',
                  '"\tonload\n=\r"alert(1)', "\\\" onerror=alert(1) \\\"", "&quot; onclick=alert(1)", '"style="x:expression(1)')  # fmt: skip
_ADDRESSES = ("javascript:alert(1)", "JaVa\tScRiPt:alert(1)", "\x01javascript:alert(1)", "data:text/html,<script>alert(1)</script>",
              "vbscript:x", "//evil.example", "///evil.example", "\\\\evil.example", "https:evil.example", "/\\evil.example",
              "http://[", "http://[::1", "http://a:99999/", "//[", "https://www.evil.example@127.0.0.1/", "file:///etc/passwd")  # fmt: skip
_STYLES = (
    "*{background:url(//e)}",
    "}body{display:none}",
    "x:expression(alert(1))",
    "@import '//e';",
    "</style><script>alert(1)</script>",
)
_TEMPLATES = ("{{7919*104729}}", "${7919*104729}", "#{7919*104729}", "<%=7919*104729%>", "{%now 'Y'%}", "{%debug%}",
              "{{request.META}}", "{{settings.SECRET_KEY}}", "{%include '/etc/passwd'%}", "%(found)s %(limit)s %s %d %n", "{0.__class__}", "{}", "%",
              "{{''.__class__.__mro__}}", "@(7919*104729)", "[[7919*104729]]")  # fmt: skip
_QUERIES = ("'", "''", '"', "' OR '1'='1", "'; DROP TABLE desk_report;--", "1); SELECT pg_sleep(9)--", "\\", "\\'", "%", "_", "%%%", "' UNION SELECT 1--",
            "$$;$$", "x' || randomblob(1e9)--", "* NEAR *", '"* OR "', "^", "[a-z]{", "(a+)+$", "(?i)", "é' --")  # fmt: skip
_PATHS = (
    "../../etc/passwd",
    "..%2f..%2f",
    "....//....//",
    "/etc/passwd\0.png",
    "C:\\windows\\win.ini",
    "a/../../b",
    "~root",
    "file\u2215etc",
    ".git/config",
)
_LINES = (
    "a\r\nSet-Cookie: q7z=1",
    "a\nX-Q7z: 1",
    "a\r\n\r\n<html>",
    "a%0d%0aX-Q7z: 1",
    "\u2028\u2029",
    "\x85",
    "\v\f",
    "\r",
    "a\rb",
    "\u560a\u560dX-Q7z: 1",
)
_NUMBERS = ("0", "-1", "1e999", "NaN", "Infinity", "9" * 30, "9" * 5000, "٣", "²", "１", "0x10", "1_000", "1.0", "+1", " 1 ", "-0", "१", "𝟙", "2147483648",
            "9223372036854775808", "②", "½", "000000001")  # fmt: skip
_FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "=cmd|' /C calc'!A0", '=HYPERLINK("//e")', "＝1", "\u200b=1")
_DIRECTIONS = [
    f"أ{a}abc{b}ب" for a, b in product("\u202a\u202b\u202d\u202e\u2066\u2067\u2068", ("", "\u202c", "\u2069"))
]
_MARKS = ("\u200f" * 50, "\u061c\u200e", "\u202e" * 2000, "\u2066" * 200, "\u200d" * 500, "\u200b" * 50 + "x", "\ufeffx", "\u2800", "\u00ad" * 40,
          "".join(map(chr, range(0xE0000, 0xE0080))), "\U000e0041", "🏴" + "".join(chr(0xE0000 + ord(c)) for c in "gbeng") + "\U000e007f")  # fmt: skip
_GLYPHS = ("👨‍👩‍👧‍👦", "👩🏽‍❤️‍💋‍👨🏿", "🏳️‍🌈" * 40, "🇵🇸🇸", "\ufdfa" * 5000, "ﷺ", "Z" + "\u0489" * 300, "ب" + "\u064e\u0651" * 20_000, "ﬁ", "İıſK", "ß",
           "\u1100\u1161\u11a8" * 50, "\ufffe\uffff", "\U0010ffff", "\ue000", "\u0958" * 100, "ا" * 20_000, "w" * 20_000, "\u0f73\u0f75" * 2000)  # fmt: skip
_JSON = (
    '{"__proto__":1}',
    '"}]}',
    "\\u0000",
    "\\ud800",
    "</script><!--<script>",
    "[" * 3000,
    '{"a":' * 1000,
    "null",
    "true",
)
_KEYS = (
    "__proto__",
    "constructor",
    "csrfmiddlewaretoken",
    "submission",
    "undefined",
    "[object Object]",
    "on",
    "off",
    "None",
    "True",
)
_BYTES = (
    b"\0", b"a\0b", b"\xed\xa0\x80", b"\xed\xb0\x80", b"a\xed\xa0\xbdb", b"\xc0\xaf", b"\xc0\x80", b"\xe0\x80\xaf",
    b"\xf0\x80\x80\xaf", b"\xf4\x90\x80\x80", b"\xff\xfe", b"\xef\xbb\xbf", b"\x80", b"\xd8", b"\xd8\xa7\xd9", b"+ADw-script+AD4-",
    b"\x1b[31m", b"\x07\x08", b"\x7f", b"\xc2\x85", bytes(range(1, 32)), bytes(range(128, 256)),
)  # fmt: skip


def _words() -> list[str]:
    opened = [way.format(f"<{tag}>{MARK}") for number, tag in enumerate(_TAGS) for way in _OUT_OF[number % 2 :: 2]]
    plain = (_IN_ATTRIBUTES, _ADDRESSES, _STYLES, _TEMPLATES, _QUERIES, _PATHS, _LINES, _NUMBERS, _FORMULAS, _DIRECTIONS,
             _MARKS, _GLYPHS, _JSON, _KEYS)  # fmt: skip
    return opened + [one for group in plain for one in group]


STRINGS: list[bytes] = [*(one.encode() for one in _words()), *_BYTES]
LONGEST = "ب".encode() + "\u064e\u0651".encode() * 100_000
"""Two hundred thousand diacritics: 400 kB, which once took a hundred seconds to normalise."""
_NASTY = [one for one in _words() if len(one) < 400 and re.search("<|alert|[\u202e\u2067]", one)]
NASTIEST = [
    *_NASTY[::2],
    "👨\u200d👩\u200d👧\u200d👦",
    "{{7919*104729}}",
    "w" * 900,
    "ب" + "\u064e" * 25,
    "\u202e" * 200 + "abc",
]
