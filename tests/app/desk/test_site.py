"""Making and opening a site: one clear reason, and nothing half made."""

import shutil
from pathlib import Path

import pytest

from app.archive.database.connection import run
from app.desk.certificates import books, issuing
from app.desk.control.ledger import BookLine, Ledger, ledger_problems, read_ledger
from app.desk.household import queries
from app.desk.site import create_site, open_desk, site_of
from app.desk.upkeep.checking import check_archive
from app.errors import ArchiveError, InputError
from app.exchange.partners.cards import card_text, own_card, read_card
from app.procedure.case import Site
from app.procedure.declaration import load_procedure
from tests.app.desk.counter import PASSWORD, START, Counter, a_counter, reopened, settings_in
from tests.app.desk.journey import arrived
from tests.walking.desk_office import MovableClock


def make(folder: Path, *, name: str = "海棠苑", station: str = "A1", operator: str = "王丽", password: str = PASSWORD) -> None:
    create_site(
        folder / "archive",
        site=Site(id="", name=name),
        station=station,
        operator=operator,
        password=password,
        clock=MovableClock(START),
        settings=settings_in(folder),
    ).archive.close()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"name": " "}, "site.name_missing"),
        ({"station": ""}, "site.name_missing"),
        ({"operator": ""}, "site.name_missing"),
        ({"password": ""}, "site.password_missing"),
        ({"name": "字" * 101}, "limits.too_long"),
        ({"station": "a\x00"}, "limits.control_character"),
    ],
)
def test_a_site_needs_its_names_and_nothing_is_left_behind(tmp_path: Path, given: dict[str, str], code: str) -> None:
    with pytest.raises(InputError) as refused:
        make(tmp_path, **given)
    assert refused.value.reason.code == code
    assert not (tmp_path / "archive").exists()


def test_a_site_is_opened_as_it_was_made(counter: Counter) -> None:
    site = site_of(counter.desk)
    counter.desk.archive.close()
    again = reopened(counter, "3号柜台")
    with again.desk.archive:
        assert site_of(again.desk) == site
        assert (again.desk.operator_name, again.desk.counter) == ("王丽", "3号柜台")
        assert again.desk.procedure == counter.desk.procedure
        assert again.desk.now().tzinfo is not None


def test_two_archives_open_at_once_keep_apart(tmp_path: Path) -> None:
    first, second = a_counter(tmp_path / "a"), a_counter(tmp_path / "b")
    with first.desk.archive, second.desk.archive:
        issuing.issue(first.desk, arrived(first, "certificate").case_id)
        assert (len(queries.board(first.desk)), len(queries.board(second.desk))) == (1, 0)
        assert books.open_book_state(second.desk) is None


def test_a_case_goes_by_the_procedure_that_it_began_with(tmp_path: Path) -> None:
    counter = a_counter(tmp_path, procedure=load_procedure({"settings": {"waterproof_hours": 48}}))
    with counter.desk.archive:
        office = arrived(counter, "documents")
        pinned = queries.procedure_of(counter.desk, office.case_id)
        assert (pinned.digest, pinned.settings.waterproof_hours) == (counter.desk.procedure.digest, 48)


def test_a_wrong_password_or_a_missing_archive_opens_nothing(counter: Counter) -> None:
    counter.desk.archive.close()
    for folder, password, code in (
        (counter.folder / "archive", "wrong", "archive.password_wrong"),
        (counter.folder / "nowhere", PASSWORD, "archive.missing"),
    ):
        with pytest.raises(ArchiveError) as refused:
            open_desk(folder, operator=None, password=password, clock=counter.clock, settings=settings_in(counter.folder))
        assert refused.value.reason.code == code


def test_c6_the_ledger_of_a_site_without_certificates_is_proved(counter: Counter) -> None:
    ledger = read_ledger(counter.desk.database)
    assert ledger == Ledger(
        tuple(BookLine(first, first + 24, "", 0, 0, 25, 0, "海棠苑", "A1") for first in range(1, 10_000, 25)), (), ()
    )
    assert ledger.proved
    assert ledger_problems(counter.desk.database) == ()


def test_a_site_is_verified_with_its_board_and_ledger(counter: Counter) -> None:
    office = arrived(counter, "certificate")
    issuing.issue(counter.desk, office.case_id)
    assert check_archive(counter.desk).problems == ()
    run(counter.desk.database, "UPDATE case_board SET step = 'x', client = 'y'")
    assert [reason.code for reason in check_archive(counter.desk).problems] == ["archive.board_row_differs"]
    run(counter.desk.database, "DELETE FROM case_board")
    assert "archive.board_row_differs" in [reason.code for reason in check_archive(counter.desk).problems]


def test_an_archive_that_is_moved_can_be_opened_where_it_is_now(counter: Counter) -> None:
    counter.desk.archive.close()
    moved = counter.folder / "moved"
    shutil.move(counter.folder / "archive", moved)
    settings = settings_in(counter.folder)
    desk = open_desk(moved, operator="王丽", password=PASSWORD, clock=counter.clock, settings=settings)
    with desk.archive:
        assert len(queries.units_to_receive(desk)) == 4


def test_a_name_is_kept_without_the_white_space_around_it(tmp_path: Path) -> None:
    """With it the site would look like another and be none, and nobody could read the card of its station."""
    named = Site(id="", name=" 海棠苑\u3000")
    desk = create_site(
        tmp_path / "archive", site=named, station=" A1 ", operator="王丽 ", password="x", settings=settings_in(tmp_path)
    )
    with desk.archive:
        station = desk.archive.station
        assert (station.site, station.code, desk.operator_name) == ("海棠苑", "A1", "王丽")
        (tmp_path / "card").write_text(card_text(desk.archive, own_card(desk.archive)), encoding="utf-8")
    assert read_card(tmp_path / "card").site == "海棠苑"
