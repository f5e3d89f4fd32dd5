"""The conditions that `when` names: what kind of case this is. They add up (P-table)."""

from collections.abc import Callable, Collection, Mapping

from app.procedure.case.case import Origin, Party, Tenure
from app.procedure.case.case_file import CaseFile
from app.procedure.case.people import PersonRole
from app.procedure.case.unit import UnitKind
from app.procedure.declaration.rows import DeclaredRow, SiteSettings

Holds = Callable[[CaseFile, SiteSettings], bool]

_HOLDS: Mapping[str, Holds] = {
    "person": lambda file, _: file.case.party is Party.PERSON,
    "company": lambda file, _: file.case.party is Party.COMPANY,
    "owner": lambda file, _: file.case.tenure is Tenure.OWNER,
    "tenant": lambda file, _: file.case.tenure is Tenure.TENANT,
    "local": lambda file, _: file.case.origin is Origin.LOCAL,
    "nonlocal": lambda file, _: file.case.origin is Origin.NONLOCAL and file.case.party is Party.PERSON,
    "hmt": lambda file, _: file.case.origin is Origin.HMT,
    "foreign": lambda file, _: file.case.origin is Origin.FOREIGN,
    "permanent_resident": lambda file, _: file.client is not None and file.client.identity_kind == "permanent_resident_card",
    "employed": lambda file, _: file.case.employed,
    "renovating": lambda file, _: file.case.renovating,
    "entrusted": lambda file, _: file.case.entrusted,
    "home": lambda file, _: file.unit.kind is UnitKind.HOME,
    "parking": lambda file, _: file.unit.kind is UnitKind.PARKING,
    "agent": lambda file, _: bool(file.with_role(PersonRole.AGENT)),
    "co_owners": lambda file, _: bool(file.with_role(PersonRole.CO_OWNER)),
    "members": lambda file, _: bool(file.with_role(PersonRole.MEMBER)),
    "minor": lambda file, _: _has_minor(file),
    "setting:repair_fund_voucher": lambda _, settings: settings.repair_fund_voucher,
    "made:certificate": lambda file, _: bool(file.certificates),
    "made:round": lambda file, _: bool(file.rounds),
    "made:repair": lambda file, _: bool(file.repairs),
    "made:waterproof_test": lambda file, _: bool(file.waterproof_tests),
    "made:signed_paper": lambda file, _: bool(file.signed_papers),
    "made:agreement": lambda file, _: bool(file.agreements),
    "made:charge": lambda file, _: bool(file.charges),
    "made:item": lambda file, _: bool(file.items),
    "made:key_entrustment": lambda file, _: bool(file.key_entrustments),
    "made:commitment": lambda file, _: bool(file.commitments),
    "made:escalation": lambda file, _: bool(file.escalations),
}

CONDITIONS = frozenset(_HOLDS)
"""Every condition that a declaration may name, beside `copy:` with the id of a paper."""

COPIED = "copy:"
"""Before the id of a paper: a copy of it was kept."""

ALTERNATIVES = (
    frozenset({"person", "company"}),
    frozenset({"owner", "tenant"}),
    frozenset({"local", "nonlocal", "hmt", "foreign"}),
    frozenset({"home", "parking"}),
    frozenset({"nonlocal", "company"}),
)
"""Of each of these one at most holds for a case."""

PACKET_CONDITIONS = frozenset({"papers_missing", "never"})
"""What only a form may name, since only the packet knows it: papers are missing; a form that belongs to no packet."""


def conditions(file: CaseFile, settings: SiteSettings) -> frozenset[str]:
    """The names of all conditions that hold for this case now."""
    copied = {f"{COPIED}{check.paper}" for check in file.paper_checks if check.copies > 0}
    return frozenset(name for name, holds in _HOLDS.items() if holds(file, settings)) | copied


def _has_minor(file: CaseFile) -> bool:
    owners = file.with_role(PersonRole.CLIENT, PersonRole.CO_OWNER)
    return any(person.is_minor(file.case.opened_on) for person in owners)


def applies(row: DeclaredRow, held: Collection[str]) -> bool:
    """Return whether a declared row applies where these conditions hold."""
    return all((name[1:] not in held) if name.startswith("!") else (name in held) for name in row.when)
