"""The station's signature: anyone who has its public key can check it, and nobody else can make it."""

import shutil

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.errors import ArchiveError
from tests.app.archive.factory import House, Place, act


def test_a_signature_holds_under_the_public_key_in_the_chain(place: Place) -> None:
    with place.create() as archive:
        signature = archive.sign(b"what is signed")
    with place.open(reading=True) as archive:
        (station,) = archive.stations()
        assert archive.sign(b"what is signed") == signature
    public_key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(station.public_key))
    public_key.verify(signature, b"what is signed")
    with pytest.raises(InvalidSignature):
        public_key.verify(signature, b"what is not")


def test_each_archive_has_a_key_of_its_own(place: Place) -> None:
    with place.create("one") as one, place.create("two") as two:
        assert one.sign(b"") != two.sign(b"")
        assert not set(one.stations()) & set(two.stations())


def test_a_station_that_began_several_chains_is_named_once(place: Place) -> None:
    place.create().close()
    shutil.rmtree(place.folder / place.marks_name)
    with place.open() as archive:
        with archive.journal.writing(act()) as writing:
            writing.insert(House, key="1")
        assert archive.stations() == (archive.station,)


def test_a_key_file_that_is_gone_or_was_changed_signs_nothing(place: Place) -> None:
    with place.create() as archive:
        keys = archive.folder / "keys.json"
        content = keys.read_text("utf-8")
        keys.write_text(content.replace("王芳", "王方"), encoding="utf-8")
        with pytest.raises(ArchiveError) as refused:
            archive.sign(b"")
        assert refused.value.reason.code == "archive.keys_changed"
        keys.unlink()
        with pytest.raises(ArchiveError) as refused:
            archive.sign(b"")
        assert refused.value.reason.code == "archive.keys_missing"
        keys.write_text(content, encoding="utf-8")
        assert archive.sign(b"")


def test_a_verb_knows_where_the_chain_ended_before_it(place: Place) -> None:
    with place.create() as archive:
        before = archive.head()
        with archive.journal.writing(act()) as writing:
            writing.insert(House, key="1")
            assert writing.before == before
        assert archive.head() != before
