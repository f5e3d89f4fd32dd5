"""The public keys of a site in a file."""

from pathlib import Path

import pytest

from app.desk.certificates.site_keys import SiteKey, keys_of, keys_text, read_site_keys
from app.errors import InputError
from tests.app.desk.counter import Counter
from tests.app.procedure.said import said

KEY = SiteKey("海棠苑", "A1", bytes(range(32)))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    file.write_text(keys_text([KEY, KEY]), encoding="utf-8")
    assert read_site_keys(file) == (KEY, KEY)


def test_the_keys_are_those_of_the_archive_s_stations(counter: Counter) -> None:
    (key,) = keys_of(counter.desk.archive.stations())
    assert (key.site, key.station) == ("海棠苑", "A1")
    assert key.public_key.hex() == counter.desk.archive.station.public_key


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"\xff\xfe\xff",
        b"[]",
        b"null",
        b'{"kind": "other", "keys": []}',
        keys_text([]).encode(),
        keys_text([SiteKey("a", "b", b"short")]).encode(),
        b'{"kind": "ruzhu public keys", "keys": [{"site": "a", "station": "b", "public_key": "zz"}]}',
        b'{"kind": "ruzhu public keys", "keys": [1]}',
        b'{"kind": "ruzhu public keys", "keys": 1}',
        b"[" * 900_000,
        b" " * 1_000_001,
    ],
    ids=lambda content: repr(content)[:40],
)
def test_a_file_without_keys_is_said(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "keys.json"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(InputError) as refused:
        read_site_keys(file)
    assert said(refused.value.reason) == "certificate_code.keys_unreadable"
