"""All faults of a declaration at once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.procedure.checking.columns import column_faults
from app.procedure.checking.declared import Declared
from app.procedure.checking.fault import Fault, key_of
from app.procedure.checking.references import reference_faults
from app.procedure.checking.steps import step_faults
from app.procedure.reason import Reason


def faults_of(data: Mapping[str, Any]) -> tuple[Fault, ...]:
    """Return everything that is wrong with a declaration as it was read, by section, row and key (P15)."""
    declared = Declared(data)
    return (*column_faults(declared), *reference_faults(declared), *step_faults(declared))


@dataclass(frozen=True, slots=True)
class JournaledFault:
    """A fault of a journaled text: its sentence, which begins with the key, since nobody wrote lines in it."""

    reason: Reason
    slight: bool


def pinned_faults(text: str) -> tuple[JournaledFault, ...]:
    """Return everything that is wrong with the text of a declaration that was journaled."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        return (JournaledFault(Reason.of("procedure.no_json"), slight=False),)
    return tuple(JournaledFault(fault.at(key_of(fault.path, data)), fault.slight) for fault in faults_of(data))
