"""Declarations as the program before journaled them: read, but not checked."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.archive.database.identity import natural_id
from app.archive.tables.case import CaseTable
from app.archive.tables.site import ProcedureTable
from app.desk.desk import Desk
from app.procedure.declaration import Procedure, load_procedure
from app.procedure.declaration.load import canonical_text, laid_over

Change = Callable[[dict[str, Any]], None]


def with_misspelt_guard(data: dict[str, Any]) -> None:
    """The step where the unit is inspected needs what nobody knows."""
    inspection = next(step for step in data["step"] if step["id"] == "inspection")
    inspection["needs"] = ["itms_judged" if need == "items_judged" else need for need in inspection["needs"]]


def with_misspelt_condition(data: dict[str, Any]) -> None:
    """A fee that nobody is charged: nothing fails for it."""
    data["fee"][0]["when"] = ["hom"]


def with_dearer_fee(data: dict[str, Any]) -> None:
    """Nothing wrong."""
    data["fee"][0]["price"] = "3.20"


def without_waterproof(data: dict[str, Any]) -> None:
    """The dotted step is left out."""
    data["step"] = [step for step in data["step"] if step["id"] != "waterproof"]


def of_a_newer_program(data: dict[str, Any]) -> None:
    """A setting and a section that this program does not know."""
    data["settings"]["lift_hours"] = 4
    data["lift"] = [{"id": "goods", "zh": "货梯", "en": "Goods lift"}]


def declaration(*changes: Change) -> Procedure:
    """What ships, changed: its text and digest; nobody looked whether anything can be made of it."""
    data: dict[str, Any] = laid_over({})
    for change in changes:
        change(data)
    text = canonical_text(data)
    return replace(load_procedure(), text=text, digest=hashlib.sha256(text.encode()).hexdigest())


def journaled(desk: Desk, procedure: Procedure) -> Procedure:
    """The declaration written as the program before did."""
    with desk.archive.journal.writing(desk.act("declare_procedure")) as writing:
        row = natural_id("procedure", procedure.digest)
        writing.insert(ProcedureTable, row, digest=procedure.digest, text=procedure.text)
    return procedure


def pinned(desk: Desk, case_id: str, procedure: Procedure) -> None:
    """The case as if it had begun with that procedure."""
    with desk.archive.journal.writing(desk.act("receive", case_id)) as writing:
        writing.update(CaseTable, case_id, procedure=procedure.digest)
