"""What a counter does about each reason: well, or, while it is careless, somehow. No reason may be without an answer."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from random import Random

from app.desk.household.inspection import InspectionEntry, RemainingMatter
from app.desk.household.reception import ReceptionEntry
from app.procedure.archive_papers import applicable_kinds
from app.procedure.case import (
    Agreement,
    ArchivePaper,
    CaseFile,
    ChargeState,
    CheckResult,
    Consent,
    Defect,
    HandedItem,
    ItemCheck,
    MeterReading,
    PaperCheck,
    PersonRole,
    RepairSubject,
    Shelf,
    SignedPaper,
    Signer,
    TestResult,
    Verdict,
    WaterproofTest,
)
from app.procedure.conditions import applies, conditions
from app.procedure.declaration.rows import DeclaredRow
from app.procedure.papers import required_papers
from tests.factory.numbers import CHINA
from tests.walking.clients import Client
from tests.walking.office import Office


@dataclass
class Counter:
    """Who does it: one client before one office, and how careless the counter is (0: not at all)."""

    office: Office
    client: Client
    random: Random
    carelessness: float = 0.0

    @property
    def file(self) -> CaseFile:
        return self.office.file

    def slips(self) -> bool:
        """Whether this goes wrong."""
        return self.random.random() < self.carelessness

    def declared(self, rows: Iterable[DeclaredRow]) -> list[str]:
        """The ids of the rows that apply."""
        held = conditions(self.file, self.office.procedure.settings)
        return [row.id for row in rows if applies(row, held)]

    def signer(self, power: str) -> str | None:
        """An agent who may, or one who may not while careless, else the client."""
        agents = self.file.with_role(PersonRole.AGENT)
        able = [agent.id for agent in agents if power in agent.powers]
        if agents and self.slips():
            return agents[0].id
        if able and self.random.random() < 0.5:
            return able[0]
        return self.file.client.id if self.file.client is not None else None


def _everybody(entry: ReceptionEntry, **changes: object) -> ReceptionEntry:
    people = tuple(replace(person, **changes) for person in entry.people)  # type: ignore[arg-type]  # the record's own fields
    return replace(entry, people=people)


def _without(entry: ReceptionEntry, role: PersonRole) -> ReceptionEntry:
    return replace(entry, people=tuple(person for person in entry.people if person.role is not role))


# What may be overlooked at the reception, each by itself.
OVERLOOKED: tuple[Callable[[ReceptionEntry], ReceptionEntry], ...] = (
    lambda entry: replace(entry, consent=Consent.UNASKED),
    lambda entry: replace(entry, last_day=None),
    lambda entry: _everybody(entry, phone=""),
    lambda entry: _everybody(entry, identity_number=""),
    lambda entry: _everybody(entry, credit_code=""),
    lambda entry: _everybody(entry, powers=()),
    lambda entry: _everybody(entry, represented_by=None),
    lambda entry: _without(entry, PersonRole.CLIENT),
    lambda entry: _without(entry, PersonRole.LEGAL_REPRESENTATIVE),
)


def receive(counter: Counter) -> None:
    entry = counter.client.entry
    for overlook in OVERLOOKED:
        if counter.slips():
            entry = overlook(entry)
    counter.office.save_reception(entry)


def show_papers(counter: Counter) -> None:
    checks = []
    for row in required_papers(counter.file, counter.office.procedure):
        check = PaperCheck(
            id="",
            case_id=counter.file.case.id,
            paper=row.kind.id,
            person_id=row.person.id if row.person is not None else None,
            original_seen=not counter.slips(),
            copies=0 if counter.slips() else max(1, row.kind.copies),
            sealed=not counter.slips(),
            valid_until=counter.office.today - timedelta(days=1) if counter.slips() else None,
            waived_reason="经理同意" if counter.random.random() < 0.05 else "",
        )
        if not counter.slips():
            checks.append(check)
    counter.office.check_papers(tuple(checks))


def issue(counter: Counter) -> None:
    counter.office.issue()


def take_back(counter: Counter) -> None:
    """The certificate says something else than the case: it is void, and another follows."""
    if counter.file.certificate is not None:
        counter.office.void(counter.file.certificate.number, "与登记不符")


def sign(counter: Counter) -> None:
    able = any("sign_certificate" in agent.powers for agent in counter.file.with_role(PersonRole.AGENT))
    agent = (able and counter.random.random() < 0.5) or counter.slips()
    counter.office.sign(Signer.AGENT if agent else Signer.CLIENT)


def inspect(counter: Counter) -> None:
    """Look at everything (again), and say what is wrong or that what was wrong is mended; then the client speaks."""
    file, wrong = counter.file, counter.slips()
    held = conditions(file, counter.office.procedure.settings)
    items = [(part.id, item.id) for part in counter.office.procedure.parts if applies(part, held) for item in part.items]
    bad = set(counter.random.sample(items, min(len(items), counter.random.randrange(1, 4)))) if wrong else set()
    forgotten = set(items[:1]) if counter.slips() else set()
    checks = tuple(_item_check(file, item, item in bad) for item in items if item not in forgotten)
    described = () if counter.slips() else tuple(_defect(file, item) for item in bad)
    entry = InspectionEntry(
        inspected_by="" if counter.slips() else "李强",
        inspected_on=counter.office.today,
        signer_id=counter.signer("inspect"),
        checks=checks,
        defects=described,
        meters=_meters(counter),
        accepted_defects=tuple(defect.id for defect in file.open_defects if not counter.slips()),
    )
    counter.office.inspect(entry)
    speak(counter)


def _item_check(file: CaseFile, item: tuple[str, str], wrong: bool) -> ItemCheck:
    result = CheckResult.NOT_FINE if wrong else CheckResult.FINE
    return ItemCheck(id="", case_id=file.case.id, round=0, part=item[0], item=item[1], result=result)


def _defect(file: CaseFile, item: tuple[str, str]) -> Defect:
    return Defect(id="", case_id=file.case.id, round=0, part=item[0], item=item[1], what="裂缝 <b> =1+1")


def _meters(counter: Counter) -> tuple[MeterReading, ...]:
    meters = []
    for meter in counter.declared(counter.office.procedure.meters):
        reading = None if counter.slips() else Decimal("0.000")
        absent = "未挂表" if reading is None and counter.random.random() < 0.5 else ""
        meters.append(MeterReading(id="", case_id=counter.file.case.id, meter=meter, reading=reading, absent_reason=absent))
    return tuple(meters)


def read_meters(counter: Counter) -> None:
    """A meter was forgotten: it is read by itself where the client has spoken already."""
    last = counter.file.last_round
    if last is None or last.verdict is None:
        inspect(counter)
    else:
        counter.office.inspect(InspectionEntry(meters=_meters(counter)))


def speak(counter: Counter) -> None:
    """The client's verdict on the round; while careless any verdict, also one that does not fit."""
    last, defects = counter.file.last_round, counter.file.open_defects
    if last is None or last.verdict is not None:
        return
    verdict = Verdict.PASSED
    if defects:
        verdict = counter.random.choice([Verdict.FAILED, Verdict.PASSED_WITH_REMAINING])
    if counter.slips():
        verdict = counter.random.choice([Verdict.PASSED, Verdict.FAILED, Verdict.PASSED_WITH_REMAINING])
    if counter.carelessness and counter.random.random() < 0.03:
        verdict = Verdict.REFUSED
    due = counter.office.today + timedelta(days=9)
    remaining = tuple(RemainingMatter(defect.id, "施工单位", due) for defect in defects if not counter.slips())
    counter.office.give_verdict(verdict, remaining if verdict is Verdict.PASSED_WITH_REMAINING else ())


