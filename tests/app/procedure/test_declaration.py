"""The declaration that ships holds together: all that it names is there, and every step is reached and left."""

import json
import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest

from app.procedure.case import CaseFile, Ending, PersonRole, StepPass
from app.procedure.conditions import applies, conditions
from app.procedure.declaration import Procedure, load_procedure, parse_procedure
from app.procedure.declaration.procedure import SECTIONS
from app.procedure.declaration.rows import DeclaredRow
from app.procedure.fees import ComputedCharge, FeeBasis, FeeRule, Season, compute_charge
from app.procedure.guards import GUARDS
from app.procedure.progress import StepState, progress_of
from tests.app.procedure.kinds import all_kinds
from tests.factory import TODAY, Household, a_case_file, a_procedure

# What only the packet knows: whether papers are missing, and forms that are never part of one (blank forms of sales).
OF_THE_PACKET = {"papers_missing", "never"}
ORDER = ["reception", "documents", "certificate", "inspection", "waterproof", "papers", "agreements", "fees", "items", "filing"]


def rows(procedure: Procedure) -> list[tuple[str, DeclaredRow]]:
    sections: dict[str, tuple[DeclaredRow, ...]] = {
        "step": procedure.steps,
        "paper": procedure.papers,
        "part": procedure.parts,
        "meter": procedure.meters,
        "trade": procedure.trades,
        "signed_paper": procedure.signed_papers,
        "agreement": procedure.agreements,
        "power": procedure.powers,
        "fee": procedure.fees,
        "item": procedure.items,
        "archive_kind": procedure.archive_kinds,
        "form": procedure.forms,
    }
    assert set(sections) == set(SECTIONS)
    return [(section, row) for section, declared in sections.items() for row in declared]


def test_the_steps_stand_in_the_order_of_the_source() -> None:
    assert [step.id for step in a_procedure().steps] == ORDER


def test_everything_has_an_id_of_its_own_and_a_name_in_both_languages() -> None:
    procedure = a_procedure()
    seen = set()
    for section, row in rows(procedure):
        assert (section, row.id) not in seen
        seen.add((section, row.id))
        for language, name in (("zh_CN", row.zh), ("en", row.en)):
            assert name.strip() == name != ""
            assert procedure.name(f"{section}:{row.id}", language) == name
        assert any("一" <= character <= "鿿" for character in row.zh)
        assert row.en.isascii()
    for part in procedure.parts:
        assert part.items
        for item in part.items:
            assert procedure.name(f"item:{part.id}/{item.id}", "en") == item.en
            assert any("一" <= character <= "鿿" for character in item.zh)


def test_every_guard_that_is_named_exists_and_every_guard_is_named() -> None:
    named = {need for step in a_procedure().steps for need in step.needs}
    assert named == set(GUARDS)


def test_every_form_that_is_named_exists_and_every_form_can_be_printed() -> None:
    procedure = a_procedure()
    named = {form for step in procedure.steps for form in step.forms}
    assert named <= {form.id for form in procedure.forms}
    assert len({form.code for form in procedure.forms}) == len(procedure.forms)
    assert [form.id for form in procedure.forms if form.when == ("never",) and not form.blank] == []


def test_every_condition_that_is_named_can_hold_and_every_row_applies_to_somebody() -> None:
    procedure = a_procedure()
    without = load_procedure({"settings": {"repair_fund_voucher": False}})
    held = [conditions(file, procedure.settings) for file in [*all_kinds(), *map(a_case_file, Household)]]
    held.append(conditions(all_kinds()[0], without.settings))
    possible = frozenset().union(*held)
    for section, row in rows(procedure):
        names = {name.removeprefix("!") for name in row.when}
        if section == "form" and names & OF_THE_PACKET:
            continue
        assert names <= possible, row.id
        assert any(applies(row, names) for names in held), row.id
        assert not row.when or any(not applies(row, names) for names in held), row.id


def test_every_role_step_and_stand_in_of_a_paper_exists() -> None:
    procedure = a_procedure()
    ids = {paper.id for paper in procedure.papers}
    for paper in procedure.papers:
        assert {PersonRole(role) for role in paper.each} or not paper.each
        assert paper.holds in {*(step.id for step in procedure.steps), "never"}
        assert set(paper.satisfied_by) <= ids - {paper.id}
        assert paper.original != "none" or paper.copies > 0, f"{paper.id} asks for nothing"
    for held_up in {paper.holds for paper in procedure.papers} - {"never"}:
        assert {"papers_complete", "fund_paper_seen"} & set(procedure.step(held_up).needs)


def test_the_table_of_papers_has_every_row_of_the_source() -> None:
    assert {paper.id for paper in a_procedure().papers} == {
        "move_in_notice",
        "client_card",
        "identity_paper",
        "co_owner_identity_paper",
        "guardian_identity_paper",
        "minor_proof",
        "repair_fund_voucher",
        "lease",
        "owner_consent",
        "legal_representative_identity_paper",
        "business_licence",
        "power_of_attorney",
        "agent_identity_paper",
        "residence_permit_local",
        "passport",
        "visa",
        "work_permit",
        "residence_permit",
        "permanent_resident_card",
        "hmt_permit",
        "member_identity_paper",
    }


