"""The 《房屋入住证明》 on paper: the form and, on it, the entries, the same writing at the same place on each copy (C2, C7)."""

from app.procedure.certificates.printing import A4_PAPER, UNFITTED, PrinterFit, PrintMode
from app.texts import Translator
from reports.areas import draw_fitted, fit
from reports.certificate import CertificateContent
from reports.certificate_entries import draw_entries
from reports.certificate_form import COPIES, draw_foot, draw_form
from reports.certificate_looks import WHITE_RED_YELLOW, Tints, look_of
from reports.document import Document
from reports.paper import Paper, paper
from reports.pen import GREY, HAIR, Paint, Pen

FORM = "RZ-04 · A/0"  # code and version, where the declaration of the site has no other


class CertificateSheets:
    """Certificates on one kind of paper in one document; the form that they share is drawn once.

    `tints` are in the order stub, finance, client; where carbonless paper makes the copies it has its own colours.
    """

    def __init__(
        self,
        document: Document,
        translate: Translator,
        *,
        on: Paper | None = None,
        mode: PrintMode = PrintMode.WHOLE,
        printer: PrinterFit = UNFITTED,
        tints: Tints = WHITE_RED_YELLOW,
        form: str = FORM,
    ) -> None:
        self._document = document
        self._ = translate
        self._paper = on or paper(A4_PAPER)
        self._mode = mode
        self._printer = printer
        self._form = form
        self._look = look_of(self._paper, mode)
        self._forms: list[Pen] = []
        if mode is not PrintMode.OVERPRINT:
            self._forms = [self._draw_form(third, tints) for third in range(len(self._paper.copies))]

    def _draw_form(self, third: int, tints: Tints) -> Pen:
        pen = self._document.loose(self._paper.size)
        draw_form(pen, self._paper, self._look, self._, copy=COPIES[third], tint=tints[third])
        return pen

    def draw(self, content: CertificateContent) -> None:
        """One page with the copies that this paper takes.

        Raises InputError (`print.certificate_full`) when something on it is so long that no type size lets it fit.
        """
        entries = self._document.loose(self._paper.size)
        draw_entries(entries, self._paper, self._mode, self._look, content, self._)
        pen: Pen

        def foot(page: int, pages: int) -> None:
            for top in self._paper.copies:
                draw_foot(pen, self._paper, self._look, top, self._form, (page, pages), self._)

        printed = self._mode is not PrintMode.OVERPRINT
        pen = self._document.page(foot if printed else None, self._paper.size, self._printer)
        for form, top in zip(self._forms, self._paper.copies, strict=False):
            pen.add(form, top=top)
            if top:
                pen.line(0, top, pen.width, top, Paint(line=GREY, width=HAIR * 2, dashed=True))
        for top in self._paper.copies:
            pen.add(entries, top=top)
        if self._mode is PrintMode.TEST:
            self._draw_note(pen)

    def _draw_note(self, pen: Pen) -> None:
        """What a test print is for, and the values that it was printed with."""
        _, used = self._, self._printer
        texts = (
            _("Test: hold it against the light with an empty form; the faint form must lie on the printed one."),
            _("Offset {dx} mm to the right, {dy} mm down; scale {x} ‰ across, {y} ‰ down.").format(
                dx=f"{used.dx / 10:.1f}", dy=f"{used.dy / 10:.1f}", x=used.scale_x, y=used.scale_y
            ),
        )
        fitted = fit(pen.fonts, self._paper.note, _("{first} {second}").format(first=texts[0], second=texts[1]))
        if fitted is not None:
            draw_fitted(pen, fitted, self._paper.copies[-1])
