"""Who may: the last manager stays, and nobody approves their own application while another manager is there (C6)."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.procedure.roles import Operator, acting_managers, approval_problem, leaving_problem
from tests.app.procedure.said import said

SOMEONE = st.builds(
    Operator, id=st.just(""), name=st.just(""), active=st.booleans(), manager=st.booleans(), has_password=st.booleans()
)
TEAM = st.lists(SOMEONE, min_size=1, max_size=6).map(
    lambda team: [replace(each, id=f"id{place}", name=f"N{place}") for place, each in enumerate(team)]
)


@given(TEAM, st.data())
def test_whoever_may_leave_leaves_a_manager_behind(team: list[Operator], data: st.DataObject) -> None:
    leaving = data.draw(st.sampled_from(team))
    left = [replace(each, active=False) if each.id == leaving.id else each for each in team]
    problem = leaving_problem(team, leaving)
    if acting_managers(team):
        assert (problem is None) == bool(acting_managers(left))
    else:
        assert problem is None
    assert problem is None or dict(problem.params) == {"operator": leaving.name}
    assert said(problem) in {None, "roles.last_manager"}


@given(TEAM, st.data())
def test_c6_who_applied_approves_only_where_there_is_no_other_manager(team: list[Operator], data: st.DataObject) -> None:
    applied, approves = data.draw(st.sampled_from(team)), data.draw(st.sampled_from(team))
    problem = approval_problem(team, number="LY-1", applied_by=applied.name, approver=approves.name)
    managers = [each for each in team if each.manager and each.active and each.has_password]
    assert (problem is not None) == (applied.name == approves.name and len(managers) >= 2)
    assert said(problem) in {None, "roles.own_application"}
    assert problem is None or dict(problem.params) == {"number": "LY-1", "operator": approves.name}


def test_who_has_left_or_has_no_password_is_no_acting_manager() -> None:
    manager = Operator("1", "王丽", manager=True)
    assert acting_managers([manager]) == (manager,)
    for other in (replace(manager, active=False), replace(manager, has_password=False), replace(manager, manager=False)):
        assert acting_managers([other]) == ()
