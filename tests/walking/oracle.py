"""What must hold when a case is filed, read straight from its records and from lists written down here by hand.

Nothing of this asks a guard, a condition or the declaration: it is the source's rules once more, in other words.
"""

import json
from collections.abc import Iterator
from datetime import date

from app.procedure.case import (
    CaseFile,
    Certificate,
    ChargeState,
    CheckResult,
    Consent,
    Ending,
    Origin,
    Party,
    Person,
    PersonRole,
    TestResult,
    UnitKind,
    Verdict,
)
from tests.app.procedure.paper_table import papers_asked

STEPS = ("reception", "documents", "certificate", "inspection", "waterproof", "papers", "agreements", "fees", "items", "filing")
HOME_ITEMS = {
    "entrance_door": 2,
    "windows": 3,
    "walls": 1,
    "ceiling": 1,
    "floor": 1,
    "kitchen": 2,
    "bathroom": 3,
    "balcony": 1,
    "electric": 2,
    "water": 1,
    "drainage": 1,
    "heating": 1,
    "low_voltage": 1,
    "gas": 1,
}
NO_ORIGINAL = {"business_licence", "member_identity_paper"}
EITHER = {"legal_representative_identity_paper"}
NO_COPY = {"client_card", "power_of_attorney", "move_in_notice"}
STAND_INS = {
    "passport": ["permanent_resident_card"],
    "visa": ["permanent_resident_card", "residence_permit"],
    "work_permit": ["permanent_resident_card"],
    "residence_permit": ["permanent_resident_card"],
}


def steps_of(file: CaseFile) -> list[str]:
    """The steps that this case goes through."""
    tested = file.case.renovating and file.unit.kind is UnitKind.HOME
    return [step for step in STEPS if step != "waterproof" or tested]


def violations(file: CaseFile) -> list[str]:
    """All that is wrong with a case that says it is filed."""
    if file.case.ending is not Ending.FILED:
        return []
    rules = (_steps, _people, _papers, _certificate, _inspection, _water, _signing, _fees, _items, _filing)
    return [problem for rule in rules for problem in rule(file)]


def _steps(file: CaseFile) -> Iterator[str]:
    missing = set(steps_of(file)) - {step_pass.step for step_pass in file.passes}
    if missing:
        yield f"steps skipped: {sorted(missing)}"
    if any(row.settled_on is None for row in file.escalations):
        yield "a special case is not settled (P5)"


def _people(file: CaseFile) -> Iterator[str]:
    if file.case.consent is Consent.UNASKED:
        yield "consent was never asked"
    if file.notice is None or file.notice.last_day is None:
        yield "the notice has no last day"
    roles = {person.role for person in file.people}
    if PersonRole.CLIENT not in roles or not any(person.phone for person in file.people):
        yield "nobody knows the client, or how to reach him"
    if file.case.party is Party.COMPANY and PersonRole.LEGAL_REPRESENTATIVE not in roles:
        yield "a company without a legal representative"
    for person in file.people:
        natural = person.role is not PersonRole.CLIENT or file.case.party is Party.PERSON
        if natural and person.role in _IDENTIFIED and not person.identity_number:
            yield f"{person.name} is not identified"
        if person.role is PersonRole.AGENT and not person.powers:
            yield f"{person.name} has no power"
        if not natural and not person.credit_code:
            yield "a company without a credit code"
        if person.role in (PersonRole.CLIENT, PersonRole.CO_OWNER) and not _stood_for(file, person):
            yield f"nobody stands for {person.name} (P3b)"


def _stood_for(file: CaseFile, owner: Person) -> bool:
    """The owner came, or an agent did; for a minor his guardian does, present or not."""
    roles = {person.id: person.role for person in file.people}
    stands = roles.get(owner.represented_by or "")
    day = max((each.passed_at.date() for each in file.passes if each.step == "reception"), default=date.max)
    if owner.birth is not None and (day.year - owner.birth.year, day.month, day.day) < (18, owner.birth.month, owner.birth.day):
        return stands is PersonRole.GUARDIAN
    came = owner.present
    if file.case.party is Party.COMPANY and owner.role is PersonRole.CLIENT:
        came = any(person.present for person in file.people if person.role is PersonRole.LEGAL_REPRESENTATIVE)
    return came or stands is PersonRole.AGENT


_IDENTIFIED = (PersonRole.CLIENT, PersonRole.CO_OWNER, PersonRole.GUARDIAN, PersonRole.AGENT, PersonRole.LEGAL_REPRESENTATIVE)


def _papers(file: CaseFile) -> Iterator[str]:
    asked = papers_asked(file)
    for paper, name in asked:
        step = "items" if paper == "repair_fund_voucher" else "documents"
        if paper in ("residence_permit_local", "permanent_resident_card"):
            continue
        day = max((each.passed_at.date() for each in file.passes if each.step == step), default=date.max)
        if not any(_shown(file, each, name, day) for each in (paper, *STAND_INS.get(paper, []))):
            yield f"missing: {paper} {name} (P1)"


def _shown(file: CaseFile, paper: str, name: str, day: date) -> bool:
    people = {person.id: person.name for person in file.people}
    for check in file.paper_checks:
        if check.paper != paper or people.get(check.person_id or "", "") != name:
            continue
        if check.waived_reason:
            return True
        original = paper in NO_ORIGINAL or check.original_seen or (paper in EITHER and check.copies > 0)
        copy = paper in NO_COPY or check.copies > 0
        seal = paper != "business_licence" or check.sealed
        valid = check.valid_until is None or check.valid_until >= day
        return original and copy and seal and valid
    return False


def _certificate(file: CaseFile) -> Iterator[str]:
    valid = [row for row in file.certificates if row.state == "issued"]
    if len(valid) != 1:
        yield f"{len(valid)} certificates in force"
    for row in valid:
        if row.signed_on is None or row.signed_on < row.issued_on:
            yield "the certificate is not signed, or dated back (C4)"
        yield from _written(file, row)
    for row in file.certificates:
        if row.state == "void" and not row.void_reason:
            yield "a certificate is void for no reason (C7)"


def _written(file: CaseFile, row: Certificate) -> Iterator[str]:
    """The paper names the client, the co-owners, the unit and the last day as the case does (C3)."""
    paper = json.loads(row.content)
    client = next(person for person in file.people if person.role is PersonRole.CLIENT)
    owners = [person.name for person in file.people if person.role is PersonRole.CO_OWNER]
    said = (paper["client"], paper["identity_number"], paper["unit"], sorted(paper["co_owners"]), row.last_day)
    number = client.credit_code or client.identity_number
    if said != (client.name, number, file.unit.label, sorted(owners), file.notice.last_day if file.notice is not None else None):
        yield f"certificate {row.number} says what is not so: {said}"


def _inspection(file: CaseFile) -> Iterator[str]:
    judged = sorted((row for row in file.rounds if row.verdict is not None), key=lambda row: row.round)
    if not judged or judged[-1].verdict not in (Verdict.PASSED, Verdict.PASSED_WITH_REMAINING):
        yield "the client did not accept the unit (P2)"
    if any(not row.inspected_by or row.inspected_on is None for row in judged[-1:]):
        yield "nobody knows who inspected the unit, and when"
    if any(defect.accepted_on is None for defect in file.defects):
        yield "a defect is open (P2)"
    found = {(check.part, check.item) for check in file.item_checks}
    parts = HOME_ITEMS if file.unit.kind is UnitKind.HOME else {"space": 2}
    for part, count in parts.items():
        if sum(1 for each, _item in found if each == part) != count:
            yield f"{part} was not inspected"
    for check in {(check.part, check.item): check for check in file.item_checks}.values():
        wrong = check.result is CheckResult.NOT_FINE
        if wrong and not any((defect.part, defect.item) == (check.part, check.item) for defect in file.defects):
            yield f"nobody says what is wrong with {check.part}"
    meters = {row.meter for row in file.meters if row.reading is not None or row.absent_reason}
    if file.unit.kind is UnitKind.HOME and meters != {"water", "hot_water", "electricity", "gas"}:
        yield f"meters read: {sorted(meters)}"


def _water(file: CaseFile) -> Iterator[str]:
    if "waterproof" not in steps_of(file):
        return
    last = max((test.round for test in file.waterproof_tests), default=0)
    if not last:
        yield "the bathroom was never tested (P3)"
    for test in (test for test in file.waterproof_tests if test.round == last):
        stood = test.filled_at is not None and test.ended_at is not None and (test.ended_at - test.filled_at).days >= 1
        if test.result is not TestResult.DRY or not stood or (test.filled_depth or 0) < 20 or not test.looked_at_by:
            yield f"{test.bathroom} is not proved tight (P3)"


