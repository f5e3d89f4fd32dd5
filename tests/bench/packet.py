"""The packet against the same text and lines drawn bare on a reportlab canvas, and by Typst and WeasyPrint where installed."""

import ctypes
import html
import importlib.util
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from io import BytesIO
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.desk.household import queries
from app.texts import load_translator
from reports.packet import packet, shipped_fonts
from tests.bench.demo_site import demo_desk
from tests.bench.ratio import Ratio, compare

FACE = "NotoSerifSC-Regular.ttf"
MOST_SEGMENTS = 100  # a path of more is a QR code, which is left out: bare drawing has no way as quick as ours
MOST_GAP = 4.0  # points between the pieces of one line
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text where it stands, in points from the bottom left."""

    x: float
    y: float
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """The texts and paths of one page; a path is its segments, each a kind and a point."""

    texts: tuple[Text, ...]
    paths: tuple[tuple[tuple[int, Point], ...], ...]


def run() -> Iterator[Ratio]:
    """The packet of the two co-owners, the longest of the demo's."""
    fonts = shipped_fonts()
    with tempfile.TemporaryDirectory() as folder, demo_desk(Path(folder)) as desk:
        case_id = queries.board(desk, "00005")[0].case_id
        file, procedure, today = queries.case_file(desk, case_id), queries.procedure_of(desk, case_id), desk.today()
    translate = load_translator("zh_CN")

    def ours() -> bytes:
        return packet(file, procedure, translate, "zh_CN", today, fonts=fonts)

    pages = read_pages(ours())
    lines = sum(len(page.texts) for page in pages)
    name = f"packet of {len(pages)} pages, {lines} texts"
    with as_file(files("resources") / "fonts" / FACE) as face:
        pdfmetrics.registerFont(TTFont("bench", str(face)))
        yield compare(f"{name} / drawn bare on a canvas", ours, lambda: draw_bare(pages), goal="≤ 1.5")
        if importlib.util.find_spec("typst") is not None:
            yield compare(f"{name} / by Typst", ours, lambda: draw_typst(pages, face.parent), goal="< 1", pairs=3)
        if importlib.util.find_spec("weasyprint") is not None:
            yield compare(f"{name} / by WeasyPrint", ours, lambda: draw_weasyprint(pages), goal="< 1", pairs=3)


def draw_bare(pages: tuple[Page, ...]) -> bytes:
    """The same texts and paths with canvas calls only."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pageCompression=1, invariant=1)
    for page in pages:
        for text in page.texts:
            canvas.setFont("bench", text.size)
            canvas.drawString(text.x, text.y, text.text)
        for segments in page.paths:
            path = canvas.beginPath()
            for kind, point in segments:
                (path.moveTo if kind == pdfium.FPDF_SEGMENT_MOVETO else path.lineTo)(*point)
            canvas.drawPath(path)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def draw_typst(pages: tuple[Page, ...], fonts: Path) -> bytes:
    """The same texts placed by Typst."""
    import typst  # type: ignore[import-not-found]  # noqa: PLC0415 measured only where it is installed

    parts = ['#set page("a4", margin: 0pt)\n#set text(font: "Noto Serif SC")']
    for number, page in enumerate(pages):
        parts += ["#pagebreak()"] if number else []
        for text in page.texts:
            quoted = text.text.replace("\\", "\\\\").replace('"', '\\"')
            parts.append(f'#place(dx: {text.x}pt, dy: {842 - text.y - text.size}pt, text(size: {text.size}pt, "{quoted}"))')
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "packet.typ"
        source.write_text("\n".join(parts), encoding="utf-8")
        return bytes(typst.compile(str(source), font_paths=[str(fonts)]))


def draw_weasyprint(pages: tuple[Page, ...]) -> bytes:
    """The same texts placed by WeasyPrint."""
    import weasyprint  # type: ignore[import-not-found]  # noqa: PLC0415 measured only where it is installed

    parts = [
        (
            "<style>@page{size:a4;margin:0} div{page-break-after:always;position:relative;height:840pt}"
            "span{position:absolute}</style>"
        )
    ]
    for page in pages:
        spans = (
            f'<span style="left:{text.x}pt;top:{842 - text.y - text.size}pt;font-size:{text.size}pt">'
            f"{html.escape(text.text)}</span>"
            for text in page.texts
        )
        parts.append(f"<div>{''.join(spans)}</div>")
    return bytes(weasyprint.HTML(string="".join(parts)).write_pdf())


def read_pages(content: bytes) -> tuple[Page, ...]:
    """What stands on each page of a PDF."""
    with pypdfium2.PdfDocument(content) as document:
        return tuple(_read_page(document[number]) for number in range(len(document)))


def _read_page(page: pypdfium2.PdfPage) -> Page:
    texts: list[tuple[Text, float]] = []
    paths: list[tuple[tuple[int, Point], ...]] = []
    textpage = page.get_textpage()
    for item in page.get_objects():
        if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
            _join(texts, _read_text(item, textpage), item.get_bounds()[2])
        elif item.type == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPath_CountSegments(item.raw) <= MOST_SEGMENTS:
            paths.append(_read_path(item))
    return Page(tuple(text for text, _right in texts), tuple(paths))


def _join(texts: list[tuple[Text, float]], text: Text, right: float) -> None:
    """Add a text; reportlab writes one line in pieces where its glyphs lie in several subsets, which bare drawing does too."""
    if not text.text:
        return
    if texts:
        last, end = texts[-1]
        if (last.y, last.size) == (text.y, text.size) and -1 < text.x - end < MOST_GAP:
            texts[-1] = (replace(last, text=last.text + text.text), right)
            return
    texts.append((text, right))


def _read_text(item: pypdfium2.PdfObject, textpage: pypdfium2.PdfTextPage) -> Text:
    length = pdfium.FPDFTextObj_GetText(item.raw, textpage.raw, None, 0)
    buffer = ctypes.create_string_buffer(length * 2)
    pdfium.FPDFTextObj_GetText(item.raw, textpage.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(item.raw, size)
    matrix = item.get_matrix()
    return Text(matrix.e, matrix.f, size.value or 9, buffer.raw.decode("utf-16-le").rstrip("\0"))


def _read_path(item: pypdfium2.PdfObject) -> tuple[tuple[int, Point], ...]:
    found = []
    for number in range(pdfium.FPDFPath_CountSegments(item.raw)):
        segment = pdfium.FPDFPath_GetPathSegment(item.raw, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        found.append((pdfium.FPDFPathSegment_GetType(segment), (x.value, y.value)))
    return tuple(found)
