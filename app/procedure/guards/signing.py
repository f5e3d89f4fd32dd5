"""Papers signed for and agreements signed (③)."""

from collections.abc import Iterable
from datetime import date

from app.procedure.case.case_file import CaseFile
from app.procedure.case.people import PersonRole
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
    return power_missing(file, "sign_papers", (paper.signer_id for paper in file.signed_papers))


def agreements_signed(file: CaseFile, procedure: Procedure, _today: date) -> Reason | None:
    """Each agreement that applies was signed by one who may."""
    held = conditions(file, procedure.settings)
    signed = {agreement.agreement for agreement in file.agreements if agreement.signed_on is not None}
    for kind in procedure.agreements:
        if applies(kind, held) and kind.id not in signed:
            return Reason.of("agreements.not_signed", agreement=f"agreement:{kind.id}")
    return power_missing(file, "sign_agreements", (agreement.signer_id for agreement in file.agreements))


def power_missing(file: CaseFile, power: str, signers: Iterable[str | None]) -> Reason | None:
    """An agent's signature counts only for the acts that the power of attorney names (P3b)."""
    for identifier in signers:
        signer = file.person(identifier)
        if signer is not None and signer.role is PersonRole.AGENT and power not in signer.powers:
            return Reason.of("agent.power_missing", person=signer.name, power=f"power:{power}")
    return None
