"""The columns of the copy of cases: the computer archive 计算机档案, with how far each case came."""

from app.archive.tables.declared import Copied, Shown
from app.desk.fields import COPIED
from app.desk.plain_tables.lines import CaseLine
from app.desk.plain_tables.order import PlainTable
from app.procedure.case import Ending
from app.procedure.certificates import format_number
from app.procedure.progress import UNUSABLE
from app.texts import N_
from app.texts.names import NO_STEP
from app.texts.values import ENDINGS, ORIGINS, PARTIES, TENURES, UNIT_KINDS, USES, VERDICTS, identity_kind_name
from reports.plain_tables.column import PlainColumn, TableForm, ValueKind, Words

PROJECT = PlainColumn(N_("Project"), N_("The project whose unit is handed over."), ValueKind.TEXT, lambda line, _: line.project)
CASE = PlainColumn(
    N_("Case №"),
    N_("The number of the case, unique within its project; it ties the copies together."),
    ValueKind.TEXT,
    lambda line, _: line.case,
)


def _step(line: CaseLine, words: Words) -> str:
    """Where the case stands; one that has ended says how."""
    if line.ending is not Ending.OPEN:
        return words.named(ENDINGS, line.ending)
    if line.step == UNUSABLE:
        return words.translate(NO_STEP)
    return line.procedure.name(f"step:{line.step}", words.language) if line.step else ""


def _identity_kind(line: CaseLine, words: Words) -> str:
    name = identity_kind_name(line.identity_kind)
    return words.translate(name) if name else ""


def _certificate(line: CaseLine, _: Words) -> str:
    return "" if line.certificate is None else format_number(line.certificate)


_KINDS = {Copied.TEXT: ValueKind.TEXT, Copied.DIGITS: ValueKind.NUMBER_TEXT}
_UNASKED = {
    Shown.MASKED: N_("Masked with * unless personal data were asked for."),
    Shown.HIDDEN: N_("Empty unless personal data were asked for."),
}


_PLACED = ("identity_number", "credit_code", "phone", "address")
"""Particulars that stand beside the client's name; whatever else is declared to be copied comes last, so that no column moves."""


def _particular(name: str) -> PlainColumn:
    """Return the column of one of the client's particulars, which is copied by its declaration."""
    said = COPIED[name]
    kind = _KINDS[said.copied or Copied.TEXT]
    return PlainColumn(said.label, said.meaning or _UNASKED[said.shown], kind, lambda line, _: line.particulars[name])


CASES = TableForm(
    PlainTable.CASES,
    N_("Cases"),
    (
        PROJECT,
        CASE,
        PlainColumn(
            N_("Kind of unit"),
            N_("A home or a parking space."),
            ValueKind.WORD,
            lambda line, words: words.named(UNIT_KINDS, line.kind),
        ),
        PlainColumn(N_("Building"), N_("As the roster names it."), ValueKind.TEXT, lambda line, _: line.building),
        PlainColumn(N_("Entrance"), N_("As the roster names it."), ValueKind.TEXT, lambda line, _: line.entrance),
        PlainColumn(N_("Floor"), N_("As the roster names it."), ValueKind.TEXT, lambda line, _: line.floor),
        PlainColumn(N_("Room"), N_("The room, or the number of the parking space."), ValueKind.TEXT, lambda line, _: line.room),
        PlainColumn(N_("Floor area"), N_("Floor area by the roster."), ValueKind.AREA, lambda line, _: line.area),
        PlainColumn(N_("Layout"), N_("Rooms by the roster."), ValueKind.TEXT, lambda line, _: line.layout),
        PlainColumn(
            N_("Owner or tenant"),
            N_("Whether the client owns or rents."),
            ValueKind.WORD,
            lambda line, words: words.named(TENURES, line.tenure),
        ),
        PlainColumn(
            N_("Client is"), N_("A person or a company."), ValueKind.WORD, lambda line, words: words.named(PARTIES, line.party)
        ),
        PlainColumn(
            N_("Household in"),
            N_("Where the client's household is registered."),
            ValueKind.WORD,
            lambda line, words: words.named(ORIGINS, line.origin),
        ),
        PlainColumn(
            N_("Client"), N_("The client's name: the card's, else the notice's."), ValueKind.TEXT, lambda line, _: line.client
        ),
        PlainColumn(N_("Identity paper"), N_("What kind of paper the number is of."), ValueKind.WORD, _identity_kind),
        *map(_particular, _PLACED),
        PlainColumn(N_("Use"), N_("What the unit is used for."), ValueKind.WORD, lambda line, words: words.named(USES, line.use)),
        PlainColumn(
            N_("Renovates"),
            N_("Whether the client applies to renovate."),
            ValueKind.WORD,
            lambda line, words: words.yes_or_no(value=line.renovating),
        ),
        PlainColumn(
            N_("Entrusts the unit"),
            N_("Whether the unit is entrusted to the manager."),
            ValueKind.WORD,
            lambda line, words: words.yes_or_no(value=line.entrusted),
        ),
        PlainColumn(
            N_("Number of the notice"), N_("The number of the move-in notice."), ValueKind.TEXT, lambda line, _: line.notice
        ),
        PlainColumn(
            N_("Last day by the notice"), N_("The last day that the notice sets."), ValueKind.DAY, lambda line, _: line.last_day
        ),
        PlainColumn(N_("Opened on"), N_("The day of reception."), ValueKind.DAY, lambda line, _: line.opened_on),
        PlainColumn(N_("Stands at"), N_("The step where the case waits, or how it ended."), ValueKind.WORD, _step),
        PlainColumn(
            N_("Ended on"), N_("The day on which it was filed or refused."), ValueKind.DAY, lambda line, _: line.ended_on
        ),
        PlainColumn(
            N_("Certificate №"), N_("The number of the move-in certificate in force."), ValueKind.NUMBER_TEXT, _certificate
        ),
        PlainColumn(
            N_("Client's verdict"),
            N_("The client's verdict of the last inspection."),
            ValueKind.WORD,
            lambda line, words: words.named(VERDICTS, line.verdict),
        ),
        PlainColumn(N_("Inspected on"), N_("The day of the last inspection."), ValueKind.DAY, lambda line, _: line.inspected_on),
        PlainColumn(N_("Charged (yuan)"), N_("All charges but those not due."), ValueKind.YUAN, lambda line, _: line.charged),
        PlainColumn(N_("Paid (yuan)"), N_("What of it is paid."), ValueKind.YUAN, lambda line, _: line.paid),
        PlainColumn(N_("Deferred (yuan)"), N_("What of it is deferred."), ValueKind.YUAN, lambda line, _: line.deferred),
        PlainColumn(N_("Box"), N_("Where the paper archive stands."), ValueKind.TEXT, lambda line, _: line.box),
        PlainColumn(N_("Folder"), N_("Where the paper archive stands."), ValueKind.TEXT, lambda line, _: line.folder),
        PlainColumn(N_("Page"), N_("Where the paper archive stands."), ValueKind.TEXT, lambda line, _: line.page),
        *(_particular(name) for name in COPIED if name not in _PLACED),
    ),
)
