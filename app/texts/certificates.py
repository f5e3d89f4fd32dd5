"""Sentences about move-in certificates, and the names of their states."""

from app.texts.translator import N_

CERTIFICATE_STATE_NAMES: dict[str, str] = {
    "blank": N_("Blank"),
    "assigned": N_("Being filled in"),
    "issued": N_("Issued"),
    "void": N_("Void"),
    "incident": N_("Incident"),
}

REASONS: dict[str, str] = {
    "certificates.reason_missing": N_("Certificate {number}: please write down the reason."),
    "certificates.copies_missing": N_(
        "Certificate {number} can be void only when all three copies are at hand; there are {copies}."
    ),
    "certificates.void_is_final": N_("Certificate {number} is void and stays so."),
    "certificates.never_blank_again": N_("Certificate {number} has been used and cannot be blank again."),
    "certificates.not_assigned": N_("Certificate {number} is not given to any case yet."),
    "certificates.incident_only_void": N_(
        "Certificate {number} is an incident; when it is found again it can only be made void."
    ),
    "certificates.already_issued": N_("Certificate {number} is issued already."),
    "certificates.already_assigned": N_("Certificate {number} is given to a case already."),
    "certificates.agent_without_power": N_(
        "The client signs the certificate himself; the agent's power of attorney does not name this act."
    ),
    "certificates.power_expired": N_("The agent's power of attorney ended on {day}; the agent can no longer sign."),
}
