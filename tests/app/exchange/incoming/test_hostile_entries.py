"""A counter whose program or whose person means harm: its entries are signed as they must be, and say what is not theirs."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from app.archive.cases.boards import catch_up
from app.archive.database.about import about
from app.archive.database.connection import run
from app.archive.database.identity import natural_id
from app.archive.journal.chain import append, head_of
from app.archive.journal.entry import DECIDE, DESTROY, Base, Change, EntryHead, Stored
from app.archive.journal.writing import make_entry
from app.desk.authority import is_manager
from app.exchange.importing import REFUSED, Imported, import_packages
from tests.app.exchange.world import COMPANY, World

RIVERSIDE = natural_id("site", "河畔")
DECISION = "00000000-0000-7000-8000-000000000000"


@dataclass
class Crafted:
    """An entry put together by hand."""

    changes: list[Change]
    verb: str = "try"
    subject: str | None = None
    time: str | None = None
    case: str | None = None


def sent(world: World, name: str, crafted: Crafted) -> Imported:
    """The entry at the end of the counter's chain, signed and taken to headquarters."""
    desk = world.desks[name]
    with desk.database.atomic("IMMEDIATE"):
        before = head_of(desk.database, about(desk.database, "chain") or "")
        schema, time = desk.archive.settings.layout.schema, crafted.time or desk.now().isoformat()
        who, about_whom = ("operator", "A1", crafted.verb), (crafted.case, crafted.subject)
        head = EntryHead(before.chain, before.seq + 1, schema, time, *who, *about_whom)
        append(desk.database, make_entry(before, head, crafted.changes, []))
    stick = world.export(name, COMPANY)
    assert stick is not None
    company = world.desks[COMPANY]
    (result,) = import_packages(company.archive, [stick.file], company.act("import"), company.now().isoformat())
    return result


def row_of(world: World, table: str, where: str = "1", *values: Stored) -> tuple[str, Base]:
    """A row at headquarters, and the entry that wrote it last."""
    sql = f"SELECT id, base_chain, base_seq FROM {table} WHERE {where}"  # noqa: S608 tables named in this file
    found = run(world.desks[COMPANY].database, sql, values).fetchone()
    assert found is not None
    return str(found[0]), Base(str(found[1]), int(found[2]))


def person_of_riverside(world: World) -> tuple[str, Base]:
    return row_of(world, "person", "case_id IN (SELECT id FROM handover WHERE site_id = ?)", RIVERSIDE)


def decision(table: str, row: str, base: Base) -> Change:
    columns: dict[str, Stored] = {"row_table": table, "row_id": row, "chain": base.chain, "seq": base.seq}
    columns |= {"choice": "kept", "decided_on": "2026-12-01", "decided_by": "x"}
    return Change("decision", DECISION, None, columns)


def decided_about_another_site(world: World) -> Crafted:
    person, base = person_of_riverside(world)
    return Crafted([Change("person", person, None, {"share": "改"}), decision("person", person, base)], DECIDE)


def decided_without_saying_so(world: World) -> Crafted:
    person, _base = person_of_riverside(world)
    return Crafted([Change("person", person, None, {"share": "改"})], DECIDE)


def settled_for_another_site(world: World) -> Crafted:
    person, base = person_of_riverside(world)
    return Crafted([decision("person", person, base)], DECIDE)


def fork_of_another_site_dismissed(world: World) -> Crafted:
    _person, base = person_of_riverside(world)
    return Crafted([decision("entry", "ab" * 32, base)], DECIDE)


def destroyed_of_another_site(world: World) -> Crafted:
    person, _base = person_of_riverside(world)
    return Crafted([], DESTROY, subject=person)


def destroyed_row_of_another_site(world: World) -> Crafted:
    person, base = person_of_riverside(world)
    return Crafted([Change("person", person, base, {"name": None})], DESTROY, subject="nobody")


def operator_of_headquarters(world: World) -> Crafted:
    operator, base = row_of(world, "operator", "base_chain = ?", about(world.desks[COMPANY].database, "chain"))
    return Crafted([Change("operator", operator, base, {"name": "王丽", "manager": 0})])


def procedure_of_the_company(world: World) -> Crafted:
    procedure, base = row_of(world, "procedure")
    return Crafted([Change("procedure", procedure, base, {"text": "{}"})])


@pytest.mark.parametrize(
    "craft",
    [
        decided_about_another_site,
        decided_without_saying_so,
        settled_for_another_site,
        fork_of_another_site_dismissed,
        destroyed_of_another_site,
        destroyed_row_of_another_site,
        operator_of_headquarters,
        procedure_of_the_company,
    ],
)
def test_rows_of_others_are_not_a_counters_whatever_the_verb(world: World, craft: Callable[[World], Crafted]) -> None:
    """Decisions and destructions hold whatever they rest on: so it counts who wrote the rows that are there."""
    before = world.state(COMPANY)
    result = sent(world, "a", craft(world))
    assert (result.status, result.reason and result.reason.code) == (REFUSED, "exchange.row_not_theirs")
    assert world.state(COMPANY) == before
    assert is_manager(world.desks[COMPANY])


def own_case(world: World) -> tuple[str, Base]:
    return row_of(world, "handover", "base_chain = ?", about(world.desks["a"].database, "chain"))


def facts_destroyed(world: World) -> Crafted:
    case, base = own_case(world)
    return Crafted([Change("handover", case, base, {"ending": "refused"})], DESTROY, subject=case)


def personal_data_written_by_a_destruction(world: World) -> Crafted:
    person, base = row_of(world, "person", "base_chain = ?", about(world.desks["a"].database, "chain"))
    return Crafted([Change("person", person, base, {"name": "李四"})], DESTROY, subject=person)


@dataclass(frozen=True)
class Wrong:
    """Columns of a case that say what nobody means."""

    columns: dict[str, Stored] = field(default_factory=dict)
    time: str | None = None

    def __call__(self, world: World) -> Crafted:
        case, base = own_case(world)
        return Crafted([Change("handover", case, base, self.columns)] if self.columns else [], time=self.time, case=case)


@pytest.mark.parametrize(
    "craft",
    [
        pytest.param(facts_destroyed, id="a fact destroyed"),
        pytest.param(personal_data_written_by_a_destruction, id="written by a destruction"),
        pytest.param(Wrong({"tenure": "castle"}), id="no tenure"),
        pytest.param(Wrong({"opened_on": "soon"}), id="no day"),
        pytest.param(Wrong({"opened_on": "2026-11-24T10:00:00+08:00"}), id="a moment for a day"),
        pytest.param(Wrong(time="yesterday"), id="no moment"),
        pytest.param(Wrong(time="2026-11-24T10:00:00"), id="a moment without its offset"),
    ],
)
def test_what_no_field_reads_never_stands_in_a_table(world: World, craft: Callable[[World], Crafted]) -> None:
    before = world.state(COMPANY)
    result = sent(world, "a", craft(world))
    assert (result.status, result.reason and result.reason.code) == (REFUSED, "exchange.entry_unreadable")
    assert world.state(COMPANY) == before
    world.new_case("c")
    stick = world.export("c", COMPANY)
    assert stick is not None
    assert world.deliver(stick).households == 1, "which keeps nobody else out"
    catch_up(world.desks[COMPANY].archive)
    assert world.problems(COMPANY) == ()


def test_a_station_goes_on_changing_its_own_people(world: World) -> None:
    operator, base = row_of(world, "operator", "base_chain = ?", about(world.desks["a"].database, "chain"))
    assert sent(world, "a", Crafted([Change("operator", operator, base, {"name": "王丽丽"})])).rows == 1
