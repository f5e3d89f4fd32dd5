"""Where the command line gets a password: a file, the environment, or a prompt on a terminal."""

import getpass
import os
import sys
from contextlib import suppress
from pathlib import Path

from app.commands.speech import Speech
from app.errors import InputError
from app.texts import N_

VARIABLE = "RUZHU_PASSWORD"


def read_password(file: Path | None, speech: Speech) -> str:
    """The password. Raises InputError where there is none to be had."""
    if file is not None:
        try:
            # Notepad puts a mark of the encoding before the first line; it is none of the password.
            return file.read_text(encoding="utf-8-sig").splitlines()[0]
        except (OSError, UnicodeDecodeError, IndexError):
            raise InputError.of("command.password_file", file=file) from None
    if VARIABLE in os.environ:
        return os.environ[VARIABLE]
    if sys.stdin is not None and sys.stdin.isatty():
        with suppress(EOFError):
            return getpass.getpass(speech.translate(N_("Password: ")), stream=sys.stderr)
    raise InputError.of("command.no_password", variable=VARIABLE)
