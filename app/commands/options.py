"""Options that several subcommands share."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from app.texts import N_

ArchiveFolder = Annotated[Path, typer.Option("--archive", help=N_("The folder of the archive."))]
ArchiveFolderIfAny = Annotated[Path | None, typer.Option("--archive", help=N_("The folder of the archive."))]
Operator = Annotated[str | None, typer.Option("--operator", help=N_("Whose password it is."))]
PasswordFile = Annotated[Path | None, typer.Option("--password-file", help=N_("A file whose first line is the password."))]
NewPasswordFile = Annotated[
    Path | None, typer.Option("--new-password-file", help=N_("A file whose first line is the new password."))
]
PhraseFile = Annotated[Path | None, typer.Option("--phrase-file", help=N_("A file whose first line is the recovery phrase."))]
FirstDay = Annotated[
    datetime | None,
    typer.Option(
        "--from", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help=N_("The first day; without it the first of the month.")
    ),
]
LastDay = Annotated[
    datetime | None,
    typer.Option("--to", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help=N_("The last day; without it today.")),
]
PaperFile = Annotated[Path | None, typer.Option("--out", help=N_("The .pdf or .xlsx to write."))]
