"""Why a paper is asked for, in words: the conditions that its declaration names."""

from app.procedure.declaration import PaperKind
from app.texts import N_, Translator

CONDITIONS = {
    "tenant": N_("Tenant"),
    "company": N_("Company"),
    "minor": N_("Minor owner"),
    "nonlocal": N_("Household of another place"),
    "hmt": N_("Hong Kong, Macao, Taiwan"),
    "permanent_resident": N_("Permanent resident"),
    "employed": N_("Foreigner, employed"),
    "foreign": N_("Foreigner"),
    "owner": N_("Owner of a home"),
}
ROLES = {
    "co_owner": N_("Co-owner"),
    "agent": N_("Has an agent"),
    "member": N_("Household member"),
    "client": N_("Individual"),
}
EVERY_CLIENT = N_("Every client")


def required_because(kind: PaperKind, translate: Translator) -> str:
    """Return the most telling condition that makes this paper necessary: `Tenant`, `Has an agent`; `Every client` where none
    does."""
    wanted = [condition for condition in kind.when if not condition.startswith("!")]
    for condition, name in CONDITIONS.items():
        if condition in wanted:
            return translate(name)
    for role, name in ROLES.items():
        if role in kind.each:
            return translate(name)
    return translate(EVERY_CLIENT)
