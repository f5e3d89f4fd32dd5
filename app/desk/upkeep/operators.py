"""人员: who may act at this archive, who of them are managers, and their passwords.

A name is given once and never to another: papers say who did what by name. Every verb first removes key slots that a crash left
over (see `app.archive.access`).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from app.archive import access
from app.archive.database.identity import new_id
from app.archive.journal.journal import Writing
from app.archive.tables.site import OperatorTable
from app.desk.authority import Authority, acting_manager, operators_of
from app.desk.desk import Desk
from app.desk.keeping import text_within
from app.errors import InputError, RefusedError
from app.procedure.roles import Operator, leaving_problem


def operators(desk: Desk) -> tuple[Operator, ...]:
    """Return everyone who is or was an operator of this archive, in the order in which they came."""
    return operators_of(desk.archive)


def add_operator(desk: Desk, name: str, password: str, *, manager: bool = False, authority: Authority | None = None) -> Operator:
    """Let someone in with a first password. Raises InputError for a name that is missing or was ever given, or no password."""
    with _managing(desk, "add_operator", authority) as writing:
        said = text_within(name, OperatorTable.name)
        if not said:
            raise InputError.of("roles.name_missing")
        held = next((each for each in operators(desk) if each.name == said), None)
        if held is not None:
            raise InputError.of("roles.exists" if held.active else "roles.was_here", operator=said)
        made = Operator(new_id(desk.now()), said, manager=manager)
        access.set_password(desk.archive, made.id, made.name, password)
        writing.insert(OperatorTable, made.id, name=made.name, active=True, manager=made.manager)
    return made


def set_manager(desk: Desk, operator_id: str, *, manager: bool, authority: Authority | None = None) -> None:
    """Make an operator a manager, or one no longer. Raises RefusedError for the last manager and for who is not active."""
    with _managing(desk, "set_manager", authority) as writing:
        held = _active(desk, operator_id)
        problem = None if manager else leaving_problem(operators(desk), held)
        if problem is not None:
            raise RefusedError(problem)
        writing.update(OperatorTable, held.id, manager=manager)


def deactivate(desk: Desk, operator_id: str, authority: Authority | None = None) -> None:
    """Let someone go: the password opens nothing any more. Raises RefusedError for oneself and for the last manager."""
    with _managing(desk, "deactivate_operator", authority) as writing:
        held = _active(desk, operator_id)
        problem = leaving_problem(operators(desk), held)
        if problem is not None:
            raise RefusedError(problem)
        if held.id == desk.archive.operator:
            raise RefusedError.of("roles.oneself", operator=held.name)
        writing.update(OperatorTable, held.id, active=False)
    access.sweep(desk.archive)


def reactivate(desk: Desk, operator_id: str, password: str, authority: Authority | None = None) -> None:
    """Take someone back with a new password, as a clerk. Raises RefusedError for who never left."""
    with _managing(desk, "reactivate_operator", authority) as writing:
        held = _known(desk, operator_id)
        if held.active:
            raise RefusedError.of("roles.active_already", operator=held.name)
        access.set_password(desk.archive, held.id, held.name, password)
        writing.update(OperatorTable, held.id, active=True, manager=False)


def reset_password(desk: Desk, operator_id: str, password: str, authority: Authority | None = None) -> None:
    """Set another's password, who forgot it. Raises RefusedError for one's own, which the old one changes."""
    with _managing(desk, "reset_password", authority):
        held = _active(desk, operator_id)
        if held.id == desk.archive.operator:
            raise RefusedError.of("roles.own_password", operator=held.name)
        access.set_password(desk.archive, held.id, held.name, password)


def change_password(desk: Desk, old: str, new: str) -> None:
    """Change one's own password. Raises ArchiveError where the old one is wrong, InputError for an empty one."""
    access.change_password(desk.archive, desk.archive.operator, old=old, new=new)


def has_recovery_phrase(desk: Desk) -> bool:
    """Return whether there is a recovery phrase, which opens the archive when every password is forgotten."""
    return access.has_recovery(desk.archive)


def make_recovery_phrase(desk: Desk, authority: Authority | None = None) -> str:
    """Return a new recovery phrase, to be written on paper and locked away; it replaces the one before."""
    with _managing(desk, "make_recovery_phrase", authority):
        return access.make_recovery(desk.archive)


@contextmanager
def _managing(desk: Desk, verb: str, authority: Authority | None) -> Iterator[Writing]:
    """One transaction of a manager: nobody else changes operators or key slots meanwhile. Raises RefusedError."""
    with desk.archive.journal.writing(desk.act(verb)) as writing:
        acting_manager(desk, authority)
        access.sweep(desk.archive)
        yield writing


def _known(desk: Desk, operator_id: str) -> Operator:
    held = next((each for each in operators(desk) if each.id == operator_id), None)
    if held is None:
        raise InputError.of("archive.operator_unknown", operator=operator_id)
    return held


def _active(desk: Desk, operator_id: str) -> Operator:
    held = _known(desk, operator_id)
    if not held.active:
        raise RefusedError.of("roles.inactive", operator=held.name)
    return held
