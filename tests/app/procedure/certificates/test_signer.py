"""C3: 客户本人签字; an agent only where the power of attorney names this act."""

from datetime import date

from app.procedure.case.certificates import Signer
from app.procedure.certificates import SIGN_CERTIFICATE, refused_signer
from tests.app.procedure.said import said

DAY = date(2025, 6, 30)


def test_c3_the_client_signs() -> None:
    assert refused_signer(Signer.CLIENT, day=DAY) is None


def test_c3_an_agent_signs_only_with_the_power() -> None:
    refusal = refused_signer(Signer.AGENT, powers=["collect_keys", "inspect"], day=DAY)
    assert said(refusal) == "certificates.agent_without_power"
    assert refused_signer(Signer.AGENT, powers=["inspect", SIGN_CERTIFICATE], day=DAY) is None


def test_c3_the_power_must_hold_on_the_day() -> None:
    powers = (SIGN_CERTIFICATE,)
    assert refused_signer(Signer.AGENT, powers=powers, powers_until=DAY, day=DAY) is None
    refusal = refused_signer(Signer.AGENT, powers=powers, powers_until=date(2025, 6, 29), day=DAY)
    assert said(refusal) == "certificates.power_expired"
