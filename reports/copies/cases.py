"""The columns of the copy of cases: the computer archive 计算机档案, with how far each case came."""

from app.desk.copies.lines import CaseLine
from app.desk.copies.order import PlainCopy
from app.procedure.case import Ending
from app.procedure.certificates import format_number
from app.texts import N_
from app.texts.values import ENDINGS, ORIGINS, PARTIES, TENURES, UNIT_KINDS, USES, VERDICTS, identity_kind_name
from reports.copies.column import Column, CopyTable, Kind, Words

PROJECT = Column(N_("Project"), N_("The project whose unit is handed over."), Kind.TEXT, lambda line, _: line.project)
CASE = Column(
    N_("Case №"),
    N_("The number of the case, unique within its project; it ties the copies together."),
    Kind.TEXT,
    lambda line, _: line.case,
)


def _step(line: CaseLine, words: Words) -> str:
    """Where the case stands; one that has ended says how."""
    if line.ending is not Ending.OPEN:
        return words.named(ENDINGS, line.ending)
    return line.procedure.name(f"step:{line.step}", words.language) if line.step else ""


def _identity_kind(line: CaseLine, words: Words) -> str:
    name = identity_kind_name(line.identity_kind)
    return words.translate(name) if name else ""


def _certificate(line: CaseLine, _: Words) -> str:
    return "" if line.certificate is None else format_number(line.certificate)


CASES = CopyTable(
    PlainCopy.CASES,
    N_("Cases"),
    (
        PROJECT,
        CASE,
        Column(
            N_("Kind of unit"),
            N_("A home or a parking space."),
            Kind.WORD,
            lambda line, words: words.named(UNIT_KINDS, line.kind),
        ),
        Column(N_("Building"), N_("As the roster names it."), Kind.TEXT, lambda line, _: line.building),
        Column(N_("Entrance"), N_("As the roster names it."), Kind.TEXT, lambda line, _: line.entrance),
        Column(N_("Floor"), N_("As the roster names it."), Kind.TEXT, lambda line, _: line.floor),
        Column(N_("Room"), N_("The room, or the number of the parking space."), Kind.TEXT, lambda line, _: line.room),
        Column(N_("Floor area"), N_("Floor area by the roster."), Kind.AREA, lambda line, _: line.area),
        Column(N_("Layout"), N_("Rooms by the roster."), Kind.TEXT, lambda line, _: line.layout),
        Column(
            N_("Owner or tenant"),
            N_("Whether the client owns or rents."),
            Kind.WORD,
            lambda line, words: words.named(TENURES, line.tenure),
        ),
        Column(N_("Client is"), N_("A person or a company."), Kind.WORD, lambda line, words: words.named(PARTIES, line.party)),
        Column(
            N_("Household in"),
            N_("Where the client's household is registered."),
            Kind.WORD,
            lambda line, words: words.named(ORIGINS, line.origin),
        ),
        Column(N_("Client"), N_("The client's name: the card's, else the notice's."), Kind.TEXT, lambda line, _: line.client),
        Column(N_("Identity paper"), N_("What kind of paper the number is of."), Kind.WORD, _identity_kind),
        Column(
            N_("Identity number"),
            N_("Masked with * unless personal data were asked for."),
            Kind.NUMBER_TEXT,
            lambda line, _: line.identity_number,
        ),
        Column(
            N_("Credit code"), N_("A company's unified social credit code."), Kind.NUMBER_TEXT, lambda line, _: line.credit_code
        ),
        Column(
            N_("Telephone"),
            N_("Masked with * unless personal data were asked for."),
            Kind.NUMBER_TEXT,
            lambda line, _: line.phone,
        ),
        Column(N_("Address"), N_("Empty unless personal data were asked for."), Kind.TEXT, lambda line, _: line.address),
        Column(N_("Use"), N_("What the unit is used for."), Kind.WORD, lambda line, words: words.named(USES, line.use)),
        Column(
            N_("Renovates"),
            N_("Whether the client applies to renovate."),
            Kind.WORD,
            lambda line, words: words.yes_or_no(value=line.renovating),
        ),
        Column(
            N_("Entrusts the unit"),
            N_("Whether the unit is entrusted to the manager."),
            Kind.WORD,
            lambda line, words: words.yes_or_no(value=line.entrusted),
        ),
        Column(N_("Number of the notice"), N_("The number of the move-in notice."), Kind.TEXT, lambda line, _: line.notice),
        Column(N_("Last day by the notice"), N_("The last day that the notice sets."), Kind.DAY, lambda line, _: line.last_day),
        Column(N_("Opened on"), N_("The day of reception."), Kind.DAY, lambda line, _: line.opened_on),
        Column(N_("Stands at"), N_("The step where the case waits, or how it ended."), Kind.WORD, _step),
        Column(N_("Ended on"), N_("The day on which it was filed or refused."), Kind.DAY, lambda line, _: line.ended_on),
        Column(N_("Certificate №"), N_("The number of the move-in certificate in force."), Kind.NUMBER_TEXT, _certificate),
        Column(
            N_("Client's verdict"),
            N_("The client's verdict of the last inspection."),
            Kind.WORD,
            lambda line, words: words.named(VERDICTS, line.verdict),
        ),
        Column(N_("Inspected on"), N_("The day of the last inspection."), Kind.DAY, lambda line, _: line.inspected_on),
        Column(N_("Charged (yuan)"), N_("All charges but those not due."), Kind.YUAN, lambda line, _: line.charged),
        Column(N_("Paid (yuan)"), N_("What of it is paid."), Kind.YUAN, lambda line, _: line.paid),
        Column(N_("Deferred (yuan)"), N_("What of it is deferred."), Kind.YUAN, lambda line, _: line.deferred),
        Column(N_("Box"), N_("Where the paper archive stands."), Kind.TEXT, lambda line, _: line.box),
        Column(N_("Folder"), N_("Where the paper archive stands."), Kind.TEXT, lambda line, _: line.folder),
        Column(N_("Page"), N_("Where the paper archive stands."), Kind.TEXT, lambda line, _: line.page),
    ),
)
