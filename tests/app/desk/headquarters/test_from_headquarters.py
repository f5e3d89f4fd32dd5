"""What headquarters sets comes down to the sites: rosters, each to its own, and the procedure, to all."""

from pathlib import Path

import pytest

from app.archive.database.connection import run
from app.desk.upkeep.declared_procedure import declare, read_overrides
from app.desk.upkeep.roster import import_roster
from app.errors import InputError, RefusedError
from app.roster.rows import RosterReading
from tests.app.desk.counter import a_row
from tests.app.exchange.world import COMPANY, World

SITE = "花园"


def a_roster(count: int) -> RosterReading:
    rows = tuple(a_row(number) for number in range(1, count + 1))
    return RosterReading(rows=rows, rejected=(), ignored_columns=(), total=count)


def units(world: World, name: str) -> set[str]:
    return {row[0] for row in run(world.desks[name].database, "SELECT id FROM unit")}


def test_a_roster_read_at_headquarters_reaches_the_counters_of_its_site_only(world: World) -> None:
    before = {name: units(world, name) for name in ("a", "b", "c")}
    import_roster(world.desks[COMPANY], a_roster(5), site=SITE)
    import_roster(world.desks["a"], a_roster(4))
    world.exchange()
    world.exchange()
    assert len(units(world, "a") - before["a"]) == 5, "units read at both places are the same"
    assert units(world, "a") == units(world, "b")
    assert units(world, "c") == before["c"]
    assert world.decide_all() == 0
    assert world.problems("a") == world.problems(COMPANY) == ()


def test_headquarters_says_whose_roster_it_is(world: World) -> None:
    for site, code in ((None, "headquarters.site_missing"), ("山庄", "headquarters.site_unknown")):
        with pytest.raises(InputError) as refused:
            import_roster(world.desks[COMPANY], a_roster(1), site=site)
        assert refused.value.reason.code == code
    with pytest.raises(InputError):
        import_roster(world.desks["a"], a_roster(1), site="河畔")


def test_the_procedure_that_headquarters_declares_is_that_of_every_new_case(world: World, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("[settings]\nreserve_percent = 7\n", encoding="utf-8")
    declared = read_overrides(tmp_path / "own.toml")
    assert declared.settings.reserve_percent == 7
    declare(world.desks[COMPANY], declared)
    world.exchange()
    world.exchange()
    for name in ("a", "b", "c"):
        world.desks.pop(name).archive.close()
        assert world.open(name).procedure.digest == declared.digest
    again = declare(world.desks[COMPANY], read_overrides(tmp_path / "own.toml"))
    assert again.digest != declared.digest, "declared once more it is the newest again"
    assert again.settings == declared.settings
    with pytest.raises(RefusedError) as refused:
        declare(world.desks["a"], declared)
    assert refused.value.reason.code == "headquarters.company_declares"


@pytest.mark.parametrize("content", ["not toml =", "[settings]\nno_such_setting = 1\n", "step = 3\n"])
def test_a_file_that_declares_nothing_usable_is_refused_in_one_sentence(tmp_path: Path, content: str) -> None:
    (tmp_path / "own.toml").write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_overrides(tmp_path / "own.toml")
    assert refused.value.reason.code == "procedure.unusable"
    with pytest.raises(InputError) as missing:
        read_overrides(tmp_path / "none.toml")
    assert missing.value.reason.code == "procedure.unreadable"
