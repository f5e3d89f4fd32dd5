"""Sentences of the command line."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "command.password_file": N_("Nothing can be read from {file}."),
    "command.no_password": N_("Please give it by {option} or {variable}."),
    "command.arguments": N_("The arguments cannot be used: {detail}"),
    "command.argument_missing": N_("{argument} is missing."),
    "command.option_unknown": N_("There is no option {option} here."),
    "command.value_missing": N_("{option} needs a value behind it."),
    "command.value_unusable": N_("What is given for {option} cannot be used."),
    "command.cannot_write": N_("{file} cannot be written: {detail}."),
    "command.inside_archive": N_("{file} lies within an archive, where only the archive's own files belong."),
    "command.no_plain_file": N_("{file} is no plain file, so no paper can be written there."),
    "command.paper_kind": N_("{file}: please end the file's name with .pdf or .xlsx."),
    "command.answer_lost": N_("The answer could not be written out: {detail}."),
    "command.interrupted": N_("Interrupted; what was saved before stays saved."),
    "command.unexpected": N_("Something unexpected happened; what it was is in {file}."),
}
