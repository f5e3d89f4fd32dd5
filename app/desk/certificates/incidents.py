"""Incidents: numbers that are not accounted for by paper, open until they are explained."""

import peewee

from app.archive.database.records import read_records, values_of
from app.archive.journal.journal import Writing
from app.archive.tables.certificates import CertificateTable
from app.archive.tables.control import IncidentTable
from app.desk.authority import Authority, acting_manager
from app.desk.certificates.findings import Finding, findings
from app.desk.certificates.issuing import mark_void
from app.desk.company import is_headquarters, site_of_row
from app.desk.desk import Desk
from app.desk.keeping import checked, text_within
from app.errors import InputError, RefusedError
from app.procedure.case import Certificate
from app.procedure.certificates import ALL_COPIES, CertificateState, Incident, IncidentKind, format_number, refused_change


def incidents(database: peewee.Database, *, open_only: bool = False) -> tuple[Incident, ...]:
    """Return incidents in the order of their numbers."""
    where = "WHERE explained_on IS NULL " if open_only else ""
    return read_records(database, IncidentTable, Incident, f"{where}ORDER BY number, line")


def report_incident(desk: Desk, number: int, kind: IncidentKind, what: str, missing_copies: tuple[str, ...] = ()) -> str:
    """Record that a copy was lost, a sheet is missing, or what else; return the incident's id.

    The number is out of use from then on: it counts as an incident on the ledger and its case needs another certificate.
    A filed case stays filed, and may be given another (`certificates.issue`), which names the lost one.
    Raises InputError without saying what happened, for a lost copy without which one, and for a number that was never used,
    RefusedError for a void one.
    """
    with desk.archive.journal.writing(desk.act("report_incident")) as writing:
        return open_incident(writing, desk, certificate_of(writing.database, number), kind, what, missing_copies)


def open_incident(
    writing: Writing, desk: Desk, certificate: Certificate, kind: IncidentKind, what: str, missing_copies: tuple[str, ...]
) -> str:
    """Return the same inside a verb."""
    said = text_within(what, IncidentTable.what)
    if not said:
        raise InputError.of("certificates.what_missing")
    if kind is IncidentKind.COPY_LOST and not missing_copies:
        raise InputError.of("certificates.copies_unnamed")
    for copy in missing_copies:
        if copy not in ALL_COPIES:
            raise InputError.of("certificates.copy_unknown", copy=copy)
    number = format_number(certificate.number)
    problem = refused_change(CertificateState(certificate.state), CertificateState.INCIDENT, reason=said, number=number)
    if problem is not None:
        raise RefusedError(problem)
    incident = Incident(
        id="",
        number=certificate.number,
        kind=kind,
        what=said,
        reported_on=desk.today(),
        reported_by=desk.operator_name,
        missing_copies=missing_copies,
    )
    writing.update(CertificateTable, certificate.id, state=CertificateState.INCIDENT.value)
    return writing.insert(IncidentTable, None, **values_of(checked(IncidentTable, incident)))


def explain_incident(
    desk: Desk, incident_id: str, explanation: str, *, found: bool = False, authority: Authority | None = None
) -> None:
    """A manager explains an incident; with `found` all three copies turned up and the number is bound as void, never used (C7).

    Raises InputError without an explanation or for an incident that there is not, RefusedError where it is explained already or,
    with `found`, where the number is void already.
    """
    site = site_of_row(desk, "incident", incident_id)
    with desk.archive.journal.writing(desk.act("explain_incident"), site) as writing:
        rows = read_records(writing.database, IncidentTable, Incident, "WHERE id = %s", (incident_id,))
        if not rows:
            raise InputError.of("certificates.unknown_incident", incident=incident_id)
        said = text_within(explanation, IncidentTable.explanation)
        if not said:
            raise InputError.of("certificates.explanation_missing")
        if rows[0].explained_on is not None:
            raise RefusedError.of("certificates.explained_already", number=format_number(rows[0].number))
        manager = acting_manager(desk, authority)
        writing.update(IncidentTable, incident_id, explained_on=desk.today(), explained_by=manager, explanation=said)
        if found:
            mark_void(writing, certificate_of(writing.database, rows[0].number), said, len(ALL_COPIES), desk.today())


def explain_finding(desk: Desk, finding: Finding, explanation: str, authority: Authority | None = None) -> str:
    """A manager explains what the ledger found by itself, and the proof no longer waits for it; return the incident's id.

    Headquarters writes it down for the site that wrote the number last. Raises InputError without an explanation, RefusedError
    where it is explained or decided meanwhile.
    """
    site = finding.claims[-1].origin.site if is_headquarters(desk) else None
    with desk.archive.journal.writing(desk.act("explain_finding"), site) as writing:
        said = text_within(explanation, IncidentTable.explanation)
        if not said:
            raise InputError.of("certificates.explanation_missing")
        waiting = {(each.kind, each.what) for each in findings(writing.database) if not each.explained}
        if (finding.kind, finding.what) not in waiting:
            raise RefusedError.of("certificates.explained_already", number=format_number(finding.number))
        incident = Incident(
            id="",
            number=finding.number,
            kind=finding.kind,
            what=finding.what,
            reported_on=desk.today(),
            reported_by=desk.operator_name,
            explained_on=desk.today(),
            explained_by=acting_manager(desk, authority),
            explanation=said,
        )
        return writing.insert(IncidentTable, None, **values_of(incident))


def certificate_of(database: peewee.Database, number: int) -> Certificate:
    """Return the certificate of that number. Raises InputError where it was never used."""
    rows = read_records(database, CertificateTable, Certificate, "WHERE number = %s", (number,))
    if not rows:
        raise InputError.of("certificates.unknown_number", number=f"{number:05d}")
    return rows[0]