def order_unit(counter: Counter) -> None:
    counter.office.order_repair(RepairSubject.UNIT, sent=not counter.slips())


def order_water(counter: Counter) -> None:
    counter.office.order_repair(RepairSubject.WATERPROOF, sent=not counter.slips())


def order_again(counter: Counter) -> None:
    """The form was not sent: for the unit or for the bathroom, whichever step it is."""
    (order_water if counter.office.standing().current == "waterproof" else order_unit)(counter)


def finish_unit(counter: Counter) -> None:
    counter.office.forward(2)
    counter.office.finish_repair(RepairSubject.UNIT)


def finish_water(counter: Counter) -> None:
    counter.office.forward(2)
    counter.office.finish_repair(RepairSubject.WATERPROOF)


def test_water(counter: Counter) -> None:
    filled = datetime.combine(counter.office.today, time(9), CHINA)
    counter.office.forward(1)
    rooms = {test.bathroom for test in counter.file.last_tests()} or {"主卫", "次卫"}
    tests = tuple(
        WaterproofTest(
            id="",
            case_id=counter.file.case.id,
            round=1,
            bathroom=room,
            filled_at=filled,
            filled_depth=10 if counter.slips() else 20,
            ended_at=None if counter.slips() else filled + timedelta(hours=24),
            ended_depth=20,
            looked_at_by="" if counter.slips() else "李强",
            result=counter.random.choice([TestResult.LEAK, TestResult.DRY, None]) if counter.slips() else TestResult.DRY,
        )
        for room in sorted(rooms)
    )
    counter.office.test_water(tests)


def sign_papers(counter: Counter) -> None:
    day, case_id = counter.office.today, counter.file.case.id
    kinds = counter.declared(counter.office.procedure.signed_papers)
    signer = counter.signer("sign_papers")
    rows = [
        SignedPaper(id="", case_id=case_id, paper=kind, received_on=None if counter.slips() else day, signer_id=signer)
        for kind in kinds
    ]
    counter.office.sign_papers(tuple(rows))


