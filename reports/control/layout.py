"""A paper of control as data: the same facts and tables become a PDF (`printing`) and a workbook (`workbook`)."""

from dataclasses import dataclass
from datetime import date

from reports.pen import Align
from reports.signatures import Signature

Content = str | int | date | None
"""What a cell holds: "" is left blank for a hand to fill, None is struck through."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value; `span` counts the two columns of the paper, `height` is the least in millimetres."""

    label: str
    content: Content
    span: int = 1
    height: float = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts under a heading."""

    facts: tuple[Fact, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its heading, its share of the width and how its cells are set."""

    heading: str
    share: float = 1
    align: Align = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlTable:
    """Rows under a heading. `height` is the least height of a row in millimetres, `blank_rows` are for a hand to fill.

    `on_paper` is false for what stands on the paper in another form, and is a table in the workbook alone.
    """

    heading: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Content, ...], ...]
    blank_rows: int = 0
    height: float = 7.0
    on_paper: bool = True


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence over the whole width."""

    text: str
    bold: bool = False


Part = Facts | ControlTable | Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlPaper:
    """One paper with its parts in order, and who signs it."""

    title: str
    code: str
    parts: tuple[Part, ...]
    signatures: tuple[Signature, ...] = ()
    version: str = "A/0"
