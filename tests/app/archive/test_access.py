import json

import pytest

from app.archive.access import change_password, make_recovery, operators, recover, set_password
from app.archive.folder.keyslots import STRONG, Cost, Slot, read_keys
from app.errors import ArchiveError, InputError
from tests.app.archive.factory import CHEAP, PASSWORD, Place, act
from tests.app.archive.snapshot import snapshot


def test_every_operator_opens_with_their_own_password(place: Place) -> None:
    with place.create() as archive:
        first, second = archive.operator, "li"
        set_password(archive, second, "李雷", "另一个")
        assert operators(archive) == {first: "王芳", second: "李雷"}
    with place.open(operator="李雷", password="另一个") as archive:
        assert archive.operator == second
    with place.open(operator=second, password="另一个") as archive:
        assert archive.operator == second
    with place.open() as archive:
        assert archive.operator == first
    with pytest.raises(ArchiveError):
        place.open(operator="李雷")


def test_an_empty_password_is_refused(place: Place) -> None:
    with place.create() as archive:
        with pytest.raises(InputError) as refused:
            set_password(archive, "li", "李雷", "")
        assert refused.value.reason.code == "archive.password_empty"
        assert list(operators(archive).values()) == ["王芳"]


def test_a_changed_password_opens_and_the_old_one_does_not(place: Place) -> None:
    with place.create() as archive:
        with pytest.raises(ArchiveError) as refused:
            change_password(archive, "王芳", old="wrong", new="新")
        assert refused.value.reason.code == "archive.password_wrong"
        change_password(archive, "王芳", old=PASSWORD, new="新")
    with place.open(password="新") as archive:
        assert archive.operator in operators(archive)
    with pytest.raises(ArchiveError):
        place.open()


def test_a_password_typed_in_another_normal_form_is_the_same(place: Place) -> None:
    place.create(password="cafe\u0301").close()
    place.open(password="caf\u00e9").close()


def test_the_recovery_phrase_sets_a_new_password(place: Place) -> None:
    with place.create() as archive:
        phrase = make_recovery(archive)
        with archive.journal.writing(act()):
            pass
    assert len(phrase.replace("-", "")) == 32
    typed = phrase.lower().replace("-", " ").replace("o", "0")
    before = snapshot(place.folder)
    for wrong, operator in ((phrase[::-1], "王芳"), (phrase, "无此人")):
        with pytest.raises(ArchiveError):
            recover(archive.folder, wrong, operator, "忘了又记得", place.settings)
    assert snapshot(place.folder) == before
    recover(archive.folder, typed, "王芳", "忘了又记得", place.settings)
    place.open(password="忘了又记得").close()


def test_a_recovery_phrase_is_no_password(place: Place) -> None:
    with place.create() as archive:
        phrase = make_recovery(archive)
    with pytest.raises(ArchiveError):
        place.open(operator="", password=phrase.replace("-", ""))


def test_the_archive_key_stands_nowhere_in_the_clear(place: Place) -> None:
    with place.create() as archive:
        key = archive.key
    content = b"".join(path.read_bytes() for path in archive.folder.rglob("*") if path.is_file())
    for secret in (key.master, key.derived("pages")):
        assert secret not in content
        assert secret.hex().encode() not in content
    assert "master" not in repr(key)


def test_the_station_key_signs(place: Place) -> None:
    with place.create() as archive:
        keys, _body, _code = read_keys(archive.folder / "keys.json")
        private = keys.station.private(archive.key)
        private.public_key().verify(private.sign(b"entry"), b"entry")
        assert private.public_key().public_bytes_raw().hex() == archive.station.public_key
        assert keys.station.id == archive.station.id


def test_slots_cannot_be_swapped_between_operators(place: Place) -> None:
    with place.create() as archive:
        set_password(archive, "li", "李雷", "另一个")
    path = archive.folder / "keys.json"
    outer = json.loads(path.read_text("utf-8"))
    body = json.loads(outer["body"])
    body["slots"][0]["name"], body["slots"][1]["name"] = body["slots"][1]["name"], body["slots"][0]["name"]
    path.write_text(json.dumps({**outer, "body": json.dumps(body)}), "utf-8")
    with pytest.raises(ArchiveError) as refused:
        place.open(operator="王芳", password="另一个")
    assert refused.value.reason.code == "archive.password_wrong"


def test_guessing_costs_what_the_standard_says() -> None:
    assert (STRONG.passes, STRONG.memory, STRONG.lanes) == (3, 65536, 4)
    assert not Cost(passes=1000).bearable()
    assert CHEAP.bearable()


def test_two_slots_of_one_password_have_nothing_in_common(place: Place) -> None:
    with place.create() as archive:
        first, second = (Slot.wrap(archive.key, "o", "n", "same", CHEAP) for _ in range(2))
    assert first.salt != second.salt
    assert first.wrapped[12:] != second.wrapped[12:]
