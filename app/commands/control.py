"""Subcommands about the certificates as controlled paper: how a lot was used, and which books of stubs are bound."""

from collections.abc import Sequence
from pathlib import Path

from app.commands.report import Report
from app.commands.speech import Speech
from app.desk.control_papers import StubBookPaper, UsagePaper
from app.errors import InputError
from app.procedure.certificates import format_number, parse_number
from app.texts import N_
from app.texts.certificates import INCIDENT_KIND_NAMES

PDF, WORKBOOK = ".pdf", ".xlsx"


def first_number(text: str | None) -> int | None:
    """The number that names a lot or a book; nothing where none was given. Raises InputError."""
    if text is None:
        return None
    number = parse_number(text)
    if number is None:
        raise InputError.of("certificates.no_number", text=text)
    return number


def kind_of(out: Path) -> str:
    """`.pdf` or `.xlsx`, by the end of the file's name. Raises InputError for any other."""
    kind = out.suffix.lower()
    if kind not in (PDF, WORKBOOK):
        raise InputError.of("command.paper_kind", file=out.name)
    return kind


def usage_told(paper: UsagePaper, speech: Speech) -> Report:
    """`certificates usage`: the counts of the lot, its void numbers and its incidents."""
    _, lot, usage = speech.translate, paper.lot.lot, paper.usage
    counts = {"used": usage.used, "void": usage.void, "blank": usage.blank, "incident": usage.incident}
    span = {"first": format_number(lot.first), "last": format_number(lot.last)}
    data = {
        "lot": {**span, "received_on": lot.received_on.isoformat(), "requisition": paper.lot.requisition},
        **counts,
        "voids": [{"number": format_number(each.number), "reason": each.void_reason} for each in paper.void],
        "incidents": [
            {
                "number": format_number(each.number),
                "kind": each.kind.value,
                "what": each.what,
                "open": each.explained_on is None,
            }
            for each in paper.incidents
        ],
    }
    text = _(N_("Lot {first}–{last}: {used} used, {void} void, {blank} blank, {incident} incidents."))
    lines = [text.format(**span, **counts)]
    void = _(N_("{number}  void: {reason}"))
    lines += [void.format(number=format_number(each.number), reason=each.void_reason) for each in paper.void]
    lines += [
        _(N_("{number}  {kind}: {what}")).format(
            number=format_number(each.number), kind=_(INCIDENT_KIND_NAMES[each.kind]), what=each.what
        )
        for each in paper.incidents
    ]
    return Report(data, tuple(lines))


def stubs_told(books: Sequence[StubBookPaper], speech: Speech) -> Report:
    """`certificates stubs`: the books with their void numbers, and who checked the stubs."""
    _ = speech.translate
    text = _(N_("{first}–{last}  {station}: void {void}; {handed}"))
    lines = [
        text.format(
            first=format_number(paper.book.first),
            last=format_number(paper.book.last),
            station=paper.book.counter,
            void=" ".join(map(format_number, paper.record.void)) or _(N_("none")),
            handed=_handed(paper, speech),
        )
        for paper in books
    ]
    data = [_book(paper) for paper in books]
    return Report({"books": data}, tuple(lines) or (_(N_("No stubs were handed back yet.")),))


def _book(paper: StubBookPaper) -> dict[str, object]:
    book = paper.book
    return {
        "first": format_number(book.first),
        "last": format_number(book.last),
        "station": book.counter,
        "void": [format_number(number) for number in paper.record.void],
        "incident": [format_number(number) for number in paper.record.incidents],
        "handed_back": None if book.surrendered_on is None else book.surrendered_on.isoformat(),
        "checked_by": book.checked_by,
    }


def _handed(paper: StubBookPaper, speech: Speech) -> str:
    book, _ = paper.book, speech.translate
    if book.surrendered_on is None:
        return _(N_("stubs not handed back"))
    text = _(N_("stubs handed back on {day}, checked by {name}"))
    return text.format(day=book.surrendered_on.isoformat(), name=book.checked_by)


def written(report: Report, out: Path, speech: Speech) -> Report:
    """The same answer, with the paper that was written beside it."""
    line = speech.translate(N_("Written to {file}.")).format(file=out)
    return Report({**report.data, "file": str(out)}, (*report.lines, line), report.status)
