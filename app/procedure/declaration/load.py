"""Read the declaration from TOML files or from the pinned text of a case."""

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from importlib.resources import files
from typing import Any

from app.procedure.declaration.procedure import SECTIONS, Procedure
from app.procedure.declaration.rows import (
    AgreementKind,
    ArchiveKind,
    DeclaredRow,
    FeeKind,
    Form,
    Item,
    ItemKind,
    Meter,
    Original,
    PaperKind,
    Power,
    SignedPaperKind,
    SiteSettings,
    Step,
    Trade,
    UnitPart,
)

Table = Mapping[str, Any]


def load_procedure(overrides: Table | None = None) -> Procedure:
    """Return the procedure that ships, with a site's `overrides` (whole sections or settings) laid over it."""
    return parse_procedure(canonical_text(laid_over(overrides or {})))


def laid_over(overrides: Table) -> dict[str, Any]:
    """Return what ships as read from its files, with whole sections or single settings of a site laid over it; nothing is
    checked."""
    merged: dict[str, Any] = {}
    for file in sorted((files("resources") / "procedure").iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            merged.update(tomllib.loads(file.read_text(encoding="utf-8")))
    for section, value in overrides.items():
        merged[section] = {**merged.get(section, {}), **value} if isinstance(value, Mapping) else value
    return merged


def canonical_text(declared: Table) -> str:
    """Return the JSON text whose SHA-256 cases pin."""
    return json.dumps(declared, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def parse_procedure(text: str) -> Procedure:
    """Return the procedure of a canonical JSON text, as a case pins it by its SHA-256.

    KeyError or TypeError names what is wrong.
    """
    data: dict[str, Any] = json.loads(text)
    settings = {key: value for key, value in data["settings"].items() if key != "wording"}
    rows: dict[str, tuple[Any, ...]] = {section: _rows(section, data.get(section, ())) for section in SECTIONS}
    return Procedure(
        digest=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        settings=SiteSettings(**settings),
        steps=rows["step"],
        papers=rows["paper"],
        parts=rows["part"],
        meters=rows["meter"],
        trades=rows["trade"],
        signed_papers=rows["signed_paper"],
        agreements=rows["agreement"],
        powers=rows["power"],
        fees=tuple(fee for fee in rows["fee"] if fee.enabled),
        items=rows["item"],
        archive_kinds=rows["archive_kind"],
        forms=rows["form"],
        _rows=_index(rows),
    )


def _index(rows: Mapping[str, tuple[DeclaredRow, ...]]) -> dict[str, DeclaredRow]:
    index: dict[str, DeclaredRow] = {f"{section}:{row.id}": row for section in SECTIONS for row in rows[section]}
    for part in rows["part"]:
        if isinstance(part, UnitPart):
            index.update({f"item:{part.id}/{item.id}": item for item in part.items})
    return index


def _rows(section: str, tables: Iterable[Table]) -> tuple[Any, ...]:
    return tuple(KINDS[section](**_values(table)) for table in tables)


def _values(table: Table) -> dict[str, Any]:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    if "price" in values:
        values["price"] = Decimal(values["price"])
    if "original" in values:
        values["original"] = Original(values["original"])
    if "items" in values:
        values["items"] = tuple(Item(id=identifier, zh=zh, en=en) for identifier, zh, en in values["items"])
    return values


KINDS: Mapping[str, type[DeclaredRow]] = {
    "step": Step,
    "paper": PaperKind,
    "part": UnitPart,
    "meter": Meter,
    "trade": Trade,
    "signed_paper": SignedPaperKind,
    "agreement": AgreementKind,
    "power": Power,
    "fee": FeeKind,
    "item": ItemKind,
    "archive_kind": ArchiveKind,
    "form": Form,
}
