"""Identities: UUIDv7 for what happens once, UUIDv5 from the natural key for what several counters read from one roster."""

import secrets
import uuid
from datetime import datetime

_NAMES = uuid.UUID("9d0ba1a4-6f1f-5b0e-8c55-4b9a2a7c3e10")


def new_id(moment: datetime) -> str:
    """A new UUIDv7 (RFC 9562) that begins with the milliseconds of `moment`, which must have an offset."""
    milliseconds = int(moment.timestamp() * 1000) & (2**48 - 1)
    number = milliseconds << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=number))


def natural_id(table: str, *key: str) -> str:
    """The UUIDv5 of a row with a natural key, the same at every counter. Parts are told apart even where they hold separators."""
    return str(uuid.uuid5(_NAMES, "\x1f".join(f"{len(part)}:{part}" for part in (table, *key))))
