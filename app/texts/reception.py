"""Sentences about reception: the client, the owners and who stands for them."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "reception.client_name_missing": N_("The client's name is missing."),
    "reception.phone_missing": N_("A telephone number is missing."),
    "reception.identity_missing": N_("The identity paper of {person} is missing."),
    "reception.credit_code_missing": N_("The company's unified social credit code is missing."),
    "reception.legal_representative_missing": N_("The company's legal representative is missing."),
    "reception.minor_without_guardian": N_("{person} is a minor and needs a guardian."),
    "reception.absent_without_agent": N_("{person} did not come and has no agent with a power of attorney."),
    "reception.agent_without_powers": N_("The power of attorney of {person} names no act yet."),
    "reception.powers_expired": N_("The power of attorney of {person} ended on {until}."),
    "reception.consent_unasked": N_("Please ask whether identity papers may be kept; the client may refuse."),
    "reception.last_day_missing": N_("The last day of the move-in notice is missing."),
    "reception.unit_unknown": N_("This unit is not on the roster: {unit}."),
    "reception.notice_unknown": N_("This notice does not belong to the unit: {notice}."),
    "reception.unit_has_case": N_("{unit} already has an open case: {number}."),
    "agent.power_missing": N_("The power of attorney of {person} does not name this act: {power}."),
}
