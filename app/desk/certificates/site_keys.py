"""The public keys of a site's stations in a file, for whoever checks certificates away from the archive."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.archive.journal.new_chain import Station
from app.errors import InputError

_KIND = "ruzhu public keys"
_KEY_BYTES = 32
_LARGEST = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class SiteKey:
    """The public key of one station. It is no secret."""

    site: str
    station: str
    public_key: bytes


def keys_of(stations: Iterable[Station]) -> tuple[SiteKey, ...]:
    """Return the public keys of stations."""
    return tuple(SiteKey(station.site, station.code, bytes.fromhex(station.public_key)) for station in stations)


def keys_text(keys: Iterable[SiteKey]) -> str:
    """Return what the file holds."""
    rows = [{"site": key.site, "station": key.station, "public_key": key.public_key.hex()} for key in keys]
    return json.dumps({"kind": _KIND, "keys": rows}, ensure_ascii=False, indent=1) + "\n"


def read_site_keys(file: Path) -> tuple[SiteKey, ...]:
    """Return the keys in a file. Raises InputError for one that holds none."""
    try:
        if file.stat().st_size > _LARGEST:
            raise ValueError("too large for a few keys")
        content = json.loads(file.read_text(encoding="utf-8-sig"))
        if content["kind"] != _KIND:
            raise ValueError("another kind of file")
        keys = tuple(_key(row) for row in content["keys"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise InputError.of("certificate_code.keys_unreadable", file=file) from None
    if not keys:
        raise InputError.of("certificate_code.keys_unreadable", file=file)
    return keys


def _key(row: dict[str, str]) -> SiteKey:
    public_key = bytes.fromhex(row["public_key"])
    if len(public_key) != _KEY_BYTES:
        raise ValueError("no key of this kind")
    return SiteKey(str(row["site"]), str(row["station"]), public_key)
