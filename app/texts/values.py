"""What the values of a case are called: the same word on every screen, on paper and in the command line."""

from collections.abc import Mapping
from enum import StrEnum

from app.procedure.case import (
    ChargeState,
    CheckResult,
    Ending,
    Origin,
    PaperForm,
    Party,
    PaymentMethod,
    Severity,
    Sex,
    Tenure,
    TestResult,
    UnitKind,
    Use,
    Verdict,
)
from app.procedure.identity import IdentityKind
from app.texts.translator import N_, Translator

Names = Mapping[StrEnum, str]

UNIT_KINDS: Names = {UnitKind.HOME: N_("Home"), UnitKind.PARKING: N_("Parking space")}
TENURES: Names = {Tenure.OWNER: N_("Owner"), Tenure.TENANT: N_("Tenant")}
PARTIES: Names = {Party.PERSON: N_("Individual"), Party.COMPANY: N_("Company")}
ORIGINS: Names = {
    Origin.LOCAL: N_("This city"),
    Origin.NONLOCAL: N_("Another place"),
    Origin.HMT: N_("HK, Macao, Taiwan"),
    Origin.FOREIGN: N_("Abroad"),
}
USES: Names = {Use.OWN: N_("Own use"), Use.LET: N_("To let"), Use.OFFICE: N_("Office")}
SEXES: Names = {Sex.MALE: N_("Male"), Sex.FEMALE: N_("Female")}
IDENTITY_KINDS: Names = {
    IdentityKind.RESIDENT_CARD: N_("Resident identity card"),
    IdentityKind.PASSPORT: N_("Passport"),
    IdentityKind.HMT_RESIDENCE_PERMIT: N_("Residence permit (HK, Macao, Taiwan)"),
    IdentityKind.HMT_TRAVEL_PERMIT: N_("Travel permit (HK, Macao, Taiwan)"),
    IdentityKind.PERMANENT_RESIDENT_CARD: N_("Permanent resident card"),
    IdentityKind.HOUSEHOLD_REGISTER: N_("Household register"),
    IdentityKind.BIRTH_CERTIFICATE: N_("Birth certificate"),
    IdentityKind.OTHER: N_("Another paper"),
}
RESULTS: Names = {
    CheckResult.FINE: N_("Fine"),
    CheckResult.NOT_FINE: N_("Not fine"),
    CheckResult.NOT_APPLICABLE: N_("Not applicable"),
}
SEVERITIES: Names = {Severity.MINOR: N_("Minor"), Severity.MAJOR: N_("Major"), Severity.SAFETY: N_("Safety")}
VERDICTS: Names = {
    Verdict.PASSED: N_("Passed"),
    Verdict.PASSED_WITH_REMAINING: N_("Passed, matters remain"),
    Verdict.FAILED: N_("Failed"),
    Verdict.REFUSED: N_("Refused"),
}
TESTS: Names = {TestResult.DRY: N_("No leak"), TestResult.LEAK: N_("Leak")}
CHARGE_STATES: Names = {
    ChargeState.DUE: N_("Due"),
    ChargeState.DEFERRED: N_("Deferred"),
    ChargeState.NOT_DUE: N_("Not due"),
    ChargeState.PAID: N_("Paid"),
}
METHODS: Names = {
    PaymentMethod.CASH: N_("Cash"),
    PaymentMethod.CARD: N_("Card"),
    PaymentMethod.TRANSFER: N_("Bank transfer"),
    PaymentMethod.SCAN: N_("Scanned code"),
}
PAPER_FORMS: Names = {PaperForm.ORIGINAL: N_("Original"), PaperForm.COPY: N_("Copy")}
ENDINGS: Names = {Ending.FILED: N_("Filed"), Ending.REFUSED: N_("Refused by the client")}


def identity_kind_name(kind: str) -> str:
    """Return the English name of a kind of identity paper as a record keeps it, "" for none."""
    return next((name for value, name in IDENTITY_KINDS.items() if value == kind), "")


def options(names: Names, translate: Translator) -> tuple[tuple[str, str], ...]:
    """Return each value with its name, for a choice."""
    return tuple((value.value, translate(name)) for value, name in names.items())
