"""The command line of Ruzhu; without a subcommand it opens the window."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from app.archive.connection import database_trouble
from app.commands import archives, control, handover
from app.commands.help_texts import translate_help
from app.commands.papers import write_paper
from app.commands.passwords import read_password
from app.commands.report import Report
from app.commands.speech import Speech
from app.commands.streams import Output, aside, prepare_streams
from app.commands.usage import taken, usage_reason
from app.desk import control_queries, queries
from app.desk.checking_certificates import check_certificate, check_signature
from app.desk.control_papers import LedgerPaper, StubBookPaper, UsagePaper
from app.desk.desk import Desk
from app.desk.ledger import read_ledger
from app.desk.site import local_clock, open_desk
from app.desk.site_keys import read_site_keys
from app.errors import InputError, RuzhuError
from app.logs import log_unexpected
from app.procedure.reason import Reason
from app.texts import N_
from app.texts.translator import LANGUAGES

MOST_HOUSEHOLDS = 200

ArchiveFolder = Annotated[Path, typer.Option("--archive", help=N_("The folder of the archive."))]
Operator = Annotated[str | None, typer.Option("--operator", help=N_("Whose password it is."))]
PaperFile = Annotated[Path | None, typer.Option("--out", help=N_("The .pdf or .xlsx to write."))]
PasswordFile = Annotated[Path | None, typer.Option("--password-file", help=N_("A file whose first line is the password."))]


class Line:
    """One run of the command line: its language, and whether it answers in JSON."""

    def __init__(self, speech: Speech, *, as_json: bool) -> None:
        self.speech = speech
        self.as_json = as_json
        self.output = Output()

    def answer(self, report: Report) -> None:
        """Print the report and end with its exit status."""
        if self.as_json:
            self.say_object(report.data)
        else:
            for line in report.lines:
                self.output.say(line)
        raise typer.Exit(report.status)

    def say_object(self, data: Mapping[str, object]) -> None:
        """The one JSON object of `--json`."""
        self.output.say(json.dumps(data, ensure_ascii=False))

    @contextmanager
    def desk(self, archive: Path, operator: str | None, password_file: Path | None, *, reading: bool) -> Iterator[Desk]:
        """The archive, open until the block ends."""
        desk = open_desk(archive, operator=operator, password=read_password(password_file, self.speech), reading=reading)
        try:
            yield desk
        finally:
            desk.archive.close()

    def refuse(self, reason: Reason, status: int) -> int:
        """Say in one line why nothing was done."""
        said = self.speech.say(reason)
        if self.as_json:
            self.say_object({"error": said, "code": reason.code})
        print(said, file=sys.stderr)  # noqa: T201 the answer of a command
        return status


def build(line: Line) -> Callable[..., object]:
    """The command line in one language."""
    tool = typer.Typer(name="ruzhu", add_completion=False, pretty_exceptions_enable=False, no_args_is_help=False)
    _add_archive_commands(tool, line)
    _add_backup_commands(tool, line)
    _add_handover_commands(tool, line)
    _add_paper_commands(tool, line)

    @tool.callback(invoke_without_command=True, help=N_("The move-in counter, from reception to the archive."))
    def window(
        context: typer.Context, archive: Annotated[Path | None, typer.Option(help=N_("The folder of the archive."))] = None
    ) -> None:
        if context.invoked_subcommand is None:
            from ui.run import run_window  # noqa: PLC0415 a command that shows no window must not need Qt

            raise typer.Exit(run_window(archive, line.speech.language))

    command = typer.main.get_command(tool)
    translate_help(command, line.speech.translate)
    return command


def _add_archive_commands(tool: typer.Typer, line: Line) -> None:
    speech = line.speech
    _ = speech.translate

    @tool.command(help=N_("Make an archive."))
    def init(
        archive: ArchiveFolder,
        site: Annotated[str, typer.Option(help=N_("The project's name."))],
        station: Annotated[str, typer.Option(help=N_("The station's label."))],
        role: Annotated[str, typer.Option(help="counter | headquarters")] = "counter",
        operator: Operator = None,
        password_file: PasswordFile = None,
    ) -> None:
        if role not in ("counter", "headquarters"):
            raise InputError.of("command.arguments", detail=f"--role {role}")
        name = operator or _(N_("Manager"))
        line.answer(archives.make_archive(archive, site, station, role, name, read_password(password_file, speech), speech))

    @tool.command(help=N_("Verify pages, journal, ledger, and every table against the journal."))
    def verify(archive: ArchiveFolder, operator: Operator = None, password_file: PasswordFile = None) -> None:
        password = read_password(password_file, speech)
        line.answer(archives.verify_folder(archive, operator, password, speech))


def _add_backup_commands(tool: typer.Typer, line: Line) -> None:
    speech = line.speech

    @tool.command(help=N_("Back the archive up into a new folder below another."))
    def backup(
        archive: ArchiveFolder,
        to: Annotated[Path, typer.Option("--to", help=N_("Where backups lie."))],
        operator: Operator = None,
        password_file: PasswordFile = None,
    ) -> None:
        with line.desk(archive, operator, password_file, reading=True) as desk:
            report = archives.make_backup(desk, to, speech)
        line.answer(report)

    @tool.command(help=N_("Restore a backup."))
    def restore(
        backup: Annotated[Path, typer.Argument(help=N_("The folder of the backup."))],
        archive: ArchiveFolder,
        operator: Operator = None,
        password_file: PasswordFile = None,
    ) -> None:
        line.answer(archives.restore_backup(backup, archive, operator, read_password(password_file, speech), speech))


def _add_handover_commands(tool: typer.Typer, line: Line) -> None:
    speech = line.speech

    @tool.command(help=N_("Read units, clients and notices from .xlsx or .csv."))
    def roster(
        file: Annotated[Path, typer.Argument(help=N_("The roster."))],
        archive: ArchiveFolder,
        dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("Write nothing."))] = False,
        good_rows: Annotated[bool, typer.Option("--good-rows", help=N_("Take the good rows though others are bad."))] = False,
        operator: Operator = None,
        password_file: PasswordFile = None,
    ) -> None:
        with line.desk(archive, operator, password_file, reading=dry_run) as desk:
            report = handover.take_roster(desk, file, speech, dry_run=dry_run, good_rows=good_rows)
        line.answer(report)

    @tool.command(help=N_("List cases and the step each waits at."))
    def cases(
        archive: ArchiveFolder,
        search: Annotated[str, typer.Option(help=N_("Unit, name, pinyin or number."))] = "",
        operator: Operator = None,
        password_file: PasswordFile = None,
    ) -> None:
        with line.desk(archive, operator, password_file, reading=True) as desk:
            report = handover.list_cases(desk, search, speech)
        line.answer(report)

    certificates = typer.Typer(help=N_("The numbered certificates."))
    tool.add_typer(certificates, name="certificates")

    _add_control_commands(certificates, line)
    _add_stub_command(certificates, line)
    _add_check_commands(certificates, line)


def _add_control_commands(certificates: typer.Typer, line: Line) -> None:
    speech = line.speech

    @certificates.command(help=N_("The ledger of all books and its proof."))
    def ledger(
        archive: ArchiveFolder, out: PaperFile = None, operator: Operator = None, password_file: PasswordFile = None
    ) -> None:
        with line.desk(archive, operator, password_file, reading=True) as desk:
            report = handover.certificate_ledger(desk, speech)
            if out is not None:
                report = _written(control_queries.ledger_paper(desk), report, out, speech)
        line.answer(report)

    @certificates.command(help=N_("How a lot was used."))
    def usage(
        archive: ArchiveFolder,
        lot: Annotated[str | None, typer.Argument(help=N_("The lot's first number; without it the last lot."))] = None,
        out: PaperFile = None,
        operator: Operator = None,
        password_file: PasswordFile = None,
    ) -> None:
        with line.desk(archive, operator, password_file, reading=True) as desk:
            paper = control_queries.usage_paper(desk, control.first_number(lot))
            report = control.usage_told(paper, speech)
            if out is not None:
                report = _written(paper, report, out, speech)
        line.answer(report)


def _add_stub_command(certificates: typer.Typer, line: Line) -> None:
    speech = line.speech

    @certificates.command(help=N_("Books of stubs in number order, void ones in their place."))
    def stubs(
        archive: ArchiveFolder,
        book: Annotated[
            str | None, typer.Argument(help=N_("The book's first number; without it all that were handed back."))
        ] = None,
        out: PaperFile = None,
        operator: Operator = None,
        password_file: PasswordFile = None,
    ) -> None:
        with line.desk(archive, operator, password_file, reading=True) as desk:
            books = control_queries.stub_books(desk, control.first_number(book))
            report = control.stubs_told(books, speech)
            if out is not None:
                report = _written(books, report, out, speech)
        line.answer(report)


def _add_check_commands(certificates: typer.Typer, line: Line) -> None:
    @certificates.command(help=N_("Say whether a certificate is genuine, void, altered or unknown."))
    def check(
        what: Annotated[str, typer.Argument(help=N_("Its code, a file or picture of it, or - for standard input."))],
        archive: Annotated[Path | None, typer.Option("--archive", help=N_("The folder of the archive."))] = None,
        keys: Annotated[
            Path | None, typer.Option("--keys", help=N_("A file of public keys, where no archive is at hand."))
        ] = None,
        operator: Operator = None,
        password_file: PasswordFile = None,
    ) -> None:
        from app.commands import certificate_checks  # noqa: PLC0415 what reads pictures is loaded only where one may be read

        code = certificate_checks.read_code(what)
        if archive is not None:
            with line.desk(archive, operator, password_file, reading=True) as desk:
                checked = check_certificate(desk, code)
        elif keys is not None:
            checked = check_signature(read_site_keys(keys), code)
        else:
            raise InputError.of("seal.archive_or_keys")
        line.answer(certificate_checks.told(checked, line.speech))

    @certificates.command(help=N_("Write the public keys that checking away from the archive takes."))
    def keys(
        archive: ArchiveFolder,
        out: Annotated[Path, typer.Option("--out", help=N_("The file to write."))],
        operator: Operator = None,
        password_file: PasswordFile = None,
    ) -> None:
        with line.desk(archive, operator, password_file, reading=True) as desk:
            report = archives.write_public_keys(desk, out, line.speech)
        line.answer(report)


def _add_paper_commands(tool: typer.Typer, line: Line) -> None:
    speech = line.speech
    _ = speech.translate

    @tool.command(help=N_("The printed packet of one case."))
    def packet(
        case: Annotated[str, typer.Argument(help=N_("The case: its number, its unit or the client's name."))],
        archive: ArchiveFolder,
        out: Annotated[Path, typer.Option("--out", help=N_("The PDF to write."))],
        operator: Operator = None,
        password_file: PasswordFile = None,
    ) -> None:
        with line.desk(archive, operator, password_file, reading=True) as desk:
            case_id = queries.find_case(desk, case)
            _write_packet(desk, case_id, out, speech)
        line.answer(Report({"packet": str(out)}, (_(N_("The packet is written to {file}.")).format(file=out),)))

    @tool.command(help=N_("Take sample households through the whole procedure."))
    def demo(
        out: Annotated[Path, typer.Option("--out", help=N_("An empty folder."))],
        households: Annotated[int, typer.Option(min=1, max=MOST_HOUSEHOLDS, help=N_("How many."))] = 6,
    ) -> None:
        line.answer(_run_demo(out, households, line))


def _written(paper: LedgerPaper | UsagePaper | tuple[StubBookPaper, ...], report: Report, out: Path, speech: Speech) -> Report:
    """Write a paper of control as PDF or workbook, by the name of the file. Raises InputError."""
    as_workbook = control.kind_of(out) == control.WORKBOOK
    if isinstance(paper, tuple) and not paper:
        raise InputError.of("certificates.no_stubs")
    from reports.control.files import paper_file, stubs_file  # noqa: PLC0415 fonts and reportlab are loaded only to print

    if isinstance(paper, tuple):
        content = stubs_file(paper, speech.translate, as_workbook=as_workbook)
    else:
        content = paper_file(paper, speech.translate, as_workbook=as_workbook)
    write_paper(out, content)
    return control.written(report, out, speech)


def _write_packet(desk: Desk, case_id: str, out: Path, speech: Speech) -> None:
    from reports.packet import packet  # noqa: PLC0415 fonts and reportlab are loaded only where something is printed

    file, procedure = queries.case_file(desk, case_id), queries.procedure_of(desk, case_id)
    content = packet(file, procedure, speech.translate, speech.language, desk.today(), operator=desk.operator_name)
    write_paper(out, content)


def _run_demo(out: Path, households: int, line: Line) -> Report:
    from app.demo import run_demo  # noqa: PLC0415 nothing else needs the sample site

    _ = line.speech.translate
    packets: list[str] = []
    with Progress(console=Console(stderr=True), transient=True, disable=line.as_json or not sys.stderr.isatty()) as progress:
        task = progress.add_task(_(N_("Households")), total=households * 2)
        made = run_demo(out / "archive", households, progress=lambda done: progress.update(task, completed=done))
        desk = made.desk
        try:
            for case_id in made.case_ids:
                file = queries.case_file(desk, case_id)
                name = f"{file.case.number} {file.unit.label}.pdf".replace(" ", "_")
                _write_packet(desk, case_id, out / "packets" / name, line.speech)
                packets.append(str(out / "packets" / name))
                progress.advance(task)
            ledger = read_ledger(desk.database)
        finally:
            desk.archive.close()
    void = sum(book.void for book in ledger.books)
    issued = sum(book.used for book in ledger.books)
    counts = {"issued": issued, "void": void}
    data = {"archive": str(out / "archive"), "packets": packets, "households": households, "certificates": counts}
    summary = _(N_("{households} households handed over; {issued} certificates issued, {void} void.")).format(
        households=households, **counts
    )
    lines = (
        summary,
        _(N_("Archive: {folder} (password: demo)")).format(folder=out / "archive"),
        _(N_("Packets: {folder}")).format(folder=out / "packets"),
    )
    return Report(data, lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status: 0 done, 1 a check found something wrong, 2 input or arguments unusable."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    as_json = "--json" in given
    given = [argument for argument in given if argument != "--json"]
    asked = taken(given, "--language")
    language = asked or os.environ.get("RUZHU_LANGUAGE", LANGUAGES[0])
    prepare_streams()
    line = Line(Speech.of(language if language in LANGUAGES else LANGUAGES[0]), as_json=as_json)
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
            status = build(line)(list(given), standalone_mode=False)
    except RuzhuError as error:
        return line.refuse(error.reason, error.exit_status)
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
