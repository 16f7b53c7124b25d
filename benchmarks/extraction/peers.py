"""Takes articles out of pages by the peers' ways, one JSON line each. Runs in their environment, imports nothing of Taswib.

in:  {"html"}    out: {"text", "seconds"}    argument: trafilatura, readability or newspaper
"""

import json
import sys
import time
from collections.abc import Callable


def trafilatura() -> Callable[[str], str]:
    """Set for precision, without readers' comments; with tables it scores best here."""
    import trafilatura as peer

    return lambda html: peer.extract(html, favor_precision=True, include_comments=False) or ""


def readability() -> Callable[[str], str]:
    from lxml import html as parser
    from readability import Document

    return lambda html: parser.fromstring(Document(html).summary()).text_content()


def newspaper() -> Callable[[str], str]:
    from newspaper import Article

    def text(html: str) -> str:
        article = Article("https://example.org/", fetch_images=False)
        article.download(input_html=html)
        article.parse()
        return article.text

    return text


def main() -> None:
    extract = {"trafilatura": trafilatura, "readability": readability, "newspaper": newspaper}[sys.argv[1]]()
    for line in sys.stdin:
        html = json.loads(line)["html"]
        began = time.perf_counter()
        try:
            text = extract(html)
        except Exception as why:  # noqa: BLE001  # a peer that fails on a page has nothing of it
            print(f"{sys.argv[1]}: {type(why).__name__}", file=sys.stderr)
            text = ""
        print(json.dumps({"text": text, "seconds": time.perf_counter() - began}))


main()
