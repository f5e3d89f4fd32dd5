"""Reception: the client, the owners and their agents are known and stand on the client card (P3b)."""

from datetime import date

from app.procedure.case.case import Consent
from app.procedure.case.case_file import CaseFile
from app.procedure.case.people import Person, PersonRole
from app.procedure.declaration.procedure import Procedure
from app.procedure.guards.signing import power_ended
from app.procedure.identity import IdentityKind, check_credit_code, check_identity
from app.procedure.reason import Reason


def client_known(file: CaseFile, _procedure: Procedure, _today: date) -> Reason | None:
    """The client has a name and a telephone number, or somebody who has one."""
    client = file.client
    if client is None or not client.name:
        return Reason.of("reception.client_name_missing")
    if not any(person.phone for person in file.people):
        return Reason.of("reception.phone_missing")
    return None


def identity_valid(file: CaseFile, _procedure: Procedure, today: date) -> Reason | None:
    """Every client, co-owner, guardian, agent and legal representative has an identity number that holds (GB 11643 …)."""
    roles = [PersonRole.CO_OWNER, PersonRole.GUARDIAN, PersonRole.AGENT, PersonRole.LEGAL_REPRESENTATIVE]
    if not file.is_company:
        roles.insert(0, PersonRole.CLIENT)
    for person in file.with_role(*roles):
        if not person.identity_number or not person.identity_kind:
            return Reason.of("reception.identity_missing", person=person.name)
        problem = check_identity(IdentityKind(person.identity_kind), person.identity_number, today=today).reason
        if problem is not None:
            return problem
    return None


def company_complete(file: CaseFile, _procedure: Procedure, _today: date) -> Reason | None:
    """A company has its credit code (GB 32100) and a legal representative."""
    client = file.client
    if not file.is_company or client is None:
        return None
    if not client.credit_code:
        return Reason.of("reception.credit_code_missing")
    problem = check_credit_code(client.credit_code).reason
    if problem is not None:
        return problem
    if not file.with_role(PersonRole.LEGAL_REPRESENTATIVE):
        return Reason.of("reception.legal_representative_missing")
    return None


def owners_represented(file: CaseFile, _procedure: Procedure, today: date) -> Reason | None:
    """Each client and co-owner came, or is represented by an agent; a minor is represented by a guardian (P3b)."""
    for owner in file.with_role(PersonRole.CLIENT, PersonRole.CO_OWNER):
        representative = file.person(owner.represented_by)
        if owner.is_minor(today):
            if representative is None or representative.role is not PersonRole.GUARDIAN:
                return Reason.of("reception.minor_without_guardian", person=owner.name)
        elif not _came(file, owner) and (representative is None or representative.role is not PersonRole.AGENT):
            return Reason.of("reception.absent_without_agent", person=owner.name)
    return None


def _came(file: CaseFile, owner: Person) -> bool:
    """A company comes as its legal representative, or sends an agent."""
    if file.is_company and owner.role is PersonRole.CLIENT:
        return any(person.present for person in file.with_role(PersonRole.LEGAL_REPRESENTATIVE))
    return owner.present


def agent_has_powers(file: CaseFile, _procedure: Procedure, today: date) -> Reason | None:
    """The power of attorney of each agent names at least one act and is in force today."""
    for agent in file.with_role(PersonRole.AGENT):
        if not agent.powers:
            return Reason.of("reception.agent_without_powers", person=agent.name)
        ended = power_ended(agent, today)
        if ended is not None:
            return ended
    return None


def consent_asked(file: CaseFile, _procedure: Procedure, _today: date) -> Reason | None:
    """The separate consent to keep identity papers was asked; a refusal is an answer (PIPL)."""
    return Reason.of("reception.consent_unasked") if file.case.consent is Consent.UNASKED else None


def notice_has_last_day(file: CaseFile, _procedure: Procedure, _today: date) -> Reason | None:
    """The move-in notice is known with its last day, which the certificate states (C4)."""
    return Reason.of("reception.last_day_missing") if file.last_day is None else None
