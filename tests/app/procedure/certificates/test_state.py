"""C1, C7, C8: how a certificate number may change."""

from itertools import product

import pytest

from app.procedure.certificates import CHANGES, CertificateState, refused_change
from tests.app.procedure.said import said

BLANK, ASSIGNED, ISSUED, VOID, INCIDENT = CertificateState


def code_of(now: CertificateState, then: CertificateState, reason: str = "spoilt", copies: int = 3) -> str | None:
    refusal = refused_change(now, then, reason=reason, copies_in_hand=copies, number="00012")
    return said(refusal)


def test_the_plain_way() -> None:
    assert code_of(BLANK, ASSIGNED, "", 0) is None
    assert code_of(ASSIGNED, ISSUED, "", 0) is None


@pytest.mark.parametrize("now", [BLANK, ASSIGNED, ISSUED, INCIDENT])
def test_c7_c8_void_needs_a_reason_and_all_three_copies(now: CertificateState) -> None:
    assert code_of(now, VOID) is None
    assert code_of(now, VOID, reason=" ") == "certificates.reason_missing"
    assert code_of(now, VOID, copies=2) == "certificates.copies_missing"


@pytest.mark.parametrize(("now", "then"), list(product(CertificateState, CertificateState)))
def test_only_the_changes_of_the_table_happen_and_each_refusal_says_why(now: CertificateState, then: CertificateState) -> None:
    assert (code_of(now, then) is None) == ((now, then) in CHANGES)
    refusal = refused_change(now, then, number="00012")
    assert refusal is None or dict(refusal.params)["number"] == "00012"


def test_c1_nothing_becomes_blank_again_and_void_is_final() -> None:
    assert not [change for change in CHANGES if change[1] is BLANK or change[0] is VOID]
    assert code_of(ASSIGNED, BLANK) == "certificates.never_blank_again"
    assert code_of(VOID, ISSUED) == "certificates.void_is_final"
    assert code_of(BLANK, ISSUED) == "certificates.not_assigned"
    assert code_of(INCIDENT, ISSUED) == "certificates.incident_only_void"
    assert code_of(ISSUED, ISSUED) == "certificates.already_issued"
    assert code_of(ASSIGNED, ASSIGNED) == "certificates.already_assigned"
