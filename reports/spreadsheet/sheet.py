"""One sheet, written from its first row to its last."""

from collections.abc import Iterable, Sequence
from typing import IO

from reports.spreadsheet.cells import Value, cell, column_letters
from reports.spreadsheet.looks import Looks

MOST_ROWS = 1_048_576
MOST_BYTES = 2**30  # so that no part of the workbook needs the large form of a zip, which not every program reads
A4 = 9  # as the format numbers sizes of paper
_CHUNK = 2**16
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FITTED = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
_FROZEN = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
_MARGINS = '<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'


class WorkbookSheet:
    """Rows of a sheet on their way into the workbook."""

    def __init__(self, stream: IO[bytes], looks: Looks, widths: Sequence[float], *, table: bool, first: bool) -> None:
        self.rows = 0
        self._table = table
        self._stream = stream
        self._looks = looks
        self._letters = [column_letters(place) for place in range(1, len(widths) + 1)]
        self._waiting = [_beginning(widths, table=table, first=first)]
        self._held = 0
        self._written = 0

    @property
    def is_full(self) -> bool:
        """Whether a further row belongs on another sheet."""
        return self.rows >= MOST_ROWS or self._written >= MOST_BYTES

    @property
    def area(self) -> str:
        """All its cells, as a name is defined for them."""
        return f"$A$1:${self._letters[-1]}${self.rows}"

    def append(self, values: Iterable[tuple[Value, int]]) -> None:
        """Add a row: each value with the number of its look; no more of them than there are columns."""
        self.rows += 1
        row = self.rows
        looks = self._looks
        cells = "".join(
            [cell(f"{letter}{row}", value, look, looks) for letter, (value, look) in zip(self._letters, values, strict=False)]
        )
        self._waiting.append(f'<row r="{row}">{cells}</row>')
        self._held += len(cells)
        if self._held > _CHUNK:
            self._flush()

    def finish(self) -> None:
        """Write what stands behind the rows."""
        self._waiting.append("</sheetData>")
        if self._table:
            self._waiting.append(f'<autoFilter ref="{self.area.replace("$", "")}"/>')
        self._waiting.append(_MARGINS)
        if self._table:
            self._waiting.append(f'<pageSetup paperSize="{A4}" orientation="landscape" fitToHeight="0"/>')
        self._waiting.append("</worksheet>")
        self._flush()

    def _flush(self) -> None:
        content = "".join(self._waiting).encode()
        self._stream.write(content)
        self._written += len(content)
        self._waiting, self._held = [], 0


def _beginning(widths: Sequence[float], *, table: bool, first: bool) -> str:
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width:g}" customWidth="1"/>' for place, width in enumerate(widths, 1)
    )
    chosen = ' tabSelected="1"' if first else ""
    return (
        f'<worksheet xmlns="{_SPREADSHEET}">{_FITTED if table else ""}<sheetViews>'
        f'<sheetView workbookViewId="0"{chosen}>{_FROZEN if table else ""}</sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
    )
