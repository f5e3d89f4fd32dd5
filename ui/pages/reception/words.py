"""What the choices of the reception page alone are called."""

from app.procedure.case import Consent
from app.texts import N_
from app.texts.values import Names

CONSENTS: Names = {Consent.GIVEN: N_("Consents"), Consent.REFUSED: N_("Refuses")}
