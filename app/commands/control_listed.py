"""What the lists of control say on the command line: for finance, of counted blanks, and an application with its review."""

from app.commands.report import Report
from app.commands.speech import Speech
from app.desk.control.papers import ApplicationPaper, BlankCountPaper, CountedBlanks, FinancePaper, NumberRecord
from app.procedure.certificates import CertificateState, format_number
from app.texts import N_
from app.texts.certificates import CERTIFICATE_STATE_NAMES


def finance_told(paper: FinancePaper, speech: Speech) -> Report:
    """`certificates finance`: the numbers issued in these days, and those issued before that were made void in them."""
    _, handed = speech.translate, sum(record.finance_copy_handed for record in paper.numbers)
    days = {"from": paper.first_day.isoformat(), "to": paper.last_day.isoformat()}
    text = _(N_("{first} to {last}: {handed} finance copies are handed over of {count} numbers."))
    lines = [text.format(first=days["from"], last=days["to"], handed=handed, count=len(paper.numbers))]
    lines += [_number_line(record, speech) for record in paper.numbers]
    if paper.recalled:
        lines.append(_(N_("Issued before and void in these days:")))
        lines += [_number_line(record, speech) for record in paper.recalled]
    data = {
        **days,
        "handed": handed,
        "numbers": [_number(record) for record in paper.numbers],
        "recalled": [_number(record) for record in paper.recalled],
    }
    return Report(data, tuple(lines))


def _number(record: NumberRecord) -> dict[str, object]:
    return {
        "number": format_number(record.number),
        "state": record.state.value,
        "issued_on": record.issued_on.isoformat(),
        "unit": record.unit,
        "client": record.client,
        "signed_on": None if record.signed_on is None else record.signed_on.isoformat(),
        "handed": record.finance_copy_handed,
        "complete": record.finance_copy_complete,
        "replaces": None if record.replaces is None else format_number(record.replaces),
    }


def _number_line(record: NumberRecord, speech: Speech) -> str:
    """Return the number with day, unit, client, and what there is to know of its finance copy."""
    _ = speech.translate
    if record.state is not CertificateState.ISSUED:
        said = _(CERTIFICATE_STATE_NAMES[record.state.value])
    elif record.finance_copy_complete:
        said = _(N_("sealed and signed"))
    else:
        said = _(N_("seal or signature missing"))
    words = (format_number(record.number), record.issued_on.isoformat(), record.unit, record.client, said)
    return "  ".join(word for word in words if word)


def counts_told(paper: BlankCountPaper, speech: Speech) -> Report:
    """`certificates counts`: how many blanks two people counted, and how many there should be."""
    _ = speech.translate
    text = _(N_("{at}  {counter}: {counted} counted, {expected} expected, by {name} and {witness}"))
    lines = [
        text.format(
            at=f"{each.count.counted_at:%Y-%m-%d %H:%M}",
            counter=each.count.counter,
            counted=each.count.counted,
            expected=each.count.expected,
            name=each.count.counted_by,
            witness=each.count.witnessed_by,
        )
        for each in paper.counts
    ]
    return Report({"counts": [_count(each) for each in paper.counts]}, tuple(lines) or (_(N_("No blanks were counted yet.")),))


def _count(counted: CountedBlanks) -> dict[str, object]:
    count, book = counted.count, counted.book
    return {
        "counted_at": count.counted_at.isoformat(),
        "counter": count.counter,
        "book": None if book is None else format_number(book.first),
        "first_blank": None if count.first_blank is None else format_number(count.first_blank),
        "counted": count.counted,
        "expected": count.expected,
        "counted_by": count.counted_by,
        "witnessed_by": count.witnessed_by,
        "remark": count.remark,
    }


def application_told(paper: ApplicationPaper, speech: Speech) -> Report:
    """`certificates application`: what is asked for, the usage that it reports, its review and what was decided."""
    _, asked = speech.translate, paper.application
    usage = {"used": asked.last_used, "void": asked.last_void, "blank": asked.last_blank, "incident": asked.last_incident}
    text = _(
        N_("Application {number}: {books} books. The last lot: {used} used, {void} void, {blank} blank, {incident} incidents.")
    )
    lines = [text.format(number=asked.number, books=asked.books, **usage)]
    if asked.refused_on is not None:
        lines.append(_(N_("Refused on {day}: {review}")).format(day=asked.refused_on.isoformat(), review=asked.review))
    elif asked.reviewed_on is not None:
        reviewed = _(N_("Reviewed by {name}: {review}"))
        lines.append(reviewed.format(name=asked.reviewed_by, review=asked.review))
    if asked.approved_on is not None:
        approved = _(N_("approved on {day} by {name}"))
        lines.append(approved.format(day=asked.approved_on.isoformat(), name=asked.approved_by))
    days = {
        "applied": asked.applied_on,
        "reviewed": asked.reviewed_on,
        "approved": asked.approved_on,
        "refused": asked.refused_on,
    }
    data = {
        "number": asked.number,
        "homes": asked.homes,
        "spaces": asked.spaces,
        "in_hand": asked.in_hand,
        "reserve": asked.reserve,
        "books": asked.books,
        "last_lot": usage,
        "review": asked.review,
        **{name: None if day is None else day.isoformat() for name, day in days.items()},
        "received": None if paper.received is None else paper.received.lot.received_on.isoformat(),
    }
    return Report(data, tuple(lines))
