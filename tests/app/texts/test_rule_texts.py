"""Every reason of identity numbers, fees, certificates and text has its sentence, in both languages with the same values."""

import re
from collections.abc import Mapping
from enum import StrEnum
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

import app.procedure
from app.procedure.case import Ending
from app.procedure.certificates import CertificateState
from app.texts import certificates, fees, identity, limits, values

PROCEDURE = Path(app.procedure.__file__).parent
CERTIFICATES = (PROCEDURE / "certificates", *(PROCEDURE.parents[1] / part for part in ("app/desk", "app/commands", "ui")))
RULES_AND_VERBS = sorted(
    source for part in ("app/procedure", "app/desk", "ui") for source in (PROCEDURE.parents[1] / part).rglob("*.py")
)
AREAS: dict[str, tuple[Mapping[str, str], list[Path]]] = {
    "identity": (identity.REASONS, sorted((PROCEDURE / "identity").glob("*.py"))),
    "fees": (fees.REASONS, RULES_AND_VERBS),
    "certificates": (certificates.REASONS, sorted(source for part in CERTIFICATES for source in part.rglob("*.py"))),
    "limits": (limits.REASONS, RULES_AND_VERBS),
}
TABLES: list[values.Names] = [
    table for table in vars(values).values() if isinstance(table, dict) and any(isinstance(key, StrEnum) for key in table)
]
NAMES = [*(text for table in TABLES for text in table.values()), *certificates.CERTIFICATE_STATE_NAMES.values()]
SENTENCES = [*NAMES, *(text for reasons, _ in AREAS.values() for text in reasons.values())]


def chinese() -> dict[str, str]:
    catalogue = read_po(BytesIO((files("resources") / "translations" / "zh_CN" / "core.po").read_bytes()), locale="zh_CN")
    return {str(message.id): str(message.string) for message in catalogue if message.id and not message.fuzzy}


def values_of(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("area", list(AREAS))
def test_codes_used_and_codes_with_a_sentence_are_the_same(area: str) -> None:
    reasons, sources = AREAS[area]
    used = {code for source in sources for code in re.findall(rf'"({area}\.[a-z_]+)"', source.read_text("utf-8"))}
    assert used == set(reasons)


def test_every_sentence_is_translated_with_the_same_values() -> None:
    translations = chinese()
    for text in SENTENCES:
        assert translations.get(text), text
        assert values_of(translations[text]) == values_of(text)


def test_every_value_has_a_name_that_differs_from_the_others() -> None:
    """An open case needs no word: it stands at its step."""
    assert len(TABLES) > 10
    assert set(certificates.CERTIFICATE_STATE_NAMES) == set(CertificateState)
    translations = chinese()
    for table in TABLES:
        kind = type(next(iter(table)))
        assert set(kind) - set(table) <= {Ending.OPEN}
        assert len({translations[text] for text in table.values()}) == len(table)
