"""Plain copies in a folder: all or none, each whole, only over earlier copies, and nothing in the clear anywhere else."""

import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from app.desk.desk import Desk
from app.desk.plain_tables.order import PlainTable, TableFormat, TableOrder
from app.errors import InputError, RefusedError
from app.texts import load_translator
from reports.plain_tables import files
from reports.plain_tables.files import write_tables
from tests.app.archive.snapshot import snapshot
from tests.app.desk.clerks import a_clerk
from tests.app.desk.counter import PASSWORD, Counter, a_counter
from tests.app.desk.journey import arrived
from tests.app.procedure.said import said

FORMATS = list(TableFormat)
TRANSLATE = load_translator("zh_CN")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """A household whose handover is filed."""
    counter = a_counter(tmp_path_factory.mktemp("copied"))
    with counter.desk.archive:
        arrived(counter, "filed")
        yield counter


@pytest.fixture
def desk(site: Counter) -> Desk:
    return site.desk


def copied(desk: Desk, order: TableOrder, tell: Callable[[int, int], None] | None = None, language: str = "zh_CN") -> list[str]:
    """The names of the files that were written."""
    return [each.file.name for each in write_tables(desk, order, load_translator(language), language, tell)]


def refused(desk: Desk, order: TableOrder) -> str:
    """Why; and every file of the folder is as it was."""
    before = snapshot(order.folder) if order.folder.is_dir() else None
    with pytest.raises((InputError, RefusedError)) as caught:
        copied(desk, order)
    assert (snapshot(order.folder) if order.folder.is_dir() else None) == before
    return said(caught.value.reason) or ""


@pytest.mark.parametrize("form", FORMATS)
def test_all_copies_are_written_and_nothing_else(desk: Desk, tmp_path: Path, form: TableFormat) -> None:
    folder = tmp_path / "给 财务" / "new"
    written = write_tables(desk, TableOrder(folder=folder, format=form), TRANSLATE, "zh_CN")
    assert (
        {each.file for each in written} == set(folder.iterdir()) == {folder / f"{what.value}.{form.value}" for what in PlainTable}
    )
    for each in written:
        assert each.rows > 0
        if form is TableFormat.CSV:
            with each.file.open(encoding="utf-8-sig", newline="") as stream:
                assert len(list(csv.reader(stream, strict=True))) == each.rows + 1
        else:
            assert openpyxl.load_workbook(each.file).worksheets[0].max_row == each.rows + 1


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("languages", [("zh_CN", "zh_CN"), ("en", "zh_CN"), ("zh_CN", "en")])
def test_an_earlier_copy_gives_way(desk: Desk, tmp_path: Path, form: TableFormat, languages: tuple[str, str]) -> None:
    order = TableOrder(folder=tmp_path, format=form)
    first, second = languages
    copied(desk, order, language=first)
    before = snapshot(tmp_path)
    assert len(copied(desk, order, language=second)) == 4
    assert set(snapshot(tmp_path)) == set(before)
    assert (form is TableFormat.XLSX or (snapshot(tmp_path) == before)) == (form is TableFormat.XLSX or first == second)


FOREIGN: dict[str, Callable[[Path], object]] = {
    "a text": lambda file: file.write_text("项目,别的\n", encoding="utf-8"),
    "nothing in it": lambda file: file.write_bytes(b""),
    "no text": lambda file: file.write_bytes(bytes(range(256)) * 40),
    "a zip that is none": lambda file: file.write_bytes(b"PK\x03\x04" + bytes(200)),
    "a workbook of one's own": lambda file: openpyxl.Workbook().save(file),
    "a folder": lambda file: file.mkdir(),
    "a long line": lambda file: file.write_bytes(b"a" * 200_000),
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kind", FOREIGN)
def test_a_file_that_is_no_earlier_copy_stays_and_nothing_is_written(
    desk: Desk, tmp_path: Path, form: TableFormat, kind: str
) -> None:
    FOREIGN[kind](tmp_path / f"meters.{form.value}")
    assert refused(desk, TableOrder(folder=tmp_path, format=form)) == "copies.foreign_file"


def test_the_copy_of_another_kind_is_no_earlier_copy(desk: Desk, tmp_path: Path) -> None:
    for form in FORMATS:
        copied(desk, TableOrder(folder=tmp_path, format=form, what=(PlainTable.FEES,)))
        (tmp_path / f"fees.{form.value}").rename(tmp_path / f"certificates.{form.value}")
        assert refused(desk, TableOrder(folder=tmp_path, format=form)) == "copies.foreign_file"


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this machine has no links")
def test_a_link_that_leads_nowhere_stays(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "fees.csv").symlink_to(tmp_path / "nowhere")
    with pytest.raises(InputError) as caught:
        copied(desk, TableOrder(folder=tmp_path, format=TableFormat.CSV))
    assert caught.value.reason.code == "copies.foreign_file"
    assert [path.name for path in tmp_path.iterdir()] == ["fees.csv"]


def test_a_place_that_is_no_folder_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "plain file").write_bytes(b"")
    assert refused(desk, TableOrder(folder=tmp_path / "plain file")) == "copies.cannot_write"
    assert refused(desk, TableOrder(folder=tmp_path / "plain file" / "below")) == "copies.cannot_write"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("earlier", [False, True])
