"""The inputs, labels, lists and tables that every page is made of. All speak `Input` (see `ui/widgets/input.py`).

Each is loaded when it is first asked for: the window that opens an archive needs none of the tables.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.widgets.buttons import Button
    from ui.widgets.choice import Choice, ChoiceRow, Tick
    from ui.widgets.date_input import DateInput, parse_date
    from ui.widgets.field import Field
    from ui.widgets.input import Input
    from ui.widgets.labels import PlainLabel
    from ui.widgets.line_input import LineInput, TextArea
    from ui.widgets.number_input import NumberInput, parse_number
    from ui.widgets.strip import Strip
    from ui.widgets.table import CellKind, InputColumn, RecordTable

_PLACES = {
    "Button": "buttons",
    "Choice": "choice",
    "InputColumn": "table",
    "DateInput": "date_input",
    "Field": "field",
    "Input": "input",
    "CellKind": "table",
    "LineInput": "line_input",
    "NumberInput": "number_input",
    "ChoiceRow": "choice",
    "PlainLabel": "labels",
    "RecordTable": "table",
    "Strip": "strip",
    "TextArea": "line_input",
    "Tick": "choice",
    "parse_date": "date_input",
    "parse_number": "number_input",
}

__all__ = [
    "Button",
    "CellKind",
    "Choice",
    "ChoiceRow",
    "DateInput",
    "Field",
    "Input",
    "InputColumn",
    "LineInput",
    "NumberInput",
    "PlainLabel",
    "RecordTable",
    "Strip",
    "TextArea",
    "Tick",
    "parse_date",
    "parse_number",
]


def __getattr__(name: str) -> object:
    """Load the module of a name that is asked for (PEP 562)."""
    if name not in _PLACES:
        raise AttributeError(name)
    value: object = getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
    globals()[name] = value
    return value
