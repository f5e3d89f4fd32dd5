"""The code of a reason, once its sentence could be said with the values that it carries."""

from app.procedure.reason import Reason
from app.texts import load_translator, sentence


def said(reason: Reason | None) -> str | None:
    """The code of `reason`, nothing for nothing. `KeyError` where the sentence wants a value that the reason lacks."""
    if reason is None:
        return None
    text = sentence(reason, load_translator("en"))
    assert not text.startswith(reason.code), f"{reason.code} has no sentence"
    return reason.code
