"""Room and rarer collecting end with the work, however it ends; a bounded memory of cases changes no judgement."""

import gc
from collections.abc import Iterator

import pytest

from app.archive.archive import Archive
from app.archive.database.connection import run, scalar
from app.exchange.incoming import chain_rights
from app.exchange.incoming.chain_rights import ChainRights
from app.exchange.incoming.large_work import large_work
from app.exchange.partners.chains import known_chains
from tests.app.desk.counter import settings_in
from tests.bench.crowd import KINDS, make_crowd


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("crowd")
    with make_crowd(folder / "archive", KINDS, settings_in(folder)).archive as made:
        yield made


@pytest.mark.parametrize("fails", [True, False])
def test_all_is_as_before_at_the_end(archive: Archive, fails: bool) -> None:
    before = gc.get_threshold(), scalar(archive.database, "PRAGMA cache_size")
    try:
        with large_work(archive.database):
            assert gc.get_threshold()[0] > before[0][0]
            assert int(str(scalar(archive.database, "PRAGMA cache_size"))) < -2000
            if fails:
                raise KeyboardInterrupt
    except KeyboardInterrupt:
        assert fails
    assert (gc.get_threshold(), scalar(archive.database, "PRAGMA cache_size")) == before


def test_what_was_written_is_asked_for_and_what_was_not_is_kept_in_mind(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain_rights, "_MOST_KNOWN", 3)
    judge = ChainRights(archive.database, archive.settings.layout, known_chains(archive.database))
    cases = [row[0] for row in run(archive.database, "SELECT id FROM handover")]
    (unit,) = run(archive.database, "SELECT id FROM unit LIMIT 1").fetchone() or ("",)
    sites = {judge.site_of_case(case) for case in cases}
    judge._case_sites["lost"] = "here"  # a case whose number another one bears: its row was not written
    judge._units.add("gone")
    judge.written()
    assert judge._case_sites == {"lost": "here"}
    assert judge._units == {"gone"}
    assert {judge.site_of_case(case) for case in cases} == sites
    assert judge.site_of_case("lost") == "here"
    assert judge.knows_unit("gone")
    assert judge.knows_unit(unit)
    assert judge.site_of_case("never came") is None
    assert not judge.knows_unit("never came")
