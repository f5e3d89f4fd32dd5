"""Seals: a station's signature under the end of its own chain, by which others may relay the chain whole."""

import peewee
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.archive.archive import Archive
from app.archive.database.connection import run
from app.archive.journal.chain import entry_at
from app.exchange.package.manifest import seal_message
from app.exchange.partners.chains import ChainEnd


def make_seal(archive: Archive, chain: str, end: ChainEnd) -> str:
    """Return the station's own seal, hex."""
    return archive.sign(seal_message(chain, end.seq, end.hash.hex())).hex()


def is_sealed(public_key: str, chain: str, end: ChainEnd, seal: str) -> bool:
    """Return whether the seal was made with that key."""
    message = seal_message(chain, end.seq, end.hash.hex())
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(bytes.fromhex(seal), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def keep_seal(database: peewee.Database, chain: str, end: ChainEnd, seal: str) -> None:
    """Keep a seal that came along, so that this archive can relay the chain."""
    sql = "INSERT INTO chain_seal (chain, seq, hash, seal) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING"
    run(database, sql, (chain, end.seq, end.hash.hex(), seal))


def last_seal(database: peewee.Database, chain: str, end: ChainEnd) -> tuple[ChainEnd, str] | None:
    """Return the last seal under what is here of another's chain, None where there is none."""
    sql = "SELECT seq, hash, seal FROM chain_seal WHERE chain = %s AND seq <= %s ORDER BY seq DESC"
    for seq, digest, seal in run(database, sql, (chain, end.seq)):
        entry = entry_at(database, chain, int(seq))
        if entry is not None and entry.hash().hex() == digest:
            return ChainEnd(int(seq), bytes.fromhex(digest)), str(seal)
    return None
