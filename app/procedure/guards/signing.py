"""Papers signed for and agreements signed (③)."""

from collections.abc import Iterable
from datetime import date

from app.procedure.case.case_file import CaseFile
from app.procedure.case.people import Person, PersonRole
from app.procedure.conditions import applies, conditions
from app.procedure.declaration.procedure import Procedure
from app.procedure.reason import Reason


def papers_signed_for(file: CaseFile, procedure: Procedure, _today: date) -> Reason | None:
    """Each paper that applies was received and signed for."""
    held = conditions(file, procedure.settings)
    received = {paper.paper for paper in file.signed_papers if paper.received_on is not None}
    for kind in procedure.signed_papers:
        if applies(kind, held) and kind.id not in received:
            return Reason.of("papers.not_signed_for", paper=f"signed_paper:{kind.id}")
    return power_missing(file, "sign_papers", ((paper.signer_id, paper.received_on) for paper in file.signed_papers))


def agreements_signed(file: CaseFile, procedure: Procedure, _today: date) -> Reason | None:
    """Each agreement that applies was signed by one who may."""
    held = conditions(file, procedure.settings)
    signed = {agreement.agreement for agreement in file.agreements if agreement.signed_on is not None}
    for kind in procedure.agreements:
        if applies(kind, held) and kind.id not in signed:
            return Reason.of("agreements.not_signed", agreement=f"agreement:{kind.id}")
    return power_missing(file, "sign_agreements", ((agreement.signer_id, agreement.signed_on) for agreement in file.agreements))


def power_missing(file: CaseFile, power: str, signers: Iterable[tuple[str | None, date | None]]) -> Reason | None:
    """Why one of the signatures, each given with its day, does not count: it is that of an agent who may not sign (P3b)."""
    for identifier, day in signers:
        signer = file.person(identifier)
        refusal = agent_refused(signer, power, day) if signer is not None else None
        if refusal is not None:
            return refusal
    return None


def agent_refused(person: Person, power: str, day: date | None) -> Reason | None:
    """Why an agent may not sign on `day`: the power of attorney does not name the act, or had ended. Others need none (P3b)."""
    if person.role is not PersonRole.AGENT:
        return None
    if power not in person.powers:
        return Reason.of("agent.power_missing", person=person.name, power=f"power:{power}")
    return power_ended(person, day) if day is not None else None


def power_ended(agent: Person, day: date) -> Reason | None:
    """Why the power of attorney is in force no more on `day`."""
    if agent.powers_until is None or agent.powers_until >= day:
        return None
    return Reason.of("reception.powers_expired", person=agent.name, until=agent.powers_until.isoformat())
