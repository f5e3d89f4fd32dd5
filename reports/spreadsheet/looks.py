"""How cells look, and the part of the workbook that says so (ECMA-376, part 1, 18.8)."""

from dataclasses import dataclass, replace
from typing import Literal
from xml.sax.saxutils import quoteattr

_KNOWN = {"General": 0, "0": 1, "0.00": 2, "@": 49}
_FIRST_OWN = 164
_FONT = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
_SIDES = "".join(f'<{side} style="thin"><color rgb="FFB0B0B0"/></{side}>' for side in ("left", "right", "top", "bottom"))
_FILLS = (
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFF0F0F0"/></patternFill></fill></fills>'
)
_ALIGNMENTS = {
    "": "",
    "wrapped": '<alignment vertical="center" wrapText="1"/>',
    "centred": '<alignment horizontal="center" vertical="center" wrapText="1"/>',
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLook:
    """How a cell looks. `format` is a format of numbers; a `quoted` cell stays text when someone edits it."""

    format: str = "General"
    bold: bool = False
    shaded: bool = False
    framed: bool = False
    align: Literal["", "wrapped", "centred"] = ""
    quoted: bool = False


class Looks:
    """The looks that the cells of one workbook have, each with its number."""

    def __init__(self) -> None:
        self._numbers = {CellLook(): 0}
        self._quoted: dict[int, int] = {}

    def number(self, look: CellLook) -> int:
        """By what number a cell names the look."""
        return self._numbers.setdefault(look, len(self._numbers))

    def quoted(self, number: int) -> int:
        """Return the same look for a text that would be taken for a formula."""
        found = self._quoted.get(number)
        if found is None:
            look = next(each for each, held in self._numbers.items() if held == number)
            found = self._quoted[number] = self.number(replace(look, quoted=True))
        return found

    def part(self) -> str:
        """Return the part `styles.xml`."""
        own = dict.fromkeys(look.format for look in self._numbers if look.format not in _KNOWN)
        formats = {**_KNOWN, **{code: _FIRST_OWN + place for place, code in enumerate(own)}}
        declared = "".join(f'<numFmt numFmtId="{formats[code]}" formatCode={quoteattr(code)}/>' for code in own)
        cells = "".join(_cell(look, formats[look.format]) for look in self._numbers)
        return (
            '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            + (f'<numFmts count="{len(own)}">{declared}</numFmts>' if own else "")
            + f'<fonts count="2"><font>{_FONT}</font><font><b/>{_FONT}</font></fonts>{_FILLS}'
            f'<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>{_SIDES}<diagonal/></border>'
            '</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f'<cellXfs count="{len(self._numbers)}">{cells}</cellXfs>'
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
        )


def _cell(look: CellLook, number_format: int) -> str:
    font, fill, border = int(look.bold), 2 if look.shaded else 0, int(look.framed)
    quoted = ' quotePrefix="1"' if look.quoted else ""
    return (
        f'<xf numFmtId="{number_format}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0"{quoted} '
        f'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">{_ALIGNMENTS[look.align]}</xf>'
    )
