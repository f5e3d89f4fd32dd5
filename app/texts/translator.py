"""The translator that is passed in: English msgids, Chinese by default, one catalogue a part of the program."""

import gettext
import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from io import BytesIO

from app.procedure.marking import N_
from app.procedure.reason import Reason

__all__ = ["DOMAINS", "LANGUAGES", "N_", "Translator", "load_translator", "sentence"]

DOMAINS = ("core", "forms", "window", "command")
LANGUAGES = ("zh_CN", "en")

Translator = Callable[[str], str]


def load_translator(language: str) -> Translator:
    """Return the translator into `language` (`zh_CN` or `en`; English is the msgids themselves)."""
    translations = gettext.NullTranslations()
    if language == "en":
        return translations.gettext
    folder = files("resources") / "translations" / language
    for domain in DOMAINS:
        catalogue = folder / f"{domain}.mo"
        if catalogue.is_file():
            loaded = gettext.GNUTranslations(BytesIO(catalogue.read_bytes()))
            loaded.add_fallback(translations)
            translations = loaded
    return translations.gettext


@cache
def _sentences() -> dict[str, str]:
    """Reason code → English sentence, gathered from the modules of `app.texts` that define `REASONS`."""
    package = importlib.import_module("app.texts")
    gathered: dict[str, str] = {}
    for module in pkgutil.iter_modules(package.__path__):
        gathered.update(getattr(importlib.import_module(f"app.texts.{module.name}"), "REASONS", {}))
    return gathered


def _unnamed(identifier: str) -> str:
    return identifier


def sentence(reason: Reason, translate: Translator, name: Callable[[str], str] = _unnamed) -> str:
    """Return the reason as one sentence in the translator's language.

    `name` turns identifiers of the procedure data (a paper, a step, a fee) into their names in that language; every other value
    it gives back unchanged. An unknown code is shown as it is, so that nothing is hidden.
    """
    template = _sentences().get(reason.code)
    values = {key: name(value) for key, value in reason.params}
    if template is None:
        return " ".join([reason.code, *(f"{key}={value}" for key, value in values.items())])
    return translate(template).format_map(values)
