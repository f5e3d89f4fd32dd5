"""Headquarters restored from a backup gives no number twice: it asks the stations first what it allotted since (C1)."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.desk.control.allotments import allot_what_it_has, allotments, approve_and_allot
from app.desk.control.applications import apply_for, review
from app.desk.site import open_desk
from tests.app.desk.counter import PASSWORD, settings_in
from tests.app.desk.offices import Offices, refused_at, some_offices
from tests.app.exchange.sites import MANAGER


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    with some_offices(tmp_path) as made:
        for site in (made.garden, made.garden_b, made.river):
            made.report(site)
        yield made
        made.headquarters.archive.close()


def closed(offices: Offices) -> Path:
    offices.headquarters.archive.close()
    return offices.headquarters.archive.folder


def opened(offices: Offices, folder: Path) -> None:
    clock = offices.headquarters.desk.clock
    settings = settings_in(offices.folder)
    offices.headquarters.desk = open_desk(folder, operator=MANAGER, password=PASSWORD, clock=clock, settings=settings)


def test_c1_after_a_restore_headquarters_allots_only_when_every_station_answered(offices: Offices, tmp_path: Path) -> None:
    folder, backup = closed(offices), tmp_path / "backup"
    shutil.copytree(folder, backup)
    opened(offices, folder)
    lost = offices.supplied(offices.garden, 2)
    asked = apply_for(offices.river.desk, books=2)
    closed(offices)
    shutil.rmtree(folder)
    shutil.copytree(backup, folder)
    opened(offices, folder)
    offices.send(offices.river, offices.headquarters)
    review(offices.headquarters.desk, asked.id, "上批已核对")
    for site in (offices.garden_b, offices.river):
        offices.report(site)
        offices.report(site)
        with refused_at(offices.headquarters, "headquarters.restored_unheard"):
            approve_and_allot(offices.headquarters.desk, asked.id)
    with refused_at(offices.headquarters, "headquarters.restored_unheard"):
        allot_what_it_has(offices.headquarters.desk, offices.garden.id, 1, 50)
    offices.report(offices.garden)
    offices.report(offices.garden)
    assert [(each.first, each.last) for each in allotments(offices.headquarters.desk.database)] == [(lost.first, lost.last)]
    made = approve_and_allot(offices.headquarters.desk, asked.id)
    assert (made.first, made.last) == (51, 100)


def test_c1_a_station_that_is_gone_for_good_is_shut_out_and_no_longer_waited_for(offices: Offices, tmp_path: Path) -> None:
    folder, copy = closed(offices), tmp_path / "copy"
    shutil.copytree(folder, copy)
    opened(offices, copy)
    asked = apply_for(offices.river.desk, books=1)
    for site in (offices.river, offices.garden):
        offices.report(site)
        offices.report(site)
    review(offices.headquarters.desk, asked.id, "上批已核对")
    with refused_at(offices.headquarters, "headquarters.restored_unheard"):
        approve_and_allot(offices.headquarters.desk, asked.id)
    offices.headquarters.revoke(offices.garden_b)
    assert approve_and_allot(offices.headquarters.desk, asked.id).first == 1
