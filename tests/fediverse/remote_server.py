"""Another server of the fediverse: its people follow us, and it believes no message whose signature httpsig refuses.

httpsig (with PyCryptodome) shares no line with ours, which stands on the cryptography library.
"""

import json
from base64 import b64encode
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from Crypto.PublicKey import RSA
from django.conf import settings
from django.test import Client
from httpsig import HeaderSigner, HeaderVerifier

from taswib.archive.sealing import opened
from taswib.fediverse import actor_key

ACTIVITY = "application/activity+json"
SIGNED = ["(request-target)", "host", "date", "digest"]
OURS, _THEIRS, _OTHERS = (actor_key.fresh_pair() for _ in range(3))
KEY, OTHER = (RSA.import_key(opened(pair["sealed"], settings.SOURCE_KEY)) for pair in (_THEIRS, _OTHERS))
Said = dict[str, Any]


@dataclass
class RemoteServer:
    """`public` is the key of our actor as its document has it; `taken` what it was sent and believed, `answers` statuses to
    give first."""

    public: str = ""
    shared: bool = True
    key: RSA.RsaKey = field(default_factory=lambda: KEY)
    taken: list[Said] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    documents: dict[str, Said | int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        remote = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                remote.show(self)

            def do_POST(self) -> None:
                remote.take(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.place = f"127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def person(self, name: str) -> str:
        return f"http://{self.place}/users/{name}"

    def document(self, name: str) -> Said:
        me = self.person(name)
        key = {"id": f"{me}#main-key", "owner": me, "publicKeyPem": self.key.publickey().export_key().decode()}
        endpoints = {"endpoints": {"sharedInbox": f"http://{self.place}/inbox"}} if self.shared else {}
        return {"id": me, "type": "Person", "inbox": f"{me}/inbox", "publicKey": key, **endpoints}

    def show(self, request: BaseHTTPRequestHandler) -> None:
        self.asked.append(request.path)
        name = request.path.removeprefix("/users/")
        said = self.documents.get(name, self.document(name) if request.path.startswith("/users/") else 404)
        status, body = (said, b"") if isinstance(said, int) else (200, json.dumps(said).encode())
        request.send_response(status)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    def take(self, request: BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers["Content-Length"]))
        status = self.answers.pop(0) if self.answers else 202
        if status == 202:
            self.believe(request, body)
        request.send_response(status)
        request.end_headers()

    def believe(self, request: BaseHTTPRequestHandler, body: bytes) -> None:
        headers = dict(request.headers)
        verifier = HeaderVerifier(
            headers,
            self.public,
            required_headers=SIGNED,
            method="POST",
            path=request.path,
            sign_header="signature",
        )
        right = headers["Digest"] == digest(body) and headers["Host"] == self.place and verifier.verify()
        if right:
            self.taken.append(json.loads(body))
        else:
            self.refused.append(request.path)

    def sends(self, said: Said, now: datetime, *, key: RSA.RsaKey | None = None, **changed: str) -> Any:
        """Our inbox's answer to this activity, signed as Mastodon signs; `changed` headers are changed afterwards."""
        body = json.dumps(said).encode()
        headers = {"host": "testserver", "date": format_datetime(now, usegmt=True), "digest": digest(body)}
        pem = (key or self.key).export_key().decode()
        signer = HeaderSigner(f"{said['actor']}#main-key", pem, "rsa-sha256", SIGNED, "signature")
        signed = dict(signer.sign(headers, method="POST", path="/actor/inbox")) | changed
        return Client().post("/actor/inbox", body, content_type=ACTIVITY, headers=signed)

    def follow(self, name: str, actor: str, number: int = 1) -> Said:
        me = self.person(name)
        return {"id": f"{me}/follows/{number}", "type": "Follow", "actor": me, "object": actor}

    def undo(self, follow: Said) -> Said:
        return {"id": f"{follow['id']}/undo", "type": "Undo", "actor": follow["actor"], "object": follow}

    def delete(self, name: str) -> Said:
        me = self.person(name)
        return {"id": f"{me}#delete", "type": "Delete", "actor": me, "object": me}


def digest(body: bytes) -> str:
    return f"SHA-256={b64encode(sha256(body).digest()).decode()}"