def test_cancelling_leaves_all_as_it_was(
    desk: Desk, tmp_path: Path, form: TableFormat, earlier: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class CancelledError(Exception):
        """Said by whoever is told of the progress."""

    monkeypatch.setattr(files, "_A_WHILE", 1)
    folder = tmp_path / "out"
    order = TableOrder(folder=folder, format=form)
    if earlier:
        copied(desk, order)
    before = snapshot(tmp_path)
    told: list[tuple[int, int]] = []
    copied(desk, TableOrder(folder=tmp_path / "whole", format=form), lambda done, total: told.append((done, total)))
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] == told[0][1]
    whole = snapshot(tmp_path / "whole")
    for stop in range(len(told)):

        def tell(done: int, _total: int, stop: int = stop) -> None:
            if done >= told[stop][0]:
                raise CancelledError

        with pytest.raises(CancelledError):
            copied(desk, order, tell)
        assert {name: value for name, value in snapshot(tmp_path).items() if not name.startswith("whole")} == before
    assert snapshot(tmp_path / "whole") == whole


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_a_disk_that_fails_is_said_and_leaves_all_as_it_was(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def failing(*_given: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    order = TableOrder(folder=tmp_path)
    copied(desk, order)
    with monkeypatch.context() as patched:
        if step == "fsync":
            patched.setattr(os, "fsync", failing)
        elif step == "replace":
            patched.setattr(Path, "replace", failing)
        else:
            opened = Path.open
            patched.setattr(
                Path, "open", lambda path, mode="r", **named: (failing if mode == "xb" else opened)(path, mode, **named)
            )
        assert refused(desk, order) == "copies.cannot_write"


def test_personal_data_pass_through_no_other_folder(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_given: object, **_named: object) -> None:
        raise AssertionError("a temporary file would hold personal data in the clear")

    for name in ("NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mkstemp", "mkdtemp"):
        monkeypatch.setattr(tempfile, name, forbidden)
    for form in FORMATS:
        copied(desk, TableOrder(folder=tmp_path, format=form, personal=True))


def test_a_clerk_copies_no_personal_data(tmp_path: Path) -> None:
    manager = a_counter(tmp_path)
    clerk = a_clerk(manager)
    with manager.desk.archive, clerk.desk.archive:
        assert refused(clerk.desk, TableOrder(folder=tmp_path / "out", personal=True)) == "roles.manager_needed"
        assert not (tmp_path / "out").exists()
        assert len(copied(clerk.desk, TableOrder(folder=tmp_path / "out"))) == 4


KILLED = """
import os, sys
from pathlib import Path
from app.archive.archive import ArchiveSettings
from app.desk.plain_tables.order import TableFormat, TableOrder
from app.desk.site import open_desk
from app.texts import load_translator
from reports.plain_tables import files
files._A_WHILE = 1
folder, out, form, stop = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
settings = ArchiveSettings(marks=folder / "marks")
desk = open_desk(folder / "archive", operator=None, password=sys.argv[5], reading=True, settings=settings)
def tell(done, total):
    if done >= stop:
        os._exit(9)
files.write_tables(desk, TableOrder(folder=out, format=TableFormat(form)), load_translator("en"), "en", tell)
"""


@pytest.mark.parametrize("form", FORMATS)
def test_a_program_that_is_killed_leaves_earlier_copies_whole_and_the_next_run_tidies_up(
    site: Counter, tmp_path: Path, form: TableFormat
) -> None:
    order = TableOrder(folder=tmp_path, format=form)
    copied(site.desk, order)
    before = snapshot(tmp_path)
    arguments = [str(site.folder), str(tmp_path), form.value, "4", PASSWORD]
    done = subprocess.run(  # noqa: S603 this interpreter, text of this file
        [sys.executable, "-c", KILLED, *arguments], cwd=Path(__file__).parents[3], timeout=60, check=False
    )
    assert done.returncode == 9
    left = snapshot(tmp_path)
    assert {name: left[name] for name in before} == before
    assert len(left) > len(before)
    copied(site.desk, order)
    assert set(snapshot(tmp_path)) == set(left), "it might be of a program that is at work"
    for name in set(left) - set(before):
        os.utime(tmp_path / name, (0, 0))
    copied(site.desk, order)
    assert set(snapshot(tmp_path)) == set(before)