def test_the_paper_archive_has_the_sixteen_kinds_of_the_source_in_its_order() -> None:
    numbers = [kind.source for kind in a_procedure().archive_kinds]
    assert [number for number in numbers if number] == list(range(1, 17))
    assert numbers == sorted(numbers, key=lambda number: number or 99), "ours come after the source's"
    assert {kind.form for kind in a_procedure().archive_kinds} <= {"original", "copy"}


def test_every_fee_can_be_computed() -> None:
    for fee in load_procedure({"fee": _fees(enabled=True)}).fees:
        bounds = [tuple(map(int, text.split("-"))) for text in (fee.season_from, fee.season_to) if text]
        season = Season((bounds[0][0], bounds[0][1]), (bounds[1][0], bounds[1][1])) if bounds else None
        rule = FeeRule(id=fee.id, kind=FeeBasis(fee.kind), price=fee.price, season=season)
        found = compute_charge(rule, area=Decimal("89.50"), start=date(2026, 12, 31), months=fee.months or None)
        assert isinstance(found, ComputedCharge), fee.id
        assert found.amount > 0


def _fees(*, enabled: bool) -> list[dict[str, Any]]:
    text = (files("resources") / "procedure" / "fees.toml").read_text("utf-8")
    return [{**fee, "enabled": enabled} for fee in tomllib.loads(text)["fee"]]


def test_a_fee_that_is_switched_off_is_not_asked_for_but_has_its_name() -> None:
    procedure = a_procedure()
    assert "television_setup" not in {fee.id for fee in procedure.fees}
    assert procedure.name("fee:television_setup", "en") == "Cable television set-up fee"
    assert "television_setup" in {fee.id for fee in load_procedure({"fee": _fees(enabled=True)}).fees}


def test_a_site_lays_its_own_settings_and_lists_over_ours() -> None:
    ours = a_procedure()
    site = load_procedure({"settings": {"waterproof_hours": 48}, "agreement": [{"id": "pact", "zh": "公约", "en": "Pact"}]})
    assert (site.settings.waterproof_hours, site.settings.waterproof_depth) == (48, ours.settings.waterproof_depth)
    assert [agreement.id for agreement in site.agreements] == ["pact"]
    assert site.digest != ours.digest


def test_a_pinned_text_gives_the_same_procedure_again() -> None:
    procedure = a_procedure()
    again = parse_procedure(procedure.text)
    assert again == procedure
    assert again.digest == procedure.digest
    assert json.loads(again.text)["step"][0]["id"] == "reception"


@pytest.mark.parametrize(
    "wrong", [{"step": [{"id": "a", "zh": "甲"}]}, {"paper": [{"id": "a", "zh": "甲", "en": "A", "odd": 1}]}]
)
def test_a_declaration_that_lacks_or_has_too_much_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        load_procedure(wrong)


def test_what_is_not_declared_has_no_step_no_form_and_no_name() -> None:
    procedure = a_procedure()
    with pytest.raises(KeyError):
        procedure.step("nowhere")
    with pytest.raises(KeyError):
        procedure.form("nowhere")
    assert procedure.name("陈䶮", "zh_CN") == "陈䶮"
    assert procedure.form("certificate").code == "RZ-04"


@pytest.mark.parametrize("holds", ["papers", "items", "filing"])
@pytest.mark.parametrize("kind", list(Household))
def test_every_step_is_reached_and_left_whatever_the_waterproof_test_holds_up(kind: Household, holds: str) -> None:
    """P3: a complete household goes from the first to the last step, through each step that applies, once."""
    procedure = load_procedure({"settings": {"waterproof_holds": holds}})
    assert holds in {step.id for step in procedure.steps}
    file = _reopened(a_case_file(kind))
    visited: list[str] = []
    while (progress := progress_of(file, procedure, TODAY)).current not in visited[-1:]:
        assert progress.current is not None
        assert progress.blocked_by is None
        visited.append(progress.current)
        file = replace(file, passes=(*file.passes, _passing(file, progress.current)))
    held = conditions(file, procedure.settings)
    assert sorted(visited) == sorted(step.id for step in procedure.steps if applies(step, held))
    assert all(step.state in (StepState.DONE, StepState.NOT_APPLICABLE) for step in progress.steps)


def _reopened(file: CaseFile) -> CaseFile:
    return replace(file, case=replace(file.case, ending=Ending.OPEN, ended_on=None), passes=())


def _passing(file: CaseFile, step: str) -> StepPass:
    made = a_case_file(Household.RENOVATING).passes[0]
    return replace(made, id=f"{step}-{len(file.passes)}", step=step)
