"""`keys.json`: the archive key wrapped once for every operator, and the station's own keys, authenticated as a whole."""

import json
import secrets
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.archive.folder.files import write_whole
from app.archive.folder.keyring import KEY_BYTES, ArchiveKey, decrypt, encrypt
from app.errors import ArchiveError, InputError

KEYS = "keys.json"
PASSWORD = "password"  # noqa: S105 a kind of slot
RECOVERY = "recovery"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Cost:
    """What guessing a password costs (argon2id): passes, KiB of memory, lanes. The default is RFC 9106's second choice."""

    passes: int = 3
    memory: int = 64 * 1024
    lanes: int = 4

    def bearable(self) -> bool:
        """Return whether a file may ask for this much; more would be an attack on the machine."""
        return 1 <= self.passes <= 64 and 8 * self.lanes <= self.memory <= 2**20 and 1 <= self.lanes <= 64


STRONG = Cost()


@dataclass(frozen=True, slots=True)
class Slot:
    """The archive key wrapped for one operator; `kind` is `password` or `recovery`."""

    operator: str
    name: str
    kind: str
    cost: Cost
    salt: bytes
    wrapped: bytes

    @staticmethod
    def wrap(key: ArchiveKey, operator: str, name: str, password: str, cost: Cost, kind: str = PASSWORD) -> "Slot":
        """Return a slot that `password` opens. Raises InputError for an empty password."""
        if not password:
            raise InputError.of("archive.password_empty")
        slot = Slot(operator, name, kind, cost, secrets.token_bytes(16), b"")
        wrapped = encrypt(slot._secret(password), key.master, slot._about(), secrets.token_bytes(12))
        return replace(slot, wrapped=wrapped)

    def unwrap(self, password: str) -> ArchiveKey | None:
        """Return the archive key, or None for another password."""
        master = decrypt(self._secret(password), self.wrapped, self._about())
        return None if master is None or len(master) != KEY_BYTES else ArchiveKey(master)

    def _secret(self, password: str) -> bytes:
        typed = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
        cost = self.cost
        return hash_secret_raw(typed, self.salt, cost.passes, cost.memory, cost.lanes, KEY_BYTES, Type.ID)

    def _about(self) -> bytes:
        return json.dumps([self.operator, self.name, self.kind]).encode()


