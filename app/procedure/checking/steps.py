"""The steps as a whole: which there must be, in which order, and that each guard can be answered before it is asked (P3, P15)."""

from collections.abc import Iterator

from app.procedure.checking.declared import SETTINGS, Declared, Row, excludes_itself, texts, when
from app.procedure.checking.fault import Fault, Path, fault, slight
from app.procedure.checking.known import ALWAYS, DEMANDS, DOTTED, HELD_BY, STEPS
from app.procedure.checking.values import nearest
from app.procedure.guards import GUARDS

FIRST, LAST = "reception", "filing"
BY_SETTING = "setting:"
HOLDING = "waterproof_holds"
"""The setting that names the step that a running waterproof test holds up (P3)."""


def step_faults(declared: Declared) -> Iterator[Fault]:
    """Tell everything that is wrong with the steps as a whole."""
    steps = list(declared.rows("step"))
    ids = declared.ids("step")
    yield from (slight(("step",), "procedure.step_left_out", value=step) for step in STEPS if step not in {*ids, *DOTTED})
    if not any(not when(row) for _number, row in steps):
        yield fault(("step",), "procedure.no_step_always")
    for number, row in steps:
        identifier = row.get("id")
        if isinstance(identifier, str):
            yield from _place_faults(("step", number), identifier, ids, row)
        yield from _need_faults(declared, ("step", number), row)
        yield from _holding_faults(declared, ("step", number), row)


def _place_faults(path: Path, step: str, ids: tuple[str, ...], row: Row) -> Iterator[Fault]:
    if step not in STEPS:
        yield fault((*path, "id"), "procedure.step_unknown", value=step, known=nearest(step, STEPS))
    if step == FIRST and ids[0] != FIRST:
        yield slight((*path, "id"), "procedure.step_first", value=step)
    if step == LAST and ids[-1] != LAST:
        yield slight((*path, "id"), "procedure.step_last", value=step)
    if step in (FIRST, LAST) and when(row):
        yield slight((*path, "when"), "procedure.step_conditional", value=step)


def _need_faults(declared: Declared, path: Path, row: Row) -> Iterator[Fault]:
    for place, guard in texts(row, "needs"):
        here = (*path, "needs", place)
        if guard not in GUARDS:
            yield fault(here, "procedure.guard_unknown", value=guard, known=nearest(guard, GUARDS))
        elif guard in DEMANDS:
            yield from _answer_faults(declared, here, row, guard)


def _answer_faults(declared: Declared, here: Path, row: Row, guard: str) -> Iterator[Fault]:
    """Tell why what a guard asks for cannot be done where and when it is asked for."""
    asked = [names for names in _asked(declared, row, guard) if not excludes_itself(names)]
    step = DEMANDS[guard][0]
    answering = declared.step(step)
    if not asked:
        return
    if answering is None:
        yield fault(here, "procedure.guard_without_step", also="step", value=guard, step=step)
    elif not all(when(answering) <= names for names in asked):
        yield fault(here, "procedure.guard_not_always", also="step", value=guard, step=step)
    else:
        ids = declared.ids("step")
        if isinstance(row.get("id"), str) and ids.index(step) > ids.index(row["id"]):
            yield slight(here, "procedure.guard_too_early", also="step", value=guard, step=step)


def _asked(declared: Declared, row: Row, guard: str) -> Iterator[frozenset[str]]:
    """Yield the conditions under which the guard asks for something, each time those of a kind of case."""
    section = DEMANDS[guard][1]
    if section == ALWAYS:
        yield when(row)
        return
    held = next((step for step, each in HELD_BY.items() if each == guard), None)
    for _number, asking in declared.rows(section):
        off = asking.get("enabled") is False
        if not off and (held is None or asking.get("holds", "documents") == held):
            yield when(row) | when(asking)


def _holding_faults(declared: Declared, path: Path, row: Row) -> Iterator[Fault]:
    """Tell a step that would run beside the others until one that is not there, or does not come later."""
    until, here = row.get("beside_until"), (*path, "beside_until")
    if not isinstance(until, str) or not until:
        return
    also = "step"
    if until.startswith(BY_SETTING):
        if until != f"{BY_SETTING}{HOLDING}":
            yield fault(here, "procedure.value_unknown", value=until, known=f"{BY_SETTING}{HOLDING}")
            return
        here, until = (SETTINGS, HOLDING), declared.settings.get(HOLDING, "papers")
        if not isinstance(until, str):
            return
    ids = declared.ids("step")
    own = row.get("id")
    later = ids[ids.index(own) + 1 :] if isinstance(own, str) and own in ids else ids
    if until not in later:
        yield slight(here, "procedure.holds_up_nothing", also=also, value=until, step=own, known=", ".join(later))
