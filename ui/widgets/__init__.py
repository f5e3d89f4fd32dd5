"""The inputs, labels, lists and tables that every page is made of. All speak `Input` (see `ui/widgets/input.py`)."""

from ui.widgets.buttons import Button
from ui.widgets.check_list import CheckList, CheckRow
from ui.widgets.choice import Choice, Options, Tick
from ui.widgets.date_input import DateInput, parse_date
from ui.widgets.field import Field
from ui.widgets.input import Input
from ui.widgets.labels import PlainLabel
from ui.widgets.line_input import LineInput, TextArea
from ui.widgets.number_input import NumberInput, parse_number
from ui.widgets.strip import Strip
from ui.widgets.table import Column, Kind, RecordTable

__all__ = [
    "Button",
    "CheckList",
    "CheckRow",
    "Choice",
    "Column",
    "DateInput",
    "Field",
    "Input",
    "Kind",
    "LineInput",
    "NumberInput",
    "Options",
    "PlainLabel",
    "RecordTable",
    "Strip",
    "TextArea",
    "Tick",
    "parse_date",
    "parse_number",
]
