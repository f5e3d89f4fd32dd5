"""All that is known of one case, gathered: what guards judge, pages show and forms print."""

from dataclasses import dataclass
from datetime import date

from app.procedure.case.agreements import Agreement, SignedPaper
from app.procedure.case.case import Case, Party
from app.procedure.case.certificates import Certificate
from app.procedure.case.charges import Charge, Receipt
from app.procedure.case.commitments import Commitment, Escalation
from app.procedure.case.filing import ArchivePaper, Shelf, StepPass
from app.procedure.case.inspection import Defect, InspectionRound, ItemCheck, MeterReading
from app.procedure.case.items import HandedItem, KeyEntrustment
from app.procedure.case.papers import PaperCheck
from app.procedure.case.people import Person, PersonRole, Vehicle
from app.procedure.case.repair import Repair, RepairSubject
from app.procedure.case.unit import Notice, Unit
from app.procedure.case.waterproof import WaterproofTest


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The project 项目 whose units are handed over."""

    id: str
    name: str
    company: str = ""
    address: str = ""
    phone: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """One case with everything recorded for it. Removed people and vehicles are left out; all else is in the order recorded."""

    site: Site
    case: Case
    unit: Unit
    notice: Notice | None = None
    people: tuple[Person, ...] = ()
    vehicles: tuple[Vehicle, ...] = ()
    paper_checks: tuple[PaperCheck, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    rounds: tuple[InspectionRound, ...] = ()
    item_checks: tuple[ItemCheck, ...] = ()
    defects: tuple[Defect, ...] = ()
    meters: tuple[MeterReading, ...] = ()
    repairs: tuple[Repair, ...] = ()
    waterproof_tests: tuple[WaterproofTest, ...] = ()
    signed_papers: tuple[SignedPaper, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    charges: tuple[Charge, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    items: tuple[HandedItem, ...] = ()
    key_entrustments: tuple[KeyEntrustment, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    archive_papers: tuple[ArchivePaper, ...] = ()
    shelf: Shelf | None = None
    passes: tuple[StepPass, ...] = ()

    @property
    def client(self) -> Person | None:
        """The client: a person, or the company itself."""
        return next(iter(self.with_role(PersonRole.CLIENT)), None)

    @property
    def client_name(self) -> str:
        """The client's name as the card has it, else as the notice has it."""
        if self.client is not None and self.client.name:
            return self.client.name
        return self.notice.client_name if self.notice is not None else ""

    @property
    def is_company(self) -> bool:
        """A 公司户."""
        return self.case.party is Party.COMPANY

    @property
    def last_day(self) -> date | None:
        """通知书入住时间: the last day that the notice sets (C4)."""
        return self.notice.last_day if self.notice is not None else None

    @property
    def certificate(self) -> Certificate | None:
        """The certificate in force: the latest issued that is not void."""
        issued = [certificate for certificate in self.certificates if certificate.state == "issued"]
        return max(issued, key=lambda certificate: certificate.number, default=None)

    @property
    def last_round(self) -> InspectionRound | None:
        """The latest inspection round."""
        return max(self.rounds, key=lambda round_: round_.round, default=None)

    @property
    def open_defects(self) -> tuple[Defect, ...]:
        """Defects that the client has not accepted as mended."""
        return tuple(defect for defect in self.defects if defect.is_open)

    @property
    def open_escalation(self) -> Escalation | None:
        """The special case that 经营部 has not settled yet (P5)."""
        return next((escalation for escalation in self.escalations if escalation.settled_on is None), None)

    def with_role(self, *roles: PersonRole) -> tuple[Person, ...]:
        """Return the people who are one of `roles`."""
        return tuple(person for person in self.people if person.role in roles)

    def person(self, identifier: str | None) -> Person | None:
        """Return the person with that id."""
        return next((person for person in self.people if person.id == identifier), None)

    def repair_after(self, subject: RepairSubject, round_number: int) -> Repair | None:
        """Return the repair ordered after that round."""
        return next((repair for repair in self.repairs if repair.subject is subject and repair.round == round_number), None)

    def last_tests(self) -> tuple[WaterproofTest, ...]:
        """Return the tests of the latest waterproof round."""
        latest = max((test.round for test in self.waterproof_tests), default=0)
        return tuple(test for test in self.waterproof_tests if test.round == latest)
