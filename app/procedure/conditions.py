"""The conditions that `when` names: what kind of case this is. They add up (P-table)."""

from collections.abc import Collection

from app.procedure.case.case import Origin, Party, Tenure
from app.procedure.case.case_file import CaseFile
from app.procedure.case.people import PersonRole
from app.procedure.case.unit import UnitKind
from app.procedure.declaration.rows import DeclaredRow, SiteSettings


def conditions(file: CaseFile, settings: SiteSettings) -> frozenset[str]:
    """The names of all conditions that hold for this case now."""
    case = file.case
    client = file.client
    held = {
        "person": case.party is Party.PERSON,
        "company": case.party is Party.COMPANY,
        "owner": case.tenure is Tenure.OWNER,
        "tenant": case.tenure is Tenure.TENANT,
        "local": case.origin is Origin.LOCAL,
        "nonlocal": case.origin is Origin.NONLOCAL and case.party is Party.PERSON,
        "hmt": case.origin is Origin.HMT,
        "foreign": case.origin is Origin.FOREIGN,
        "permanent_resident": client is not None and client.identity_kind == "permanent_resident_card",
        "employed": case.employed,
        "renovating": case.renovating,
        "entrusted": case.entrusted,
        "home": file.unit.kind is UnitKind.HOME,
        "parking": file.unit.kind is UnitKind.PARKING,
        "agent": bool(file.with_role(PersonRole.AGENT)),
        "co_owners": bool(file.with_role(PersonRole.CO_OWNER)),
        "members": bool(file.with_role(PersonRole.MEMBER)),
        "minor": any(person.is_minor(case.opened_on) for person in file.with_role(PersonRole.CLIENT, PersonRole.CO_OWNER)),
        "setting:repair_fund_voucher": settings.repair_fund_voucher,
        **{f"made:{name}": made for name, made in _made(file).items()},
    }
    copied = {f"copy:{check.paper}" for check in file.paper_checks if check.copies > 0}
    return frozenset(name for name, holds in held.items() if holds) | copied


def _made(file: CaseFile) -> dict[str, bool]:
    return {
        "certificate": bool(file.certificates),
        "round": bool(file.rounds),
        "repair": bool(file.repairs),
        "waterproof_test": bool(file.waterproof_tests),
        "signed_paper": bool(file.signed_papers),
        "agreement": bool(file.agreements),
        "charge": bool(file.charges),
        "item": bool(file.items),
        "key_entrustment": bool(file.key_entrustments),
        "commitment": bool(file.commitments),
        "escalation": bool(file.escalations),
    }


def applies(row: DeclaredRow, held: Collection[str]) -> bool:
    """Return whether a declared row applies where these conditions hold."""
    return all((name[1:] not in held) if name.startswith("!") else (name in held) for name in row.when)
