"""Who may sign the certificate (C3): 客户本人签字; an agent only where the power of attorney names this act."""

from collections.abc import Collection
from datetime import date

from app.procedure.case.certificates import Signer
from app.procedure.reason import Reason

SIGN_CERTIFICATE = "sign_certificate"
"""The power that an agent needs."""


def refused_signer(signer: Signer, *, powers: Collection[str] = (), powers_until: date | None = None, day: date) -> Reason | None:
    """Return why `signer` may not sign on `day`; nothing where he may.

    For a company the client is its legal representative, for a minor his guardian: both sign as the client. `powers` are the acts
    that the agent's power of attorney names, `powers_until` its last day (nothing: no term).
    """
    if signer is Signer.CLIENT:
        return None
    if SIGN_CERTIFICATE not in powers:
        return Reason("certificates.agent_without_power")
    if powers_until is not None and powers_until < day:
        return Reason.of("certificates.power_expired", day=powers_until)
    return None
