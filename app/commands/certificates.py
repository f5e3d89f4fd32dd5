"""The subcommands below `certificates`: the papers of control, and what is checked away from the counter."""

from pathlib import Path
from typing import Annotated

import typer

from app.commands.control_files import first_number, with_paper, with_stubs
from app.commands.control_listed import application_told, counts_told, finance_told
from app.commands.control_told import ledger_told, stubs_told, usage_told
from app.commands.line import Line
from app.commands.options import ArchiveFolderIfAny, FirstDay, LastDay, Operator, PaperFile, PasswordFile
from app.commands.papers import write_paper
from app.commands.report import Report
from app.desk.certificates.checking import check_certificate, check_signature
from app.desk.certificates.site_keys import keys_of, keys_text, read_site_keys
from app.desk.control import paper_queries
from app.desk.desk import Desk
from app.errors import InputError
from app.texts import N_


def add(tool: typer.Typer, line: Line) -> None:
    """Add the group `certificates`."""
    group = typer.Typer(help=N_("The numbered certificates."))
    tool.add_typer(group, name="certificates")
    _add_papers(group, line)
    _add_lists(group, line)
    _add_check(group, line)
    _add_keys(group, line)


def _add_papers(group: typer.Typer, line: Line) -> None:
    @group.command(help=N_("The ledger of all books and its proof."))
    @line.at_desk(reading=True)
    def ledger(desk: Desk, out: PaperFile = None) -> Report:
        report = ledger_told(desk, line.speech)
        return report if out is None else with_paper(report, paper_queries.ledger_paper(desk), out, line)

    @group.command(help=N_("How a lot was used."))
    @line.at_desk(reading=True)
    def usage(
        desk: Desk,
        lot: Annotated[str | None, typer.Argument(help=N_("The lot's first number; without it the last lot."))] = None,
        out: PaperFile = None,
    ) -> Report:
        paper = paper_queries.usage_paper(desk, first_number(lot))
        return with_paper(usage_told(paper, line.speech), paper, out, line)

    @group.command(help=N_("Books of stubs in number order, void ones in their place."))
    @line.at_desk(reading=True)
    def stubs(
        desk: Desk,
        book: Annotated[
            str | None, typer.Argument(help=N_("The book's first number; without it all that were handed back."))
        ] = None,
        out: PaperFile = None,
    ) -> Report:
        books = paper_queries.stub_books(desk, first_number(book))
        return with_stubs(stubs_told(books, line.speech), books, out, line)


def _add_lists(group: typer.Typer, line: Line) -> None:
    @group.command(help=N_("An application for certificates, with its review."))
    @line.at_desk(reading=True)
    def application(
        desk: Desk,
        number: Annotated[str | None, typer.Argument(help=N_("Its number; without it the last application."))] = None,
        out: PaperFile = None,
    ) -> Report:
        paper = paper_queries.application_paper(desk, number)
        return with_paper(application_told(paper, line.speech), paper, out, line)

    @group.command(help=N_("How many blanks were counted at shift changes."))
    @line.at_desk(reading=True)
    def counts(
        desk: Desk,
        counter: Annotated[str | None, typer.Option(help=N_("One counter; without it all."))] = None,
        out: PaperFile = None,
    ) -> Report:
        paper = paper_queries.blank_count_paper(desk, counter)
        return with_paper(counts_told(paper, line.speech), paper, out, line)

    @group.command(help=N_("The certificates issued in some days, for finance."))
    @line.at_desk(reading=True)
    def finance(desk: Desk, first: FirstDay = None, last: LastDay = None, out: PaperFile = None) -> Report:
        to = desk.today() if last is None else last.date()
        paper = paper_queries.finance_paper(desk, to.replace(day=1) if first is None else first.date(), to)
        return with_paper(finance_told(paper, line.speech), paper, out, line)


def _add_check(group: typer.Typer, line: Line) -> None:
    @group.command(help=N_("Say whether a certificate is genuine, void, altered or unknown."))
    def check(
        what: Annotated[str, typer.Argument(help=N_("Its code, a file or picture of it, or - for standard input."))],
        archive: ArchiveFolderIfAny = None,
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
            raise InputError.of("certificate_code.archive_or_keys")
        line.answer(certificate_checks.told(checked, line.speech))


def _add_keys(group: typer.Typer, line: Line) -> None:
    @group.command(help=N_("Write the public keys that checking away from the archive takes."))
    @line.at_desk(reading=True)
    def keys(desk: Desk, out: Annotated[Path, typer.Option("--out", help=N_("The file to write."))]) -> Report:
        stations = keys_of(desk.archive.stations())
        write_paper(out, keys_text(stations).encode())
        text = line.speech.translate(N_("The public keys of {count} stations are written to {file}."))
        return Report({"keys": str(out), "stations": len(stations)}, (text.format(count=len(stations), file=out),))
