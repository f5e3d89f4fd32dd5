"""What the papers of control say on the command line: the ledger, how a lot was used, which books of stubs are bound."""

from collections.abc import Sequence

from app.commands.report import Report
from app.commands.speech import Speech
from app.desk.control.ledger import read_ledger, told_findings
from app.desk.control.papers import StubBookPaper, UsagePaper
from app.desk.desk import Desk
from app.procedure.certificates import format_number
from app.texts import N_
from app.texts.certificates import INCIDENT_KIND_NAMES


def ledger_told(desk: Desk, speech: Speech) -> Report:
    """`certificates ledger`: every book and its proof; status 1 where it does not hold."""
    ledger = read_ledger(desk.database)
    found = [speech.say(reason) for reason in told_findings(ledger)]
    books = [
        {
            "first": format_number(line.first),
            "last": format_number(line.last),
            "station": line.station,
            "used": line.used,
            "void": line.void,
            "blank": line.blank,
            "incident": line.incident,
        }
        for line in ledger.books
    ]
    data = {
        "books": books,
        "duplicates": [format_number(number) for number in ledger.duplicates],
        "gaps": [format_number(number) for number in ledger.gaps],
        "disordered": [format_number(number) for number in ledger.disordered],
        "found": found,
        "proved": ledger.proved,
    }
    row = speech.translate(N_("{first}–{last}  {station}: {used} used, {void} void, {blank} blank, {incident} incidents"))
    proof = speech.translate(N_("The ledger is proved.")) if ledger.proved else speech.translate(N_("The ledger is not proved."))
    unopened = speech.translate(N_("not opened yet"))
    told = (row.format(**{**book, "station": book["station"] or unopened}) for book in books)
    return Report(data, (*told, *found, proof), 0 if ledger.proved else 1)


def usage_told(paper: UsagePaper, speech: Speech) -> Report:
    """`certificates usage`: the counts of the lot, its void numbers and its incidents."""
    _, lot, usage = speech.translate, paper.lot.lot, paper.usage
    counts = {"used": usage.used, "void": usage.void, "blank": usage.blank, "incident": usage.incident}
    span = {"first": format_number(lot.first), "last": format_number(lot.last)}
    data = {
        "lot": {**span, "received_on": lot.received_on.isoformat(), "requisition": paper.lot.application},
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
