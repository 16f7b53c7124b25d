"""Words as XML 1.0 can hold them."""

import re

# An article's text is kept as it came, so it may hold what XML 1.0 cannot.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_words(words: str) -> str:
    """With U+FFFD for each character that no XML document may hold."""
    return _NO_XML.sub("\ufffd", words)
