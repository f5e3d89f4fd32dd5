"""The key of the exchange: one for each archive, sealed in the key file, and made when it is first needed."""

import json
from pathlib import Path

import pyrage
import pytest

from app.archive.access import change_password
from app.archive.archive import Archive
from app.archive.backup import back_up, restore
from app.archive.folder.exchange_key import make_exchange_key, make_recovery_key, recovery_recipient
from app.archive.folder.key_rewriting import rewrite_keys
from app.archive.folder.keyring import ArchiveKey
from app.archive.folder.keyslots import read_keys
from app.errors import ArchiveError
from tests.app.archive.factory import PASSWORD, Place


def without_key(archive: Archive) -> None:
    """Make the key file what it was before there were keys of the exchange."""
    path = archive.folder / "keys.json"
    body = json.loads(json.loads(path.read_text("utf-8"))["body"])
    del body["exchange"]
    write_body(path, archive.key, body)


def write_body(path: Path, key: ArchiveKey, body: dict[str, object]) -> None:
    text = json.dumps(body)
    path.write_text(json.dumps({"format": 1, "body": text, "mac": key.mac("keys", text.encode()).hex()}), "utf-8")


def test_what_is_encrypted_for_an_archive_it_opens_and_no_other(place: Place) -> None:
    with place.create("one") as one, place.create("two") as two:
        sealed = pyrage.encrypt(b"entries", [pyrage.x25519.Recipient.from_str(one.exchange_recipient())])
        own, other = (pyrage.x25519.Identity.from_str(each.exchange_identity()) for each in (one, two))
        assert pyrage.decrypt(sealed, [own]) == b"entries"
        with pytest.raises(pyrage.DecryptError):
            pyrage.decrypt(sealed, [other])


def test_the_key_stays_and_stands_nowhere_in_the_clear(place: Place) -> None:
    with place.create() as archive:
        identity = archive.exchange_identity()
    with place.open(reading=True) as archive:
        assert archive.exchange_identity() == identity
        assert str(pyrage.x25519.Identity.from_str(identity).to_public()) == archive.exchange_recipient()
    content = b"".join(path.read_bytes() for path in archive.folder.rglob("*") if path.is_file())
    assert identity.encode() not in content
    assert identity.lower().encode() not in content


def test_an_older_archive_is_given_a_key_when_it_is_first_needed(place: Place) -> None:
    with place.create() as archive:
        without_key(archive)
    with place.open(reading=True) as archive:
        with pytest.raises(ArchiveError) as refused:
            archive.exchange_recipient()
        assert refused.value.reason.code == "archive.exchange_key_missing"
    with place.open() as archive:
        change_password(archive, "王芳", old=PASSWORD, new=PASSWORD)
        assert read_keys(archive.folder / "keys.json")[0].exchange == b""
        recipient = archive.exchange_recipient()
    with place.open(reading=True) as archive:
        assert archive.exchange_recipient() == recipient
        assert len(read_keys(archive.folder / "keys.json")[0].slots) == 1


def test_who_comes_second_takes_the_key_that_the_first_made(place: Place) -> None:
    """Both saw none; the second looks again under the lock."""
    with place.create() as archive, place.open() as other:
        without_key(archive)
        recipient = archive.exchange_recipient()
        made = make_exchange_key(other.key, other.station.id)
        kept = rewrite_keys(other.database, other.folder, other.key, lambda held: held.with_exchange(made))
        assert kept.exchange != made
        assert other.exchange_recipient() == recipient


def test_a_backup_has_the_key(place: Place) -> None:
    with place.create() as archive:
        identity = archive.exchange_identity()
        backup = back_up(archive, place.folder / "backups", place.clock).folder
    restore(backup, place.folder / "restored", operator=None, password=PASSWORD, settings=place.settings)
    with place.open("restored") as restored:
        assert restored.exchange_identity() == identity


def test_a_sealed_key_of_another_station_is_refused(place: Place) -> None:
    with place.create("one") as one, place.create("two") as two:
        body = json.loads(json.loads((one.folder / "keys.json").read_text("utf-8"))["body"])
        body["exchange"] = read_keys(two.folder / "keys.json")[0].exchange.hex()
        write_body(one.folder / "keys.json", one.key, body)
        with pytest.raises(ArchiveError) as refused:
            one.exchange_identity()
        assert refused.value.reason.code == "archive.keys_changed"


@pytest.mark.parametrize("nonsense", ["zz", 1, None, ["00"], {}], ids=repr)
def test_a_key_file_with_nonsense_for_a_key_is_damaged(place: Place, nonsense: object) -> None:
    with place.create() as archive:
        path = archive.folder / "keys.json"
        body = json.loads(json.loads(path.read_text("utf-8"))["body"])
        write_body(path, archive.key, {**body, "exchange": nonsense})
    with pytest.raises(ArchiveError) as refused:
        place.open()
    assert refused.value.reason.code == "archive.keys_damaged"


def test_of_a_recovery_key_only_the_recipient_is_kept(place: Place) -> None:
    with place.create() as archive:
        assert recovery_recipient(archive.database) == ""
        made = [make_recovery_key(archive.database) for _ in range(2)]
    with place.open(reading=True) as archive:
        assert recovery_recipient(archive.database) == str(pyrage.x25519.Identity.from_str(made[1]).to_public())
    with place.open(reading=True) as archive, pytest.raises(ArchiveError):
        make_recovery_key(archive.database)
