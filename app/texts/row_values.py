"""Stored values of rows in words: what a person sees of a column when two places changed it."""

import json
from collections.abc import Callable, Mapping
from enum import StrEnum

from app.archive.tables import DECLARATIONS
from app.archive.tables.declared import Declaration, Kind
from app.procedure.case import Consent, Ending, PersonRole, RepairSubject, Signer
from app.procedure.certificates import IncidentKind
from app.texts.certificates import CERTIFICATE_STATE_NAMES, INCIDENT_KIND_NAMES
from app.texts.pairing import ROLE_NAMES
from app.texts.translator import N_, Translator
from app.texts.values import (
    CHARGE_STATES,
    ENDINGS,
    IDENTITY_KINDS,
    METHODS,
    ORIGINS,
    PAPER_FORMS,
    PARTIES,
    RESULTS,
    SEVERITIES,
    SEXES,
    TENURES,
    TESTS,
    UNIT_KINDS,
    USES,
    VERDICTS,
)

Stored = str | int | None

YES, NO = N_("Yes"), N_("No")
EMPTY = N_("(empty)")
HIDDEN = N_("(not shown)")
"""What this program knows nothing of may be personal."""

PERSON_ROLES: Mapping[StrEnum, str] = {
    PersonRole.CLIENT: N_("Client"),
    PersonRole.CO_OWNER: N_("Co-owner"),
    PersonRole.GUARDIAN: N_("Guardian"),
    PersonRole.AGENT: N_("Agent"),
    PersonRole.LEGAL_REPRESENTATIVE: N_("Legal representative"),
    PersonRole.MEMBER: N_("Household member"),
    PersonRole.EMERGENCY: N_("Emergency contact"),
}
CONSENTS: Mapping[StrEnum, str] = {
    Consent.UNASKED: N_("Not asked yet"),
    Consent.GIVEN: N_("Consents"),
    Consent.REFUSED: N_("Refuses"),
}

NAMED: Mapping[str, Mapping[StrEnum, str] | Mapping[IncidentKind, str] | Mapping[str, str]] = {
    "unit.kind": UNIT_KINDS,
    "notice.tenure": TENURES,
    "handover.tenure": TENURES,
    "handover.party": PARTIES,
    "handover.origin": ORIGINS,
    "handover.use": USES,
    "handover.consent": CONSENTS,
    "handover.ending": {Ending.OPEN: N_("Under way"), **ENDINGS},
    "person.role": PERSON_ROLES,
    "person.sex": SEXES,
    "person.identity_kind": IDENTITY_KINDS,
    "certificate.signer": {Signer.CLIENT.value: N_("Client"), Signer.AGENT.value: N_("Agent")},
    "certificate.state": CERTIFICATE_STATE_NAMES,
    "inspection_round.verdict": VERDICTS,
    "item_check.result": RESULTS,
    "defect.severity": SEVERITIES,
    "repair.subject": {RepairSubject.UNIT.value: N_("Unit"), RepairSubject.WATERPROOF.value: N_("Waterproofing")},
    "waterproof_test.result": TESTS,
    "charge.state": CHARGE_STATES,
    "receipt.method": METHODS,
    "archive_paper.form": PAPER_FORMS,
    "incident.kind": INCIDENT_KIND_NAMES,
    "chain.role": ROLE_NAMES,
    "admission.role": ROLE_NAMES,
}
"""Columns with a few values that have names."""


def value_text(table: str, column: str, value: Stored, translate: Translator, name: Callable[[str], str]) -> str:
    """Return a stored value in words; `name` names what the procedure declares, as `app.texts.names.namer` gives it."""
    known, place = DECLARATIONS.get(table, {}).get(column), f"{table}.{column}"
    if value is None or value == "":
        return translate(EMPTY)
    if known is None:
        return translate(HIDDEN)
    if known.kind is Kind.NAMES:
        return translate(", ").join(_declared(known, each, name) for each in _members(str(value))) or translate(EMPTY)
    if place in NAMED:
        return translate(next((said for each, said in NAMED[place].items() if each == value), str(value)))
    if known.kind is Kind.YES_OR_NO:
        return translate(YES if value else NO)
    return _plain(known, value, name)


def _plain(known: Declaration, value: str | int, name: Callable[[str], str]) -> str:
    """Return a number, a moment, or what the procedure declares."""
    if known.kind is Kind.DECIMAL:
        return _scaled(int(value), known.places)
    if known.kind is Kind.MOMENT:
        return str(value)[:16].replace("T", " ")
    return _declared(known, str(value), name)


def _declared(known: Declaration, value: str, name: Callable[[str], str]) -> str:
    if not known.named:
        return value
    identifier = f"{known.named}:{value}"
    said = name(identifier)
    return value if said == identifier else said


def _scaled(value: int, places: int) -> str:
    whole, part = divmod(abs(value), 10**places)
    digits = f"{part:0{places}}"
    # A price has more places than most prices need.
    shown = digits if places <= 3 else digits.rstrip("0").ljust(2, "0")
    return f"{'-' if value < 0 else ''}{whole:,}.{shown}"


def _members(text: str) -> list[str]:
    try:
        members = json.loads(text)
    except ValueError:
        return [text]
    return [str(each) for each in members] if isinstance(members, list) else [text]
