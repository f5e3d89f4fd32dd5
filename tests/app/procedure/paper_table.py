"""The source's table of papers, written down once more by hand: what each kind of client must show (P-table)."""

from datetime import date

from app.procedure.case import CaseFile, Origin, Party, PersonRole, Tenure, UnitKind

Asked = frozenset[tuple[str, str]]


def papers_asked(file: CaseFile, *, repair_fund: bool = True) -> Asked:
    """Each paper asked for, with the name of the person of whom it is asked, or nothing."""
    case = file.case
    client = next(each for each in file.people if each.role is PersonRole.CLIENT)
    person = case.party is Party.PERSON
    home = file.unit.kind is UnitKind.HOME
    asked = {("move_in_notice", ""), ("client_card", "")}
    if person and case.origin not in (Origin.FOREIGN, Origin.HMT):
        asked.add(("identity_paper", client.name))
    if case.tenure is Tenure.OWNER and home and repair_fund:
        asked.add(("repair_fund_voucher", ""))
    if case.tenure is Tenure.TENANT:
        asked |= {("lease", ""), ("owner_consent", "")}
    if not person:
        asked |= {("legal_representative_identity_paper", ""), ("business_licence", "")}
    if person and case.origin is Origin.NONLOCAL:
        asked.add(("residence_permit_local", ""))
    if person and case.origin is Origin.HMT:
        asked.add(("hmt_permit", ""))
    if person and case.origin is Origin.FOREIGN:
        asked |= {("passport", ""), ("visa", ""), ("residence_permit", "")}
        if case.employed:
            asked.add(("work_permit", ""))
        if client.identity_kind == "permanent_resident_card":
            asked.add(("permanent_resident_card", ""))
    return frozenset(asked) | _of_people(file)


def _of_people(file: CaseFile) -> Asked:
    asked: set[tuple[str, str]] = set()
    owners = [each for each in file.people if each.role in (PersonRole.CLIENT, PersonRole.CO_OWNER)]
    minor = any(each.birth is not None and _under_age(each.birth, file.case.opened_on) for each in owners)
    for each in file.people:
        if each.role is PersonRole.CO_OWNER:
            asked.add(("co_owner_identity_paper", each.name))
        if each.role is PersonRole.GUARDIAN and minor:
            asked.add(("guardian_identity_paper", each.name))
        if each.role is PersonRole.AGENT:
            asked |= {("power_of_attorney", each.name), ("agent_identity_paper", each.name)}
        if each.role is PersonRole.MEMBER:
            asked.add(("member_identity_paper", each.name))
    return frozenset(asked | ({("minor_proof", "")} if minor else set()))


def _under_age(birth: date, today: date) -> bool:
    return (today.year - birth.year, today.month, today.day) < (18, birth.month, birth.day)
