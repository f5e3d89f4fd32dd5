"""The faces that paper is set in: which one draws a character, how wide it is, and the font itself once it is needed."""

import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from itertools import groupby
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from reports.characters import GLUE, TICKS, harmless

EM = 1000.0  # advances are in thousandths of the type size
TICK_ADVANCE = 1150.0  # a tick box and the space to its label
MISSING = "〓"  # the printer's sign for a sort that the case lacks
SPECIALS = TICKS + GLUE + "\n"


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One font file and, without loading it, what it draws: runs of code points with one width."""

    name: str
    file: str
    starts: tuple[int, ...] = field(repr=False)
    runs: tuple[tuple[int, int, int], ...] = field(repr=False)

    def advance(self, character: str) -> int | None:
        """Return the character's width in thousandths of an em, or None where the face does not draw it."""
        code = ord(character)
        position = bisect_right(self.starts, code) - 1
        if position < 0:
            return None
        _, last, width = self.runs[position]
        return width if code <= last else None


class _Advances(dict[str, float]):
    """Character → width in thousandths of an em, filled as characters are met."""

    def __init__(self, faces: tuple[Face, ...]) -> None:
        super().__init__(dict.fromkeys(TICKS, TICK_ADVANCE))
        self[GLUE] = self["\n"] = 0.0
        self.faces = faces

    def __missing__(self, character: str) -> float:
        for face in self.faces:
            found = face.advance(character)
            if found is not None:
                self[character] = found
                return found
        self[character] = EM
        return EM


class _FaceOf(dict[str, Face | None]):
    """Character → the first face that draws it, filled as characters are met."""

    def __init__(self, faces: tuple[Face, ...]) -> None:
        super().__init__()
        self.faces = faces

    def __missing__(self, character: str) -> Face | None:
        found = next((face for face in self.faces if face.advance(character) is not None), None)
        self[character] = found
        return found


class Weight:
    """A weight of type (regular or bold): its faces in order of preference, and its widths."""

    def __init__(self, faces: tuple[Face, ...]) -> None:
        self.advances = _Advances(faces)
        self.face_of = _FaceOf(faces)

    def width(self, text: str) -> float:
        """Return the width of one line of text in thousandths of the type size."""
        return sum(map(self.advances.__getitem__, text))


class PaperFont(TTFont):  # type: ignore[misc]  # reportlab ships no types
    """A reportlab font whose text can be searched and copied in the rare planes too (reportlab writes those codes wrongly)."""

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 (reportlab's own name)
        """Add the font's objects to the document, each subset with a correct table from its codes to characters."""
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        tables = [value for key, value in doc.idToObject.items() if self._is_table(key)]
        for subset, table in zip(subsets, tables, strict=True):
            table.content = _to_unicode(subset)

    def _is_table(self, key: str) -> bool:
        return key.startswith("toUnicodeCMap:") and key.endswith("+" + self.face.name.decode("ascii"))


def _to_unicode(subset: list[int]) -> str:
    """Return the table of a subset: its one-byte codes as UTF-16 text."""
    entries = [f"<{index:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for index, code in enumerate(subset)]
    blocks = [entries[first : first + 100] for first in range(0, len(entries), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <00> <FF> endcodespacerange",
            *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )


class FontSet:
    """All faces of paper. Cheap to make: a font is loaded when a document first needs it, then kept for the next.

    Raises FileNotFoundError when the fonts are not where the program was installed.
    """

    def __init__(self, folder: Traversable | None = None) -> None:
        self._folder = folder if folder is not None else files("resources") / "fonts"
        faces = dict(_read_faces(self._folder))
        rare = (faces["mincho_a"], faces["mincho_b"])
        self.regular = Weight((faces["serif"], *rare))
        self.bold = Weight((faces["bold"], faces["serif"], *rare))
        self._fonts: dict[str, PaperFont] = {}

    def weight(self, bold: bool) -> Weight:
        """Return the bold or the regular weight."""
        return self.bold if bold else self.regular

    def font(self, face: Face) -> PaperFont:
        """Return the font of a face, loaded at the first call (about 50 ms)."""
        if face.name not in self._fonts:
            data = (self._folder / face.file).read_bytes()
            self._fonts[face.name] = PaperFont(face.name, BytesIO(data), asciiReadable=False, shapable=False)
        return self._fonts[face.name]

    def runs(self, text: str, bold: bool = False) -> list[tuple[Face, str]]:
        """Return one line of text cut where the face changes; what no face draws is replaced by 〓."""
        face_of = self.weight(bold).face_of
        if len({face_of[character] for character in set(text)}) == 1 and (face := face_of[text[0]]) is not None:
            return [(face, text)]
        known = [(found, character) if (found := face_of[character]) else (face_of[MISSING], MISSING) for character in text]
        return [
            (face, "".join(character for _, character in group))
            for face, group in groupby(known, key=lambda pair: pair[0])
            if face is not None
        ]

    def undrawable(self, text: str) -> tuple[str, ...]:
        """Return the characters of `text` that no face of paper draws, each once, in the order of the text."""
        face_of = self.regular.face_of
        cleaned = harmless(text)
        if all(map(face_of.__getitem__, cleaned)):
            return ()
        return tuple(dict.fromkeys(c for c in cleaned if face_of[c] is None and c not in SPECIALS))


def code_point(character: str) -> str:
    """Return how a character is named where it cannot be drawn: `U+30EDD`."""
    return f"U+{ord(character):04X}"


def _read_faces(folder: Traversable) -> Iterator[tuple[str, Face]]:
    content: dict[str, Any] = json.loads((folder / "faces.json").read_text(encoding="utf-8"))
    for name, face in content.items():
        runs = tuple((first, last, width) for first, last, width in face["runs"])
        yield name, Face(name, face["file"], tuple(run[0] for run in runs), runs)
