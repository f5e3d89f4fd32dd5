"""What the checks believe the program knows is what it knows: guards, conditions, powers."""

import ast
from pathlib import Path

import app
from app.procedure.case import CaseFile, Consent, PersonRole
from app.procedure.checking.known import DEMANDS, DOTTED, HELD_BY, POWERS, STEPS
from app.procedure.conditions import ALTERNATIVES, CONDITIONS, conditions
from app.procedure.declaration import load_procedure
from app.procedure.declaration.load import KINDS
from app.procedure.guards import GUARDS
from tests.app.procedure.kinds import a_client, all_kinds, with_role
from tests.factory import TODAY, Household, a_case_file, a_procedure
from tests.walking.clients import POWERS as ALL_POWERS

ASKED_OF_THE_STEP_ITSELF = {"waterproof_passed"}
"""It asks for nothing where its step does not apply."""


def cases_just_opened() -> list[CaseFile]:
    """Cases of every kind of which only the client card is known, or nothing yet."""
    unnamed = a_client(consent=Consent.UNASKED)
    return [*all_kinds(), CaseFile(site=unnamed.site, case=unnamed.case, unit=unnamed.unit, notice=None)]


def objecting(file: CaseFile) -> set[str]:
    procedure = a_procedure()
    return {name for name, guard in GUARDS.items() if guard(file, procedure, TODAY) is not None}


def test_a_guard_that_objects_to_a_case_just_opened_demands_something() -> None:
    """Then the step where that is done must be there; the others only object to what was done before."""
    with_agents = [with_role(file, PersonRole.AGENT, "单晓雯", powers=("pay",)) for file in cases_just_opened()[:3]]
    found = set[str]().union(*map(objecting, [*cases_just_opened(), *with_agents]))
    assert found - ASKED_OF_THE_STEP_ITSELF <= set(DEMANDS)
    assert set(DEMANDS) - found <= {"identity_valid", "company_complete", "owners_represented", "computer_archive_complete"}
    assert {step for step, _section in DEMANDS.values()} <= set(STEPS)
    assert {section for _step, section in DEMANDS.values() if section} <= set(KINDS)
    assert set(HELD_BY.values()) <= set(DEMANDS)


def test_each_demand_is_answered_at_the_step_that_is_named() -> None:
    """There the step that ships needs that guard, or an earlier one does; what holds up the keys is shown with the papers."""
    steps = {step.id: step for step in load_procedure().steps}
    assert set(steps) == set(STEPS)
    assert set(steps) >= DOTTED
    elsewhere = {"computer_archive_complete": "filing", "fund_paper_seen": "items"}
    for guard, (step, _section) in DEMANDS.items():
        assert guard in steps[elsewhere.get(guard, step)].needs, guard


def test_the_conditions_that_hold_are_those_that_may_be_named() -> None:
    held = [conditions(file, a_procedure().settings) for file in [*all_kinds(), *map(a_case_file, Household)]]
    assert {name for names in held for name in names if not name.startswith("copy:")} <= CONDITIONS
    assert all(len(names & group) <= 1 for names in held for group in ALTERNATIVES)


def test_the_powers_that_are_asked_for_are_those_that_guards_and_verbs_name() -> None:
    root = Path(app.__file__).parent
    named = set()
    for source in [*(root / "procedure").rglob("*.py"), *(root / "desk").rglob("*.py")]:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("power_missing", "agent_refused")
            ):
                named |= {each.value for each in node.args if isinstance(each, ast.Constant)}
            if (
                isinstance(node, ast.Assign)
                and "SIGN_CERTIFICATE" in ast.dump(node.targets[0])
                and isinstance(node.value, ast.Constant)
            ):
                named.add(node.value.value)
    assert named == POWERS
    assert set(ALL_POWERS) >= POWERS
