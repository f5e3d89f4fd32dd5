"""The columns of the copy of certificates: a used number a line, in order, void ones in their place (C1, C7)."""

from app.desk.plain_tables.lines import CertificateLine
from app.desk.plain_tables.order import PlainTable
from app.procedure.case import Signer
from app.procedure.certificates import ALL_COPIES, format_number
from app.texts import N_
from app.texts.certificates import CERTIFICATE_STATE_NAMES
from app.texts.names import COPY_NAMES
from reports.plain_tables.cases import CASE, PROJECT
from reports.plain_tables.column import PlainColumn, TableForm, ValueKind, Words
from reports.plain_tables.fees import UNIT


def _book(line: CertificateLine, _: Words) -> str:
    if line.first is None or line.last is None:
        return ""
    return f"{format_number(line.first)}–{format_number(line.last)}"


def _copies(copies: tuple[str, ...], words: Words) -> str:
    """Their names with the list comma of the language."""
    comma = words.translate(N_("{a}, {b}")).format(a="", b="")
    return comma.join(words.translate(COPY_NAMES[copy]) for copy in ALL_COPIES if copy in copies)


def _by_agent(line: CertificateLine, words: Words) -> str:
    return "" if line.signed_on is None else words.yes_or_no(value=line.signer is Signer.AGENT)


CERTIFICATES = TableForm(
    PlainTable.CERTIFICATES,
    N_("Move-in certificates"),
    (
        PlainColumn(
            N_("Certificate №"),
            N_("The number, five digits or more."),
            ValueKind.NUMBER_TEXT,
            lambda line, _: format_number(line.number),
        ),
        PlainColumn(N_("Book of the number"), N_("First and last number of its book."), ValueKind.NUMBER_TEXT, _book),
        PlainColumn(N_("Counter"), N_("The counter where the book lies."), ValueKind.TEXT, lambda line, _: line.counter),
        PlainColumn(
            N_("State"),
            N_("Being filled in, issued, void or an incident."),
            ValueKind.WORD,
            lambda line, words: words.translate(CERTIFICATE_STATE_NAMES[line.state.value]),
        ),
        PlainColumn(N_("Issued on"), N_("The day on which the number was taken."), ValueKind.DAY, lambda line, _: line.issued_on),
        PlainColumn(N_("Issued by"), N_("Who filled it in."), ValueKind.TEXT, lambda line, _: line.issued_by),
        PROJECT,
        CASE,
        UNIT,
        PlainColumn(N_("Client"), N_("The client as the paper names him."), ValueKind.TEXT, lambda line, _: line.client),
        PlainColumn(N_("Last day by the notice"), N_("As the paper has it."), ValueKind.DAY, lambda line, _: line.last_day),
        PlainColumn(
            N_("Day the client signs"),
            N_("The actual day of moving in, never dated back."),
            ValueKind.DAY,
            lambda line, _: line.signed_on,
        ),
        PlainColumn(
            N_("Signed by"), N_("The client, or the agent who signed."), ValueKind.TEXT, lambda line, _: line.signer_name
        ),
        PlainColumn(N_("Signed by an agent"), N_("Whether it was an agent; empty while unsigned."), ValueKind.WORD, _by_agent),
        PlainColumn(
            N_("Copies with seal"),
            N_("Which of the three copies bear the seal."),
            ValueKind.TEXT,
            lambda line, words: _copies(line.sealed, words),
        ),
        PlainColumn(
            N_("Copies with signature"),
            N_("Which of the three copies bear the signature."),
            ValueKind.TEXT,
            lambda line, words: _copies(line.signed, words),
        ),
        PlainColumn(
            N_("Replaces №"),
            N_("The number of the same case that it replaces."),
            ValueKind.NUMBER_TEXT,
            lambda line, _: "" if line.replaces is None else format_number(line.replaces),
        ),
        PlainColumn(N_("Void since"), N_("The day on which it was marked void."), ValueKind.DAY, lambda line, _: line.void_on),
        PlainColumn(
            N_("Why it is void"), N_("The reason that was written down."), ValueKind.TEXT, lambda line, _: line.void_reason
        ),
        PlainColumn(
            N_("Copies bound"),
            N_("How many of the three copies came back to be bound."),
            ValueKind.WHOLE,
            lambda line, _: line.returned,
        ),
    ),
)
