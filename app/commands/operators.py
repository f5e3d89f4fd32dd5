"""The subcommands below `operators`: who may act at an archive, and the recovery phrase."""

from typing import Annotated

import typer

from app.archive.access import recover as recover_password
from app.commands.line import Line
from app.commands.options import ArchiveFolder, NewPasswordFile, Operator, PasswordFile, PhraseFile
from app.commands.passwords import NEW, OWN, PHRASE, read_secret
from app.commands.report import Report
from app.commands.speech import Speech
from app.desk.desk import Desk
from app.desk.site import open_desk
from app.desk.upkeep import operators
from app.errors import InputError
from app.procedure.roles import Operator as Someone
from app.texts import N_, Translator
from app.texts.roles import CLERK, HAS_LEFT, MANAGER, NO_PASSWORD

Name = Annotated[str, typer.Argument(help=N_("The operator's name."))]


def add(tool: typer.Typer, line: Line) -> None:
    """Add the group `operators`."""
    group = typer.Typer(help=N_("Who may act at an archive."))
    tool.add_typer(group, name="operators")
    _add_list(group, line)
    _add_coming(group, line)
    _add_roles(group, line)
    _add_password(group, line)
    _add_recovery(group, line)


def _add_list(group: typer.Typer, line: Line) -> None:
    @group.command("list", help=N_("Everyone who is or was an operator."))
    @line.at_desk(reading=True)
    def list_(desk: Desk) -> Report:
        everyone = operators.operators(desk)
        _ = line.speech.translate
        return Report({"operators": [_as_data(each) for each in everyone]}, tuple(_in_words(each, _) for each in everyone))


def _add_coming(group: typer.Typer, line: Line) -> None:
    @group.command("add", help=N_("Let someone in with a first password."))
    @line.at_desk(reading=False)
    def add_(
        desk: Desk,
        name: Name,
        manager: Annotated[bool, typer.Option("--manager", help=N_("As a manager."))] = False,
        new_password_file: NewPasswordFile = None,
    ) -> Report:
        made = operators.add_operator(desk, name, read_secret(NEW, new_password_file, line.speech), manager=manager)
        return _told(desk, made.id, N_("{operator} is let in."), line.speech)

    @group.command(help=N_("Let someone go: the password opens nothing any more."))
    @line.at_desk(reading=False)
    def deactivate(desk: Desk, name: Name) -> Report:
        held = _named(desk, name)
        operators.deactivate(desk, held.id)
        return _told(desk, held.id, N_("{operator} is let go."), line.speech)

    @group.command(help=N_("Take someone back, as a clerk with a new password."))
    @line.at_desk(reading=False)
    def reactivate(desk: Desk, name: Name, new_password_file: NewPasswordFile = None) -> Report:
        held = _named(desk, name)
        operators.reactivate(desk, held.id, read_secret(NEW, new_password_file, line.speech))
        return _told(desk, held.id, N_("{operator} is let in."), line.speech)


def _add_roles(group: typer.Typer, line: Line) -> None:
    @group.command(help=N_("Make an operator a manager."))
    @line.at_desk(reading=False)
    def manager(desk: Desk, name: Name) -> Report:
        held = _named(desk, name)
        operators.set_manager(desk, held.id, manager=True)
        return _told(desk, held.id, N_("{operator} is a manager."), line.speech)

    @group.command(help=N_("Make a manager a clerk."))
    @line.at_desk(reading=False)
    def clerk(desk: Desk, name: Name) -> Report:
        held = _named(desk, name)
        operators.set_manager(desk, held.id, manager=False)
        return _told(desk, held.id, N_("{operator} is a clerk."), line.speech)


def _add_password(group: typer.Typer, line: Line) -> None:
    @group.command(help=N_("Change one's own password, or give another operator a new one."))
    def password(
        archive: ArchiveFolder,
        name: Annotated[str | None, typer.Argument(help=N_("Whose; without it one's own."))] = None,
        operator: Operator = None,
        password_file: PasswordFile = None,
        new_password_file: NewPasswordFile = None,
    ) -> None:
        old = read_secret(OWN, password_file, line.speech)
        desk = open_desk(archive, operator=operator, password=old)
        try:
            held = _named(desk, name or desk.operator_name)
            new = read_secret(NEW, new_password_file, line.speech)
            if held.id == desk.archive.operator:
                operators.change_password(desk, old, new)
            else:
                operators.reset_password(desk, held.id, new)
            report = _told(desk, held.id, N_("{operator} has a new password."), line.speech)
        finally:
            desk.archive.close()
        line.answer(report)


def _add_recovery(group: typer.Typer, line: Line) -> None:
    _ = line.speech.translate

    @group.command(help=N_("Make a phrase that sets a new password when all are forgotten; it replaces the one before."))
    @line.at_desk(reading=False)
    def recovery(desk: Desk) -> Report:
        phrase = operators.make_recovery_phrase(desk)
        advice = _(N_("Write it on paper and lock that away; it is not shown again."))
        return Report({"recovery": phrase}, (phrase, advice))

    @group.command(help=N_("Set a new password by the recovery phrase."))
    def recover(
        name: Name, archive: ArchiveFolder, phrase_file: PhraseFile = None, new_password_file: NewPasswordFile = None
    ) -> None:
        phrase = read_secret(PHRASE, phrase_file, line.speech)
        recover_password(archive, phrase, name, read_secret(NEW, new_password_file, line.speech))
        said = _(N_("{operator} has a new password.")).format(operator=name)
        line.answer(Report({"archive": str(archive), "operator": name}, (said,)))


def _named(desk: Desk, name: str) -> Someone:
    """Return the operator of that name. Raises InputError."""
    held = next((each for each in operators.operators(desk) if each.name == name.strip()), None)
    if held is None:
        raise InputError.of("archive.operator_unknown", operator=name)
    return held


def _told(desk: Desk, operator_id: str, text: str, speech: Speech) -> Report:
    held = next(each for each in operators.operators(desk) if each.id == operator_id)
    return Report({"operator": _as_data(held)}, (speech.translate(text).format(operator=held.name),))


def _as_data(someone: Someone) -> dict[str, object]:
    return {
        "id": someone.id,
        "name": someone.name,
        "manager": someone.manager,
        "active": someone.active,
        "password": someone.has_password,
    }


def _in_words(someone: Someone, translate: Translator) -> str:
    words = [someone.name, translate(MANAGER if someone.manager else CLERK)]
    if not someone.active:
        words.append(translate(HAS_LEFT))
    elif not someone.has_password:
        words.append(translate(NO_PASSWORD))
    return "  ".join(words)
