"""What `--help` says, in the language of the command line."""

from typing import Any

import typer

from app.texts import N_, Translator


def translate_help(command: Any, translate: Translator) -> None:  # noqa: ANN401 a command of the parser, which has no stable type
    """Translate the help of the command, of its parameters and of its subcommands, and the titles above them."""
    command.help = translate(command.help)
    shown = command.get_help_option(typer.Context(command))
    shown.help = N_("Show this text and end.")
    titles = {"argument": translate(N_("Arguments")), "option": translate(N_("Options"))}
    for parameter in (*command.params, shown):
        parameter.help = translate(parameter.help) if parameter.help else parameter.help
        parameter.rich_help_panel = titles.get(parameter.param_type_name, titles["option"])
    for subcommand in getattr(command, "commands", {}).values():
        subcommand.rich_help_panel = translate(N_("Commands"))
        translate_help(subcommand, translate)
