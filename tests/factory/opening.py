"""What all households have in common: how a case is opened, certified, inspected and closed."""

# ruff: noqa: ANN401 (a builder passes on whatever field the test names; the record itself checks the names)

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from app.procedure.case import (
    CaseFile,
    Ending,
    InspectionRound,
    PaymentMethod,
    Person,
    PersonRole,
    Vehicle,
    Verdict,
)
from app.procedure.declaration import Procedure
from tests.factory import records
from tests.factory.completing import filed, with_charges, with_items, with_papers, with_signatures
from tests.factory.numbers import LAST_DAY, TODAY, at, identifier

Namer = Callable[[str], str]


def namer(household: str) -> Namer:
    """Identifiers of the records of one household."""
    return lambda name: identifier(household, name)


def opened(
    name: Namer,
    *,
    number: int,
    room: str,
    client_name: str,
    people: tuple[Person, ...],
    vehicles: tuple[Vehicle, ...] = (),
    **case: Any,
) -> CaseFile:
    """A case just received, with its people on the client card."""
    unit = records.a_unit(id=name("unit"), key=f"3号楼/2单元/{room}", room=room, floor=room[:-2])
    notice = records.a_notice(
        id=name("notice"), unit_id=unit.id, number=f"RZTZ-2026-{number:04}", client_name=client_name, phone=people[0].phone
    )
    kept = records.a_case(id=name("case"), number=f"HTY-2026-{number:05}", unit_id=unit.id, notice_id=notice.id, **case)
    return CaseFile(site=records.a_site(), case=kept, unit=unit, notice=notice, people=people, vehicles=vehicles)


def frozen_content(file: CaseFile) -> str:
    """What stands on the certificate, frozen at its issue."""
    client = file.client
    content = {
        "project": file.site.name,
        "company": file.site.company,
        "client": file.client_name,
        "identity_kind": client.identity_kind if client is not None else "",
        "identity_number": (client.credit_code or client.identity_number) if client is not None else "",
        "unit": file.unit.label,
        "unit_kind": file.unit.kind.value,
        "area": str(file.unit.area) if file.unit.area is not None else "",
        "co_owners": [owner.name for owner in file.with_role(PersonRole.CO_OWNER)],
        "case": file.case.number,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def certified(file: CaseFile, name: Namer, procedure: Procedure, number: int) -> CaseFile:
    """All papers were shown and the certificate issued and signed by the client."""
    certificate = records.a_certificate(
        id=name("certificate"), number=number, person_id=name("client"), content=frozen_content(file)
    )
    return with_papers(replace(file, certificates=(*file.certificates, certificate)), procedure)


def a_round_of(name: Namer, number: int, verdict: Verdict, days: int = 0, **changes: Any) -> InspectionRound:
    """One round of the household, so many days after the first."""
    day = TODAY + timedelta(days=days)
    round_ = records.a_round(
        id=name(f"round {number}"),
        round=number,
        verdict=verdict,
        inspected_on=day,
        entered_at=at(day, 10, 40),
        signer_id=name("client"),
    )
    return replace(round_, **changes)


def closed(
    file: CaseFile, procedure: Procedure, signer: str, method: PaymentMethod, deferred: dict[str, str] | None = None
) -> CaseFile:
    """Papers, agreements, fees and items are done and the case is filed."""
    file = with_signatures(file, procedure, signer)
    file = with_charges(file, procedure, LAST_DAY, deferred=deferred)
    receipts = tuple(replace(receipt, method=method, number=f"SF-{file.case.number[-5:]}") for receipt in file.receipts)
    return filed(with_items(replace(file, receipts=receipts), procedure, signer), procedure)


def before_filing(file: CaseFile) -> CaseFile:
    """The case on the day of the keys: nothing is filed, and a remaining matter is still open with its commitment (P2)."""
    remaining = {defect.accepted_round for defect in file.defects if defect.remaining}
    return replace(
        file,
        case=replace(file.case, ending=Ending.OPEN, ended_on=None),
        rounds=tuple(round_ for round_ in file.rounds if round_.round not in remaining),
        item_checks=tuple(check for check in file.item_checks if check.round not in remaining),
        defects=tuple(
            replace(defect, accepted_on=None, accepted_round=None) if defect.remaining else defect for defect in file.defects
        ),
        repairs=tuple(
            replace(repair, done_on=None, how="", engineer="") if repair.round + 1 in remaining else repair
            for repair in file.repairs
        ),
        commitments=tuple(replace(commitment, fulfilled_on=None) for commitment in file.commitments),
        key_entrustments=tuple(replace(keys, returned_on=None) for keys in file.key_entrustments),
        archive_papers=(),
        shelf=None,
        passes=tuple(step_pass for step_pass in file.passes if step_pass.step != "filing"),
    )
