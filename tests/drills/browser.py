"""A browser without a screen, for a server that really runs: cookies, forms with their tokens, pages."""

import re
import urllib.error
import urllib.parse
import urllib.request
from html import unescape
from http.cookiejar import CookieJar


class Browser:
    def __init__(self, base: str) -> None:
        self.base, self.cookies = base, CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def get(self, path: str) -> str:
        return self._answer(urllib.request.Request(self.base + path))[1]

    def post(self, path: str, form: dict[str, str], *, from_page: str | None = None) -> tuple[int, str]:
        """Send a form, with the token of the page that it stands on; the answer after redirects."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(from_page) if from_page else "")
        fields = form | ({"csrfmiddlewaretoken": unescape(token[1])} if token else {})
        body = urllib.parse.urlencode(fields).encode()
        return self._answer(urllib.request.Request(self.base + path, body))

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
