"""Someone who may: a manager who stands at the desk, or one who typed name and password there for this one act."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.archive.access import check_password
from app.archive.access import operators as with_password
from app.archive.archive import Archive
from app.archive.database.connection import run
from app.desk.desk import Desk
from app.errors import InputError, RefusedError
from app.procedure.roles import Operator, acting_managers

LASTS = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Authority:
    """A manager (by id and name) who stands in for the operator of a desk until that moment. It is passed in, kept nowhere."""

    operator: str
    name: str
    until: datetime


def operators_of(archive: Archive) -> tuple[Operator, ...]:
    """Return everyone who is or was an operator of this archive, in the order in which they came; not those of other stations."""
    rows = run(archive.database, _OPERATORS, (archive.station.id,))
    able = with_password(archive)
    return tuple(Operator(str(key), str(name), bool(active), bool(manager), key in able) for key, name, active, manager in rows)


_OPERATORS = """SELECT operator.id, operator.name, operator.active, operator.manager FROM operator
    JOIN chain ON chain.id = operator.base_chain WHERE chain.station = %s ORDER BY operator.line"""


def is_manager(desk: Desk) -> bool:
    """Return whether the operator of this desk is a manager, who is asked for no other."""
    return any(each.id == desk.archive.operator for each in acting_managers(operators_of(desk.archive)))


def authorise(desk: Desk, name: str, password: str) -> Authority:
    """Return a manager's word for one act at another's desk, checked against the key slots; it lasts two minutes.

    Raises InputError without a name, ArchiveError for an unknown name or a wrong password, RefusedError for who is no manager.
    """
    typed = name.strip()
    if not typed:
        raise InputError.of("roles.manager_missing")
    key = check_password(desk.archive, typed, password)
    manager = next((each for each in acting_managers(operators_of(desk.archive)) if each.id == key), None)
    if manager is None:
        raise RefusedError.of("roles.no_manager", operator=typed)
    return Authority(manager.id, manager.name, desk.now() + LASTS)


def acting_manager(desk: Desk, authority: Authority | None) -> str:
    """Return the name of the manager who answers for an act: whoever gave `authority`, or the operator of the desk.

    Raises RefusedError where that is no manager (any more), or the authority has run out.
    """
    if authority is not None and desk.now() > authority.until:
        raise RefusedError.of("roles.authority_over", operator=authority.name)
    key = desk.archive.operator if authority is None else authority.operator
    manager = next((each for each in acting_managers(operators_of(desk.archive)) if each.id == key), None)
    if manager is not None:
        return manager.name
    if authority is not None:
        raise RefusedError.of("roles.no_manager", operator=authority.name)
    raise RefusedError.of("roles.manager_needed")
