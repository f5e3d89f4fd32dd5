"""What a declaration may leave out, and what then holds."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from app.procedure.declaration import Procedure, parse_procedure
from app.procedure.declaration.procedure import SECTIONS
from app.procedure.declaration.rows import DeclaredRow
from tests.factory import a_procedure

NAMED = {"id": "x", "zh": "某", "en": "Some"}
LEFT_OUT: dict[str, tuple[Mapping[str, Any], Mapping[str, Any]]] = {
    "step": ({}, {"forms": (), "needs": (), "beside_until": "", "when": ()}),
    "paper": (
        {},
        {
            "each": (),
            "original": "seen",
            "copies": 0,
            "copy_optional": False,
            "sealed": False,
            "satisfied_by": (),
            "holds": "documents",
        },
    ),
    "part": ({}, {"items": ()}),
    "fee": (
        {"kind": "fixed", "price": "1"},
        {"months": 0, "season_from": "", "season_to": "", "enabled": True, "collected_for_zh": "", "collected_for_en": ""},
    ),
    "item": ({"count": 2}, {"specification_zh": "", "specification_en": "", "sealed_pack": False}),
    "archive_kind": ({}, {"source": 0, "form": "original"}),
    "form": ({"code": "RZ-00", "version": "1"}, {"blank": False}),
}


def declared(**sections: object) -> str:
    return json.dumps({"settings": {}, **sections})


def rows_of(procedure: Procedure, section: str) -> tuple[DeclaredRow, ...]:
    rows: tuple[DeclaredRow, ...] = getattr(procedure, f"{section}s")
    return rows


@pytest.mark.parametrize("section", LEFT_OUT)
def test_a_row_that_says_only_what_it_must(section: str) -> None:
    said, holds = LEFT_OUT[section]
    [row] = rows_of(parse_procedure(declared(**{section: [{**NAMED, **said}]})), section)
    assert {name: getattr(row, name) for name in holds} == holds


def test_a_section_may_be_left_out_whole() -> None:
    procedure = parse_procedure(declared())
    assert {section: rows_of(procedure, section) for section in SECTIONS} == dict.fromkeys(SECTIONS, ())


def test_a_site_that_sets_nothing_has_what_ships() -> None:
    """But for the lots of certificates, which a declaration from before them knows nothing of."""
    assert parse_procedure(declared()).settings == replace(a_procedure().settings, certificate_lots=False)


def test_a_fee_says_in_both_languages_for_whom_it_is_collected() -> None:
    fee = {**NAMED, "kind": "fixed", "price": "1", "collected_for_zh": "水务局", "collected_for_en": "Water board"}
    [row] = parse_procedure(declared(fee=[fee])).fees
    assert [row.collected_for(language) for language in ("en", "zh_CN")] == ["Water board", "水务局"]
    assert [row.name(language) for language in ("en", "zh_CN")] == ["Some", "某"]


def test_an_item_says_in_both_languages_what_it_is_counted_in() -> None:
    item = {**NAMED, "count": 2, "specification_zh": "把", "specification_en": "keys"}
    [row] = parse_procedure(declared(item=[item])).items
    assert [row.specification(language) for language in ("en", "zh_CN")] == ["keys", "把"]
