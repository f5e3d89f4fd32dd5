"""Cards as strangers make them: properly signed with a key of their own, whatever they say."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.exchange.partners.cards import Card, signed_bytes

STATION = "01a20d0a-f9f9-7373-a2ff-4f02ea422dcc"


def a_recipient() -> str:
    """A new age recipient."""
    return str(pyrage.x25519.Identity.generate().to_public())


@dataclass
class Stranger:
    """Somebody with a key who makes cards."""

    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    recipient: str = field(default_factory=a_recipient)

    def card(self, **said: Any) -> Card:  # noqa: ANN401 any field of a card
        """A sound card but for what is said."""
        given: dict[str, Any] = {
            "station": STATION,
            "code": "A1",
            "site": "海棠苑",
            "role": "counter",
            "public_key": self.key.public_key().public_bytes_raw().hex(),
            "recipient": self.recipient,
            "recovery": "",
        }
        return Card(**{**given, **said})

    def content(self, card: Card) -> dict[str, Any]:
        """What the file of the card holds."""
        signature = self.key.sign(signed_bytes(card)).hex()
        return {"kind": "ruzhu card", "format": 1, **asdict(card), "signature": signature}

    def file(self, folder: Path, card: Card, **changed: Any) -> Path:  # noqa: ANN401 any field of the file
        """The file of the card, changed after it was signed."""
        path = folder / "stranger.card"
        path.write_text(json.dumps({**self.content(card), **changed}, ensure_ascii=False), encoding="utf-8")
        return path