def _signing(file: CaseFile) -> Iterator[str]:
    home = file.unit.kind is UnitKind.HOME
    papers = {"regulations_index"} | (
        {"decoration_notice", "decoration_rules", "quality_guarantee", "house_manual"} if home else set()
    )
    agreements = {"owners_covenant", "management_agreement"} | ({"heating_agreement"} if home else set())
    agreements |= {"entrustment_agreement"} if file.case.entrusted else set()
    if missing := papers - {row.paper for row in file.signed_papers if row.received_on is not None}:
        yield f"not signed for: {sorted(missing)}"
    if missing := agreements - {row.agreement for row in file.agreements if row.signed_on is not None}:
        yield f"not signed: {sorted(missing)}"
    agents = {person.id: person.powers for person in file.people if person.role is PersonRole.AGENT}
    signatures = [("sign_papers", row.signer_id) for row in file.signed_papers]
    signatures += [("sign_agreements", row.signer_id) for row in file.agreements]
    signatures += [("collect_keys", row.taken_by) for row in file.items]
    for power, signer in signatures:
        if signer in agents and power not in agents[signer]:
            yield f"an agent signed without the power to {power} (P3b)"


def _fees(file: CaseFile) -> Iterator[str]:
    home = {"management", "heating", "television"}
    if missing := (home if file.unit.kind is UnitKind.HOME else {"parking_management"}) - {row.fee for row in file.charges}:
        yield f"never charged: {sorted(missing)}"
    valid = {receipt.id for receipt in file.receipts if receipt.void_on is None}
    for row in file.charges:
        if row.state is ChargeState.DUE:
            yield f"{row.fee} is still due (P3a)"
        if row.state is ChargeState.PAID and row.receipt_id not in valid:
            yield f"{row.fee} is paid without a receipt in force (P3a)"
        if row.state in (ChargeState.DEFERRED, ChargeState.NOT_DUE) and not row.reason:
            yield f"{row.fee} is put off without a reason (P3a)"


def _items(file: CaseFile) -> Iterator[str]:
    home = {"entrance_key", "access_card", "letter_box_key", "water_card", "electricity_card", "gas_card", "manuals"}
    wanted = home if file.unit.kind is UnitKind.HOME else {"parking_remote"}
    taken = {row.item for row in file.items if row.taken_on is not None and (row.count > 0 or row.remark)}
    if missing := wanted - taken:
        yield f"never handed over: {sorted(missing)}"


def _filing(file: CaseFile) -> Iterator[str]:
    present = {row.kind for row in file.archive_papers if row.present}
    if missing := set(_kinds(file)) - present:
        yield f"not in the archive: {sorted(missing)}"
    if file.shelf is None or not file.shelf.box:
        yield "nobody knows where the archive stands"
    if any(row.defect_id is not None and row.fulfilled_on is None for row in file.commitments):
        yield "a commitment for a defect is open (P6)"


def _kinds(file: CaseFile) -> Iterator[str]:
    home, person = file.unit.kind is UnitKind.HOME, file.case.party is Party.PERSON
    roles = {each.role for each in file.people}
    yield from ("move_in_notice", "client_card", "acceptance_form", "item_register", "document_register", "management_agreement")
    yield from ("owners_covenant", "fee_slip", "certificate", "paper_receipt")
    yield from ("identity_copies",) if person else ("company_copies",)
    yield from ("meter_sheet", "heating_agreement") if home else ()
    local = any(row.paper == "residence_permit_local" and row.copies > 0 for row in file.paper_checks)
    yield from ("residence_permit_copies",) if person and file.case.origin is Origin.NONLOCAL and local else ()
    yield from ("foreign_copies",) if person and file.case.origin is Origin.FOREIGN else ()
    yield from ("member_copies",) if PersonRole.MEMBER in roles else ()
    yield from ("power_of_attorney",) if PersonRole.AGENT in roles else ()
    yield from ("commitment",) if file.commitments else ()
    yield from ("entrustment_agreement",) if file.case.entrusted else ()
    yield from ("repair_order",) if file.repairs else ()
    yield from ("operations_form",) if file.escalations else ()
    yield from ("waterproof_record",) if file.waterproof_tests else ()
