"""The papers that a certificate is printed on: each a file of `resources/paper`, in millimetres.

Names are given as data, so that choosing a paper loads nothing of drawing.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from app.procedure.certificates.printing import A4_PAPER

Align = Literal["left", "center", "right"]
Upright = Literal["top", "middle", "bottom"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A rectangle for text, in millimetres from the upper left corner of a copy.

    Type is set in `size` points, or as much smaller as it must be, down to `least`, on `lines` lines at most.
    """

    x: float
    y: float
    width: float
    height: float
    size: float = 0
    least: float = 0
    lines: int = 1
    align: Align = "left"
    upright: Upright = "middle"
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticText(Area):
    """A text of the form itself (English; the translator knows it)."""

    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticCell(StaticText):
    """A box of the form, with a label or empty for an entry."""

    shaded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPlace(Area):
    """Where a field of the certificate is entered.

    `struck` strikes an empty one through, so that nothing is added; `preprinted` is what a pre-printed form bears already.
    """

    field: str
    struck: bool = False
    preprinted: bool = False


@dataclass(frozen=True, slots=True)
class SealPlace:
    """A circle where a seal goes."""

    label: str
    x: float
    y: float
    diameter: float


@dataclass(frozen=True, slots=True)
class CopyPlace:
    """Where a copy says what it is, in a frame that begins at (x, y), and who keeps it."""

    x: float
    y: float
    height: float
    size: float
    keeper: Area


@dataclass(frozen=True, slots=True)
class VoidPlace:
    """Where 作废 stands across a copy, and how large (points) and steep (degrees)."""

    x: float
    y: float
    size: float
    angle: float


@dataclass(frozen=True, slots=True)
class CodePlace:
    """A square for a QR code. Cells smaller than `least_module` could not be read.

    Cells are a whole number of `dot` (0: of any size), so that pins hit each of them alike.
    """

    x: float
    y: float
    side: float
    least_module: float
    dot: float

    def module(self, count: int) -> float:
        """Return the size of a cell of a code of `count` × `count`; 0 where they would be too small."""
        module = self.side / count
        if self.dot:
            module = int(module / self.dot + 1e-6) * self.dot
        return module if module >= self.least_module else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper with the layout of the certificate on it.

    `size` is the page (`sold_as` what its box says, which is rounded), `copies` the upper edges of the copies that are printed on
    it: three, or one where carbonless paper makes the others. `impact` is paper for pins: one colour, no tints, no thin lines.
    `tint` is what the colour of a copy covers, `note` where a test print says what it is.
    """

    id: str
    zh: str
    en: str
    sold_as: str
    size: tuple[float, float]
    copies: tuple[float, ...]
    impact: bool
    cells: tuple[StaticCell, ...]
    texts: tuple[StaticText, ...]
    entries: tuple[EntryPlace, ...]
    seal: SealPlace
    void: VoidPlace
    foot: Area
    note: Area
    qr: CodePlace
    copy: CopyPlace | None
    tint: tuple[float, float, float, float] | None

    def name(self, language: str) -> str:
        """Return what the paper is called in Chinese or English."""
        return self.zh if language == "zh_CN" else self.en


@cache
def papers() -> tuple[Paper, ...]:
    """Return every paper that ships, A4 first."""
    folder = files("resources") / "paper"
    found = [_paper(tomllib.loads(file.read_text(encoding="utf-8"))) for file in folder.iterdir() if file.name.endswith(".toml")]
    return tuple(sorted(found, key=lambda each: (each.id != A4_PAPER, each.size[1], each.id)))


def paper(identifier: str) -> Paper:
    """Return the paper with this id; A4 where it is not known any more."""
    known = {each.id: each for each in papers()}
    return known.get(identifier, known[A4_PAPER])


def _paper(data: Mapping[str, Any]) -> Paper:
    """Return a paper from its file. KeyError or TypeError names what is wrong."""
    copy = data.get("copy")
    return Paper(
        id=data["id"],
        zh=data["zh"],
        en=data["en"],
        sold_as=data["sold_as"],
        size=(data["size"][0], data["size"][1]),
        copies=tuple(data["copies"]),
        impact=data["impact"],
        cells=tuple(StaticCell(**_placed(each)) for each in data["cell"]),
        texts=tuple(StaticText(**_placed(each)) for each in data["text"]),
        entries=tuple(EntryPlace(**_placed(each)) for each in data["entry"]),
        seal=SealPlace(**_pointed(data["seal"])),
        void=VoidPlace(**_pointed(data["void"])),
        foot=Area(**_placed(data["foot"])),
        note=Area(**_placed(data["note"])),
        qr=CodePlace(**_pointed(data["qr"])),
        copy=None if copy is None else _copy(copy),
        tint=tuple(data["tint"]) if "tint" in data else None,
    )


def _placed(row: Mapping[str, Any]) -> dict[str, Any]:
    x, y, width, height = row["at"]
    return {**{key: value for key, value in row.items() if key != "at"}, "x": x, "y": y, "width": width, "height": height}


def _pointed(row: Mapping[str, Any]) -> dict[str, Any]:
    x, y = row["at"]
    return {**{key: value for key, value in row.items() if key != "at"}, "x": x, "y": y}


def _copy(data: Mapping[str, Any]) -> CopyPlace:
    return CopyPlace(**{**_pointed(data), "keeper": Area(**_placed(data["keeper"]))})


def calibration_marks(on: Paper) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where the two marks of the calibration sheet lie, in millimetres from the upper left corner of the paper."""
    width, height = on.size
    side = 40.0 if on.impact else 30.0
    return (side, 20.0), ((width - side) // 10 * 10, (height - 20) // 10 * 10)
