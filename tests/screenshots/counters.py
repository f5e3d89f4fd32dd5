"""Counters whose certificates stand in every state that a clerk meets, made by the verbs once for both languages."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.archive.database.connection import run
from app.archive.tables.case import PersonTable
from app.archive.tables.certificates import CertificateBookTable
from app.demo.households import Household, co_owners, company_with_agent, foreigner, renovating_owner
from app.desk.certificates import books, issuing
from app.desk.certificates.books import all_books
from app.desk.certificates.incidents import explain_incident, incidents, report_incident
from app.desk.certificates.sheets import assign, confirm_printed, sheet_missing, spoilt
from app.desk.control.applications import applications, apply_for, approve, refuse, review
from app.desk.control.blank_counts import count_blanks
from app.desk.control.lots import receive_lot
from app.desk.upkeep.printing import PrintChoice, keep_certificate_printing, keep_fit
from app.procedure.case import PersonRole
from app.procedure.certificates import ALL_COPIES, CertificateCopy, IncidentKind
from app.procedure.certificates.printing import PrinterFit, PrintMode
from app.procedure.declaration import Procedure, load_procedure
from app.roster.rows import RosterRow
from tests.factory.awkward_control import CLIENT, REASON, WHAT
from tests.ui.stage import Counter, a_row, brought_to, counter_in

HOMES = tuple(a_row(number=number, room=f"{number}01") for number in range(1, 16))
LONG = (a_row(building="国际花园二期东区3号楼", entrance="甲单元西户", room="复式1501（含地下储藏间B2）"),)
SHEETS = 25
PINS = PrintChoice(paper="241x93", mode=PrintMode.OVERPRINT, printer="EPSON LQ-630K", tray="Tractor")


@dataclass(frozen=True, slots=True)
class Desk:
    """A counter with its cases by the state in which they are shown."""

    name: str
    counter: Counter
    cases: dict[str, str]


@contextmanager
def counters(folder: Path) -> Iterator[tuple[Desk, ...]]:
    """Whole print, pre-numbered sheets, a book used up with and without another behind it, no book at all, and a number gone."""
    numbered = load_procedure({"settings": {"certificate_paper": "prenumbered"}})
    with ExitStack() as stack:

        def counter(
            name: str, rows: tuple[RosterRow, ...] = HOMES, procedure: Procedure | None = None, *, lot: bool = True
        ) -> Counter:
            return stack.enter_context(counter_in(folder / name, rows, procedure, lot=lot))

        yield (
            _whole(counter("whole")),
            _long(counter("long", LONG)),
            _sheets(counter("sheets", procedure=numbered)),
            _used_up(counter("stubs", lot=False), "stubs", 50),
            _used_up(counter("last", lot=False), "last", 25),
            _without(counter("none", lot=False)),
            _unproved(counter("unproved")),
            _restored(counter("restored")),
        )


def awkward(place: int, last_day: date) -> Household:
    """A client of thirty characters, two of them rare."""
    made = renovating_owner(place, last_day)
    people = tuple(replace(person, name=CLIENT) if person.role is PersonRole.CLIENT else person for person in made.entry.people)
    return replace(made, entry=replace(made.entry, people=people))


def _whole(counter: Counter) -> Desk:
    """Certificates on plain paper: issued, half ticked, signed by an agent, void and replaced, lost; and what the board lists."""
    desk = counter.desk
    cases = {"issued": brought_to(counter, renovating_owner, "certificate").case_id}
    issuing.issue(desk, cases["issued"])
    cases["half"] = brought_to(counter, renovating_owner, "certificate").case_id
    issuing.issue(desk, cases["half"])
    issuing.sign(desk, cases["half"], desk.today(), sealed=ALL_COPIES[:2], signed=ALL_COPIES[:1])
    cases["agent"] = brought_to(counter, company_with_agent, "certificate").case_id
    issuing.issue(desk, cases["agent"])
    cases["void"] = brought_to(counter, foreigner, "certificate").case_id
    issuing.void(desk, issuing.issue(desk, cases["void"]), "打印走歪，字迹压线")
    cases["replaced"] = brought_to(counter, renovating_owner, "certificate").case_id
    for reason in ("打印走歪", REASON):
        issuing.void(desk, issuing.issue(desk, cases["replaced"]), reason)
    issuing.issue(desk, cases["replaced"])
    cases["lost"] = brought_to(counter, renovating_owner, "certificate").case_id
    number = issuing.issue(desk, cases["lost"])
    report_incident(desk, number, IncidentKind.COPY_LOST, WHAT, (CertificateCopy.CLIENT.value,))
    cases["next"] = brought_to(counter, renovating_owner, "certificate").case_id
    _lists(counter, cases["next"])
    return Desk("whole", counter, cases)


def _long(counter: Counter) -> Desk:
    """A client, a unit and a reason as long as they come."""
    case_id = brought_to(counter, awkward, "certificate").case_id
    issuing.void(counter.desk, issuing.issue(counter.desk, case_id), REASON)
    issuing.issue(counter.desk, case_id)
    return Desk("long", counter, {"long": case_id})


def _lists(counter: Counter, case_id: str) -> None:
    """Applications in every state, counts, and incidents open and explained."""
    desk = counter.desk
    for remark in ("", "二期集中入住", REASON):
        apply_for(desk, homes=188, spaces=52, reserve=12, books=10, remark=remark)
    first, second, _third = applications(desk.database)
    review(desk, first.id, "用量与存根相符")
    approve(desk, first.id)
    refuse(desk, second.id, REASON)
    count_blanks(desk, _left(counter), "李强")
    counter.clock.forward(minutes=480)
    count_blanks(desk, _left(counter) - 1, "李强", WHAT)
    number = issuing.issue(desk, case_id)
    report_incident(desk, number, IncidentKind.COPY_LOST, "财务联夹在档案盒中", (CertificateCopy.FINANCE.value,))
    explain_incident(desk, incidents(desk.database)[0].id, "已找到，三联收回作废", found=True)


def _left(counter: Counter) -> int:
    state = books.open_book_state(counter.desk)
    return 0 if state is None else state.left


def _sheets(counter: Counter) -> Desk:
    """Pre-numbered sheets: one whose number is asked, and one that was spoilt, missing, and printed well at last."""
    desk = counter.desk
    keep_certificate_printing(desk, PINS)
    keep_fit(desk, PINS.printer, PINS.tray, PrinterFit(dx=-12, dy=8, scale_x=1003, scale_y=998))
    cases = {"asked": brought_to(counter, renovating_owner, "certificate").case_id}
    assign(desk, cases["asked"])
    cases["after"] = brought_to(counter, renovating_owner, "certificate").case_id
    assign(desk, cases["after"])
    spoilt(desk, cases["after"], "卡纸，三联压皱")
    sheet_missing(desk, cases["after"], "本内缺一份")
    cases["well"] = brought_to(counter, foreigner, "certificate").case_id
    confirm_printed(desk, cases["well"], str(assign(desk, cases["well"])))
    cases["before"] = brought_to(counter, company_with_agent, "certificate").case_id
    return Desk("sheets", counter, cases)


def _used_up(counter: Counter, name: str, last: int) -> Desk:
    """A book of which every number is used, its stubs still at the counter."""
    desk = counter.desk
    receive_lot(desk, 1, last)
    cases = {name: brought_to(counter, renovating_owner, "certificate").case_id}
    for _sheet in range(SHEETS):
        issuing.void(desk, issuing.issue(desk, cases[name]), "打印走歪")
    return Desk(name, counter, cases)


def _without(counter: Counter) -> Desk:
    """No lot was ever received."""
    return Desk("none", counter, {"none": brought_to(counter, renovating_owner, "certificate").case_id})


def _unproved(counter: Counter) -> Desk:
    """A number that stands nowhere, as if someone had got at the rows."""
    case_id = brought_to(counter, renovating_owner, "certificate").case_id
    for _sheet in range(5):
        issuing.void(counter.desk, issuing.issue(counter.desk, case_id), "打印走歪")
    run(counter.desk.database, "DELETE FROM certificate WHERE number IN (2, 3)")
    return Desk("unproved", counter, {"unproved": case_id})


def _restored(counter: Counter) -> Desk:
    """A book that waits to be compared with the paper; a certificate that is not true any more; a copy lost after filing."""
    desk = counter.desk
    untrue = brought_to(counter, renovating_owner, "inspection").case_id
    file = counter.file(untrue)
    for person in file.with_role(PersonRole.CLIENT):
        with desk.archive.journal.writing(desk.act("save_reception", untrue)) as writing:
            writing.update(PersonTable, person.id, name="张珊")
    lost = brought_to(counter, co_owners, "nothing is left").case_id
    certificate = counter.file(lost).certificate
    if certificate is not None:
        report_incident(desk, certificate.number, IncidentKind.COPY_LOST, WHAT, (CertificateCopy.CLIENT.value,))
    frozen = brought_to(counter, company_with_agent, "certificate").case_id
    with desk.archive.journal.writing(desk.act("begin")) as writing:
        writing.update(CertificateBookTable, all_books(desk.database)[0].id, frozen_on=desk.today())
    return Desk("restored", counter, {"frozen": frozen, "untrue": untrue, "filed": lost})
