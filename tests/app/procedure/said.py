"""The code of a reason, once its sentence could be said with the values that it carries."""

import importlib
import pkgutil
from collections.abc import Mapping

import app.texts
from app.procedure.reason import Reason
from app.texts import load_translator, sentence

MODULES = [module.name for module in pkgutil.iter_modules(app.texts.__path__)]


def reasons(module: str) -> Mapping[str, str]:
    """The sentences of a module of `app.texts` by their codes."""
    found: Mapping[str, str] = getattr(importlib.import_module(f"app.texts.{module}"), "REASONS", {})
    return found


SENTENCES = {code: text for module in MODULES for code, text in reasons(module).items()}


def said(reason: Reason | None) -> str | None:
    """The code of `reason`, nothing for nothing: it has a sentence and all values that the sentence names, none of them None.

    `KeyError` where the sentence wants a value that the reason lacks.
    """
    if reason is None:
        return None
    assert reason.code in SENTENCES, f"{reason.code} has no sentence"
    sentence(reason, load_translator("en"))
    assert "None" not in dict(reason.params).values(), f"{reason.code} says nothing: {reason.params}"
    return reason.code
