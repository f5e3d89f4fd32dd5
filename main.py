"""The command line of Ruzhu; without a subcommand it opens the window."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from app.archive.database.connection import database_trouble
from app.commands.line import Line
from app.commands.speech import Speech
from app.commands.streams import aside, prepare_streams
from app.commands.tool import build
from app.commands.usage import taken, usage_reason
from app.desk.control.papers import Printable, StubBookPaper
from app.desk.desk import Desk
from app.desk.household import queries
from app.desk.plain_tables.order import DescribedTable, PlainTable, TableOrder, TableProgress, WrittenTable
from app.desk.site import local_clock
from app.errors import RuzhuError
from app.exchange.partners.cards import Card
from app.logs import log_unexpected
from app.procedure.reason import Reason
from app.texts.translator import LANGUAGES


class PaperPrinters:
    """What draws the papers: fonts and reportlab are loaded only where something is printed."""

    def packet(self, desk: Desk, case_id: str, speech: Speech) -> bytes:
        """The packet of one case as PDF."""
        from reports.packet import packet  # noqa: PLC0415 see above

        file, procedure = queries.case_file(desk, case_id), queries.procedure_of(desk, case_id)
        return packet(file, procedure, speech.translate, speech.language, desk.today(), operator=desk.operator_name)

    def paper(self, paper: Printable, speech: Speech, *, as_workbook: bool) -> bytes:
        """A paper of control as PDF or workbook."""
        from reports.control.files import paper_file  # noqa: PLC0415 see above

        return paper_file(paper, speech.translate, as_workbook=as_workbook)

    def stubs(self, books: Sequence[StubBookPaper], speech: Speech, *, as_workbook: bool) -> bytes:
        """Covers and stubs of books as PDF or workbook."""
        from reports.control.files import stubs_file  # noqa: PLC0415 see above

        return stubs_file(books, speech.translate, as_workbook=as_workbook)

    def card(self, card: Card, desk: Desk, speech: Speech) -> bytes:
        """The card of the archive as PDF."""
        from reports.pairing_card import pairing_card  # noqa: PLC0415 see above

        return pairing_card(card, desk.operator_name, desk.today(), speech.translate)

    def copies(self, desk: Desk, order: TableOrder, speech: Speech, tell: TableProgress) -> tuple[WrittenTable, ...]:
        """Plain copies for other systems, written into a folder."""
        from reports.plain_tables.files import write_tables  # noqa: PLC0415 see above

        return write_tables(desk, order, speech.translate, speech.language, tell)

    def described_tables(self, what: Sequence[PlainTable], speech: Speech) -> tuple[DescribedTable, ...]:
        """The columns of these plain tables in words."""
        from reports.plain_tables.described import described_tables  # noqa: PLC0415 see above

        return described_tables(what, speech.translate)


def run_window(archive: Path | None, language: str) -> int:
    """Show the window until it is closed; gives the exit status."""
    from ui.run import run_window  # noqa: PLC0415 a command that shows no window must not need Qt

    return run_window(archive, language)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status: 0 done, 1 a check found something wrong, 2 input or arguments unusable."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    as_json = "--json" in given
    given = [argument for argument in given if argument != "--json"]
    asked = taken(given, "--language")
    language = asked or os.environ.get("RUZHU_LANGUAGE", LANGUAGES[0])
    prepare_streams()
    line = Line(Speech.of(language if language in LANGUAGES else LANGUAGES[0]), PaperPrinters(), as_json=as_json)
    if asked is not None and asked not in LANGUAGES:
        return line.refuse(Reason.of("command.value_unusable", option="--language"), 2)
    status = _run(line, given)
    line.output.finish()
    lost = line.output.lost
    return status if lost is None else line.refuse(Reason.of("command.answer_lost", detail=lost.strerror or lost), 2)


def _run(line: Line, given: list[str]) -> int:
    """Run the command and say what came of it; gives the exit status."""
    try:
        with aside(wanted=line.as_json) as said:
            status = build(line, run_window)(list(given), standalone_mode=False)
    except RuzhuError as error:
        return line.refuse(error.reason, error.exit_status, error.details)
    except (typer.Abort, KeyboardInterrupt):
        return line.refuse(Reason.of("command.interrupted"), 2)
    except Exception as error:  # noqa: BLE001 the boundary: what nobody expected is logged whole and told in one sentence
        return line.refuse(_reason(error, given), 2)
    if said.getvalue():
        line.say_object({"help": said.getvalue()})
    return status if isinstance(status, int) else 0


def _reason(error: Exception, given: list[str]) -> Reason:
    unusable = usage_reason(error, given)
    if unusable is not None:
        return unusable
    trouble = database_trouble(error)
    return trouble.reason if trouble is not None else Reason.of("command.unexpected", file=log_unexpected(error, local_clock()))


if __name__ == "__main__":
    sys.exit(main())
