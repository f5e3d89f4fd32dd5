"""An office without an archive: its moves only write records down and check nothing, so that the guards stand alone.

Passing a step is the one move with rules, and they are those of the procedure: `progress_of` and `step_problem`.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from app.desk.household.inspection import InspectionEntry, RemainingMatter
from app.desk.household.reception import ReceptionEntry
from app.errors import RefusedError
from app.procedure.case import (
    Agreement,
    ArchivePaper,
    CaseFile,
    Certificate,
    Charge,
    ChargeState,
    Commitment,
    Ending,
    Escalation,
    HandedItem,
    InspectionRound,
    PaperCheck,
    PaymentMethod,
    Receipt,
    Repair,
    RepairSubject,
    Shelf,
    SignedPaper,
    Signer,
    StepPass,
    UnitKind,
    Verdict,
    WaterproofTest,
)
from app.procedure.certificates import ALL_COPIES
from app.procedure.certificates.content import certificate_text
from app.procedure.declaration import Procedure
from app.procedure.progress import Standing, StepState, progress_of, standing_of, step_problem
from tests.factory.numbers import CHINA
from tests.factory.records import a_case, a_notice, a_site, a_unit

R = TypeVar("R")
FEES = {UnitKind.HOME: ("management", "heating", "television"), UnitKind.PARKING: ("parking_management",)}


class PaperOffice:
    """One counter with one case, in memory."""

    def __init__(self, procedure: Procedure, unit_kind: UnitKind, today: date) -> None:
        self.procedure = procedure
        self._today = today
        self._made = 0
        unit = a_unit(kind=unit_kind, layout="" if unit_kind is UnitKind.PARKING else "三室")
        notice = a_notice(last_day=None, client_name="")
        self.file = CaseFile(site=a_site(), case=a_case(opened_on=today, procedure=procedure.digest), unit=unit, notice=notice)

    @property
    def today(self) -> date:
        return self._today

    def standing(self) -> Standing:
        return standing_of(self.file, self.procedure, self._today)

    def forward(self, days: int) -> None:
        self._today += timedelta(days=days)

    def _id(self) -> str:
        self._made += 1
        return f"row-{self._made}"

    def _now(self) -> datetime:
        return datetime.combine(self._today, time(10), CHINA)

    def _write(self, part: str, rows: Iterable[Any]) -> None:
        """Put rows in: known ids replace what was there, the rest is added."""
        given = [row if row.id else replace(row, id=self._id()) for row in rows]
        ids = {row.id: row for row in given}
        held = [ids.pop(row.id, row) for row in getattr(self.file, part)]
        values: dict[str, Any] = {part: (*held, *ids.values())}
        self.file = replace(self.file, **values)

    def _by(self, part: str, rows: Iterable[Any], *key: str) -> None:
        known = {tuple(getattr(row, name) for name in key): row.id for row in getattr(self.file, part)}
        self._write(part, (replace(row, id=known.get(tuple(getattr(row, name) for name in key), "")) for row in rows))

    def save_reception(self, entry: ReceptionEntry) -> None:
        names = ("tenure", "party", "origin", "employed", "renovating", "entrusted", "use", "consent")
        case = replace(self.file.case, **{name: getattr(entry, name) for name in names})
        notice = replace(self.file.notice, last_day=entry.last_day) if self.file.notice is not None else None
        self.file = replace(self.file, case=case, notice=notice, people=entry.people, vehicles=entry.vehicles)

    def check_papers(self, checks: tuple[PaperCheck, ...]) -> None:
        self._by("paper_checks", checks, "paper", "person_id")

    def issue(self) -> None:
        client = self.file.client
        number = len(self.file.certificates) + 1
        self._write(
            "certificates",
            [
                Certificate(
                    id="",
                    number=number,
                    book_id="book",
                    case_id=self.file.case.id,
                    person_id=client.id if client is not None else "",
                    state="issued",
                    issued_on=self._today,
                    issued_by="王丽",
                    content=certificate_text(self.file),
                    last_day=self.file.last_day,
                )
            ],
        )

    def sign(self, signer: Signer) -> None:
        held = self.file.certificate
        if held is not None:
            signed = replace(held, signed_on=self._today, signer=signer, sealed_copies=ALL_COPIES, signed_copies=ALL_COPIES)
            self._write("certificates", [signed])

    def void(self, number: int, reason: str) -> None:
        rows = [row for row in self.file.certificates if row.number == number]
        self._write("certificates", [replace(row, state="void", void_on=self._today, void_reason=reason) for row in rows])

    def inspect(self, entry: InspectionEntry) -> None:
        last = self.file.last_round
        self._by("meters", entry.meters, "meter")
        looked = entry.checks or entry.defects or entry.accepted_defects
        if last is not None and last.verdict is not None and not looked:
            return
        if last is None or last.verdict is not None:
            last = InspectionRound(
                id="",
                case_id=self.file.case.id,
                round=last.round + 1 if last is not None else 1,
                verdict=None,
                inspected_by="",
                inspected_on=None,
                entered_by="王丽",
                entered_at=self._now(),
            )
        self._write(
            "rounds", [replace(last, inspected_by=entry.inspected_by, inspected_on=entry.inspected_on, signer_id=entry.signer_id)]
        )
        self._by("item_checks", (replace(check, round=last.round) for check in entry.checks), "round", "part", "item")
        self._write("defects", (replace(defect, round=last.round) for defect in entry.defects if not defect.id))
        mended = [defect for defect in self.file.defects if defect.id in entry.accepted_defects and defect.is_open]
        self._write("defects", (replace(row, accepted_on=self._today, accepted_round=last.round) for row in mended))
        kept = [row for row in self.file.commitments if row.defect_id in entry.accepted_defects]
        self._write("commitments", (replace(row, fulfilled_on=self._today) for row in kept))

    def give_verdict(self, verdict: Verdict, remaining: tuple[RemainingMatter, ...]) -> None:
        last = self.file.last_round
        if last is None or last.verdict is not None:
            raise RefusedError.of("inspection.no_round")
        self._write("rounds", [replace(last, verdict=verdict)])
        defects = {defect.id: defect for defect in self.file.open_defects}
        for matter in remaining:
            defect = replace(defects[matter.defect_id], remaining=True, responsible=matter.responsible, due=matter.due)
            self._write("defects", [defect])
            self._write("commitments", [self._commitment(matter, defect.what)])
        if verdict is Verdict.REFUSED:
            for row in self.file.certificates:
                self.void(row.number, "拒收")
            self.file = replace(self.file, case=replace(self.file.case, ending=Ending.REFUSED, ended_on=self._today))

    def _commitment(self, matter: RemainingMatter, what: str) -> Commitment:
        return Commitment(
            id="",
            case_id=self.file.case.id,
            step="inspection",
            committed_by=matter.responsible,
            what=what,
            agreed_on=self._today,
            due=matter.due,
            defect_id=matter.defect_id,
        )

    def order_repair(self, subject: RepairSubject, *, sent: bool) -> None:
        held = self.file.repair_after(subject, self._last(subject))
        order = held or Repair(
            id="", case_id=self.file.case.id, subject=subject, round=self._last(subject), ordered_on=self._today
        )
        self._write("repairs", [replace(order, form_sent_on=self._today if sent else None, copy_kept=sent)])

    def _last(self, subject: RepairSubject) -> int:
        if subject is RepairSubject.UNIT:
            return self.file.last_round.round if self.file.last_round is not None else 0
        return max((test.round for test in self.file.waterproof_tests), default=0)

    def finish_repair(self, subject: RepairSubject) -> None:
        held = self.file.repair_after(subject, self._last(subject))
        if held is not None:
            self._write("repairs", [replace(held, done_on=self._today, how="已修", engineer="孙工")])

    def test_water(self, tests: tuple[WaterproofTest, ...]) -> None:
        number = self._last(RepairSubject.WATERPROOF) or 1
        repair = self.file.repair_after(RepairSubject.WATERPROOF, number)
        if repair is not None and repair.done_on is not None:
            number += 1
        self._by("waterproof_tests", (replace(test, round=number) for test in tests), "round", "bathroom")

    def sign_papers(self, papers: tuple[SignedPaper, ...]) -> None:
        self._by("signed_papers", papers, "paper")

    def sign_agreements(self, agreements: tuple[Agreement, ...]) -> None:
        self._by("agreements", agreements, "agreement")

    def charge(self) -> None:
        charged = {charge.fee for charge in self.file.charges}
        new = (fee for fee in FEES[self.file.unit.kind] if fee not in charged)
        yuan = Decimal("216.00")
        rows = [Charge(id="", case_id=self.file.case.id, fee=fee, state=ChargeState.DUE, amount=yuan, price=yuan) for fee in new]
        self._write("charges", rows)

    def pay(self, charge_ids: tuple[str, ...]) -> None:
        charges = [charge for charge in self.file.charges if charge.id in charge_ids]
        receipt = Receipt(
            id=self._id(),
            case_id=self.file.case.id,
            number=f"SF-{self._made}",
            total=sum((charge.amount for charge in charges), Decimal(0)),
            method=PaymentMethod.CASH,
            payer=self.file.client_name,
            cashier="王丽",
            paid_on=self._today,
        )
        self._write("receipts", [receipt])
        self._write("charges", (replace(row, state=ChargeState.PAID, receipt_id=receipt.id, reason="") for row in charges))

    def defer(self, charge_id: str, reason: str) -> None:
        self._settle(charge_id, ChargeState.DEFERRED, reason)

    def not_due(self, charge_id: str, reason: str) -> None:
        self._settle(charge_id, ChargeState.NOT_DUE, reason)

    def _settle(self, charge_id: str, state: ChargeState, reason: str) -> None:
        rows = [charge for charge in self.file.charges if charge.id == charge_id]
        self._write("charges", (replace(row, state=state, reason=reason) for row in rows))

    def void_receipt(self, receipt_id: str, reason: str) -> None:
        rows = [receipt for receipt in self.file.receipts if receipt.id == receipt_id]
        self._write("receipts", (replace(row, void_on=self._today, void_reason=reason) for row in rows))
        charges = [charge for charge in self.file.charges if charge.receipt_id == receipt_id]
        self._write("charges", (replace(row, state=ChargeState.DUE, receipt_id=None) for row in charges))

    def hand_over(self, items: tuple[HandedItem, ...]) -> None:
        self._by("items", items, "item")

    def commit(self, commitment: Commitment) -> None:
        self._write("commitments", [commitment])

    def fulfil(self, commitment_id: str) -> None:
        rows = [row for row in self.file.commitments if row.id == commitment_id]
        self._write("commitments", (replace(row, fulfilled_on=self._today) for row in rows))

    def escalate(self, step: str) -> None:
        self._write("escalations", [Escalation(id="", case_id=self.file.case.id, step=step, what="特殊", since=self._today)])

    def settle(self) -> None:
        held = self.file.open_escalation
        if held is not None:
            self._write("escalations", [replace(held, settled_on=self._today, settled_by="周敏", how="照办")])

    def save_filing(self, papers: tuple[ArchivePaper, ...], shelf: Shelf) -> None:
        self._by("archive_papers", papers, "kind")
        self.file = replace(self.file, shelf=shelf)

    def pass_step(self, step: str) -> None:
        before = progress_of(self.file, self.procedure, self._today)
        state = before.step(step).state
        if state in (StepState.AHEAD, StepState.NOT_APPLICABLE):
            raise RefusedError.of("case.step_ahead", step=step, current=before.current)
        if state is not StepState.DONE:
            problem = step_problem(self.procedure.step(step), self.file, self.procedure, self._today)
            if problem is not None:
                raise RefusedError(problem)
            row = StepPass(id="", case_id=self.file.case.id, step=step, passed_at=self._now(), operator="王丽", counter="1号柜台")
            self._write("passes", [row])
        after = progress_of(self.file, self.procedure, self._today)
        if all(each.state in (StepState.DONE, StepState.NOT_APPLICABLE) for each in after.steps):
            self.file = replace(self.file, case=replace(self.file.case, ending=Ending.FILED, ended_on=self._today))
