"""An office with a real archive: every move is the verb of the counter."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from app.desk.certificates import issuing
from app.desk.certificates.books import outstanding_stubs, surrender_book
from app.desk.desk import Desk
from app.desk.household import (
    commitments,
    documents,
    escalation,
    fees,
    filing,
    inspection,
    items,
    queries,
    reception,
    repair,
    signing,
    steps,
    waterproof,
)
from app.desk.household.inspection import InspectionEntry, RemainingMatter
from app.desk.household.reception import ReceptionEntry
from app.procedure.case import (
    Agreement,
    ArchivePaper,
    CaseFile,
    Commitment,
    HandedItem,
    PaperCheck,
    PaymentMethod,
    Person,
    RepairSubject,
    Shelf,
    SignedPaper,
    Signer,
    Verdict,
    WaterproofTest,
)
from app.procedure.progress import Standing


class MovableClock:
    """Each look is a second later; `forward` lets days go by."""

    def __init__(self, start: datetime) -> None:
        self.moment = start

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def forward(self, days: int) -> None:
        self.moment += timedelta(days=days)


class DeskOffice:
    """One case at a desk; the desk's clock is this office's calendar."""

    def __init__(self, desk: Desk, clock: MovableClock, unit_id: str) -> None:
        self.desk = desk
        self.clock = clock
        self.case_id = reception.receive(desk, unit_id)
        self.procedure = queries.procedure_of(desk, self.case_id)

    @property
    def file(self) -> CaseFile:
        return queries.case_file(self.desk, self.case_id)

    @property
    def today(self) -> date:
        return self.clock.moment.date()

    def standing(self) -> Standing:
        progress = queries.progress(self.desk, self.case_id)
        return Standing(progress.current, progress.blocked_by)

    def forward(self, days: int) -> None:
        self.clock.forward(days)

    def save_reception(self, entry: ReceptionEntry) -> None:
        held = {(person.role, person.name): person.id for person in self.file.people}
        ids = {person.id: held.get((person.role, person.name), person.id) for person in entry.people}
        people = tuple(self._known(person, ids) for person in entry.people)
        reception.save_reception(self.desk, self.case_id, replace(entry, people=people))

    @staticmethod
    def _known(person: Person, ids: Mapping[str, str]) -> Person:
        representative = person.represented_by
        return replace(person, id=ids[person.id], represented_by=ids.get(representative or "", representative))

    def check_papers(self, checks: tuple[PaperCheck, ...]) -> None:
        documents.save_paper_checks(self.desk, self.case_id, checks)

    def issue(self) -> None:
        full = outstanding_stubs(self.desk.database, self.desk.counter)
        if full is not None:
            surrender_book(self.desk, full.first, "张敏")
        issuing.issue(self.desk, self.case_id)

    def sign(self, signer: Signer) -> None:
        issuing.sign(self.desk, self.case_id, self.desk.today(), signer)

    def void(self, number: int, reason: str) -> None:
        issuing.void(self.desk, number, reason)

    def inspect(self, entry: InspectionEntry) -> None:
        inspection.save_inspection(self.desk, self.case_id, entry)

    def give_verdict(self, verdict: Verdict, remaining: tuple[RemainingMatter, ...]) -> None:
        inspection.give_verdict(self.desk, self.case_id, verdict, remaining)

    def order_repair(self, subject: RepairSubject, *, sent: bool) -> None:
        day = self.desk.today() if sent else None
        repair.order_repair(self.desk, self.case_id, subject, taken_by="工程组", form_sent_on=day, copy_kept=sent)

    def finish_repair(self, subject: RepairSubject) -> None:
        repair.finish_repair(self.desk, self.case_id, subject, how="已修", engineer="孙工", done_on=self.desk.today())

    def test_water(self, tests: tuple[WaterproofTest, ...]) -> None:
        waterproof.save_waterproof(self.desk, self.case_id, tests)

    def sign_papers(self, papers: tuple[SignedPaper, ...]) -> None:
        signing.save_signed_papers(self.desk, self.case_id, papers)

    def sign_agreements(self, agreements: tuple[Agreement, ...]) -> None:
        signing.save_agreements(self.desk, self.case_id, agreements)

    def charge(self) -> None:
        fees.charge(self.desk, self.case_id)

    def pay(self, charge_ids: tuple[str, ...]) -> None:
        fees.pay(self.desk, self.case_id, charge_ids, PaymentMethod.CASH, "")

    def defer(self, charge_id: str, reason: str) -> None:
        fees.defer(self.desk, self.case_id, charge_id, reason)

    def not_due(self, charge_id: str, reason: str) -> None:
        fees.not_due(self.desk, self.case_id, charge_id, reason)

    def void_receipt(self, receipt_id: str, reason: str) -> None:
        fees.void_receipt(self.desk, self.case_id, receipt_id, reason)

    def hand_over(self, items_: tuple[HandedItem, ...]) -> None:
        items.save_items(self.desk, self.case_id, items_)

    def commit(self, commitment: Commitment) -> None:
        commitments.commit(self.desk, self.case_id, commitment)

    def fulfil(self, commitment_id: str) -> None:
        commitments.fulfil(self.desk, self.case_id, commitment_id)

    def escalate(self, step: str) -> None:
        escalation.escalate(self.desk, self.case_id, step, "租期不明")

    def settle(self) -> None:
        escalation.settle(self.desk, self.case_id, "周敏", "照常办理")

    def save_filing(self, papers: tuple[ArchivePaper, ...], shelf: Shelf) -> None:
        filing.save_filing(self.desk, self.case_id, papers, shelf)

    def pass_step(self, step: str) -> None:
        steps.pass_step(self.desk, self.case_id, step)
