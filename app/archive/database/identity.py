"""Identities: UUIDv7 for what happens once, UUIDv5 from the natural key for what several counters read from one roster.

What a case has one of for each key has a UUIDv8: from the natural key too, but beginning as the case's own id does.
"""

import secrets
import uuid
from datetime import datetime

_NAMES = uuid.UUID("9d0ba1a4-6f1f-5b0e-8c55-4b9a2a7c3e10")


def new_id(moment: datetime) -> str:
    """Return a new UUIDv7 (RFC 9562) that begins with the milliseconds of `moment`, which must have an offset."""
    milliseconds = int(moment.timestamp() * 1000)
    random = secrets.token_bytes(10)
    text = f"{milliseconds & 0xFFFFFFFFFFFF:012x}7{random[:2].hex()[1:]}{0x80 | random[2] & 0x3F:02x}{random[3:].hex()}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def natural_id(table: str, *key: str) -> str:
    """Return the UUIDv5 of a row with a natural key, the same at every counter.

    Parts are told apart even where they hold separators.
    """
    return str(uuid.uuid5(_NAMES, "\x1f".join(f"{len(part)}:{part}" for part in (table, *key))))


def natural_id_within(case_id: str, table: str, *key: str) -> str:
    """Return the id of a row of which a case has one for each key, the same at every counter. `case_id` is as `new_id` makes
    them.

    It begins with the case's milliseconds, so that the rows of one case lie side by side in a table's index: where they were
    scattered, each would have a page of its own read, written and encrypted.
    """
    hashed = natural_id(table, case_id, *key)
    return f"{case_id[:13]}-8{hashed[15:]}"
