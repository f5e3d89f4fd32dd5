"""A paper is written whole or not at all, and never in place of what is no plain file."""

import os
from pathlib import Path

import pytest

from app.commands.papers import write_paper
from app.errors import InputError


def test_a_paper_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "new" / "packet.pdf"
    write_paper(file, b"%PDF")
    write_paper(file, b"%PDF again")
    assert file.read_bytes() == b"%PDF again"
    assert list(file.parent.iterdir()) == [file]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        write_paper(tmp_path, b"%PDF")
    assert refused.value.reason.code == "command.no_plain_file"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this machine has no named pipes")
def test_what_is_no_plain_file_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(InputError) as refused:
        write_paper(pipe, b"%PDF")
    assert refused.value.reason.code == "command.no_plain_file"
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.parametrize("name", ["", ".", "/", "很" * 300, "plain file/packet.pdf"])
def test_a_place_that_takes_no_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plain file").write_bytes(b"")
    with pytest.raises(InputError):
        write_paper(Path(name), b"%PDF")
    assert [file.name for file in tmp_path.iterdir()] == ["plain file"]


def test_a_name_as_long_as_the_disk_takes_will_do(tmp_path: Path) -> None:
    file = tmp_path / ("a" * 251 + ".pdf")
    write_paper(file, b"%PDF")
    assert list(tmp_path.iterdir()) == [file]


def test_no_paper_takes_the_place_of_what_an_archive_is_made_of(tmp_path: Path) -> None:
    for name in ("archive.db", "keys.json"):
        (tmp_path / name).write_bytes(b"the archive's own")
    for file in (tmp_path / "keys.json", tmp_path / "blobs" / "packet.pdf"):
        with pytest.raises(InputError) as refused:
            write_paper(file, b"%PDF")
        assert refused.value.reason.code == "command.inside_archive"
    assert (tmp_path / "keys.json").read_bytes() == b"the archive's own"
    assert {path.name for path in tmp_path.iterdir()} == {"archive.db", "keys.json"}
