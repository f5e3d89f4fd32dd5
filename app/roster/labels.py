"""One spelling for each building, entrance, floor and room, however the file writes it."""

import re

from app.procedure.case.unit import UnitKind
from app.roster.numerals import NUMERALS, number_of

_BUILDING = re.compile(
    rf"第?(?P<before>.*?)(?P<number>[0-9]+[A-Z]?|[{NUMERALS}]+|[A-Z]+[0-9]*)(?P<after>号楼|#楼|号院楼|幢楼|栋楼|号|#|幢|栋|座|楼)?",
)
_ENTRANCE = re.compile(rf"第?(?P<number>[0-9]+|[{NUMERALS}]+|[A-Z])(?:单元|门|#|号门|梯|单元门)?")
_FLOOR = re.compile(rf"(?P<under>地下|负|-|B)?(?:第|F)?(?P<number>[0-9]+|[{NUMERALS}]+)(?:层|楼|F|/F)?")
_WHOLE_FLOAT = re.compile(r"([0-9]+)\.0+")
_HOME_ENDINGS = ("号房", "号室", "室", "号", "房")
_SPACE_ENDINGS = ("号停车位", "号车位", "停车位", "车位", "号")
_SPACE_BEGINNINGS = ("停车位", "车位")


def building_label(text: str, kind: UnitKind = UnitKind.HOME) -> str:
    """`3`, `3#`, `03幢`, `三号楼` → `3号楼`; `a栋` → `A座`; other names as they are.

    A parking space's building is often a zone (`B1`, `A区`), so there letters without an ending are left alone.
    """
    text = _upper(text)
    match = _BUILDING.fullmatch(text)
    if match is None:
        return text
    before, number, after = match["before"], match["number"], match["after"]
    is_number = number.isdecimal() or number_of(number) is not None
    if after is None and (before or (kind is UnitKind.PARKING and not is_number)):
        return text
    if (after == "楼" and before) or (number[0] in NUMERALS and not is_number):
        return text
    if number.isalpha() and number.isascii():
        return f"{before}{number}座"
    return f"{before}{_digits(number)}号楼"


def entrance_label(text: str) -> str:
    """`2`, `02单元`, `二单元`, `2门` → `2单元`; other names as they are."""
    text = _upper(text)
    match = _ENTRANCE.fullmatch(text)
    return f"{_digits(match['number'])}单元" if match else text


def floor_label(text: str) -> str:
    """`15层`, `15F`, `十五楼` → `15`; `B1`, `地下一层`, `负1层` → `-1`; other names as they are."""
    text = _upper(text)
    match = _FLOOR.fullmatch(text)
    return f"{'-' if match['under'] else ''}{_digits(match['number'])}" if match else text


def room_label(text: str, kind: UnitKind = UnitKind.HOME) -> str:
    """`1501室`, `1501.0` → `1501`; for a parking space `车位b1-023号` → `B1-023`. Leading zeros are kept."""
    text = _upper(text)
    if kind is UnitKind.PARKING:
        return _stripped(text, _SPACE_BEGINNINGS, _SPACE_ENDINGS)
    return _stripped(text, (), _HOME_ENDINGS)


def _upper(text: str) -> str:
    whole = _WHOLE_FLOAT.fullmatch(text)
    return whole.group(1) if whole else "".join(letter.upper() if letter.isascii() else letter for letter in text)


def _digits(number: str) -> str:
    if number[0] in NUMERALS:
        value = number_of(number)
        return number if value is None else str(value)
    kept = number.lstrip("0")
    return kept if kept[:1].isdigit() or number[0] != "0" else f"0{kept}"


def _stripped(text: str, beginnings: tuple[str, ...], endings: tuple[str, ...]) -> str:
    for beginning in beginnings:
        text = text.removeprefix(beginning) or text
    for ending in endings:
        if text.endswith(ending) and text[: -len(ending)][-1:].isascii() and len(text) > len(ending):
            return text[: -len(ending)]
    return text
