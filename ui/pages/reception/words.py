"""What the choices of the reception page are called."""

from app.procedure.case import Consent, Origin, Party, Sex, Tenure, Use
from app.procedure.identity import IdentityKind
from app.texts import Translator
from app.texts.translator import N_

TENURES = ((Tenure.OWNER, N_("Owner")), (Tenure.TENANT, N_("Tenant")))
PARTIES = ((Party.PERSON, N_("Person")), (Party.COMPANY, N_("Company")))
ORIGINS = (
    (Origin.LOCAL, N_("Local")),
    (Origin.NONLOCAL, N_("Not local")),
    (Origin.HMT, N_("HK, Macao, Taiwan")),
    (Origin.FOREIGN, N_("Foreign")),
)
USES = ((Use.OWN, N_("Own use")), (Use.LET, N_("To let")), (Use.OFFICE, N_("Office")))
CONSENTS = ((Consent.GIVEN, N_("Consents")), (Consent.REFUSED, N_("Refuses")))
SEXES = ((Sex.MALE, N_("Male")), (Sex.FEMALE, N_("Female")))
IDENTITY_KINDS = (
    (IdentityKind.RESIDENT_CARD, N_("Resident identity card")),
    (IdentityKind.PASSPORT, N_("Passport")),
    (IdentityKind.HMT_RESIDENCE_PERMIT, N_("Residence permit (HK, Macao, Taiwan)")),
    (IdentityKind.HMT_TRAVEL_PERMIT, N_("Travel permit (HK, Macao, Taiwan)")),
    (IdentityKind.PERMANENT_RESIDENT_CARD, N_("Permanent resident card")),
    (IdentityKind.HOUSEHOLD_REGISTER, N_("Household register")),
    (IdentityKind.BIRTH_CERTIFICATE, N_("Birth certificate")),
    (IdentityKind.OTHER, N_("Another paper")),
)


def options(pairs: tuple[tuple[str, str], ...], translate: Translator) -> tuple[tuple[str, str], ...]:
    """Pairs of value and word for a choice, in the window's language."""
    return tuple((str(value), translate(word)) for value, word in pairs)
