"""Natural keys, from which ids are made: every counter that reads one roster makes each unit and notice once."""

from app.procedure.case.unit import UnitKind
from app.roster.labels import building_label, entrance_label, room_label
from app.roster.text import folded


def unit_key(kind: UnitKind, building: str, entrance: str, room: str) -> str:
    """Return the key of a unit, the same for every spelling of it: `home|3号楼|2单元|1501`."""
    return _joined(
        kind.value,
        building_label(folded(building), kind),
        entrance_label(folded(entrance)),
        room_label(folded(room), kind),
    )


def notice_key(unit: str, notice_number: str) -> str:
    """Return the key of a notice: its unit's key and its number.

    The unit belongs to it because one numbered notice may name a home and its parking space, and because a site that does not
    number its notices still sends one a unit.
    """
    return f"{unit}|{_joined(folded(notice_number).upper())}"


def _joined(*parts: str) -> str:
    return "|".join(part.replace("\\", "\\\\").replace("|", "\\|") for part in parts)
