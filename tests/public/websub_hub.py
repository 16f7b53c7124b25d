"""A WebSub hub and a subscriber in a process of their own, from the Recommendation (W3C, 2018) and from nothing of ours.

`python websub_hub.py` serves on a free port, which it prints. The hub verifies a subscriber's intent, fetches a topic when it
is told that it changed, and hands it on, signed. Each content that the subscriber believed is printed as a line of JSON.
"""

import hmac
import json
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import Request, urlopen

SECRET = b"known to the subscriber and the hub"
subscriptions: dict[str, tuple[str, bytes]] = {}


class Both(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """The subscriber confirms that it wants this."""
        query = parse_qs(urlsplit(self.path).query)
        self.answer(200, query["hub.challenge"][0].encode())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        (self.receive if self.path == "/callback" else self.hub)(body)

    def receive(self, body: bytes) -> None:
        expected = "sha256=" + hmac.new(SECRET, body, sha256).hexdigest()
        if hmac.compare_digest(expected, self.headers.get("X-Hub-Signature", "")):
            print(json.dumps({"content": body.decode(), "links": self.headers.get("Link", "")}), flush=True)
        self.answer(202)

    def hub(self, body: bytes) -> None:
        asked = parse_qs(body.decode())
        if asked["hub.mode"] == ["subscribe"]:
            topic, callback = asked["hub.topic"][0], asked["hub.callback"][0]
            wanted = {"hub.mode": "subscribe", "hub.topic": topic, "hub.challenge": "c7", "hub.lease_seconds": "864000"}
            if urlopen(f"{callback}?{urlencode(wanted)}", timeout=5).read() == b"c7":
                subscriptions[topic] = callback, asked["hub.secret"][0].encode()
            self.answer(202)
            return
        self.answer(202)
        for topic in asked["hub.url"]:
            if topic in subscriptions:
                self.hand_on(topic)

    def hand_on(self, topic: str) -> None:
        with urlopen(topic, timeout=5) as found:
            content, kind = found.read(), found.headers["Content-Type"]
        callback, secret = subscriptions[topic]
        signed = "sha256=" + hmac.new(secret, content, sha256).hexdigest()
        links = f'<http://127.0.0.1:{port}/>; rel="hub", <{topic}>; rel="self"'
        headers = {"Content-Type": kind, "X-Hub-Signature": signed, "Link": links}
        urlopen(Request(callback, content, headers), timeout=5).read()

    def answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Both)
port = server.server_port
print(port, flush=True)
server.serve_forever()
