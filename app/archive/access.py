"""Who can open the archive: passwords of operators, and a recovery phrase for the day when all are forgotten.

The journal says who may act, `keys.json` who can open. A slot is written before the entry that makes it count and removed after
the entry that ends it, so whatever a crash leaves between the two is a slot too many: opening refuses it, and `sweep` removes it.
"""

import base64
import secrets
from collections.abc import Callable, Collection
from pathlib import Path

from app.archive.archive import USUAL, Archive, ArchiveSettings
from app.archive.database.connection import run
from app.archive.folder.key_rewriting import rewrite_keys, write_keys
from app.archive.folder.keyslots import KEYS, RECOVERY, KeyFile, Slot, authenticate, read_keys
from app.archive.opening import require_archive
from app.errors import ArchiveError


def operators(archive: Archive) -> dict[str, str]:
    """Operator id → name, of all who have a password."""
    keys, _body, _code = read_keys(archive.folder / KEYS)
    return {slot.operator: slot.name for slot in keys.passwords()}


def set_password(archive: Archive, operator: str, name: str, password: str) -> None:
    """Give the operator of that id and name this password, whether or not there was one. Raises InputError for an empty one."""
    slot = Slot.wrap(archive.key, operator, name, password, archive.settings.cost)
    _rewrite(archive, lambda keys: keys.with_slot(slot))


def change_password(archive: Archive, operator: str, *, old: str, new: str) -> None:
    """Set another password for an operator, who shows the old one. Raises ArchiveError where that is wrong."""

    def change(keys: KeyFile) -> KeyFile:
        _key, slot = keys.unlock(operator, old)
        return keys.with_slot(Slot.wrap(archive.key, slot.operator, slot.name, new, archive.settings.cost))

    _rewrite(archive, change)


def check_password(archive: Archive, operator: str, password: str) -> str:
    """Return the id of the operator of that name whose password this is, by `keys.json` as it is now. Raises ArchiveError."""
    keys, body, code = read_keys(archive.folder / KEYS)
    authenticate(archive.key, body, code)
    key, slot = keys.unlock(operator, password)
    if not secrets.compare_digest(key.master, archive.key.master):
        raise ArchiveError.of("archive.keys_changed")
    return slot.operator


def sweep(archive: Archive) -> tuple[str, ...]:
    """Remove the slots of whoever is no active operator by the journal, never that of who opened it; return the names."""
    if not _stray(archive, operators(archive)):
        return ()
    swept: list[str] = []

    def without(keys: KeyFile) -> KeyFile:
        # Read again under the lock: what looked stray before may have been someone being added.
        held = {slot.operator: slot.name for slot in keys.passwords()}
        stray = _stray(archive, held)
        swept.extend(held[operator] for operator in sorted(stray))
        return keys.without(stray)

    _rewrite(archive, without)
    return tuple(swept)


def _stray(archive: Archive, held: Collection[str]) -> frozenset[str]:
    active = {str(row[0]) for row in run(archive.database, "SELECT id FROM operator WHERE active = 1")}
    return frozenset(held) - active - {archive.operator}


def has_recovery(archive: Archive) -> bool:
    """Return whether a recovery phrase opens the archive."""
    keys, _body, _code = read_keys(archive.folder / KEYS)
    return any(slot.kind == RECOVERY for slot in keys.slots)


def make_recovery(archive: Archive) -> str:
    """Return a random phrase that opens the archive when every password is forgotten; it replaces the one before."""
    phrase = _grouped(base64.b32encode(secrets.token_bytes(20)).decode())
    slot = Slot.wrap(archive.key, "", "", _plain(phrase), archive.settings.cost, RECOVERY)
    _rewrite(archive, lambda keys: keys.with_slot(slot))
    return phrase


def recover(folder: Path, phrase: str, operator: str, password: str, settings: ArchiveSettings = USUAL) -> None:
    """Set a new password for an operator by the recovery phrase. Raises ArchiveError, and then has changed nothing."""
    require_archive(folder, reading=False)
    keys, body, code = read_keys(folder / KEYS)
    key = next((found for slot in keys.slots if slot.kind == RECOVERY and (found := slot.unwrap(_plain(phrase)))), None)
    if key is None:
        raise ArchiveError.of("archive.recovery_wrong")
    authenticate(key, body, code)
    held = keys.slot(operator)
    if held is None:
        raise ArchiveError.of("archive.operator_unknown", operator=operator)
    write_keys(keys.with_slot(Slot.wrap(key, held.operator, held.name, password, settings.cost)), folder, key)


def _rewrite(archive: Archive, change: Callable[[KeyFile], KeyFile]) -> None:
    if archive.reading:
        raise ArchiveError.of("archive.reading_only")
    rewrite_keys(archive.database, archive.folder, archive.key, change)


def _grouped(text: str) -> str:
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))


def _plain(phrase: str) -> str:
    """As typed from paper: without groups and spaces, capitals, and the digits that base 32 does not have read as letters."""
    typed = "".join(phrase.split()).replace("-", "").upper()
    return typed.translate(str.maketrans("018", "OIB"))
