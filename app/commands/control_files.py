"""The papers of control as files: what names a lot or a book, which kind of file, and the paper written to it."""

from collections.abc import Callable
from pathlib import Path

from app.commands.line import Line
from app.commands.papers import write_paper
from app.commands.report import Report
from app.desk.control.papers import Printable, StubBookPaper
from app.errors import InputError
from app.procedure.certificates import parse_number
from app.texts import N_

PDF, WORKBOOK = ".pdf", ".xlsx"


def first_number(text: str | None) -> int | None:
    """Return the number that names a lot or a book; nothing where none was given. Raises InputError."""
    if text is None:
        return None
    number = parse_number(text)
    if number is None:
        raise InputError.of("certificates.no_number", text=text)
    return number


def with_paper(report: Report, paper: Printable, out: Path | None, line: Line) -> Report:
    """Return the answer, with the paper written to `out` where that was asked for. Raises InputError."""
    return _written(report, out, line, lambda as_workbook: line.printers.paper(paper, line.speech, as_workbook=as_workbook))


def with_stubs(report: Report, books: tuple[StubBookPaper, ...], out: Path | None, line: Line) -> Report:
    """Return the answer, with the stubs written to `out` where that was asked for.

    Raises InputError, also where there are none.
    """

    def content(as_workbook: bool) -> bytes:
        if not books:
            raise InputError.of("certificates.no_stubs")
        return line.printers.stubs(books, line.speech, as_workbook=as_workbook)

    return _written(report, out, line, content)


def _written(report: Report, out: Path | None, line: Line, content: Callable[[bool], bytes]) -> Report:
    if out is None:
        return report
    write_paper(out, content(_kind_of(out) == WORKBOOK))
    told = line.speech.translate(N_("Written to {file}.")).format(file=out)
    return Report({**report.data, "file": str(out)}, (*report.lines, told), report.status)


def _kind_of(out: Path) -> str:
    """`.pdf` or `.xlsx`, by the end of the file's name. Raises InputError for any other."""
    kind = out.suffix.lower()
    if kind not in (PDF, WORKBOOK):
        raise InputError.of("command.paper_kind", file=out.name)
    return kind
