"""What the values of a case are called on paper."""

from collections.abc import Mapping
from enum import StrEnum

from app.procedure.case import (
    CheckResult,
    Origin,
    PaperForm,
    Party,
    PaymentMethod,
    Severity,
    Sex,
    Tenure,
    TestResult,
    Use,
    Verdict,
)
from app.procedure.declaration import Original
from app.texts import N_

Names = Mapping[StrEnum, str]

TENURES: Names = {Tenure.OWNER: N_("Owner"), Tenure.TENANT: N_("Tenant")}
PARTIES: Names = {Party.PERSON: N_("Individual"), Party.COMPANY: N_("Company")}
ORIGINS: Names = {
    Origin.LOCAL: N_("This city"),
    Origin.NONLOCAL: N_("Another place"),
    Origin.HMT: N_("Hong Kong, Macao, Taiwan"),
    Origin.FOREIGN: N_("Abroad"),
}
USES: Names = {Use.OWN: N_("Lived in by the owner"), Use.LET: N_("Let"), Use.OFFICE: N_("Office")}
SEXES: Names = {Sex.MALE: N_("Male"), Sex.FEMALE: N_("Female")}
ORIGINALS: Names = {
    Original.SEEN: N_("Show"),
    Original.KEPT: N_("Hand in"),
    Original.EITHER: N_("Show, or a copy"),
    Original.NONE: N_("Not needed"),
}
VERDICTS: Names = {
    Verdict.PASSED: N_("Accepted"),
    Verdict.PASSED_WITH_REMAINING: N_("Accepted, remaining matters by a set day"),
    Verdict.FAILED: N_("Not accepted"),
    Verdict.REFUSED: N_("Refused"),
}
CHECKS: Names = {
    CheckResult.FINE: N_("Fine"),
    CheckResult.NOT_FINE: N_("Not fine"),
    CheckResult.NOT_APPLICABLE: N_("None"),
}
SEVERITIES: Names = {Severity.MINOR: N_("Minor"), Severity.MAJOR: N_("Major"), Severity.SAFETY: N_("Safety")}
METHODS: Names = {
    PaymentMethod.CASH: N_("Cash"),
    PaymentMethod.CARD: N_("Card"),
    PaymentMethod.TRANSFER: N_("Bank transfer"),
    PaymentMethod.SCAN: N_("Scanned code"),
}
TESTS: Names = {TestResult.DRY: N_("No leak"), TestResult.LEAK: N_("Leak")}
PAPER_FORMS: Names = {PaperForm.ORIGINAL: N_("Original"), PaperForm.COPY: N_("Copy")}
