"""A browser without a screen, for a server that really runs: cookies, forms with their tokens, pages."""

import re
import urllib.error
import urllib.parse
import urllib.request
from html import unescape
from http.cookiejar import CookieJar


class Browser:
    def __init__(self, base: str) -> None:
        self.base, self.cookies, self._token = base, CookieJar(), ""
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def get(self, path: str) -> str:
        return self._answer(urllib.request.Request(self.base + path))[1]

    def post(self, path: str, form: dict[str, str], *, from_page: str = "") -> tuple[int, str]:
        """Send a form, with a token from `from_page`, once that was read; the answer after redirects."""
        if from_page and not self._token:
            found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(from_page))
            self._token = unescape(found[1]) if found else ""
        fields = form | {"csrfmiddlewaretoken": self._token}
        body = urllib.parse.urlencode(fields).encode()
        return self._answer(urllib.request.Request(self.base + path, body))

    def with_fresh_token(self) -> "Browser":
        """After signing in, which changes it."""
        self._token = ""
        return self

    def upload(self, path: str, form: dict[str, str], files: list[tuple[str, str, bytes]]) -> tuple[int, str]:
        """Send a form with files: (field, name, content)."""
        edge = b"q7z-edge-of-a-part"
        parts = [_part(edge, f'name="{name}"', value.encode()) for name, value in form.items()]
        parts += [_part(edge, f'name="{field}"; filename="{name}"', content) for field, name, content in files]
        request = urllib.request.Request(self.base + path, b"".join(parts) + b"--" + edge + b"--\r\n")
        request.add_header("Content-Type", f"multipart/form-data; boundary={edge.decode()}")
        return self._answer(request)

    def _answer(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self._opener.open(request, timeout=60) as answer:
                return answer.status, answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode("utf-8", "replace")


def _part(edge: bytes, what: str, content: bytes) -> bytes:
    return b"--" + edge + f"\r\nContent-Disposition: form-data; {what}\r\n\r\n".encode() + content + b"\r\n"