@dataclass(frozen=True, slots=True)
class StationKey:
    """The station's random id and its Ed25519 key, the private half wrapped with the archive key."""

    id: str
    public: bytes
    wrapped: bytes

    @staticmethod
    def make(key: ArchiveKey, station: str) -> "StationKey":
        """Return a new key for a new station."""
        private = Ed25519PrivateKey.generate()
        wrapped = encrypt(key.derived("station"), private.private_bytes_raw(), station.encode(), secrets.token_bytes(12))
        return StationKey(station, private.public_key().public_bytes_raw(), wrapped)

    def private(self, key: ArchiveKey) -> Ed25519PrivateKey:
        """Return the private key, for signing. Raises ArchiveError where it was changed."""
        raw = decrypt(key.derived("station"), self.wrapped, self.id.encode())
        if raw is None:
            raise ArchiveError.of("archive.keys_changed")
        return Ed25519PrivateKey.from_private_bytes(raw)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """All of `keys.json`. The body is authenticated under the archive key, over its stored text.

    `exchange` is the sealed key of the exchange (see `exchange_key`), empty in an archive of before there was one.
    """

    station: StationKey
    slots: tuple[Slot, ...]
    exchange: bytes = b""

    def slot(self, operator: str | None) -> Slot | None:
        """Return the password slot of an operator by name or id; without one, that of the operator whom `create` made."""
        return next((slot for slot in self.passwords() if operator in {None, slot.name, slot.operator}), None)

    def passwords(self) -> tuple[Slot, ...]:
        """Return the slots that passwords open."""
        return tuple(slot for slot in self.slots if slot.kind == PASSWORD)

    def unlock(self, operator: str | None, password: str) -> tuple[ArchiveKey, Slot]:
        """Return the archive key. Raises ArchiveError for an unknown operator and a wrong password."""
        slot = self.slot(operator)
        if slot is None:
            raise ArchiveError.of("archive.operator_unknown", operator=operator or "")
        key = slot.unwrap(password)
        if key is None:
            raise ArchiveError.of("archive.password_wrong", operator=slot.name)
        return key, slot

    def with_slot(self, slot: Slot) -> "KeyFile":
        """With the slot added, in place of the one of the same operator and kind."""
        same = [(other.operator, other.kind) == (slot.operator, slot.kind) for other in self.slots]
        if any(same):
            slots = tuple(slot if is_same else other for other, is_same in zip(self.slots, same, strict=True))
            return replace(self, slots=slots)
        return replace(self, slots=(*self.slots, slot))

    def without(self, operators: Collection[str]) -> "KeyFile":
        """Without the password slots of these operators (by id)."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.kind != PASSWORD or slot.operator not in operators))

    def with_exchange(self, sealed: bytes) -> "KeyFile":
        """With a key of the exchange, where there is none yet."""
        return self if self.exchange else replace(self, exchange=sealed)

    def write(self, path: Path, key: ArchiveKey) -> None:
        """Put it in place of the old file, whole or not at all."""
        body = json.dumps(_body(self), ensure_ascii=False, indent=1)
        text = json.dumps({"format": _FORMAT, "body": body, "mac": key.mac("keys", body.encode()).hex()}, ensure_ascii=False)
        write_whole(path, text.encode())


def read_keys(path: Path) -> tuple[KeyFile, bytes, bytes]:
    """Return the key file with its body and code, which `authenticate` checks once the key is known. Raises ArchiveError."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ArchiveError.of("archive.keys_missing", file=path) from error
    try:
        outer = json.loads(content)
        body = outer["body"]
        keys = _keys(json.loads(body))
        code = bytes.fromhex(outer["mac"])
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ArchiveError.of("archive.keys_damaged", file=path) from error
    return keys, body.encode(), code


def authenticate(key: ArchiveKey, body: bytes, code: bytes) -> None:
    """Raise ArchiveError where the key file is not what this archive wrote."""
    if not secrets.compare_digest(key.mac("keys", body), code):
        raise ArchiveError.of("archive.keys_changed")


def _body(keys: KeyFile) -> dict[str, object]:
    station = {"id": keys.station.id, "public": keys.station.public.hex(), "private": keys.station.wrapped.hex()}
    slots = [
        {
            "operator": slot.operator,
            "name": slot.name,
            "kind": slot.kind,
            "argon2": [slot.cost.passes, slot.cost.memory, slot.cost.lanes],
            "salt": slot.salt.hex(),
            "wrapped": slot.wrapped.hex(),
        }
        for slot in keys.slots
    ]
    exchange = {"exchange": keys.exchange.hex()} if keys.exchange else {}
    return {"station": station, "slots": slots, **exchange}


def _keys(body: "dict[str, Any]") -> KeyFile:
    station = body["station"]
    made = StationKey(station["id"], bytes.fromhex(station["public"]), bytes.fromhex(station["private"]))
    return KeyFile(made, tuple(_slot(slot) for slot in body["slots"]), bytes.fromhex(body.get("exchange", "")))


def _slot(slot: object) -> Slot:
    if not isinstance(slot, dict):
        raise TypeError("a slot is an object")
    passes, memory, lanes = (int(number) for number in slot["argon2"])
    cost = Cost(passes, memory, lanes)
    salt = bytes.fromhex(slot["salt"])
    if not cost.bearable() or len(salt) < 8:
        raise ValueError("a cost that no archive writes")
    return Slot(str(slot["operator"]), str(slot["name"]), str(slot["kind"]), cost, salt, bytes.fromhex(slot["wrapped"]))