def sign_agreements(counter: Counter) -> None:
    day, case_id = counter.office.today, counter.file.case.id
    kinds = counter.declared(counter.office.procedure.agreements)
    held = [row.agreement for row in counter.file.agreements]
    signer = counter.signer("sign_agreements")
    rows = [
        Agreement(id="", case_id=case_id, agreement=kind, signed_on=None if counter.slips() else day, signer_id=signer)
        for kind in dict.fromkeys([*kinds, *held])
    ]
    counter.office.sign_agreements(tuple(rows))


def charge(counter: Counter) -> None:
    counter.office.charge()


def settle_fees(counter: Counter) -> None:
    """Pay some, put off the others."""
    pay = []
    for row in counter.file.charges:
        if row.state is not ChargeState.PAID and not (row.state is not ChargeState.DUE and row.reason):
            lot = counter.random.random()
            if lot < 0.6:
                pay.append(row.id)
            elif lot < 0.8:
                counter.office.defer(row.id, "" if counter.slips() else "客户不同意预交")
            else:
                counter.office.not_due(row.id, "" if counter.slips() else "开发商承担")
    if pay:
        counter.office.pay(tuple(pay))


def hand_over(counter: Counter) -> None:
    signer = counter.signer("collect_keys")
    rows = []
    for kind in counter.declared(counter.office.procedure.items):
        count = 0 if counter.random.random() < 0.1 or counter.slips() else 2
        remark = "" if count or counter.slips() else "以后补发"
        day = None if counter.slips() else counter.office.today
        rows.append(
            HandedItem(id="", case_id=counter.file.case.id, item=kind, count=count, remark=remark, taken_by=signer, taken_on=day)
        )
    counter.office.hand_over(tuple(rows))


def keep_commitments(counter: Counter) -> None:
    for row in counter.file.commitments:
        if row.fulfilled_on is None:
            counter.office.fulfil(row.id)


def file_papers(counter: Counter) -> None:
    papers = tuple(
        ArchivePaper(id="", case_id=counter.file.case.id, kind=kind.id, present=not counter.slips(), pages=1)
        for kind in applicable_kinds(counter.file, counter.office.procedure)
    )
    shelf = Shelf(id="", case_id=counter.file.case.id, box="" if counter.slips() else "H3", folder="1501")
    counter.office.save_filing(papers, shelf)


def settle_case(counter: Counter) -> None:
    counter.office.settle()


def signers_again(counter: Counter) -> None:
    """Somebody without the power signed: it is signed again."""
    step = counter.office.standing().current or ""
    {"papers": sign_papers, "agreements": sign_agreements, "items": hand_over}[step](counter)


def papers_of_step(counter: Counter) -> None:
    """A paper is missing, at the documents or at the keys."""
    show_papers(counter)


Answer = Callable[[Counter], None]
ANSWERS: Mapping[str, Answer] = {
    "case.escalated": settle_case,
    **dict.fromkeys(["certificate.not_issued"], issue),
    **dict.fromkeys(["certificate.not_signed"], sign),
    "certificate.differs": take_back,
    **dict.fromkeys(
        [
            "inspection.no_round",
            "inspection.item_not_judged",
            "inspection.defect_not_described",
            "inspection.no_verdict",
            "inspection.reinspection_due",
            "inspection.defects_open",
            "inspection.remaining_not_committed",
            "filing.defect_open",
        ],
        inspect,
    ),
    "inspection.meter_not_read": read_meters,
    "inspection.repair_not_ordered": order_unit,
    "inspection.form_not_sent": order_again,
    "inspection.repair_running": finish_unit,
    "waterproof.repair_not_ordered": order_water,
    "waterproof.repair_running": finish_water,
    **dict.fromkeys(
        [f"waterproof.{name}" for name in ("not_tested", "running", "retest_due", "too_short", "too_shallow")], test_water
    ),
    "waterproof.room_below_not_looked_at": test_water,
    "papers.not_signed_for": sign_papers,
    "agreements.not_signed": sign_agreements,
    "agent.power_missing": signers_again,
    "fees.not_charged": charge,
    "fees.due": settle_fees,
    "fees.reason_missing": settle_fees,
    "items.not_handed_over": hand_over,
    "items.count_missing": hand_over,
    "filing.commitment_open": keep_commitments,
    "filing.paper_missing": file_papers,
    "filing.shelf_missing": file_papers,
}


def answer_to(code: str) -> Answer:
    """What to do about a reason. KeyError where nothing leads on: the case is stuck."""
    if code.startswith(("reception.", "identity.")):
        return receive
    if code.startswith("papers.") and code != "papers.not_signed_for":
        return papers_of_step
    return ANSWERS[code]
