"""Identity numbers and credit codes: checked as they are typed and when they are whole; masked for screens and logs."""

from app.procedure.identity.check import IdentityCheck, check_identity
from app.procedure.identity.credit_code import CreditCodeCheck, check_credit_code, credit_code_as_typed
from app.procedure.identity.kinds import IdentityKind
from app.procedure.identity.masking import masked
from app.procedure.identity.while_typing import hopeless_so_far
from app.procedure.identity.writing import normalised

__all__ = [
    "CreditCodeCheck",
    "IdentityCheck",
    "IdentityKind",
    "check_credit_code",
    "check_identity",
    "credit_code_as_typed",
    "hopeless_so_far",
    "masked",
    "normalised",
]
