"""The parts of a workbook beside its sheets and looks (ECMA-376, parts 1 and 2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import quoteattr

from reports.spreadsheet.cells import escaped

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PROPERTIES = "docProps/core.xml"
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """What a workbook says of itself. `moment` is when it was made; `category` tells a program what it is."""

    title: str
    author: str
    moment: datetime
    category: str = ""


@dataclass(frozen=True, slots=True)
class DefinedName:
    """A name that a sheet gives to some of its cells: which rows are its titles, what its filter spans."""

    sheet: int
    name: str
    area: str
    hidden: bool = False


def parts(sheets: Sequence[str], defined: Sequence[DefinedName], looks: str, properties: Properties) -> dict[str, str]:
    """Name and content of each part; `sheets` are the names of the sheets in their order, `looks` is the part of the looks."""
    places = range(1, len(sheets) + 1)
    related = [_relation(place, f"{_OFFICE}/worksheet", f"worksheets/sheet{place}.xml") for place in places]
    related.append(_relation(len(sheets) + 1, f"{_OFFICE}/styles", "styles.xml"))
    rooted = [
        _relation(1, f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
        _relation(2, f"{_PACKAGE}/relationships/metadata/core-properties", PROPERTIES),
    ]
    return {
        "xl/workbook.xml": _workbook(sheets, defined),
        "xl/_rels/workbook.xml.rels": _relations(related),
        "xl/styles.xml": looks,
        PROPERTIES: _core(properties),
        "_rels/.rels": _relations(rooted),
        "[Content_Types].xml": _content_types(places),
    }


def _workbook(sheets: Sequence[str], defined: Sequence[DefinedName]) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{place}" r:id="rId{place}"/>' for place, name in enumerate(sheets, 1)
    )
    named = "".join(_defined(each, sheets[each.sheet]) for each in defined)
    return (
        f'<workbook xmlns="{_SPREADSHEET}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews><sheets>{listed}</sheets>'
        + (f"<definedNames>{named}</definedNames>" if named else "")
        + "</workbook>"
    )


def _defined(each: DefinedName, sheet: str) -> str:
    quoted = escaped(sheet.replace("'", "''"))
    hidden = ' hidden="1"' if each.hidden else ""
    return f'<definedName name="_xlnm.{each.name}" localSheetId="{each.sheet}"{hidden}>\'{quoted}\'!{each.area}</definedName>'


def _relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'


def _relations(listed: Sequence[str]) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(listed)}</Relationships>'


def _core(properties: Properties) -> str:
    moment = f"{properties.moment:%Y-%m-%dT%H:%M:%S}Z"
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<cp:category>{escaped(properties.category)}</cp:category><dc:creator>{escaped(properties.author)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created><dc:title>{escaped(properties.title)}</dc:title>'
        "</cp:coreProperties>"
    )


def _content_types(places: Sequence[int]) -> str:
    kinds = {
        "/xl/workbook.xml": f"{_KIND}.sheet.main+xml",
        "/xl/styles.xml": f"{_KIND}.styles+xml",
        f"/{PROPERTIES}": "application/vnd.openxmlformats-package.core-properties+xml",
        **{f"/xl/worksheets/sheet{place}.xml": f"{_KIND}.worksheet+xml" for place in places},
    }
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )
