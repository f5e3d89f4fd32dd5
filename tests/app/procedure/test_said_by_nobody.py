"""A record claims nothing that nobody said: what is left out is empty and of its own kind, but for what is named here."""

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from decimal import Decimal
from types import UnionType
from typing import get_args, get_origin, get_type_hints

import pytest

import app.procedure
from app.procedure.case import PaperForm, Severity, Signer

EMPTY = ("", b"", 0, False, (), None)
STATED: dict[str, object] = {
    # How many are made of a paper, as the source has it.
    "Agreement.copies": 2,
    "SignedPaper.copies": 1,
    "ArchivePaper.form": PaperForm.ORIGINAL,
    # Who stands at the counter, and what is in order, is not asked for each time: what is otherwise is said.
    "Certificate.signer": Signer.CLIENT,
    "Person.present": True,
    "Defect.severity": Severity.MINOR,
    "WaterproofTest.floor_drain_fine": True,
    "WaterproofTest.pipe_foot_fine": True,
    "WaterproofTest.wall_foot_fine": True,
    "Operator.active": True,
    "Operator.has_password": True,
    # Once, and as large as it is drawn (per mille).
    "Charge.quantity": Decimal(1),
    "Basis.quantity": Decimal(1),
    "Basis.quantity_unit": "once",
    "Basis.counted": "1",
    "PrinterFit.scale_x": 1000,
    "PrinterFit.scale_y": 1000,
}


def records() -> Iterator[type]:
    """The records of the procedure; those that are declared have their own test (`test_declared_rows`)."""
    for module in pkgutil.walk_packages(app.procedure.__path__, "app.procedure."):
        for _, found in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            here = found.__module__ == module.name and not module.name.startswith("app.procedure.declaration")
            if here and dataclasses.is_dataclass(found):
                yield found


def kinds(hint: object) -> set[object]:
    parts = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    return {get_origin(part) or part for part in parts}


DEFAULTS = {
    f"{record.__name__}.{field.name}": (field.default, get_type_hints(record)[field.name])
    for record in records()
    for field in dataclasses.fields(record)
    if field.default is not dataclasses.MISSING
}


def test_the_records_are_found() -> None:
    assert len(DEFAULTS) > 100
    assert set(STATED) <= set(DEFAULTS)


@pytest.mark.parametrize("name", DEFAULTS)
def test_what_is_left_out_is_empty_or_named_here(name: str) -> None:
    default, hint = DEFAULTS[name]
    assert type(default) in kinds(hint)
    if name in STATED:
        assert default == STATED[name]
    else:
        assert default in EMPTY
