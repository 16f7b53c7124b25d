"""The reader's widget for any site: one script, put together from the parts under `static/public/embed/`."""

import gzip
import json
import re
from functools import lru_cache
from pathlib import Path

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import override
from django.views.decorators.http import require_safe

from taswib.public.embed_answer import for_every_site
from taswib.public.embed_words import embed_words

PARTS = ("line", "memory", "folding", "page", "anchoring", "drawing", "bubble", "marks", "footer", "badge", "start")
"""In the order in which each is used by those after it."""
_FOLDER = Path(__file__).parent / "static" / "public" / "embed"
_KEPT = "public, max-age=3600, stale-while-revalidate=604800"
_COMMENT = re.compile(r"^\s*//.*\n|^\s+|/\*.*?\*/", re.M)


@require_safe
def embed(request: HttpRequest) -> HttpResponse:
    """The same file for everybody, in both languages; the page decides in which it speaks."""
    response = for_every_site(request, script(), "text/javascript; charset=utf-8", kept=_KEPT)
    patch_vary_headers(response, ["Accept-Encoding"])
    return _packed(request, response)


@lru_cache
def script() -> bytes:
    """The whole script, without comments and indentation."""
    words = {language: _words(language) for language in ("ar", "en")}
    parts = [f"const WORDS={json.dumps(words, ensure_ascii=False, separators=(',', ':'))};", f"const LOOK={_look()};"]
    parts += [_COMMENT.sub("", (_FOLDER / f"{name}.js").read_text()) for name in PARTS]
    return ("(()=>{\n" + "\n".join(parts) + "\n})();\n").encode()


def _words(language: str) -> dict[str, str]:
    with override(language):
        return embed_words()


def _look() -> str:
    return json.dumps(re.sub(r"\s*\n\s*", "\n", _COMMENT.sub("", (_FOLDER / "look.css").read_text())).strip())


def _packed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    accepted = request.headers.get("Accept-Encoding", "")
    name = next((one for one in ("br", "gzip") if one in accepted), "")
    if name and response.content:
        response.content = _pack(name)
        response.headers["Content-Encoding"] = name
    return response


@lru_cache
def _pack(name: str) -> bytes:
    return brotli.compress(script()) if name == "br" else gzip.compress(script(), mtime=0)
