"""Another newsroom's Taswib, as far as the wire shows it: its key, its log, and the messages that it signs."""

import json
from base64 import b64encode
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from taswib.desk.partners.signing import signed_headers
from taswib.ledger.entry import canonical
from taswib.proof import Checkpoint, SigningKey, consistency_proof, inclusion_proof, leaf_hash, root_of
from tests import cast

WAS, NOW = cast.MISTAKE, "بكلفة 84 مليون ليرة"
SENTENCE = cast.PARAGRAPHS[0]
SECRET = "whsec_" + b64encode(bytes(32)).decode()


@dataclass
class OtherSite:
    """«مدى» publishes notices; `entries` is its whole log, `records` what its entries name by their hashes."""

    key: SigningKey = field(default_factory=lambda: SigningKey("mada.example/mada/ledger", bytes(range(32))))
    site: str = "https://mada.example"
    entries: list[str] = field(default_factory=list)
    records: dict[int, str] = field(default_factory=dict)
    sent: int = 0

    @property
    def leaves(self) -> list[bytes]:
        return [leaf_hash(one.encode()) for one in self.entries]

    @property
    def checkpoint(self) -> str:
        leaves = self.leaves
        return Checkpoint(self.key.name, len(leaves), root_of(leaves)).sign(self.key)

    def enter(self, number: int = 1, act: str = "published", **words: object) -> int:
        """Enter a notice; its index."""
        record = canonical(
            {
                "number": number, "kind": "correction", "language": "ar", "headline": "كلفة الجسر الحجري", "was": WAS,
                "now": NOW, "words": "ورد رقم الكلفة معكوسًا.", "withdrawal": "", "salt": "00", **words,
            }
        )  # fmt: skip
        named = f"sha256:{sha256(record.encode()).hexdigest()}"
        self.records[len(self.entries)] = record
        self.entries.append(canonical({"kind": "notice", "number": number, "act": act, "record": named}))
        return len(self.entries) - 1

    def proof(self, index: int, since: int = 0) -> dict[str, Any]:
        leaves = self.leaves
        grown = {"size": since, "consistency": _written(consistency_proof(leaves, since))} if since else None
        return {
            "format": "taswib-proof/1",
            "key": str(self.key.verifier),
            "entry": self.entries[index],
            "index": index,
            "inclusion": _written(inclusion_proof(leaves, index)),
            "checkpoint": self.checkpoint,
            "record": self.records.get(index),
            "since": grown,
        }

    @property
    def sender(self) -> dict[str, str]:
        return {"name": "مدى", "origin": self.key.name, "key": str(self.key.verifier), "site": self.site}

    def notice(self, index: int, **other: object) -> dict[str, Any]:
        """The message about the entry; its passage stands in an article of ours."""
        self.sent += 1
        return {
            "format": "taswib-message/1",
            "id": f"msg_{self.sent}",
            "type": "notice.published",
            "from": self.sender,
            "passages": [{"was": SENTENCE, "now": SENTENCE.replace("48", "84")}],
            "proof": self.proof(index),
            **other,
        }

    def answer(self, message: str, says: str, **other: object) -> dict[str, Any]:
        self.sent += 1
        about = {"message": message, "says": says, **other}
        return {"format": "taswib-message/1", "id": f"msg_{self.sent}", "type": "answer", "from": self.sender, **about}

    def signed(
        self, says: dict[str, Any], now: datetime = cast.NOW, secret: str = SECRET
    ) -> tuple[bytes, dict[str, str]]:
        """What goes over the wire: body and headers."""
        body = json.dumps(says, ensure_ascii=False).encode()
        headers = signed_headers(self.key, secret, str(says["id"]), body, now)
        return body, {
            f"HTTP_{name.upper().replace('-', '_')}": value
            for name, value in headers.items()
            if name.startswith("webhook")
        }


def _written(hashes: list[bytes]) -> list[str]:
    return [b64encode(one).decode() for one in hashes]
